package page

import (
	"testigo/publish/wording"
	"testigo/record"
)

// ui is a text of the page by its key; an unknown key shows itself, and a test looks for that.
func ui(key string) both {
	if b, ok := texts[key]; ok {
		return b
	}
	return both{"[" + key + "]", "[" + key + "]"}
}

var texts = map[string]both{
	"title":         {"A chronology", "Una cronología"},
	"notice":        {"Read by machine from the documents named here; no person has reviewed it. Each line opens the words it rests on: read them before you cite it. Testigo takes no side: words of judgement stand inside quotations only.", "Leído por una máquina en los documentos aquí nombrados; ninguna persona lo ha revisado. Cada línea abre las palabras en que se apoya: léalas antes de citarla. Testigo no toma partido: las palabras de juicio solo están dentro de las citas."},
	"filters":       {"Find", "Buscar"},
	"words":         {"Words", "Palabras"},
	"years":         {"Years", "Años"},
	"types":         {"What", "Qué"},
	"certainty":     {"How it is told", "Cómo se cuenta"},
	"marks":         {"Figures", "Cifras"},
	"reset":         {"Show all", "Mostrar todo"},
	"shown":         {"shown", "a la vista"},
	"none":          {"No event fits these filters.", "Ningún hecho corresponde a estos filtros."},
	"keys":          {"Keys: / words · ↑ ↓ or j k lines · Enter opens · Esc closes", "Teclas: / palabras · ↑ ↓ o j k líneas · Intro abre · Esc cierra"},
	"undated":       {"Date unknown", "Fecha desconocida"},
	"undated-short": {"undated", "sin fecha"},
	"chronology":    {"Chronology", "Cronología"},
	"conflict":      {"figures differ", "las cifras difieren"},
	"growth":        {"figure grows", "la cifra crece"},
	"agree":         {"figures agree", "las cifras concuerdan"},
	"single":        {"one figure", "una cifra"},
	"background":    {"background", "antecedente"},
	"generic":       {"repeated", "reiterado"},
	"reported":      {"reported", "atribuido"},
	"permalink":     {"Permanent link to this event", "Enlace permanente a este hecho"},
	"said-by":       {"said by", "lo dice"},
	"date-read":     {"date", "fecha"},
	"date-inferred": {"date worked out from the document’s other dates:", "fecha deducida de otras fechas del documento:"},
	"as-of":         {"as of", "al"},
	"as-of-head":    {"As of", "Fecha de la cifra"},
	"figure-head":   {"Figure, as printed", "Cifra, tal como se lee"},
	"source-head":   {"Source", "Fuente"},
	"said-head":     {"Said by", "Lo dice"},
	"not-stated":    {"not stated", "no indicada"},
	"document":      {"the document itself", "el propio documento"},
	"written":       {"written", "escrito"},
	"written-not":   {"writing date unknown", "fecha de escritura desconocida"},
	"stamp-before":  {"carries the stamp", "lleva la fecha"},
	"stamp-after":   {"contradicted by the text", "que el texto contradice"},
	"released":      {"this version", "esta versión"},
	"page":          {"p.", "p."},
	"more-quotes":   {"more passages tell this event; they are in the record, not on this page", "pasajes más cuentan este hecho; están en el registro, no en esta página"},
	"more-figures":  {"more figures are in the record", "cifras más están en el registro"},
	"differences":   {"Where figures differ", "Donde las cifras difieren"},
	"diff-note":     {"Figures that answer the same question for the same time and place and cannot all hold. None is preferred here.", "Cifras que responden a la misma pregunta para el mismo tiempo y lugar y no pueden valer todas. Aquí no se prefiere ninguna."},
	"documents":     {"Documents", "Documentos"},
	"doc-note":      {"The number under each name is the SHA-256 of the file as received: who holds the file can check that it is the same.", "El número bajo cada nombre es el SHA-256 del archivo tal como se recibió: quien tenga el archivo puede comprobar que es el mismo."},
	"skipped":       {"Not read", "No leídos"},
	"colophon":      {"Made by Testigo. This page is one file and asks nothing of the network.", "Hecho por Testigo. Esta página es un solo archivo y no pide nada a la red."},
	"empty":         {"The record holds no events.", "El registro no contiene hechos."},
	"without":       {"without a named outlet", "sin medio nombrado"},
	"to":            {"to", "a"},
	"open-all":      {"Open all shown", "Abrir todo lo mostrado"},
	"close-all":     {"Close all", "Cerrar todo"},
	"skip-link":     {"To the chronology", "Ir a la cronología"},
}

// plural is a number with its noun.
func plural(n int, key string) both {
	forms := nouns[key]
	i := 1
	if n == 1 {
		i = 0
	}
	return inBoth(func(l record.Lang) string {
		word := forms[i].EN
		if l == record.Spanish {
			word = forms[i].ES
		}
		return wording.Number(l, float64(n)) + " " + word
	})
}

// nouns have a form for one and a form for any other number.
var nouns = map[string][2]both{
	"document":     {{"document", "documento"}, {"documents", "documentos"}},
	"event":        {{"event", "hecho"}, {"events", "hechos"}},
	"statement":    {{"statement", "enunciado"}, {"statements", "enunciados"}},
	"outlet":       {{"outlet", "medio"}, {"outlets", "medios"}},
	"disagreement": {{"disagreement", "desacuerdo"}, {"disagreements", "desacuerdos"}},
	"growing":      {{"figure that grows with its date", "cifra que crece con su fecha"}, {"figures that grow with their date", "cifras que crecen con su fecha"}},
	"skipped":      {{"input not read", "archivo no leído"}, {"inputs not read", "archivos no leídos"}},
	"word":         {{"word", "palabra"}, {"words", "palabras"}},
	"independent":  {{"independent", "independiente"}, {"independent", "independientes"}},
	"told":         {{"document", "documento"}, {"documents", "documentos"}},
}
