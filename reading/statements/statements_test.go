package statements

import (
	"slices"
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading/actors"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

func cast(text string) (*words.Text, *actors.Cast) {
	doc := document.FromText("test.txt", text)
	t := words.NewAnalyser().Analyse(doc)
	return t, actors.Find(t, nil)
}

func read(text string) []record.Cited[record.Relation] {
	t, c := cast(text)
	return Relations(t, c, times.Resolve(t, times.Find(t), record.Dating{}))
}

func TestRelationDates(t *testing.T) {
	for text, want := range map[string]string{
		"The Radical Civic Party was founded in 1932 by Alfredo Paz in a tavern near the port.": "1932",
		"El Partido Unidad Popular, fundado en 1930 por Carlos Rojas, perdió las elecciones.":   "1930",
		"The Radical Civic Party was founded by Alfredo Paz. It lost the vote of 1940.":         "",
	} {
		got := read(text)
		if len(got) != 1 || got[0].Value().WhenEDTF != want {
			t.Errorf("%s: got %v, want %q", text, got, want)
		}
	}
}

// Relations are written "from type to", demands "by > of: content"; every one that is read is listed.
func TestRelations(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"apposition", "On Friday the police detained Rosa Quispe, leader of the National Union of Nurses, at her house in the city.", "Rosa Quispe leads National Union of Nurses"},
		{"apposition with age", "Police arrested Mario Tapia, 45, the general secretary of the Federation of Port Workers, on Sunday.", "Mario Tapia leads Federation of Port Workers"},
		{"second role", "Ana Ruiz, a lawyer and founder of the Civic Union party, was released yesterday without charge.", "Ana Ruiz leads Civic Union"},
		{"role and role", "Ana Ruiz, head of the Green Party and chairwoman of the Federation of Port Workers, spoke yesterday at length.", "Ana Ruiz leads Green Party\nAna Ruiz leads Federation of Port Workers"},
		{"its chairman, in the next sentence", "The Federation of Port Workers voted on Monday. Its chairman, Mario Tapia, read the result aloud.", "Mario Tapia leads Federation of Port Workers"},
		{"whose brother", "The mayor met Rosa Quispe, whose brother Luis Quispe runs the ferry on the lake.", "Luis Quispe family-of Rosa Quispe"},
		{"headed by a role and a name", "The Popular Unity Party is headed by the former vice-president, Carmen Ugarte.", "Carmen Ugarte leads Popular Unity Party"},
		{"the new group", "The Popular Unity Party was born in a tavern in May. The new party is led by Carmen Ugarte.", "Carmen Ugarte leads Popular Unity Party"},
		{"backing received", "La Federación de Estibadores recibió el apoyo del Partido Verde y del Frente Amplio en el puerto.", "Partido Verde backs Federación de Estibadores\nFrente Amplio backs Federación de Estibadores"},
		{"won the support", "The Popular Unity Party won the support of the Green Party on Sunday night.", "Green Party backs Popular Unity Party"},
		{"integrada", "La Federación de Estibadores, integrada al Frente Amplio desde mayo, no fue a la cita.", "Federación de Estibadores part-of Frente Amplio"},
		{"su secretaria", "La Federación de Estibadores protestó. Su secretaria general, Ana Soto, habló en la plaza.", "Ana Soto leads Federación de Estibadores"},
		{"allies", "The Green Party and the Popular Unity Party, allies in the city council, voted for the bridge.", "Green Party allied-with Popular Unity Party"},
		{"are allies", "The Green Party and the Popular Unity Party are allies in the north.", "Green Party allied-with Popular Unity Party"},
		{"formed a coalition", "On Sunday the Green Party and the Popular Unity Party formed a coalition.", "Green Party allied-with Popular Unity Party"},
		{"joined forces", "The Green Party and the Popular Unity Party joined forces in May.", "Green Party allied-with Popular Unity Party"},
		{"broke away and founded", "A faction led by Carmen Ugarte broke away from the Green Party in June and founded the Popular Unity Party.", "Popular Unity Party split-from Green Party\nCarmen Ugarte leads Popular Unity Party"},
		{"some left and set up", "Forty mayors who want a new bridge walked out of the Green Party on Monday and set up the Popular Unity Party.", "Popular Unity Party split-from Green Party"},
		{"left and set up", "Luis Tello left the Green Party last year and set up the Popular Unity Party.", "Luis Tello split-from Green Party\nPopular Unity Party split-from Green Party\nLuis Tello leads Popular Unity Party"},
		{"cabinet", "Rosa Quispe met Luis Tello, who sits in the cabinet as minister of fisheries.", "Luis Tello member-of cabinet"},
		{"brother in the cabinet", "Rosa Quispe, whose brother Luis Tello sits in the cabinet, was freed.", "Luis Tello family-of Rosa Quispe\nLuis Tello member-of cabinet"},
		{"the congress", "The Andean Congress of Unions met in May. The Federation of Port Workers, part of the congress, stayed away.", "Federation of Port Workers part-of Andean Congress of Unions"},
		{"of a committee", "Rosa Quispe, of the Committee of Displaced Families, asked for tents.", "Rosa Quispe member-of Committee of Displaced Families"},
		{"successor", "Tello's successor, Carmen Ugarte, took the oath. Luis Tello had gone home.", "Luis Tello predecessor-of Carmen Ugarte"},
		{"body, a member", "The Federation of Port Workers, a member of the Central Union of Workers, voted no.", "Federation of Port Workers part-of Central Union of Workers"},
		{"body joined", "The Federation of Port Workers joined the Central Union of Workers in 1931.", "Federation of Port Workers part-of Central Union of Workers"},
		{"whose party", "Tello's Popular Unity Party lost two seats. Luis Tello blamed the rain.", "Luis Tello leads Popular Unity Party"},
		{"aliados", "El Partido Verde y el Partido Socialista, aliados en el concejo, votaron juntos.", "Partido Verde allied-with Partido Socialista"},
		{"formaron una coalición", "El Partido Verde y el Partido Socialista formaron una coalición en mayo.", "Partido Verde allied-with Partido Socialista"},
		{"se aliaron", "El Partido Verde y el Partido Socialista se aliaron en mayo.", "Partido Verde allied-with Partido Socialista"},
		{"se apartó y formó", "Un sector encabezado por Elena Vargas se apartó del Partido Verde en mayo y formó la lista Pueblo Nuevo.", "Pueblo Nuevo split-from Partido Verde\nElena Vargas leads Pueblo Nuevo"},
		{"renunció y fundó", "Carlos Ríos renunció al Partido Verde y fundó el Partido Socialista.", "Carlos Ríos split-from Partido Verde\nPartido Socialista split-from Partido Verde\nCarlos Ríos leads Partido Socialista"},
		{"la federación", "La Federación Obrera del Sur protestó. El Sindicato de Panaderos, afiliado a la federación, no.", "Sindicato de Panaderos part-of Federación Obrera del Sur"},
		{"de un comité", "Rosa Quispe, del Comité de Familiares, pidió carpas.", "Rosa Quispe member-of Comité de Familiares"},
		{"sucesora", "La sucesora de Luis Soto, Elena Vargas, juró ayer.", "Luis Soto predecessor-of Elena Vargas"},
		{"brings together", "The Central Union of Workers, which brings together the Federation of Port Workers and the National Union of Nurses, said no.", "Federation of Port Workers part-of Central Union of Workers\nNational Union of Nurses part-of Central Union of Workers"},
		{"at the head of", "Rosa Quispe, at the head of the Federation of Port Workers since May, said no.", "Rosa Quispe leads Federation of Port Workers"},
		{"ex-leader", "Rosa Quispe, ex-president of the Federation of Port Workers, was buried on Monday.", "Rosa Quispe leads Federation of Port Workers"},
		{"agrupa", "La Central Obrera, que agrupa a la Federación de Pescadores y al Sindicato de Panaderos, dijo no.", "Federación de Pescadores part-of Central Obrera\nSindicato de Panaderos part-of Central Obrera"},
		{"al frente de", "Elena Vargas, al frente de la Federación de Pescadores desde mayo, dijo no.", "Elena Vargas leads Federación de Pescadores"},
		{"sigue al frente", "Elena Vargas sigue al frente de la Federación de Pescadores.", "Elena Vargas leads Federación de Pescadores"},
		{"al mando de", "Los rebeldes del Ejército Popular, al mando de Carlos Ríos, cruzaron el río.", "Carlos Ríos leads rebeldes del Ejército Popular"},
		{"frente de", "El frente de lluvia llegó ayer a la sede de la Federación de Pescadores.", ""},
		{"expresidenta", "Elena Vargas, expresidenta de la Federación de Pescadores, dijo no.", "Elena Vargas leads Federación de Pescadores"},
		{"se solidarizó", "La Central Obrera se solidarizó con la Federación de Pescadores.", "Central Obrera backs Federación de Pescadores"},
		{"one of", "Jorge Salas, one of the junta's most loyal supporters, owns four mines in the north of the country.", "Jorge Salas backs junta"},
		{"bracket", "The film shows Elena Vargas (leader of the peasant uprising of 1962) in her prison cell.", "Elena Vargas leads peasant uprising"},
		{"genitive", "The Federation of Rice Growers' president, Luis Tello, rejected the offer on Monday evening in the capital.", "Luis Tello leads Federation of Rice Growers"},
		{"name before role", "Green Party leader Sofia Marin spoke for an hour before the cameras.", "Sofia Marin leads Green Party"},
		{"copula", "Rosa Quispe is a member of the National Union of Nurses and has two children.", "Rosa Quispe member-of National Union of Nurses"},
		{"active verb", "In the city of Tacna, Maria Lopez heads the Federation of Market Traders since last year.", "Maria Lopez leads Federation of Market Traders"},
		{"passive verb", "The Broad Front of Workers, led by Pedro Salas, marched to the square on Tuesday morning.", "Pedro Salas leads Broad Front of Workers"},
		{"participle first", "Founded by Carlos Rojas, the Popular Unity Party won nine seats last month.", "Carlos Rojas leads Popular Unity Party"},
		{"time inside a passive", "The Radical Civic Party was founded in the 1930s by Alfredo Paz in a tavern near the port.", "Alfredo Paz leads Radical Civic Party"},
		{"military regime", "Thousands left the country under the military regime of General Hugo Barrientos.", "Hugo Barrientos leads military regime"},
		{"deed", "Luis Tello came to be known for his leadership of the 1987 bakers' strike.", "Luis Tello leads 1987 bakers' strike"},
		{"support", "The Christian People's Party supports Juan Mendoza in the second round of the election.", "Christian People's Party backs Juan Mendoza"},
		{"support as noun", "The Christian People's Party announced its support for Juan Mendoza on Sunday.", "Christian People's Party backs Juan Mendoza"},
		{"hyphen", "The rebels denounced the IMF-backed government of the north.", "IMF backs government"},
		{"who support", "The Popular Unity Party, which also supports Juan Mendoza, stayed away.", "Popular Unity Party backs Juan Mendoza"},
		{"strike supported", "The transport strike, supported by the Central Union of Workers, began at midnight.", "Central Union of Workers backs transport strike"},
		{"candidate", "She lost to Carmen Ugarte, the candidate of the big landowners.", "big landowners backs Carmen Ugarte"},
		{"opposition", "The Federation of Port Workers opposes the Popular Unity Party on most matters.", "Federation of Port Workers opposes Popular Unity Party"},
		{"critical of", "The Popular Unity Party, while critical of Juan Mendoza, kept its two ministers.", "Popular Unity Party opposes Juan Mendoza"},
		{"attempt", "It was the third attempt by conservative legislators to impeach President Juan Mendoza.", "conservative legislators opposes Juan Mendoza"},
		{"her anger", "Rosa Quispe spoke again at dawn. Her anger clashed with the leadership of the Federation of Port Workers.", "Rosa Quispe opposes Federation of Port Workers"},
		{"alliance", "The Popular Unity Party formed an alliance with the Green Party in March.", "Popular Unity Party allied-with Green Party"},
		{"coalition of", "A coalition of the Green Party and the Popular Unity Party governs the city.", "Green Party allied-with Popular Unity Party"},
		{"ties", "Its author is the Andes Institute, a foundation with close ties to the Green Party.", "Andes Institute allied-with Green Party"},
		{"left his party", "In four years Juan Mendoza named six cabinets and left his party, Popular Unity.", "Juan Mendoza split-from Popular Unity"},
		{"broke with", "Carlos Rojas broke with the Green Party in 1991 over the new mine.", "Carlos Rojas split-from Green Party"},
		{"split to form", "In 1964 the youth of the Green Party split to form the Popular Unity Party.", "Popular Unity Party split-from Green Party"},
		{"branch", "The strike was called by the Andes Institute, a branch of the Green Party, on Monday.", "Andes Institute part-of Green Party"},
		{"armed wing", "The Popular Liberation Army, the armed wing of the Communist Party, claimed the attack.", "Popular Liberation Army part-of Communist Party"},
		{"from a party", "Deputy Mario Tapia, from the Green Party, asked for calm.", "Mario Tapia member-of Green Party"},
		{"deputy of a person", "Carmen Ugarte, Mendoza's former vice president, moved into the palace. Juan Mendoza was in jail.", "Carmen Ugarte member-of government of Juan Mendoza"},
		{"family", "Ana Flores, sister of Carlos Flores, said on Sunday that he had been beaten by the guards of the prison.", "Ana Flores family-of Carlos Flores"},
		{"his wife", "Carlos Flores was taken from his home. His wife, Ana Rivas, saw the jeep.", "Ana Rivas family-of Carlos Flores"},
		{"successor", "Mario Tapia succeeded Luis Tello as head of the union.", "Luis Tello predecessor-of Mario Tapia"},
		{"backs no party", "The Federation of Port Workers said it would back no party in May.", ""},
		{"denied", "The Christian People's Party does not support Juan Mendoza.", ""},
		{"list, no apposition", "Judges, mayors, members of the Senate and bankers were held.", ""},

		{"aposición", "La policía detuvo el viernes a Rosa Quispe, dirigente del Sindicato Nacional de Enfermeras, en su casa de la ciudad.", "Rosa Quispe leads Sindicato Nacional de Enfermeras"},
		{"cargo, nombre", "El secretario general de la Central Obrera, Luis Soto, rechazó las cifras oficiales.", "Luis Soto leads Central Obrera"},
		{"presidente sin coma", "Lo anunció el presidente del Colegio de Abogados Mario Tapia en una entrevista.", "Mario Tapia leads Colegio de Abogados"},
		{"fundado por", "El Partido Unidad Popular, fundado en 1930 por Carlos Rojas, perdió las elecciones.", "Carlos Rojas leads Partido Unidad Popular"},
		{"encabezada", "La Federación de Pescadores, encabezada por Elena Vargas, tomó el muelle ayer.", "Elena Vargas leads Federación de Pescadores"},
		{"dirige", "Elena Vargas dirige la Federación de Pescadores desde hace cuatro años.", "Elena Vargas leads Federación de Pescadores"},
		{"régimen militar", "Miles salieron del país durante la dictadura militar del general Hugo Barrientos.", "Hugo Barrientos leads dictadura militar"},
		{"líder de la huelga", "Elena Vargas, líder de la huelga minera, fue trasladada a la capital.", "Elena Vargas leads huelga minera"},
		{"miembro", "Rosa Quispe es militante del Partido Socialista desde joven.", "Rosa Quispe member-of Partido Socialista"},
		{"de un partido", "El congresista Carlos Ríos, de Partido Aprista, pidió calma a los vecinos.", "Carlos Ríos member-of Partido Aprista"},
		{"nombre sin lista", "Elena Vargas, militante de Patria Nueva, habló en la plaza.", "Elena Vargas member-of Patria Nueva"},
		{"integra", "Carlos Ríos integra el Partido Socialista desde 1990.", "Carlos Ríos member-of Partido Socialista"},
		{"respalda", "El Partido Popular Cristiano respalda a Juan Mendoza en la segunda vuelta de la elección presidencial.", "Partido Popular Cristiano backs Juan Mendoza"},
		{"respaldada por", "La huelga fue respaldada por la Central Obrera y terminó al amanecer.", "Central Obrera backs huelga"},
		{"su apoyo", "El Partido Socialista anunció su apoyo a Juan Mendoza.", "Partido Socialista backs Juan Mendoza"},
		{"se opone", "La Central Obrera se opone al Partido Socialista en casi todo.", "Central Obrera opposes Partido Socialista"},
		{"opuesto a", "La Central Obrera, opuesta al Partido Socialista, no firmó.", "Central Obrera opposes Partido Socialista"},
		{"alianza", "El Partido Socialista selló una alianza con Partido Aprista.", "Partido Socialista allied-with Partido Aprista"},
		{"alianza entre", "Fue la primera alianza entre el Partido Socialista y Partido Aprista.", "Partido Socialista allied-with Partido Aprista"},
		{"se escindió", "En 1964 el Frente Rojo se escindió del Partido Socialista.", "Frente Rojo split-from Partido Socialista"},
		{"renunció", "Carlos Ríos renunció al Partido Socialista el lunes.", "Carlos Ríos split-from Partido Socialista"},
		{"brazo armado", "El Ejército Popular, brazo armado del Partido Socialista, reivindicó el ataque.", "Ejército Popular part-of Partido Socialista"},
		{"forma parte", "Partido Aprista forma parte del Frente Amplio.", "Partido Aprista part-of Frente Amplio"},
		{"hija de", "Ana Flores, hija de Carlos Flores, habló ante el juez.", "Ana Flores family-of Carlos Flores"},
		{"su esposa", "Carlos Flores no volvió a casa. Su esposa, Ana Rivas, lo busca desde entonces.", "Ana Rivas family-of Carlos Flores"},
		{"sucedió", "Mario Tapia sucedió a Luis Soto en el cargo.", "Luis Soto predecessor-of Mario Tapia"},
		{"vicepresidenta", "Carmen Ugarte, vicepresidenta de Juan Mendoza, juró ayer.", "Carmen Ugarte member-of gobierno de Juan Mendoza"},
		{"negado", "El Partido Popular Cristiano no respalda a Juan Mendoza.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range read(c.text) {
				v := r.Value()
				got = append(got, v.From+" "+string(v.Type)+" "+v.To)
				if !r.Stated() || r.Quote() == "" {
					t.Error("relation without a witness")
				}
			}
			if s := strings.Join(got, "\n"); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

func TestDemands(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"verb", "The miners demanded the repair of the tunnel on Monday.", []string{"miners > : the repair of the tunnel"}},
		{"called on, behind an apposition", "The drivers met. Their spokesman, Mario Tapia, called on the mayor to lower the fare.", []string{"Mario Tapia > mayor: lower the fare"}},
		{"list", "The drivers met again. Their demands include a new contract, an end to night shifts, and the release of two drivers.", []string{"drivers > : a new contract", "drivers > : an end to night shifts", "drivers > : the release of two drivers"}},
		{"colon", "The demands of the nurses are clear: higher wages, the dismissal of the director, and new beds.", []string{"nurses > : higher wages", "nurses > : the dismissal of the director", "nurses > : new beds"}},
		{"these include", "Delegates read out the nurses' demands. These include higher wages and an end to night shifts.", []string{"nurses > : higher wages", "nurses > : an end to night shifts"}},
		{"bullets", "The clinic of the port stayed closed on Monday.\n\nThe talks have not begun. The nurses demand a reply. They ask for the following:\n\n- higher wages\n\n- two new ambulances\n\nThe talks begin on Friday in the town hall.", []string{"nurses > : a reply", "nurses > : higher wages", "nurses > : two new ambulances"}},
		{"numbered nouns", "Los pescadores cerraron el puerto el lunes.\n\nExigimos:\n\n1. La renuncia del alcalde.\n\n2. Que se publique la lista.\n\nLa feria sigue abierta.", []string{"autor > : La renuncia del alcalde", "autor > : se publique la lista"}},
		{"letters in brackets", "The port was closed on Monday.\n\nWe demand:\n\n(a) The release of those arrested on Monday.\n\n(b) Trial of the officers.\n\nThe fair goes on.", []string{"author > : The release of those arrested on Monday", "author > : Trial of the officers"}},
		{"counted in a sentence", "Los pescadores plantean: 1) renuncia del alcalde; 2) rebaja del combustible, y 3) un nuevo muelle.", []string{"pescadores > : renuncia del alcalde", "pescadores > : rebaja del combustible", "pescadores > : un nuevo muelle"}},
		{"what must be done", "The port was closed on Monday.\n\nThe movement must fight for:\n\n- An end to the state of siege\n\n- The mayor of the port\n\nThe fair goes on.", []string{"movement > : An end to the state of siege"}},
		{"addressed", "The bishops urged the government to reopen the talks.", []string{"bishops > government: reopen the talks"}},
		{"bare verb", "The villagers blocked the bridge, demanding President Juan Mendoza dismiss the prefect.", []string{"villagers > Juan Mendoza: dismiss the prefect"}},
		{"over an apposition", "Juan Mendoza begged the Andes Institute (AI), a foundation close to the bishops, to protect the witnesses.", []string{"Juan Mendoza > Andes Institute: protect the witnesses"}},
		{"two addressed", "The Federation of Port Workers called on the government to publish the list and on the company to pay the wages.", []string{"Federation of Port Workers > government: publish the list", "Federation of Port Workers > company: pay the wages"}},
		{"call for", "The Federation of Port Workers called for the release of its president.", []string{"Federation of Port Workers > : the release of its president"}},
		{"call to march", "The Federation of Port Workers called for a general strike on Friday.", nil},
		{"noun", "The movement's demand for land reform was ignored for years.", []string{"movement > : land reform"}},
		{"slogan", "Students marched with the slogan “Water for all” along the river.", []string{"Students > : Water for all"}},
		{"against", "The peasants shouted slogans against the dam, as well as against the sale of the forest.", []string{"peasants > : against the dam", "peasants > : against the sale of the forest"}},
		{"support a gerund", "The miners favour closing the old mine.", []string{"miners > : closing the old mine"}},
		{"that", "The villagers insisted that the soldiers leave the valley.", []string{"villagers > soldiers: leave the valley"}},
		{"author", "What is needed now is a front of all unions.", []string{"author > : a front of all unions"}},
		{"quoted need", "Luis Tello said that “it is necessary to build a school of our own.”", []string{"Luis Tello > : it is necessary to build a school of our own"}},
		{"denied", "The miners did not demand a new contract.", nil},
		{"question", "The reporters asked whether the tunnel was safe.", nil},
		{"anonymous", "The engineer asked not to be named.", nil},

		{"exigir", "Los pobladores de la zona exigieron la renuncia del alcalde y la reparación de la carretera.", []string{"pobladores > : la renuncia del alcalde", "pobladores > : la reparación de la carretera"}},
		{"pedir que", "Los obispos pidieron al gobierno que reabra el diálogo.", []string{"obispos > gobierno: reabra el diálogo"}},
		{"exigir a", "Los mineros exigieron a la empresa el pago de los salarios.", []string{"mineros > empresa: el pago de los salarios"}},
		{"instar", "El ministro instó a los maestros a volver a las aulas.", []string{"ministro > maestros: volver a las aulas"}},
		{"dos que", "Exigimos que se publique la lista y que se libere a los presos.", []string{"autor > : se publique la lista", "autor > : se libere a los presos"}},
		{"tras una relativa", "Rosa Quispe, que había viajado a la capital, pidió la libertad de su hermano.", []string{"Rosa Quispe > : la libertad de su hermano"}},
		{"sustantivo", "Las demandas de los pescadores incluyen un nuevo muelle, la rebaja del combustible y el retiro de la policía.", []string{"pescadores > : un nuevo muelle", "pescadores > : la rebaja del combustible", "pescadores > : el retiro de la policía"}},
		{"lema", "Los estudiantes marcharon bajo el lema «Agua para todos» hasta el río.", []string{"estudiantes > : Agua para todos"}},
		{"llamar a la huelga", "La Central Obrera llamó a una huelga general para el viernes.", nil},
		{"abogar", "Los vecinos abogaron por la construcción de un hospital.", []string{"vecinos > : la construcción de un hospital"}},
		{"otro verbo sigue", "Los vecinos reclamaron la liberación de los detenidos y bloquearon la carretera.", []string{"vecinos > : la liberación de los detenidos"}},
		{"autor", "Lo que se necesita ahora es un frente de todos los sindicatos.", []string{"autor > : un frente de todos los sindicatos"}},
		{"negado", "Los mineros no exigieron un nuevo contrato.", nil},
		{"a pedido de", "El local fue cerrado a pedido de la empresa.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range Demands(cast(c.text)) {
				v := d.Value()
				got = append(got, v.By+" > "+v.Of+": "+v.Content)
				if !d.Stated() || d.Quote() == "" {
					t.Error("demand without a witness")
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// Reading is linear in the text: a page of prose costs well below a microsecond a word.
func BenchmarkStatements(b *testing.B) {
	text, c := cast(strings.Repeat("Rosa Quispe, leader of the National Union of Nurses, demanded the release of its president and an end to night shifts. "+
		"The Green Party, which supports Juan Mendoza, formed an alliance with the Popular Unity Party on Monday, and the river rose again in the night.\n\n", 60))
	b.ReportAllocs()
	for b.Loop() {
		Relations(text, c, nil)
		Demands(text, c)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(text.Tokens)), "ns/token")
}

func FuzzStatements(f *testing.F) {
	for _, s := range []string{
		"Rivals met. Allies of A, enemies", "Led by A. Elected president of B. Under A. Que dirige A.", "1) a; 2) b: 1. c\n\nWe demand:\n\n(a) b",
		"A, leader of B", "El dirigente de la CGTP pidió que renuncie.",
		"Led by Ana Ruiz, the Green Party split to form the Red Party (RP), an IMF-backed branch of the junta.",
		"Their demands include: a, b, as well as c;\n\n- d\n\n1. e\n\nThese include “f",
		"His party, he said, demanded of him and on her to (that), which. Exigimos a la a que, y a.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, c := cast(s)
		for _, r := range Relations(text, c, nil) {
			if !r.Stated() {
				t.Error("no witness")
			}
		}
		for _, d := range Demands(text, c) {
			if !d.Stated() {
				t.Error("no witness")
			}
		}
	})
}
