package events

// The closed classes that hold a clause together. Norms: lower case, without accents.

func set(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lists {
		start := -1
		for i := 0; i <= len(l); i++ {
			if i == len(l) || l[i] == ' ' {
				if start >= 0 {
					m[l[start:i]] = true
				}
				start = -1
			} else if start < 0 {
				start = i
			}
		}
	}
	return m
}

// tongue is one language's closed classes.
type tongue struct {
	det, def, indef, demo, poss          map[string]bool
	prep, conj, sub, rel, pron           map[string]bool
	be, have, modal, future, neg         map[string]bool
	aux                                  map[string]bool // any word of a verb group before its head
	occur                                map[string]bool // verbs of happening: "broke out", "estalló"
	do                                   map[string]bool // light verbs: "carried out", "llevó a cabo"
	call, wish, try, fail, threaten, end map[string]bool
	begin, extend                        map[string]bool
	alleged, habit, need, often          map[string]bool
	say                                  map[string]bool
	adverb                               map[string]bool
	deny                                 map[string]bool // verbs that say it is not so
}

var english_ = tongue{
	def:   set("the its his her their this that these those our your my"),
	indef: set("a an another some several many few various numerous other no any every each more most such one two three four five six seven eight nine ten eleven twelve dozens hundreds thousands scores first second third"),
	demo:  set("this these that those such"),
	poss:  set("its his her their our my"),
	prep:  set("of in on at for from by with without to into near against between among during after before over under through throughout following amid despite since until about toward towards across outside inside around behind upon onto via within including as than like because per along off down up beyond above"),
	conj:  set("and or but nor"),
	sub:   set("if unless because although though while when whereas whether until once as since where that"),
	rel:   set("who which that whom whose where"),
	pron:  set("he she it they we you i him her them us who which that himself herself itself themselves there"),
	be:    set("is are was were be been being am 's 're"),
	have:  set("has have had having 've"),
	modal: set("would could may might should must can cannot can't couldn't shouldn't wouldn't mustn't ought"),
	future: set(
		"will shall won't 'll"),
	neg:      set("not never no n't neither nor without didn't don't doesn't wasn't weren't isn't aren't hasn't haven't hadn't won't can't cannot couldn't wouldn't shouldn't denied deny denies denying nobody none"),
	occur:    set("broke break breaks erupted erupt erupts took take takes taking occurred occur occurs happened happen happens began begin begins started start starts continued continue continues spread spreads followed follow follows ensued ensue ensues held hold holds culminated culminate lasted last lasts ended end ends resulted result swept sweep rocked rocks shook intensified escalated hit greeted met"),
	do:       set("documented recorded verified grants granted granting extended lend lends lent seal sealed seals broker brokered clinched struck begun passes pass decree decrees decreeing formed form forms forming merged adopted adopt adopts approved approve approves enacted repealed promulgated struck secured obtained negotiated requested convened convene formalized ratified ratify broke breaks staged stage stages staging held hold holds holding organized organised organize organizes organise organises organizing organising launched launch launches launching carried carry carries carrying mounted mount mounting imposed impose imposes imposing declared declare declares declaring ordered order orders ordering signed sign signs signing reached reach reaches reaching announced announce announces announcing called call calls calling led lead leads leading joined join joins joining conducted conduct conducts committed commit commits committing suffered suffer suffers made make makes making issued issue issues issuing issued unleashed unleash passed decreed erected set lifted lift lifts extended extend extends ended broke won win wins lost lose faced face survived survive saw see witnessed experienced underwent perpetrated proclaimed granted grant grants convened convened attended backed back supported support observed heeded began start started release released receive received disburse disbursed provide provided"),
	call:     set("pending foresees foresee foreseen envisages envisaged scheduled calendar planning ahead call calls called calling announce announces announced announcing convoke convened schedule scheduled plan plans planned planning prepare prepares preparing propose proposes proposed set intend intends intended vow vows vowed promise promised promises pledge pledged due expected convoked"),
	wish:     set("demand demands demanded demanding call calls called calling urge urges urged urging ask asks asked asking want wants wanted request requests requested requesting seek seeks sought seeking insist insists insisted propose proposed proposes oppose opposes opposed opposing reject rejects rejected rejecting for against refuse refuses refused favour favor favors consider considers considered advocate advocates advocated hope hopes hoped"),
	try:      set("attempt attempts attempted attempting try tries tried trying effort efforts bid"),
	fail:     set("fail fails failed failing prevent prevents prevented preventing avoid avoids avoided avoiding unable refuse refuses refused refusing averted avert thwarted foiled aborted stop abort"),
	threaten: set("threaten threatens threatened threatening threat threats fear fears feared fearing risk risks danger possible possibility potential warn warns warned warning prospect rumor rumors rumours rumour"),
	begin:    set("declare declares declared declaring impose imposes imposed imposing decree decrees decreed decreeing proclaim proclaims proclaimed begin began introduced introduce placed put established establish"),
	extend:   set("extend extends extended extending extension prolong prolonged prolongs renew renewed renews renewing broaden broadened widened"),
	end:      set("lift lifts lifted lifting end ends ended ending revoke revoked suspend suspended annul annulled repeal repealed expire expired withdraw withdrew withdrawn rescinded cancelled canceled"),
	alleged:  set("alleged allegedly reportedly reported apparently presumed presumably supposed supposedly purported purportedly rumored rumoured suspected"),
	habit:    set("every each always usually often frequently regularly routinely constantly repeatedly typically sometimes whenever"),
	need:     set("must should need needs needed necessary task tasks let's ought imperative urgent essential perspective strategy cannot"),
	say:      set("report announced counted recorded documented registered said says say told tells stated states reported reports according added adds noted notes claimed claims affirmed affirms asserted declared alleges alleged confirmed maintained indicated revealed explained insisted"),
	deny:     set("denied denies deny denying disputed disputes refuted refutes dismissed ruled rules disavowed"),
	adverb:   set("himself herself themselves itself also already then recently immediately finally subsequently now still even just only later soon again brutally violently forcibly illegally arbitrarily reportedly allegedly apparently since ever personally publicly officially formally peacefully first therefore thus once twice all both largely effectively directly eventually merely simply partly mostly actually nearly almost quickly unanimously jointly summarily"),
}

var spanish_ = tongue{
	def:      set("el la los las lo su sus este esta estos estas ese esa esos esas dicho dicha dichos dichas al del aquel aquella nuestro nuestra"),
	indef:    set("un una unos unas otro otra otros otras algunos algunas varios varias muchos muchas ningun ninguna cada mas tal todo toda diversos diversas numerosos numerosas sendos dos tres cuatro cinco seis siete ocho nueve diez decenas cientos miles primer primera segundo segunda tercer tercera"),
	demo:     set("este esta estos estas ese esa esos esas dicho dicha dichos dichas tal tales aquel aquella mencionado mencionada citado citada referido referida"),
	poss:     set("su sus nuestro nuestra"),
	prep:     set("de del en a al con sin por para contra entre desde hasta durante tras ante bajo sobre segun hacia mediante contra excepto salvo como dentro fuera cerca frente"),
	conj:     set("y e o u pero ni sino"),
	sub:      set("si cuando mientras aunque porque pues como donde que luego"),
	rel:      set("que quien quienes cual cuales cuyo cuya cuyos cuyas donde"),
	pron:     set("el ella ellos ellas se le les lo los la las nos me te yo quien quienes que"),
	be:       set("es son fue fueron era eran ser sido siendo sera seran seria serian sea sean fuera fueran esta estan estuvo estuvieron estaba estaban resulto resultaron quedo quedaron"),
	have:     set("ha han habia habian haber habiendo hubo hubieron hayan haya hubiera hubieran he"),
	modal:    set("puede pueden podria podrian podia podian debe deben deberia deberian debia debemos quiere quieren quisiera habria habrian tendria tendrian pudo podra podran"),
	future:   set("va van sera seran habra habran iba iban"),
	neg:      set("no nunca jamas sin tampoco ni ningun ninguna nadie niega nego negaron niegan desmintio desmiente"),
	occur:    set("estallo estallaron produjo produjeron ocurrio ocurrieron ocurre inicio iniciaron comenzo comenzaron continuo continua continuaron registro registraron realizo realizaron desato desataron sucedio siguio siguieron culmino termino duro hubo sacudio desarrollo produce registra realiza celebro celebraron tuvo tuvieron dio cumplio cumple acato"),
	do:       set("registramos documentamos documento documentaron constatamos constato verificamos verifico desembolsa negocia negocian negociaron cerro cerraron conformaron integraron lanza lanzan aplico aplica aplicaron firmara suscriben suscribieron concederia levantado levantada prorrogado prorrogada declarado declarada decretado decretada impuesto impuesta convocado convocada firmado firmada suscrito ampliado formo formaron forma conformo conformaron adopto adoptaron promulgo derogo obtuvo negocio ratifico sello sellaron realizo realizaron realiza realizan realizar organizo organizaron organizan convoco convocaron convoca convocan impuso impusieron impone declaro declararon declara declarar decreto decreta decretaron dicto dictaron dicta ordeno ordenaron ordena firmo firmaron firma suscribio suscribieron alcanzo alcanzaron llevo llevaron llevan encabezo encabezaron encabeza lidero lideraron protagonizo protagonizaron protagonizan inicio iniciaron inicia efectuo efectuaron efectua cometio cometieron sufrio sufrieron perpetro perpetraron lanzo lanzaron desplego emprendio emprendieron acato acataron levanto levantaron prorrogo prorroga amplio anuncio anunciaron anuncia ejecuto ejecutaron presento presentaron aprobo aprobaron gano ganaron perdio mantiene mantienen cumplio cumplieron apoyo apoyaron respaldo otorgo otorgaron otorga otorgara otorgaria concedio concedieron concede concedera recibio recibira contrato contrataron desembolso desembolsara"),
	call:     set("preve preven prevista previstas previstos proximo proxima proximas anunciara anunciaran convocara convocaran llamamos convocamos llama llaman llamo llamaron convoco convocaron convoca convocan convocar convocado convocada anuncio anunciaron anuncia anuncian anunciar anunciado anunciada programado programada prepara preparan planea planean planeaba previsto prevista prometio promete realizara realizaran iniciara iniciaran llevara convocatoria"),
	wish:     set("exige exigen exigio exigieron exigir exigiendo demanda demandan demando demandaron demandar demandando reclama reclaman reclamo reclamaron reclamar pide piden pidio pidieron pedir pidiendo solicita solicitan solicito solicitaron solicitar propone proponen propuso quiere quieren rechaza rechazan rechazo rechazaron rechazar contra para llamo llaman insta insto exhorto busca buscan plantea plantean planteo"),
	try:      set("intento intentos intenta intentan intentaron intentar intentando trato trataron trata tratan tratar tratando tentativa conato"),
	fail:     set("fracaso fracasaron evito evitaron evitar impidio impidieron impedir nego negaron frustro frustraron frustrado frustrada abortado"),
	threaten: set("amenaza amenazan amenazo amenazaron amenazas temor temores teme temen temia riesgo peligro posible posibles posibilidad eventual advierte advirtio rumor rumores eventuales inminente"),
	begin:    set("declaro declara declararon declarar declarado impuso impone impusieron imponer decreto decreta decretaron decretar decretado dicto dicta establecio instauro proclamo rige"),
	extend:   set("prorrogo prorroga prorrogar prorrogado prorrogaron prolongo extendio extiende amplio amplia ampliaron renovo prorroga extension ampliacion"),
	end:      set("levanto levantaron levanta levantar levantado levantamiento revoco revoca derogo derogaron suspendio anulo concluyo vencio fin termino finalizo"),
	alleged:  set("presunto presunta presuntos presuntas supuesto supuesta supuestos supuestas presuntamente supuestamente aparentemente aparente sospechoso"),
	habit:    set("cada siempre usualmente frecuentemente regularmente constantemente suele suelen solia solian habitualmente"),
	need:     set("debe deben debemos debiera necesario necesaria necesitamos tarea tareas urge imprescindible hay fundamental necesidad"),
	say:      set("informan reportan reportaron confirma confirmaron documento contabilizo registro denunciaron denuncian anuncio dijo dice dijeron afirmo afirma informo informa informaron senalo senala sostuvo aseguro asegura indico indica agrego segun manifesto preciso declaro refirio revelo anadio explico denuncio reporto reporta confirmo expreso comento"),
	deny:     set("nego niega niegan negaron negando negar desmintio desmiente desmintieron desmienten descarto descarta descartaron descartan rechazo rechazaron refuto refutaron"),
	adverb:   set("mismo misma ya tambien luego despues ahora aun solo recientemente posteriormente inmediatamente finalmente brutalmente violentamente ilegalmente arbitrariamente presuntamente supuestamente ayer hoy nuevamente ademas asimismo masivamente pacificamente siempre incluso apenas definitivamente previamente anteriormente simplemente directamente casi"),
}

func init() {
	for _, g := range [...]*tongue{&english_, &spanish_} {
		g.det = map[string]bool{}
		for _, m := range [...]map[string]bool{g.def, g.indef} {
			for w := range m {
				g.det[w] = true
			}
		}
		g.aux = map[string]bool{}
		for _, m := range [...]map[string]bool{g.be, g.have, g.modal, g.future, g.neg, g.adverb} {
			for w := range m {
				g.aux[w] = true
			}
		}
	}
	for _, w := range [...]string{"to", "did", "do", "does", "got", "get", "getting", "gets", "going"} {
		english_.aux[w] = true
	}
	for _, w := range [...]string{"se", "a", "le", "les", "lo", "los", "la", "las", "que", "de", "vuelto", "volvio", "llego", "llegaron"} {
		if w != "de" && w != "que" && w != "los" && w != "las" && w != "la" && w != "lo" && w != "a" {
			spanish_.aux[w] = true
		}
	}
}

func tongueOf(l int) *tongue {
	if l == 2 {
		return &spanish_
	}
	return &english_
}
