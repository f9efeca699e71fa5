package figures

import (
	"testigo/reading/words"
)

// labels stand before numbers that name a thing instead of counting: "Article 12", "No. 170", "Highway 3".
var labels = set("no", "nos", "no.", "nro", "num", "numero", "number", "article", "articles", "art", "arts", "articulo", "articulos", "law", "ley", "decree", "decreto", "resolution", "resolucion", "ordinance", "section", "seccion", "chapter", "capitulo", "page", "pages", "pagina", "paginas", "pag", "p", "pp",
	"vol", "volume", "volumen", "tomo", "issue", "route", "ruta", "highway", "carretera", "km", "kilometro", "kilometer", "kilometre", "street", "calle", "jiron", "jr", "avenida", "av", "room", "channel", "canal", "radio", "flight", "vuelo", "boeing", "airbus", "channel", "unit", "brigade", "division", "zone", "zona", "district", "sector", "bloque", "lote", "lot", "block",
	"manzana", "mz", "boletin", "comunicado", "oficio", "expediente", "file", "case", "bill", "proposition", "amendment", "inciso", "numeral", "version", "figure", "fig", "table", "tabla", "cuadro", "note", "nota", "footnote", "appendix", "anexo", "annex", "edition", "edicion", "episode", "group", "grupo", "g", "covid", "line", "linea", "tel", "telefono", "phone", "fax", "cel", "apartado", "casilla", "box", "ruc", "dni", "isbn", "issn", "phase", "fase", "level", "nivel", "stage", "form", "model", "windows", "act", "title", "part", "parte")

var months = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre", "ene", "abr", "ago", "set", "dic")

var yearWords = set("in", "since", "until", "by", "of", "from", "to", "between", "and", "during", "early", "late", "mid", "year", "en", "desde", "hasta", "de", "del", "sin", "without", "entre", "y", "a", "ano", "anos", "durante", "para", "before", "after", "antes", "circa", "the", "el", "around", "spring", "summer", "fall", "autumn", "winter", "last", "through", "for", "(", ")", ",", "-", "–", "—", "back", "as", "than", "on", "around", "about", "or")

// notCounted tells numbers that are dates, addresses, labels, notes and list marks.
func (f *finder) notCounted(n *number, s *words.Sentence) bool {
	toks := f.t.Tokens
	i, end := n.first, n.last
	first := &toks[i]
	if first.Kind != words.Number {
		return false
	}
	var prev, next *words.Token
	if i > int(s.First) {
		prev = &toks[i-1]
	}
	if end < int(s.Last) {
		next = &toks[end]
	}
	single := end == i+1
	printed := f.text[first.Start:first.End]
	plain := isPlainInt(printed)

	// list marks: "3. ", "3) " at the start of a line
	if prev == nil && single && next != nil && !next.Space && (f.text[next.Start] == '.' || f.text[next.Start] == ')') {
		return true
	}
	if prev == nil && next == nil { // a number alone on its line: a page number
		return true
	}
	// note marks: glued to the word or the stop before it, or alone in brackets behind one
	if prev != nil && !first.Space && plain && n.value < 200 && (prev.Kind == words.Word || prev.Kind == words.Punct && isStop(f.text[prev.Start])) {
		return true
	}
	if prev != nil && next != nil && single && plain && n.value < 200 && bracket(f.text[prev.Start], f.text[next.Start]) {
		if f.text[prev.Start] == '[' || !prev.Space || i >= 2 && toks[i-2].Kind == words.Punct {
			return true
		}
	}
	if prev != nil {
		p := prev
		if p.Kind == words.Punct && !p.Space && (f.text[p.Start] == '.' || p.Norm == "°" || p.Norm == "º") && i >= 2 {
			p = &toks[i-2]
		}
		if p.Kind == words.Symbol && (f.text[p.Start] == '#' || f.text[p.Start] == '@') || p.Norm == "°" || p.Norm == "º" {
			return true
		}
		if labels[p.Norm] && (n.value < 100000) {
			counted := next != nil && next.Kind == words.Word && next.Shape == words.Lower && !functionWords[next.Norm]
			cap := p.Shape == words.Cap || p.Shape == words.Upper
			if !(counted && p.Norm != "no" && p.Norm != "nro") && (cap || p.Norm != "a" && p.Norm != "sector" && p.Norm != "may") {
				return true
			}
		}
		// a capitalised name before the number: "Boeing 747", "Plaza 2 de Mayo", "Av. Grau 123"
		if prev.Kind == words.Word && !f.t.Capitals && prev.Shape == words.Cap && !prev.First && plain && single && !months[prev.Norm] {
			if next == nil || next.Kind != words.Word || functionWords[next.Norm] || next.Shape == words.Cap {
				if !f.triggerNear(end, s) {
					return true
				}
			}
		}
	}
	if plain && len(printed) > 1 && printed[0] == '0' { // "010-77": a code
		return true
	}
	if prev != nil && isDash(f.text[prev.Start:prev.End]) && !prev.Space && !first.Space && i-2 >= int(s.First) && toks[i-2].Kind == words.Number && f.text[toks[i-2].Start] == '0' {
		return true
	}
	// "the 4 Suyos": part of a name
	if plain && n.value <= 10 && single && next != nil && next.Shape == words.Cap && prev != nil && !f.t.Capitals && (prev.Norm == "the" || prev.Norm == "los" || prev.Norm == "las") && (end+1 >= int(s.Last) || toks[end+1].Kind != words.Word || toks[end+1].Shape != words.Lower || functionWords[toks[end+1].Norm]) {
		return true
	}
	// "15 JAN 90"
	if plain && len(printed) == 2 && prev != nil && months[prev.Norm] && i-2 >= int(s.First) && toks[i-2].Kind == words.Number {
		return true
	}
	// "at 1145"
	if plain && len(printed) == 4 && n.value < 2400 && prev != nil && prev.Norm == "at" && (next == nil || next.Kind != words.Word || functionWords[next.Norm]) {
		return true
	}
	// dates
	if months[first.Norm] {
		return true
	}
	if plain && n.value >= 1 && n.value <= 31 {
		if prev != nil && months[prev.Norm] && (prev.Shape != words.Lower || prev.Norm != "may" && prev.Norm != "march" && prev.Norm != "set") && !(prev.Norm == "march" && f.t.Capitals && next != nil && next.Kind == words.Word) {
			return true
		}
		if next != nil && (months[next.Norm] || next.Norm == "de" && end+1 < int(s.Last) && months[toks[end+1].Norm] || next.Norm == "of" && end+1 < int(s.Last) && months[toks[end+1].Norm]) {
			return !(next.Norm == "march" && next.Shape == words.Lower)
		}
		// "May 22-23", "22 y 23 de mayo"
		if prev != nil && i >= 2 && isDash(f.text[prev.Start:prev.End]) && toks[i-2].Kind == words.Number && i >= 3 && months[toks[i-3].Norm] {
			return true
		}
		if next != nil && end+1 < int(s.Last) && toks[end+1].Kind == words.Number && (isDash(f.text[next.Start:next.End]) || next.Norm == "y" || next.Norm == "and" || next.Norm == "al" || next.Norm == "to") && end+2 < int(s.Last) {
			after := toks[end+2].Norm
			if months[after] || after == "de" && end+3 < int(s.Last) && months[toks[end+3].Norm] || prev != nil && months[prev.Norm] {
				return true
			}
		}
	}
	if plain && len(printed) == 4 && n.value >= 1400 && n.value <= 2100 && single {
		if next == nil || next.Kind != words.Word || functionWords[next.Norm] || next.Shape != words.Lower {
			return true
		}
		if prev == nil || yearWords[prev.Norm] || months[prev.Norm] {
			if prev == nil || prev.Norm != "and" && prev.Norm != "y" && prev.Norm != "to" && prev.Norm != "about" && prev.Norm != "around" && prev.Norm != "than" && prev.Norm != "de" && prev.Norm != "a" && prev.Norm != "(" && prev.Norm != "," || !f.triggerNear(end, s) {
				return true
			}
		}
		if len(f.tongue.measures[next.Norm]) == 0 && prev != nil && (prev.Norm == "the" || prev.Norm == "el" || prev.Norm == "la") { // "the 2017 strike"
			return true
		}
		if prev != nil && (prev.Norm == "its" || prev.Norm == "his" || prev.Norm == "their") {
			return true
		}
		if next.Norm == "election" || next.Norm == "elections" || next.Norm == "constitution" || next.Norm == "coup" {
			return true
		}
	}
	// clock times, scores and phone numbers: 10:30, 3 p.m., 511-444-5555
	if next != nil {
		switch next.Norm {
		case "pm", "p.m.", "am", "a.m.", "p.m", "a.m", "hrs", "gmt", "o'clock", "hours", "h":
			if next.Norm != "hours" || len(printed) == 4 && plain {
				return true
			}
		case ":":
			if !next.Space && end+1 < int(s.Last) && toks[end+1].Kind == words.Number && !toks[end+1].Space {
				return true
			}
		case "/":
			if !next.Space && end+1 < int(s.Last) && !toks[end+1].Space {
				return true
			}
		case "-":
			if !next.Space && end+1 < int(s.Last) && toks[end+1].Kind == words.Number && !toks[end+1].Space && len(printed) >= 3 && toks[end+1].End-toks[end+1].Start >= 3 && plain {
				return true
			}
		}
	}
	if prev != nil && !first.Space && (prev.Norm == ":" || prev.Norm == "/" && f.currencyBefore(i) == "") && i >= 2 && toks[i-2].Kind == words.Number {
		return true
	}
	if prev != nil && !first.Space && prev.Norm == "-" && i >= 2 && !prev.Space && (toks[i-2].Kind == words.Word || toks[i-2].Kind == words.Number && n.value > 1900) { // "M-16", "1977-1978"
		return true
	}
	// "las 5 de la tarde", "a las 10"
	if prev != nil && f.tongue.es && (prev.Norm == "las" || prev.Norm == "la") && i >= 2 && (toks[i-2].Norm == "a" || toks[i-2].Norm == "desde" || toks[i-2].Norm == "hacia") && n.value <= 24 && (next == nil || next.Kind != words.Word || next.Norm == "de" || next.Norm == "horas" || next.Norm == "y") {
		return true
	}
	return len(printed) > 7 && plain // identity numbers
}

// triggerNear: a word of measure stands within three tokens.
func (f *finder) triggerNear(from int, s *words.Sentence) bool {
	for j := from; j < from+3 && j < int(s.Last); j++ {
		if len(f.tongue.measures[f.t.Tokens[j].Norm]) > 0 || auxiliaries[f.t.Tokens[j].Norm] {
			return true
		}
		if u, _ := f.unitAt(j, int(s.Last)); u.kind != noUnit {
			return true
		}
	}
	return false
}

func isPlainInt(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return len(s) > 0
}

func isStop(c byte) bool {
	return c == '.' || c == ',' || c == '"' || c == ';' || c == ')' || c == '!' || c == '?'
}

func bracket(a, b byte) bool { return a == '(' && b == ')' || a == '[' && b == ']' }

func isDash(s string) bool { return s == "-" || s == "–" || s == "—" }

var functionWords = set("of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "the", "a", "an", "is", "was", "were", "are", "that", "which", "who", "when", "where", "as", "but", "it", "he", "she", "they", "has", "had", "have", "after", "before", "during", "against", "until", "since", "de", "del", "sin", "without", "en", "el", "la", "los", "las", "y", "e", "o", "que", "con", "por", "para", "al", "su", "sus", "se", "fue", "es", "desde", "hasta", "entre", "un", "una", "cuando", "donde", "contra", "sobre", "to", "than", "its", "their", "his", "her", "this", "will", "would", "could")
