package dossier

import (
	"fmt"
	"strings"

	"testigo/record"
)

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
	"chronology": {"A chronology", "Una cronología"}, "lines": {"Lines", "Líneas"}, "documents": {"Documents", "Documentos"}, "kind": {"Kind", "Clase"}, "acronym": {"Acronym", "Sigla"},
	"aliases": {"Also called", "También llamado"}, "ages": {"Age as told", "Edad según se cuenta"}, "mentions": {"Mentions", "Menciones"}, "review": {"Review", "Revisión"},
	"named": {"Where it is named", "Dónde se nombra"}, "person": {"person", "persona"}, "organization": {"organisation", "organización"}, "group": {"group", "grupo"},
	"state": {"State", "Estado"}, "parties": {"Parties", "Partes"}, "places": {"Places", "Lugares"}, "history": {"How it went", "Su curso"}, "demands": {"Demands", "Demandas"},
	"events": {"Events", "Hechos"}, "status": {"How the figures stand", "Cómo están las cifras"}, "subject": {"Of", "De"}, "independent": {"Independent sources", "Fuentes independientes"},
	"figures": {"Figures, as told", "Cifras, tal como se cuentan"}, "counted": {"What they count", "Lo que cuentan"}, "undated": {"Date unknown", "Fecha desconocida"},
	"background": {"background", "antecedente"}, "told": {"told by %d documents", "contado por %d documentos"}, "told-copies": {"told by %d documents, %d independent", "contado por %d documentos, %d independientes"},
	"differ": {"figures differ", "las cifras difieren"}, "notes": {"Notes", "Notas"}, "said": {"said by", "lo dice"}, "page": {"p.", "p."}, "characters": {"characters", "caracteres"},
	"written": {"written", "escrito"}, "more": {"and %d more", "y %d más"}, "back": {"back to the line", "volver a la línea"}, "note": {"note", "nota"}, "sources": {"Documents", "Documentos"},
	"hash-note": {"The SHA-256 of each file as received: whoever holds the file can check that it is the same.", "El SHA-256 de cada archivo tal como se recibió: quien tenga el archivo puede comprobar que es el mismo."},
	"notice":    {"Each line is read from the documents named here; the word after it says whether a person has reviewed it. Every note quotes the words it rests on: read them before you cite the line.", "Cada línea se lee en los documentos aquí nombrados; la palabra que la sigue dice si una persona la ha revisado. Cada nota cita las palabras en que se apoya: léalas antes de citar la línea."},
	"colophon":  {"Made by Testigo.", "Hecho por Testigo."}, "reader": {"Reader", "Lector"}, "chain": {"%s decisions of people, chain %s.", "%s decisiones de personas, cadena %s."},
	"date": {"Date", "Fecha"}, "line": {"Line", "Línea"}, "from": {"From", "Desde"}, "to": {"To", "Hasta"}, "type": {"Type", "Tipo"}, "place": {"Place", "Lugar"}, "actor": {"Actor", "Actor"}, "certainty": {"At least", "Al menos"},
	"nothing": {"Nothing fits this choice.", "Nada corresponde a esta elección."},
}

// Label is a label for a fact of a choice: from, to, type, place, actor, certainty.
func Label(lang record.Lang, key string) string { return say(lang, key) }

// citation is a note in plain text, as a footnote ends: title, outlet, when written; file, page, characters; hash.
func citation(lang record.Lang, n Note) string {
	var head []string
	for _, s := range []string{n.Title, n.Outlet} {
		if s != "" {
			head = append(head, s)
		}
	}
	if n.Written != "" {
		head = append(head, say(lang, "written")+" "+n.Written)
	}
	where := n.Document
	if n.Page > 0 {
		where += fmt.Sprintf(", %s %d", say(lang, "page"), n.Page)
	}
	where += fmt.Sprintf(", %s %d–%d", say(lang, "characters"), n.Start, n.End)
	out := strings.Join(head, ", ")
	if out != "" {
		out += ". "
	}
	return out + where + ". SHA-256 " + n.Hash + "."
}
