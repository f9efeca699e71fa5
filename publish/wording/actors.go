package wording

import "testigo/record"

var mergeReasons = map[string]pair{
	"pack":              {"known to be one (pack)", "se sabe que son uno (pack)"},
	"same-name":         {"the same name", "el mismo nombre"},
	"acronym":           {"the one expansion of the acronym", "el único desarrollo de la sigla"},
	"acronym-and-words": {"the same acronym and most words", "la misma sigla y casi las mismas palabras"},
	"translation":       {"a translation, word by word", "una traducción, palabra por palabra"},
	"modifiers":         {"the same proper name without adjectives", "el mismo nombre propio sin adjetivos"},
	"spelling":          {"one slip of the pen", "una errata"},
	"sound":             {"another spelling of one sound", "otra grafía del mismo sonido"},
	"hyphen":            {"a hyphen or space inside", "un guion o espacio dentro"},
	"particles":         {"particles aside", "sin las partículas"},
	"second-surname":    {"a second surname or given name left out", "sin el segundo apellido o un nombre de pila"},
	"nickname":          {"a nickname", "un apodo"},
	"initial":           {"an initial", "una inicial"},
	"kind":              {"one body or group of the country under its common name", "un mismo organismo o grupo del país con su nombre común"},
	"linkage":           {"linked by name, date and place", "vinculados por nombre, fecha y lugar"},
	"office":            {"held the office on that day (pack)", "ejercía el cargo ese día (pack)"},
}

var mergeDoubts = map[string]pair{
	"":          {"the names alone do not decide", "los nombres solos no deciden"},
	"pack":      {"known to be two (pack)", "se sabe que son dos (pack)"},
	"age":       {"their ages are not one person's", "sus edades no son de una persona"},
	"kin":       {"told to be kin", "se dice que son parientes"},
	"same-text": {"one text tells of both", "un texto habla de ambos"},
	"country":   {"one of the texts names no country", "uno de los textos no nombra país"},
	"several":   {"the name fits several", "el nombre conviene a varios"},
}

// MergeReason says why two names were taken for one actor, or might be.
func MergeReason(lang record.Lang, code string) string { return lookup(lang, mergeReasons, code) }

// MergeDoubt says what keeps two actors apart.
func MergeDoubt(lang record.Lang, code string) string { return lookup(lang, mergeDoubts, code) }

type directed struct {
	t   record.RelationType
	out bool
}

var relationWords = map[directed]pair{
	{record.Leads, true}:          {"leads", "dirige"},
	{record.Leads, false}:         {"led by", "dirigido por"},
	{record.MemberOf, true}:       {"member of", "miembro de"},
	{record.MemberOf, false}:      {"member:", "miembro:"},
	{record.AlliedWith, true}:     {"allied with", "aliado con"},
	{record.AlliedWith, false}:    {"allied with", "aliado con"},
	{record.SplitFrom, true}:      {"split from", "se separó de"},
	{record.SplitFrom, false}:     {"left by", "dejado por"},
	{record.Backs, true}:          {"backs", "apoya a"},
	{record.Backs, false}:         {"backed by", "apoyado por"},
	{record.Opposes, true}:        {"opposes", "se opone a"},
	{record.Opposes, false}:       {"opposed by", "enfrentado por"},
	{record.PartOf, true}:         {"part of", "parte de"},
	{record.PartOf, false}:        {"has as a part", "tiene como parte a"},
	{record.FamilyOf, true}:       {"kin of", "pariente de"},
	{record.FamilyOf, false}:      {"kin of", "pariente de"},
	{record.PredecessorOf, true}:  {"followed by", "seguido por"},
	{record.PredecessorOf, false}: {"follows", "sucede a"},
}

// Edge words a relation from the side of one actor: "led by".
func Edge(lang record.Lang, e record.Edge) string {
	if e.Founded && e.Type == record.Leads {
		if e.Out {
			return pair{"founded", "fundó"}.in(lang)
		}
		return pair{"founded by", "fundado por"}.in(lang)
	}
	if p, ok := relationWords[directed{e.Type, e.Out}]; ok {
		return p.in(lang)
	}
	return string(e.Type)
}
