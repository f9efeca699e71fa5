package wording

import (
	"maps"

	"testigo/record"
)

// Room is a text of the reading room by its key. A key without a text shows itself in brackets, and a test looks for that.
func Room(lang record.Lang, key string) string {
	if p, ok := roomTexts[key]; ok {
		return p.in(lang)
	}
	return "[" + key + "]"
}

// RoomHas tells whether there is a text for the key.
func RoomHas(key string) bool { _, ok := roomTexts[key]; return ok }

// Count is a number with its noun: "1 event", "3 hechos".
func Count(lang record.Lang, n int, noun string) string {
	forms, ok := roomNouns[noun]
	if !ok {
		return "[" + noun + "]"
	}
	form := forms[1]
	if n == 1 {
		form = forms[0]
	}
	return Number(lang, float64(n)) + " " + form.in(lang)
}

// RoomCounts tells whether there is a noun for the key.
func RoomCounts(noun string) bool { _, ok := roomNouns[noun]; return ok }

// roomTexts are the texts of all pages; each file of pages has its own table.
var roomTexts = joined(frameTexts, overviewTexts, chronologyTexts, documentTexts, boardTexts, actorTexts, registryTexts, mapTexts, electionTexts, networkTexts, victimTexts, reviewTexts, dropTexts)

func joined(tables ...map[string]pair) map[string]pair {
	out := map[string]pair{}
	for _, t := range tables {
		for k := range t {
			if _, twice := out[k]; twice {
				panic("two texts for " + k)
			}
		}
		maps.Copy(out, t)
	}
	return out
}

// roomNouns have a form for one and a form for any other number.
var roomNouns = map[string][2]pair{
	"event":         {{"event", "hecho"}, {"events", "hechos"}},
	"document":      {{"document", "documento"}, {"documents", "documentos"}},
	"statement":     {{"statement", "enunciado"}, {"statements", "enunciados"}},
	"outlet":        {{"outlet", "medio"}, {"outlets", "medios"}},
	"actor":         {{"actor", "actor"}, {"actors", "actores"}},
	"question":      {{"question", "pregunta"}, {"questions", "preguntas"}},
	"figure":        {{"figure", "cifra"}, {"figures", "cifras"}},
	"witness":       {{"independent witness", "testigo independiente"}, {"independent witnesses", "testigos independientes"}},
	"witness-short": {{"witness", "testigo"}, {"witnesses", "testigos"}},
	"source":        {{"independent source", "fuente independiente"}, {"independent sources", "fuentes independientes"}},
	"copy":          {{"copy or translation", "copia o traducción"}, {"copies and translations", "copias y traducciones"}},
	"mention":       {{"mention", "mención"}, {"mentions", "menciones"}},
	"word":          {{"word", "palabra"}, {"words", "palabras"}},
	"conflict":      {{"disagreement between figures", "desacuerdo entre cifras"}, {"disagreements between figures", "desacuerdos entre cifras"}},
	"growth":        {{"figure that grows with its date", "cifra que crece con su fecha"}, {"figures that grow with their date", "cifras que crecen con su fecha"}},
	"agree":         {{"question on which figures agree", "pregunta en que las cifras concuerdan"}, {"questions on which figures agree", "preguntas en que las cifras concuerdan"}},
	"victim":        {{"person", "persona"}, {"persons", "personas"}},
	"seat":          {{"seat", "escaño"}, {"seats", "escaños"}},
	"episode":       {{"conflict", "conflicto"}, {"conflicts", "conflictos"}},
	"file":          {{"file", "archivo"}, {"files", "archivos"}},
	"new-document":  {{"new document was read", "documento nuevo se leyó"}, {"new documents were read", "documentos nuevos se leyeron"}},
	"known-file":    {{"file was in the record already", "archivo ya estaba en el registro"}, {"files were in the record already", "archivos ya estaban en el registro"}},
	"same-file":     {{"file is a copy of another one", "archivo es copia de otro"}, {"files are copies of others", "archivos son copias de otros"}},
	"read-again":    {{"earlier document was read again by a newer reader", "documento anterior fue releído por un lector más nuevo"}, {"earlier documents were read again by a newer reader", "documentos anteriores fueron releídos por un lector más nuevo"}},
	"unsourced":     {{"document names no outlet", "documento no nombra medio"}, {"documents name no outlet", "documentos no nombran medio"}},
	"skipped":       {{"input not read", "archivo no leído"}, {"inputs not read", "archivos no leídos"}},
	"relation":      {{"relation", "relación"}, {"relations", "relaciones"}},
	"demand":        {{"demand", "demanda"}, {"demands", "demandas"}},
	"finding":       {{"finding", "hallazgo"}, {"findings", "hallazgos"}},
	"finding-fail":  {{"finding that something cannot be true", "hallazgo de que algo no puede ser cierto"}, {"findings that something cannot be true", "hallazgos de que algo no puede ser cierto"}},
	"finding-doubt": {{"finding of a doubt", "hallazgo de una duda"}, {"findings of doubts", "hallazgos de dudas"}},
	"passage":       {{"passage", "pasaje"}, {"passages", "pasajes"}},
	"pair":          {{"pair of paragraphs", "par de párrafos"}, {"pairs of paragraphs", "pares de párrafos"}},
	"folded":        {{"line of the page around the text, folded", "línea de la página en torno al texto, plegada"}, {"lines of the page around the text, folded", "líneas de la página en torno al texto, plegadas"}},
	"loose":         {{"event dated more loosely", "hecho con fecha menos precisa"}, {"events dated more loosely", "hechos con fecha menos precisa"}},
	"undated":       {{"event without a date", "hecho sin fecha"}, {"events without a date", "hechos sin fecha"}},
	"earlier":       {{"earlier event", "hecho anterior"}, {"earlier events", "hechos anteriores"}},
	"later":         {{"later event", "hecho posterior"}, {"later events", "hechos posteriores"}},
}

var frameTexts = map[string]pair{
	"nav":             {"Parts of the record", "Partes del registro"},
	"nav-chronology":  {"Chronology", "Cronología"},
	"nav-questions":   {"Questions", "Preguntas"},
	"nav-actors":      {"Actors", "Actores"},
	"nav-documents":   {"Documents", "Documentos"},
	"nav-findings":    {"Findings", "Hallazgos"},
	"nav-map":         {"Map", "Mapa"},
	"nav-victims":     {"Victims", "Víctimas"},
	"nav-conflicts":   {"Conflicts", "Conflictos"},
	"nav-elections":   {"Elections", "Elecciones"},
	"nav-review":      {"Review", "Revisión"},
	"home":            {"What the record holds", "Qué contiene el registro"},
	"skip":            {"To the text", "Ir al texto"},
	"search":          {"Search", "Buscar"},
	"search-hint":     {"Names, words, “phrases”", "Nombres, palabras, «frases»"},
	"lang-en":         {"English", "English"},
	"lang-es":         {"Español", "Español"},
	"choose-language": {"Language", "Idioma"},
	"choose-theme":    {"Light or dark", "Claro u oscuro"},
	"theme-auto":      {"Auto", "Auto"},
	"theme-light":     {"Light", "Claro"},
	"theme-dark":      {"Dark", "Oscuro"},
	"keys":            {"Keys", "Teclas"},
	"keys-title":      {"Keys of this page", "Teclas de esta página"},
	"key-search":      {"search", "buscar"},
	"key-next":        {"next line, line before", "línea siguiente, anterior"},
	"key-open":        {"open or close the line", "abrir o cerrar la línea"},
	"key-close":       {"close what is open", "cerrar lo abierto"},
	"key-help":        {"this list", "esta lista"},
	"key-sentence":    {"next, previous statement in a document", "enunciado siguiente, anterior en un documento"},
	"close":           {"Close", "Cerrar"},
	"colophon":        {"Read by machine; every line opens the words it rests on. Testigo takes no side: words of judgement stand inside quotations only.", "Leído por una máquina; cada línea abre las palabras en que se apoya. Testigo no toma partido: las palabras de juicio solo están dentro de las citas."},
	"api":             {"The same data as JSON", "Los mismos datos en JSON"},
	"before-christ":   {"BC", "a. C."},
	"previous":        {"Previous", "Anterior"},
	"next":            {"Next", "Siguiente"},
	"pages":           {"Pages of this list", "Páginas de esta lista"},
	"of-total":        {"of", "de"},
	"not-stated":      {"not stated", "no indicado"},
	"all":             {"all", "todos"},
	"apply":           {"Show", "Mostrar"},

	"error-missing":       {"This is not in the record", "Esto no está en el registro"},
	"error-missing-hint":  {"The address may be mistyped, or the record was built again without it. Look for it by its words.", "La dirección puede tener un error, o el registro se construyó de nuevo sin ello. Búsquelo por sus palabras."},
	"error-request":       {"The address asks for something that makes no sense", "La dirección pide algo que no tiene sentido"},
	"error-request-hint":  {"Change the part named below, or begin again from the chronology.", "Cambie la parte que se nombra abajo, o comience de nuevo desde la cronología."},
	"error-internal":      {"The page could not be made, which is our mistake", "No se pudo hacer la página: el error es nuestro"},
	"error-internal-hint": {"‘testigo verify’ tells whether the record is in order. Please report what is written below.", "«testigo verify» dice si el registro está en orden. Por favor informe de lo que se lee abajo."},
	"error-damaged":       {"The record is damaged here", "El registro está dañado aquí"},
	"error-damaged-hint":  {"‘testigo verify’ lists what is damaged; building the record again from its documents mends it.", "«testigo verify» dice qué está dañado; construir de nuevo el registro con sus documentos lo repara."},
	"error-record":        {"The record cannot be opened", "No se puede abrir el registro"},
	"error-record-hint":   {"It may have been moved, or a newer Testigo wrote it.", "Puede que se haya movido, o que lo escribiera un Testigo más nuevo."},
	"error-host":          {"This room answers to its own name only", "Esta sala solo responde a su propio nombre"},
	"error-host-hint":     {"Open it at the address that ‘testigo serve’ printed. A page elsewhere may have tried to read your record through its own name.", "Ábrala en la dirección que mostró «testigo serve». Puede que una página ajena intentara leer su registro con su propio nombre."},
	"error-password":      {"This room has a password", "Esta sala tiene contraseña"},
	"error-password-hint": {"Any name and the password open it. Whoever started the room knows it.", "Cualquier nombre y la contraseña la abren. La conoce quien abrió la sala."},
	"error-origin":        {"This was sent from another site", "Esto se envió desde otro sitio"},
	"error-origin-hint":   {"Nothing was changed. Send it from the page of this room itself.", "No se cambió nada. Envíelo desde la página de esta misma sala."},
	"error-token":         {"This page is too old to be sent", "Esta página es demasiado antigua para enviarse"},
	"error-token-hint":    {"Nothing was changed. Go back, load the page again and send it once more.", "No se cambió nada. Vuelva atrás, cargue la página y envíela otra vez."},
	"error-readonly":      {"This room is for reading only", "Esta sala es solo para leer"},
	"error-readonly-hint": {"Nothing was changed. Whoever started it with --read-only decided so; without it, documents can be added and lines be decided.", "No se cambió nada. Así lo decidió quien la abrió con --read-only; sin ello se pueden añadir documentos y decidir sobre las líneas."},
	"error-method":        {"This page can only be read", "Esta página solo se puede leer"},
	"error-method-hint":   {"Nothing was changed.", "No se cambió nada."},
}
