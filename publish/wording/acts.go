package wording

import "testigo/record"

// act is how one type or mode is spoken of.
type act struct {
	noun   pair
	verb   pair // what its agent did: past tense; preterite, third person singular
	female bool // gender of the Spanish noun
	// by, to, with, for: the prepositions of agent, target, participant, beneficiary
	// where they differ from those of the type.
	by, to, with, gain pair
}

var (
	ofOf    = pair{"of", "de"}
	byBy    = pair{"by", "por"}
	against = pair{"against", "contra"}
	favour  = pair{"in favour of", "a favor de"}
	from    = pair{"from", "de"}
	toward  = pair{"to", "a"}
	with    = pair{"with", "con"}
	forFor  = pair{"for", "para"}
	where   = pair{"affecting", "con efecto en"}
	apart   = pair{"()", "()"} // in brackets, where no preposition fits every name
)

// types are the 14 types: their words when no mode fits, and the prepositions of their modes.
var types = map[record.EventType]act{
	record.Protest:   {noun: pair{"protest", "protesta"}, verb: pair{"protested", "protestó"}, female: true, by: ofOf, to: against, with: ofOf, gain: favour},
	record.Assault:   {noun: pair{"violence", "violencia"}, verb: pair{"used violence against", "ejerció violencia contra"}, female: true, by: byBy, to: against, with: pair{"between", "entre"}, gain: favour},
	record.Coerce:    {noun: pair{"coercion", "coacción"}, verb: pair{"coerced", "ejerció coacción contra"}, female: true, by: byBy, to: against, with: with, gain: favour},
	record.Seize:     {noun: pair{"seizure", "toma"}, verb: pair{"seized", "tomó"}, female: true, by: byBy, to: ofOf, with: with, gain: favour},
	record.CoupEvent: {noun: pair{"change of power", "cambio de poder"}, verb: pair{"changed who rules", "cambió quién gobierna"}, by: byBy, to: against, with: with, gain: favour},
	record.Election:  {noun: pair{"election", "elección"}, verb: pair{"elected", "eligió"}, female: true, by: byBy, to: ofOf, with: with, gain: favour},
	record.Legislate: {noun: pair{"act of government", "acto de gobierno"}, verb: pair{"ruled", "dispuso"}, by: byBy, to: where, with: with, gain: favour},
	record.Agree:     {noun: pair{"cooperation", "cooperación"}, verb: pair{"cooperated with", "cooperó con"}, female: true, by: ofOf, to: with, with: with, gain: favour},
	record.Split:     {noun: pair{"break", "ruptura"}, verb: pair{"broke with", "rompió con"}, female: true, by: ofOf, to: with, with: with, gain: favour},
	record.DemandAct: {noun: pair{"demand", "exigencia"}, verb: pair{"demanded", "exigió"}, female: true, by: byBy, to: toward, with: with, gain: favour},
	record.Accuse:    {noun: pair{"accusation", "acusación"}, verb: pair{"accused", "acusó"}, female: true, by: byBy, to: against, with: with, gain: favour},
	record.Release:   {noun: pair{"release", "liberación"}, verb: pair{"released", "liberó"}, female: true, by: byBy, to: ofOf, with: ofOf, gain: ofOf},
	record.Mobilize:  {noun: pair{"mobilization of forces", "movilización de fuerzas"}, verb: pair{"mobilized forces", "movilizó fuerzas"}, female: true, by: byBy, to: against, with: with, gain: favour},
	record.Disaster:  {noun: pair{"disaster", "desastre"}, verb: pair{"struck", "golpeó"}, by: byBy, to: where, with: where, gain: favour},
}

// modes have the words of their own; a preposition left out is the type's.
var modes = map[record.Mode]act{
	"demonstration": {noun: pair{"demonstration", "manifestación"}, verb: pair{"demonstrated", "se manifestó"}, female: true},
	"march":         {noun: pair{"march", "marcha"}, verb: pair{"marched", "marchó"}, female: true},
	"strike":        {noun: pair{"strike", "huelga"}, verb: pair{"went on strike", "hizo huelga"}, female: true},
	"general-strike": {noun: pair{"general strike", "huelga general"}, verb: pair{"went on general strike", "hizo huelga general"},
		female: true},
	"blockade":      {noun: pair{"blockade", "bloqueo"}, verb: pair{"blocked", "bloqueó"}, by: byBy, with: byBy},
	"occupation":    {noun: pair{"occupation", "ocupación"}, verb: pair{"occupied", "ocupó"}, female: true, by: byBy, to: ofOf, with: byBy},
	"riot":          {noun: pair{"riot or clash", "disturbio o enfrentamiento"}, verb: pair{"rioted or clashed", "participó en disturbios"}, to: with, with: with, by: pair{"involving", "con"}},
	"boycott":       {noun: pair{"boycott", "boicot"}, verb: pair{"boycotted", "boicoteó"}, by: byBy, to: ofOf, with: byBy},
	"hunger-strike": {noun: pair{"hunger strike", "huelga de hambre"}, verb: pair{"went on hunger strike", "hizo huelga de hambre"}, female: true},

	"killing":              {noun: pair{"killing", "muerte violenta"}, verb: pair{"killed", "dio muerte a"}, female: true, to: ofOf},
	"massacre":             {noun: pair{"mass killing", "muerte violenta de muchos"}, verb: pair{"killed many", "dio muerte a muchos"}, female: true, to: pair{"of", "()"}},
	"assassination":        {noun: pair{"targeted killing", "asesinato selectivo"}, verb: pair{"killed", "dio muerte a"}, to: ofOf},
	"execution":            {noun: pair{"execution", "ejecución"}, verb: pair{"executed", "ejecutó a"}, female: true, to: ofOf},
	"armed-attack":         {noun: pair{"armed attack", "ataque armado"}, verb: pair{"attacked with arms", "atacó con armas a"}},
	"bombing":              {noun: pair{"bombing", "atentado con explosivos"}, verb: pair{"bombed", "hizo estallar explosivos contra"}},
	"shooting":             {noun: pair{"shooting", "disparos"}, verb: pair{"shot at", "disparó contra"}, to: pair{"at", "contra"}},
	"beating":              {noun: pair{"beating", "golpiza"}, verb: pair{"beat", "golpeó a"}, female: true, to: pair{"of", "a"}},
	"torture":              {noun: pair{"torture", "tortura"}, verb: pair{"tortured", "torturó a"}, female: true, to: pair{"of", "a"}},
	"sexual-violence":      {noun: pair{"sexual violence", "violencia sexual"}, verb: pair{"used sexual violence against", "ejerció violencia sexual contra"}, female: true},
	"forced-sterilization": {noun: pair{"forced sterilization", "esterilización forzada"}, verb: pair{"sterilized by force", "esterilizó por la fuerza a"}, female: true, to: ofOf},

	"arrest":             {noun: pair{"arrest or imprisonment", "detención o encarcelamiento"}, verb: pair{"arrested or imprisoned", "detuvo o encarceló a"}, female: true, to: ofOf},
	"deportation":        {noun: pair{"deportation", "deportación"}, verb: pair{"deported", "deportó a"}, female: true, to: ofOf},
	"raid":               {noun: pair{"raid", "allanamiento"}, verb: pair{"raided", "allanó"}, to: pair{"on", "de"}},
	"repression":         {noun: pair{"use of force", "uso de la fuerza"}, verb: pair{"used force against", "usó la fuerza contra"}},
	"state-of-emergency": {noun: pair{"state of emergency", "estado de emergencia"}, verb: pair{"declared a state of emergency", "declaró el estado de emergencia"}, to: where},
	"curfew":             {noun: pair{"curfew", "toque de queda"}, verb: pair{"imposed a curfew", "impuso el toque de queda"}, to: where},
	"censorship":         {noun: pair{"censorship", "censura"}, verb: pair{"censored", "censuró"}, female: true, to: pair{"of", "a"}},
	"ban":                {noun: pair{"ban", "prohibición"}, verb: pair{"banned", "prohibió"}, female: true, to: pair{"on", "de"}},

	"hostage-taking": {noun: pair{"hostage-taking", "toma de rehenes"}, verb: pair{"took hostage", "tomó como rehén a"}, female: true, to: apart},
	"kidnapping":     {noun: pair{"abduction", "secuestro"}, verb: pair{"abducted", "secuestró a"}},
	"town-takeover":  {noun: pair{"takeover of a town", "toma de un pueblo"}, verb: pair{"took over a town", "tomó un pueblo"}, female: true, to: apart},
	"expropriation":  {noun: pair{"expropriation", "expropiación"}, verb: pair{"expropriated", "expropió"}, female: true, to: ofOf},
	"robbery":        {noun: pair{"robbery", "robo"}, verb: pair{"robbed", "robó a"}, to: pair{"of", "a"}},

	"coup":                {noun: pair{"seizure of power", "toma del poder"}, verb: pair{"seized power", "tomó el poder"}, female: true},
	"attempted-coup":      {noun: pair{"attempted seizure of power", "intento de toma del poder"}, verb: pair{"tried to seize power", "intentó tomar el poder"}},
	"removal-from-office": {noun: pair{"removal from office", "remoción del cargo"}, verb: pair{"removed from office", "removió del cargo a"}, female: true, to: ofOf},
	"resignation":         {noun: pair{"resignation", "renuncia"}, verb: pair{"resigned", "renunció"}, female: true, by: ofOf, to: ofOf},

	"vote":                 {noun: pair{"vote", "votación"}, verb: pair{"voted", "votó"}, female: true},
	"runoff":               {noun: pair{"runoff vote", "segunda vuelta electoral"}, verb: pair{"voted in a runoff", "votó en segunda vuelta"}, female: true},
	"constituent-assembly": {noun: pair{"constituent assembly", "asamblea constituyente"}, verb: pair{"elected or convened a constituent assembly", "eligió o convocó una asamblea constituyente"}, female: true},
	"referendum":           {noun: pair{"referendum", "referéndum"}, verb: pair{"held a referendum", "celebró un referéndum"}},
	"appointment":          {noun: pair{"appointment", "nombramiento"}, verb: pair{"appointed", "nombró a"}, gain: ofOf},
	"inauguration":         {noun: pair{"inauguration", "asunción o instalación"}, verb: pair{"took office or opened", "asumió el cargo o se instaló"}, female: true, by: ofOf, gain: ofOf},

	"decree":                  {noun: pair{"decree", "decreto"}, verb: pair{"decreed", "decretó"}},
	"law":                     {noun: pair{"law or bill", "ley o proyecto de ley"}, verb: pair{"legislated", "legisló"}},
	"constitution":            {noun: pair{"constitution adopted or changed", "adopción o reforma constitucional"}, verb: pair{"adopted or changed the constitution", "adoptó o reformó la constitución"}, female: true},
	"austerity-measure":       {noun: pair{"austerity measure", "medida de austeridad"}, verb: pair{"imposed austerity", "impuso medidas de austeridad"}, female: true},
	"impeachment-vote":        {noun: pair{"motion or vote to remove", "moción o voto de destitución"}, verb: pair{"moved or voted to remove", "promovió o votó la destitución de"}, to: pair{"()", "de"}},
	"dissolution-of-congress": {noun: pair{"dissolution of parliament", "disolución del parlamento"}, verb: pair{"dissolved parliament", "disolvió el parlamento"}, female: true, to: apart},

	"alliance":      {noun: pair{"alliance", "alianza"}, verb: pair{"allied with", "se alió con"}, female: true},
	"agreement":     {noun: pair{"agreement", "acuerdo"}, verb: pair{"agreed with", "acordó con"}},
	"aid":           {noun: pair{"aid", "ayuda"}, verb: pair{"aided", "ayudó a"}, female: true, by: from, to: toward, gain: forFor},
	"loan":          {noun: pair{"loan", "préstamo"}, verb: pair{"lent to", "prestó a"}, by: from, to: toward, gain: forFor},
	"debt-deferral": {noun: pair{"deferral of debt", "aplazamiento de deuda"}, verb: pair{"deferred a debt", "aplazó una deuda"}, by: byBy, gain: forFor},
	"truce":         {noun: pair{"truce", "tregua"}, verb: pair{"agreed a truce with", "pactó una tregua con"}, female: true},

	"party-split": {noun: pair{"split of an organization", "división de una organización"}, verb: pair{"split from", "se separó de"}, female: true, by: apart, to: from, with: pair{"involving", "con"}},
	"expulsion":   {noun: pair{"expulsion", "expulsión"}, verb: pair{"expelled", "expulsó a"}, female: true, by: byBy, to: ofOf},
	"dismissal":   {noun: pair{"dismissal of workers", "despido de trabajadores"}, verb: pair{"dismissed", "despidió a"}, by: byBy, to: apart},

	"release": {noun: pair{"release", "liberación"}, verb: pair{"released", "liberó a"}, female: true},
	"amnesty": {noun: pair{"amnesty", "amnistía"}, verb: pair{"granted amnesty to", "amnistió a"}, female: true, to: forFor, with: forFor, gain: forFor},
	"escape":  {noun: pair{"escape", "fuga"}, verb: pair{"escaped", "se fugó"}, female: true, by: ofOf, to: from},

	"troop-deployment": {noun: pair{"deployment of forces", "despliegue de fuerzas"}, verb: pair{"deployed forces", "desplegó fuerzas"}},
}

// actOf joins the words of the mode to the prepositions of the type.
func actOf(t record.EventType, m record.Mode) act {
	a, known := types[t]
	if !known {
		a = act{noun: pair{"event", "hecho"}, verb: pair{"acted", "actuó"}, by: byBy, to: against, with: with, gain: favour}
	}
	own, ok := modes[m]
	if !ok {
		return a
	}
	for _, p := range []struct{ own, of *pair }{{&own.by, &a.by}, {&own.to, &a.to}, {&own.with, &a.with}, {&own.gain, &a.gain}} {
		if p.own[0] == "" {
			*p.own = *p.of
		}
	}
	return own
}

// Type is the plain noun of an event type: "protest", "protesta".
func Type(lang record.Lang, t record.EventType) string { return actOf(t, "").noun.in(lang) }

// Noun names what was done: "general strike", "huelga general". Without a mode it is the type.
func Noun(lang record.Lang, t record.EventType, m record.Mode) string {
	return actOf(t, m).noun.in(lang)
}

// Verb says what the agent did: "removed from office", "removió del cargo a".
func Verb(lang record.Lang, t record.EventType, m record.Mode) string {
	return actOf(t, m).verb.in(lang)
}
