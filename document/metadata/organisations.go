package metadata

import (
	"strings"
	"unicode"

	"testigo/document/extract"
	"testigo/document/furniture"
	"testigo/record"
)

// organisationWords make a name that of an outlet, a desk or an office, not of a person.
var organisationWords = wordSet(`agency agencia wire news noticias diario daily weekly semanario gazette gaceta times herald post tribune journal review revista magazine
bulletin newsletter radio tv televisión television prensa press watch monitor observatorio observatory coordinadora coordinator comité committee comisión commission
asociación association centro center centre instituto institute fundación foundation federación federation unión union oficina office despacho mesa defensa defence defense
defensoría ombudsman desk ministerio ministry ciudadana ciudadano cívica civic colectivo collective network red movimiento movement partido party group grupo
universidad university iglesia church congreso congress project proyecto institution institución society sociedad league liga front frente council consejo`)

// kinds of documents and parts of a paper stand above a headline and are no outlet.
var kindWords = wordSet(`press release comunicado oficial comunicados boletín boletin bulletin statement declaración communiqué communique nota notas note notes de report reporte
informe urgent urgente for immediate breaking exclusive exclusiva news noticias world mundo opinion opinión editorial politics política nacional national international
internacional analysis análisis reportaje feature special especial the la el prensa latest update draft borrador public público pública perú peru lima`)

// organisation tells a name that holds a word of organisations.
func organisation(name string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if organisationWords[w] {
			return true
		}
	}
	return false
}

// desk tells a byline that names no person: "Redacción Política", "our correspondent in Lima".
func desk(name string) bool {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(name)), " ")
	switch strings.Trim(first, ".,:") {
	case "redacción", "redaccion", "staff", "newsroom", "editors", "our", "nuestro", "nuestra", "webmaster", "admin", "editor":
		return true
	}
	return false
}

// slug tells the line under which an agency files a story: "Town-Strike, 2nd lead", "Port-Fire, 1st writethru".
func slug(s string) bool {
	if len(s) > 120 || !strings.Contains(s, ",") {
		return false
	}
	key, rest, _ := strings.Cut(strings.ToLower(s), ",")
	if !strings.Contains(key, "-") || len(strings.Fields(key)) > 3 {
		return false
	}
	for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "lead", "ld", "writethru", "urgent", "adds", "update", "correct", "corrected", "refile", "avance", "urgente", "ampliación":
			return true
		}
	}
	return false
}

// masthead finds the outlet's name above the headline: the first line of the page that is no furniture, two to six words, all
// of it in capitals or with a word of organisations, and with another line below that can be the headline.
func (f *finder) masthead() int {
	for i := 0; i < f.first && i < 16; i++ {
		s := f.quote(i)
		n := furniture.Words(s)
		if !letters(s) || furniture.Cued(s) || f.in.Odds[i] < -1.5 && n <= 2 {
			continue
		}
		shout := strings.ToUpper(s) == s
		if n < 2 || n > 6 || f.tag(i) == extract.Title || !shout && !(organisation(s) && titleCase(s)) || strings.ContainsAny(s, ".!?:|/0123456789") || onlyKinds(s) {
			return -1
		}
		if shout && !organisation(s) && nameLike(s) && !f.labelledBelow(i) {
			return -1 // an author in capitals, for all we know
		}
		for j := i + 1; j < f.first; j++ { // the headline
			t := f.quote(j)
			if w := furniture.Words(t); w >= 2 && !furniture.Cued(t) && !slug(t) && !nameLike(t) && afterLabel(t, bylineLabels) < 0 {
				if _, _, dated := f.dateLine(f.ps[j].Span); !dated {
					if _, _, _, issue := f.issueLine(f.ps[j].Span); !issue {
						return i
					}
				}
			}
		}
		return -1
	}
	return -1
}

// sectionPath tells a line that leads to a page: "World > Americas", "Perú / Elecciones".
func sectionPath(s string) bool {
	if len(s) > 60 || furniture.Words(s) > 7 {
		return false
	}
	for _, sign := range [...]string{" / ", " > ", " » ", " › ", " :: "} {
		if strings.Contains(s, sign) {
			return true
		}
	}
	return false
}

// officeLine tells a line that is the name of an office.
func officeLine(s string) bool {
	return furniture.Words(s) <= 10 && organisation(s) && titleCase(strings.ReplaceAll(s, " - ", " ")) && !strings.ContainsAny(s, ".!?:;,")
}

var paperWords = wordSet("newsletter bulletin gazette gaceta times herald tribune journal review revista magazine wire agencia semanario diario boletín post")

// paper tells a line that is the name of a paper or agency and nothing else: "Harbour & Hill Newsletter", "Revista del Sur".
func paper(s string) bool {
	w := strings.Fields(strings.ToLower(s))
	return len(w) >= 2 && len(w) <= 6 && titleCase(s) && !strings.ContainsAny(s, ".!?:;,0123456789") && (paperWords[w[len(w)-1]] || paperWords[w[0]])
}

// labelledBelow tells that a byline with a label stands further down: then a name above is not the author's.
func (f *finder) labelledBelow(i int) bool {
	for j := i + 1; j < f.first; j++ {
		if afterLabel(f.quote(j), bylineLabels) > 0 {
			return true
		}
	}
	return false
}

func onlyKinds(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !kindWords[w] {
			return false
		}
	}
	return true
}

// outlet states it, if nothing has yet.
func (f *finder) outlet(s record.Span) {
	if s.Len() > 2 && !f.res.Meta.Outlet.Stated() {
		f.res.Meta.Outlet = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
	}
}

// outletOfLine reads the outlet that begins a line of parts: "**Wire of the South** | Town, Monday 4 May 2017".
func (f *finder) outletOfLine(p record.Span) {
	s := f.text[p.Start:p.End]
	end := len(s)
	for _, sign := range [...]string{" | ", " - ", " — ", " – ", " · ", " • ", "**,", ", ", "** "} {
		if i := strings.Index(s, sign); i > 0 {
			end = min(end, i)
		}
	}
	if end == len(s) {
		return
	}
	name := trimSigns(f.text, record.Span{Start: p.Start, End: p.Start + end})
	if n := f.text[name.Start:name.End]; titleCase(n) && furniture.Words(n) >= 2 && (organisation(n) || strings.HasPrefix(s, "**")) {
		f.outlet(name)
	}
}
