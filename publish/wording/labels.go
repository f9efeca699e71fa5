package wording

import (
	"strings"

	"testigo/record"
)

// Role names the part an actor has: "agent", "target".
func Role(lang record.Lang, r record.RoleName) string {
	return lookup(lang, roles, string(r))
}

// Certainty says how a document tells it: "reported by others", "denied".
func Certainty(lang record.Lang, c record.Certainty) string {
	return lookup(lang, certainties, c.String())
}

// Status says how the figures of a question stand to each other.
func Status(lang record.Lang, s record.Status) string { return lookup(lang, statuses, string(s)) }

// Verdict says what a check concluded.
func Verdict(lang record.Lang, v record.Verdict) string { return lookup(lang, verdicts, string(v)) }

// LinkReasons lists why a statement was taken to tell an event.
func LinkReasons(lang record.Lang, codes []string) string {
	var out []string
	for _, c := range codes {
		out = append(out, lookup(lang, linkReasons, c))
	}
	return strings.Join(out, ", ")
}

// Lineage leads to the name of what a document comes from: "reprint of".
func Lineage(lang record.Lang, k record.LineageKind) string { return lookup(lang, lineages, string(k)) }

// Origin leads to the name of what comes from a document: "reprinted by".
func Origin(lang record.Lang, k record.LineageKind) string { return lookup(lang, origins, string(k)) }

// Phase of a state of emergency or decree.
func Phase(lang record.Lang, phase string) string { return lookup(lang, phases, phase) }

// Place names the size of a place.
func Place(lang record.Lang, k record.PlaceKind) string { return lookup(lang, placeKinds, string(k)) }

// Org names the kind of an organization.
func Org(lang record.Lang, k record.OrgKind) string { return lookup(lang, orgs, string(k)) }

// Format names the form of a document.
func Format(f record.Format) string {
	switch f {
	case record.Text:
		return "TXT"
	case record.Markdown:
		return "Markdown"
	case record.HTML:
		return "HTML"
	case record.PDF:
		return "PDF"
	case record.DOCX:
		return "DOCX"
	}
	return Clip(string(f), 20)
}

// Language names the language of a document.
func Language(lang, of record.Lang) string { return lookup(lang, languages, string(of)) }

// Measure names what a figure counts, in the plural; a word we do not know is given as it is.
func Measure(lang record.Lang, measure string) string {
	if m, ok := measures[measure]; ok {
		return m.many.in(lang)
	}
	return Clip(measure, maxName)
}

func lookup(lang record.Lang, words map[string]pair, key string) string {
	if p, ok := words[key]; ok {
		return p.in(lang)
	}
	return Clip(key, maxName)
}

var roles = map[string]pair{
	string(record.Agent):       {"agent", "agente"},
	string(record.Target):      {"target", "afectado"},
	string(record.Participant): {"participant", "participante"},
	string(record.Organizer):   {"organizer", "organizador"},
	string(record.Beneficiary): {"beneficiary", "beneficiario"},
	string(record.Instrument):  {"means", "medio"},
}

var certainties = map[string]pair{
	"asserted":     {"asserted", "afirmado"},
	"reported":     {"reported", "atribuido"},
	"denied":       {"denied", "negado"},
	"planned":      {"planned", "previsto"},
	"hypothetical": {"hypothetical", "hipotético"},
}

var verdicts = map[string]pair{"ok": {"holds", "se sostiene"}, "doubt": {"doubt", "duda"}, "fail": {"fails", "no se sostiene"}}

var linkReasons = map[string]pair{
	"same-words":      {"the same sentence", "la misma frase"},
	"same-day":        {"the same day", "el mismo día"},
	"same-month":      {"the same month", "el mismo mes"},
	"same-beginning":  {"counted from the same day", "contado desde el mismo día"},
	"same-place":      {"the same place", "el mismo lugar"},
	"same-country":    {"the same country", "el mismo país"},
	"same-role":       {"the same actors", "los mismos actores"},
	"same-names":      {"the same names", "los mismos nombres"},
	"same-count":      {"numbers that go together", "cifras que concuerdan"},
	"same-kind":       {"the same kind of act", "el mismo tipo de hecho"},
	"same-qualifier":  {"called alike", "llamado de igual modo"},
	"national-act":    {"a country has one such act a day", "un país tiene uno de estos hechos al día"},
	"kindred-acts":    {"two names for one act", "dos nombres de un mismo acto"},
	"copies":          {"the documents are copies of one text", "los documentos son copias de un texto"},
	"once-per-person": {"it befalls a person once", "ocurre una vez a una persona"},
	"total-of-deaths": {"the total of one time and country", "el total de una época y un país"},
	"wave-of-protest": {"a wave that began in the same month", "una ola que empezó el mismo mes"},
	"same-phrase":     {"named by the same words", "nombrado con las mismas palabras"},
	"same-story":      {"the documents tell other events in common", "los documentos cuentan otros hechos en común"},
	"only-successor":  {"the only one who took office in that place", "la única persona que asumió en ese lugar"},
	"of-one-ruler":    {"known: who ruled in that year", "se sabe quién gobernaba ese año"},
	"call-and-rally":  {"the first rally told of the town that was called to", "la primera concentración que se cuenta en la ciudad convocada"},
}

var statuses = map[string]pair{
	string(record.Single):      {"one figure", "una sola cifra"},
	string(record.Agreed):      {"figures agree", "las cifras concuerdan"},
	string(record.Growth):      {"figure grows with its date", "la cifra crece con su fecha"},
	string(record.Conflicting): {"figures differ", "las cifras difieren"},
}

var lineages = map[string]pair{
	string(record.SameText):    {"same text as", "mismo texto que"},
	string(record.Reprint):     {"reprint of", "reproducción de"},
	string(record.Excerpt):     {"excerpt of", "extracto de"},
	string(record.Translation): {"translation of", "traducción de"},
}

var origins = map[string]pair{
	string(record.SameText):    {"same text in", "mismo texto en"},
	string(record.Reprint):     {"reprinted in", "reproducido en"},
	string(record.Excerpt):     {"excerpted in", "extractado en"},
	string(record.Translation): {"translated in", "traducido en"},
}

var phases = map[string]pair{
	"begin":  {"begins", "comienza"},
	"extend": {"extended", "se prorroga"},
	"end":    {"ends", "termina"},
}

var placeKinds = map[string]pair{
	string(record.Country):  {"country", "país"},
	string(record.Region):   {"region", "región"},
	string(record.Province): {"province", "provincia"},
	string(record.District): {"district", "distrito"},
	string(record.City):     {"city", "ciudad"},
	string(record.Area):     {"area", "zona"},
	string(record.Site):     {"site", "lugar"},
}

var orgs = map[string]pair{
	string(record.Party):         {"party", "partido"},
	string(record.Union):         {"union", "sindicato"},
	string(record.Front):         {"front", "frente"},
	string(record.Guerrilla):     {"armed group", "grupo armado"},
	string(record.State):         {"state body", "órgano del Estado"},
	string(record.Military):      {"armed forces or police", "fuerzas armadas o policía"},
	string(record.Company):       {"company", "empresa"},
	string(record.Bank):          {"bank", "banco"},
	string(record.International): {"international body", "organismo internacional"},
	string(record.NGO):           {"non-governmental organization", "organización no gubernamental"},
	string(record.Media):         {"media", "medio de comunicación"},
	string(record.Community):     {"community", "comunidad"},
}

var languages = map[string]pair{
	"en": {"English", "inglés"},
	"es": {"Spanish", "español"},
	"":   {"language not determined", "idioma no determinado"},
}

// counted is what a number stands before.
type counted struct{ one, many pair }

var measures = map[string]counted{
	"killed":       {pair{"killed", "muerto"}, pair{"killed", "muertos"}},
	"wounded":      {pair{"wounded", "herido"}, pair{"wounded", "heridos"}},
	"missing":      {pair{"missing", "desaparecido"}, pair{"missing", "desaparecidos"}},
	"disappeared":  {pair{"disappeared", "desaparecido"}, pair{"disappeared", "desaparecidos"}},
	"arrested":     {pair{"arrested", "detenido"}, pair{"arrested", "detenidos"}},
	"participants": {pair{"participant", "participante"}, pair{"participants", "participantes"}},
	"deported":     {pair{"deported", "deportado"}, pair{"deported", "deportados"}},
	"hostages":     {pair{"hostage", "rehén"}, pair{"hostages", "rehenes"}},
	"released":     {pair{"released", "liberado"}, pair{"released", "liberados"}},
	"displaced":    {pair{"displaced", "desplazado"}, pair{"displaced", "desplazados"}},
	"abducted":     {pair{"abducted", "secuestrado"}, pair{"abducted", "secuestrados"}},
	"tortured":     {pair{"tortured", "torturado"}, pair{"tortured", "torturados"}},
	"dismissed":    {pair{"dismissed", "despedido"}, pair{"dismissed", "despedidos"}},
	"sterilized":   {pair{"sterilized", "caso de esterilización"}, pair{"sterilized", "casos de esterilización"}},
	"votes":        {pair{"vote", "voto"}, pair{"votes", "votos"}},
	"seats":        {pair{"seat", "escaño"}, pair{"seats", "escaños"}},
}
