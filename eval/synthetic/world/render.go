package world

import (
	"fmt"
	"strconv"
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

var (
	weekdays = map[record.Lang][7]string{
		record.English: {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		record.Spanish: {"domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"},
	}
	months = map[record.Lang][12]string{
		record.English: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		record.Spanish: {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"},
	}
	smallNumbers = map[record.Lang][13]string{
		record.English: {"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"},
		record.Spanish: {"", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"},
	}
)

// page is a document that is being written.
type page struct {
	lang  record.Lang
	text  strings.Builder
	truth Truth
	named map[string]bool
}

func (r *report) render(id string) *Document { return r.renderAs(id, [2]int{-1, -1}, false) }

// renderAs writes a report as a copy of what another outlet printed, if from is one; short stops after the first paragraphs.
func (r *report) renderAs(id string, from [2]int, short bool) *Document {
	p := &page{lang: r.lang, named: map[string]bool{}}
	outlet := outletName(r.outlet, r.lang)
	p.line(outlet)
	p.line(fullDate(r.written, r.lang))
	p.line("")
	forms := sentences[r.lang][r.main.kind.name]["head"]
	p.tell(forms[r.lead%len(forms)], "head", r.main, r)
	p.text.WriteString("\n\n")
	p.text.WriteString(strings.ToUpper(r.main.town.name) + " - ")
	p.tell(sentences[r.lang][r.main.kind.name]["lead"][r.lead], "lead", r.main, r)
	fillers := sentences[r.lang]["filler"]
	for k, n := range r.fillers {
		if short && k >= 2 {
			break
		}
		if k%2 == 0 && k > 0 {
			p.text.WriteString("\n\n")
		} else {
			p.text.WriteByte(' ')
		}
		p.text.WriteString(fillers["subject"][n[0]] + " " + fillers["verb"][n[1]] + optional(fillers["tail"][n[2]]) + ".")
	}
	if len(r.back) > 0 {
		p.text.WriteString("\n\n")
		p.line(sentences[r.lang]["background"]["title"][0])
		p.text.WriteString("\n")
	}
	for k, h := range r.back {
		if short && k >= 2 {
			break
		}
		if k > 0 {
			p.text.WriteByte(' ')
		}
		form := sentences[r.lang][h.kind.name]["back"][r.backs[k][0]]
		tail := sentences[r.lang]["background"]["tail"][r.backs[k][1]]
		p.tell(strings.TrimSuffix(form, ".")+optional(tail)+".", "back", h, r)
	}
	p.text.WriteByte('\n')
	if from[0] >= 0 {
		p.text.WriteByte('\n')
		if r.lang == record.Spanish {
			p.line("Publicado originalmente por " + outletName(from, r.lang) + ".")
		} else {
			p.line("Originally published by " + outletName(from, r.lang) + ".")
		}
	}
	y, m, _ := r.written.Date()
	p.truth.Doc = fmt.Sprintf("%d/%02d/%s-%s.txt", y, m, slug(outlet), id)
	return &Document{Name: p.truth.Doc, Date: r.written, Text: p.text.String(), Truth: p.truth}
}

// optional is a tail; "-" stands for none.
func optional(tail string) string {
	if tail == "-" {
		return ""
	}
	return tail
}

func (p *page) line(s string) {
	p.text.WriteString(s)
	p.text.WriteByte('\n')
}

// tell writes a sentence about a happening and notes where it stands.
func (p *page) tell(form, use string, h *happening, r *report) {
	t := Tells{Happening: h.id, Type: h.kind.typ, Start: p.text.Len(), Use: use, Planted: h.planted, Facts: h.facts(p.lang)}
	value := h.figure(r.written, r.camp)
	for {
		open := strings.IndexByte(form, '{')
		if open < 0 {
			break
		}
		shut := open + strings.IndexByte(form[open:], '}')
		slot := form[open+1 : shut]
		p.text.WriteString(form[:open])
		form = form[shut+1:]
		from := p.text.Len()
		told, figure := p.fill(slot, value, h, r)
		p.text.WriteString(told)
		if figure != "" && t.Figure == nil {
			at := from + strings.Index(told, figure)
			t.Figure, t.Value, t.Measure = &[2]int{at, at + len(figure)}, float64(value), h.kind.measure
		}
	}
	p.text.WriteString(form)
	t.End = p.text.Len()
	p.truth.Tells = append(p.truth.Tells, t)
}

// fill gives the words of a slot, and which of them are the number.
func (p *page) fill(slot string, value int, h *happening, r *report) (told, figure string) {
	l := p.lang
	es := l == record.Spanish
	first := slot[0] >= 'A' && slot[0] <= 'Z' && slot != "N"
	switch slot {
	case "N":
		if value <= 12 && value > 0 {
			s := capital(smallNumbers[l][value])
			return s, s
		}
		fallthrough
	case "n":
		s := strconv.Itoa(value)
		if value >= 1000 {
			mark := ","
			if es {
				mark = "."
			}
			s = s[:len(s)-3] + mark + s[len(s)-3:]
		}
		return s, s
	case "about", "About":
		_, s := p.fill("n", value, h, r)
		told = "some " + s
		if es {
			told = "unos " + s
		}
		figure = s
	case "when", "When":
		told = p.when(h, r)
	case "date":
		told = fullDate(h.day, l)
	case "place":
		told = h.town.name
	case "placelong":
		told = h.town.name + ", " + h.town.region
	case "group", "Group":
		told = parts.trades[h.group].in(l)
		if es {
			told = "los " + told
		}
	case "groupbare":
		told = parts.trades[h.group].in(l)
	case "force", "Force":
		told = parts.forces[h.force].in(l)
	case "cause":
		told = parts.causes[h.cause].in(l)
	case "band", "Band":
		told = p.name("band "+strconv.Itoa(h.band), parts.bands[h.band].in(l))
		if es {
			told = article(told) + told
		} else {
			told = "the " + told
		}
	case "org", "Org":
		told = p.name(h.story.body.id, h.story.body.acronym)
	case "orglong", "Orglong":
		name := bodyName(h.story.body, l)
		p.name(h.story.body.id, h.story.body.acronym)
		told = p.name(h.story.body.id, name) + " (" + h.story.body.acronym + ")"
		if es {
			told = article(told) + told
		} else {
			told = "the " + told
		}
	case "person", "Person":
		told = p.name(h.person.id, parts.given[h.person.given].en+" "+parts.surnames[h.person.surname1].en)
	case "personlong", "Personlong":
		name := parts.given[h.person.given].en + " " + parts.surnames[h.person.surname1].en + " " + parts.surnames[h.person.surname].en
		role := parts.roles[h.person.role].in(l)
		if es && h.person.female {
			role = parts.roles[h.person.role].women
		}
		told = p.name(h.person.id, name) + ", " + role + ","
	case "o":
		told = "o"
		if h.person.female {
			told = "a"
		}
	default:
		panic("sentences: no slot {" + slot + "}")
	}
	if first {
		told = capital(told)
	}
	return told, figure
}

// name notes who is named.
func (p *page) name(who, text string) string {
	if !p.named[who+text] {
		p.named[who+text] = true
		p.truth.Names = append(p.truth.Names, Named{who, text})
	}
	return text
}

func article(name string) string {
	if strings.HasPrefix(name, "Sindicato") || strings.HasPrefix(name, "Frente") || strings.HasPrefix(name, "Ejército") || strings.HasPrefix(name, "Comando") {
		return "el "
	}
	return "la "
}

// when tells the day as a report of those days does.
func (p *page) when(h *happening, r *report) string {
	name := weekdays[p.lang][h.day.Weekday()]
	_, m, d := h.day.Date()
	es := p.lang == record.Spanish
	switch {
	case r.exact && es:
		return fmt.Sprintf("el %s %d de %s", name, d, months[p.lang][m-1])
	case r.exact:
		return fmt.Sprintf("on %s %d %s", name, d, months[p.lang][m-1])
	case r.written == h.day+1 && r.order%2 == 0 && es:
		return "ayer"
	case r.written == h.day+1 && r.order%2 == 0:
		return "yesterday"
	case es:
		return "el " + name
	}
	return "on " + name
}

func fullDate(d record.Day, l record.Lang) string {
	y, m, day := d.Date()
	if l == record.Spanish {
		return fmt.Sprintf("%d de %s de %d", day, months[l][m-1], y)
	}
	return fmt.Sprintf("%d %s %d", day, months[l][m-1], y)
}

func outletName(o [2]int, l record.Lang) string {
	if l == record.Spanish {
		return parts.papers[o[1]].es + " " + parts.outlets[o[0]].es
	}
	return parts.outlets[o[0]].en + " " + parts.papers[o[1]].en
}

func slug(s string) string {
	var b strings.Builder
	for _, r := range words.Norm(s) {
		switch {
		case r >= 'a' && r <= 'z':
			b.WriteRune(r)
		case r == ' ':
			b.WriteByte('-')
		}
	}
	return b.String()
}
