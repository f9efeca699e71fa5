package site

import "testigo/record"

func say(lang record.Lang, key string) string {
	t, ok := texts[key]
	if !ok {
		return "[" + key + "]"
	}
	if lang == record.Spanish {
		return t[1]
	}
	return t[0]
}

var texts = map[string][2]string{
	"title": {"A record", "Un registro"}, "chronology": {"Chronology", "Cronología"}, "documents": {"Documents", "Documentos"}, "actors": {"Actors", "Actores"}, "actor": {"Actor", "Actor"},
	"questions": {"Questions", "Preguntas"}, "search": {"Search", "Buscar"}, "home": {"Overview", "Resumen"}, "events": {"Events", "Hechos"}, "undated": {"Date unknown", "Fecha desconocida"},
	"background": {"background", "antecedente"}, "told": {"told by %d documents, %d independent", "contado por %d documentos, %d independientes"}, "differ": {"figures differ", "las cifras difieren"},
	"said": {"said by", "lo dice"}, "more": {"more passages are in the record", "pasajes más están en el registro"}, "written": {"written", "escrito"}, "person": {"person", "persona"},
	"organization": {"organisation", "organización"}, "group": {"group", "grupo"}, "": {"", ""}, "aliases": {"also called", "también llamado"}, "mentions": {"mentions", "menciones"},
	"as-of": {"As of", "Fecha"}, "figure": {"Figure, as printed", "Cifra, tal como se lee"}, "source": {"Source", "Fuente"}, "event": {"the event", "el hecho"},
	"words": {"Words", "Palabras"}, "script": {"The search needs a small script, which this browser does not run. Everything else works without.", "La búsqueda necesita un pequeño guion que este navegador no ejecuta. Todo lo demás funciona sin él."},
	"none": {"Nothing found.", "No se encontró nada."}, "found": {"found", "encontrados"}, "cut": {"The text goes on; the rest is in the original.", "El texto continúa; el resto está en el original."},
	"notice": {"Read by machine from the documents listed here; a word after each line says what people have reviewed. Every line opens the words it rests on: read them before you cite it.", "Leído por una máquina en los documentos aquí listados; una palabra tras cada línea dice lo que personas han revisado. Cada línea abre las palabras en que se apoya: léalas antes de citarla."},
	"hash":   {"SHA-256 of the file as received", "SHA-256 del archivo tal como se recibió"}, "part": {"part", "parte"}, "made": {"Made by Testigo.", "Hecho por Testigo."}, "skip": {"To the content", "Ir al contenido"},
	"several": {"Figures that answer one question, side by side. None is preferred here.", "Cifras que responden a una pregunta, lado a lado. Aquí no se prefiere ninguna."}, "reader": {"Reader", "Lector"},
}
