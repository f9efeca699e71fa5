package metadata

import (
	"strings"
	"unicode"

	"testigo/document/extract"
	"testigo/document/furniture"
	"testigo/record"
)

var noteHeads = map[string]bool{"notes": true, "notas": true, "references": true, "referencias": true, "footnotes": true, "endnotes": true, "sources": true, "fuentes": true,
	"notas al pie": true, "bibliografía": true, "bibliography": true, "nota": true, "note": true}

// footnotes finds numbered notes: their mark, "(1)" or "[1]", stands in the text, or a line "Notes" before them.
func (f *finder) footnotes() {
	open := false
	for i := f.first + 1; i < len(f.ps); i++ {
		if f.res.Claimed[i] {
			continue
		}
		s := f.quote(i)
		if f.tag(i) == extract.Note {
			f.claim(i, record.Footnote)
			continue
		}
		if len(s) < 24 && noteHeads[strings.Trim(strings.ToLower(s), ": .")] {
			open = true
			f.claim(i, record.Footnote)
			continue
		}
		if n, ok := noteNumber(s); ok && len(s) < 1200 {
			before := f.text[f.ps[0].Start:f.ps[i].Start]
			marked := strings.Contains(before, "("+n+")") || strings.Contains(before, "["+n+"]") || n == "*" && strings.Contains(before, "*")
			if open || marked && i*2 > len(f.ps) {
				f.claim(i, record.Footnote)
				continue
			}
		}
		if open && !f.running(i) && f.in.Odds[i] < 0 && furniture.Cued(s) {
			open = false
		}
		// the source of a quotation that stands as a paragraph of its own
		if r := firstRune(s); (r == '—' || r == '–') && i > 0 && len(s) < 140 && furniture.Words(s) <= 18 {
			if t := strings.TrimLeft(s, "—– "); t != "" && (unicode.IsUpper(firstRune(t)) || strings.ContainsRune("“\"‘«", firstRune(t))) && strings.HasSuffix(strings.TrimRight(f.quote(i-1), " "), "”") {
				f.claim(i, record.Footnote)
			}
		}
	}
}

// noteNumber reads the mark of a footnote: "1. ", "(1) ", "[1] ", "1) ", "* ".
func noteNumber(s string) (string, bool) {
	t := strings.TrimLeft(s, "([")
	if strings.HasPrefix(t, "* ") {
		return "*", true
	}
	n := 0
	for n < len(t) && n < 3 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 || n >= len(t) {
		return "", false
	}
	switch t[n] {
	case '.', ')', ']':
		return t[:n], true
	}
	return "", false
}

// headings finds section headings among the running text: short, begun with a capital, not closed like
// a sentence, and followed by text.
func (f *finder) headings() {
	for i := range f.ps {
		if f.res.Claimed[i] || f.res.Kinds[i] != record.Body {
			continue
		}
		switch f.tag(i) {
		case extract.Title, extract.Heading, extract.Subtitle:
			if f.in.Odds[i] > -9 {
				f.res.Kinds[i] = record.Heading
			}
			continue
		case extract.ListItem, extract.Cell, extract.Verbatim:
			continue
		}
		if i <= f.first || i >= f.last {
			continue
		}
		s := f.quote(i)
		if len(s) > 110 || furniture.Words(s) > 14 || furniture.Words(s) == 0 {
			continue
		}
		r := firstRune(strings.TrimLeft(s, "\"“‘«¿¡0123456789.) "))
		if !unicode.IsUpper(r) {
			continue
		}
		end := strings.TrimRight(s, "\"'”’»)")
		if end == "" || strings.ContainsRune(".,;:", rune(end[len(end)-1])) && !strings.HasSuffix(s, "...") || strings.Contains(s, ": \"") || strings.Contains(s, ", \"") || strings.Contains(s, ": “") {
			continue
		}
		if strings.HasSuffix(s, "?") && furniture.Words(s) > 10 || strings.ContainsAny(firstN(s), "\"“«") && !f.running(i+1) {
			continue
		}
		// the next paragraph that is not a heading runs
		if f.ps[i+1].Len() > len(s) && (f.running(i+1) || f.ps[i+1].Len() >= 60) {
			f.res.Kinds[i] = record.Heading
		}
	}
}

func firstN(s string) string { return s[:min(len(s), 3)] }

// declared looks for the words of the markup's claims in the text; what is not there becomes a note.
func (f *finder) declared() {
	d := f.in.Declared
	note := func(what, value string) {
		f.res.Notes = append(f.res.Notes, record.Note{Code: "declared-" + what,
			Text: "The " + d.Source + " names as " + what + " " + quoteWords(value) + ", which the text does not say."})
	}
	find := func(value string, limit int) (record.Span, bool) {
		value = strings.TrimSpace(value)
		if len(value) < 3 {
			return record.Span{}, false
		}
		for i := range f.ps {
			if i > limit {
				break
			}
			if at := strings.Index(f.quote(i), value); at >= 0 {
				s := f.ps[i].Start + at
				return record.Span{Start: s, End: s + len(value)}, true
			}
		}
		return record.Span{}, false
	}
	if d.Title != "" && !f.res.Meta.Title.Stated() {
		if s, ok := find(d.Title, f.first+2); ok {
			f.res.Meta.Title = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
		} else {
			note("title", d.Title)
		}
	}
	site := "" // guessed: not worth a note
	if desk(d.Author) {
		d.Author = ""
	} else if organisation(d.Author) {
		if d.Outlet == "" {
			d.Outlet = d.Author
		}
		d.Author = ""
	}
	if title := f.res.Meta.Title.Value(); d.Outlet == "" && title != "" && strings.HasPrefix(d.Window, title) { // "Title | Site"
		d.Outlet = strings.TrimLeft(d.Window[len(title):], " |-–—»·:")
		site = d.Outlet
	}
	if d.Author != "" {
		s, ok := find(d.Author, len(f.ps))
		switch {
		case ok: // two witnesses agree, which is more than a line that looks like a name
			for i := range f.ps {
				if f.ps[i].Contains(s) && f.ps[i].Len() < 2*s.Len()+20 && !f.res.Claimed[i] {
					f.claim(i, record.Byline)
				}
			}
			f.res.Meta.Author = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
		case !ok && !f.res.Meta.Author.Stated():
			note("author", d.Author)
		}
	}
	if d.Outlet != "" && !f.res.Meta.Outlet.Stated() {
		if s, ok := find(d.Outlet, len(f.ps)); ok {
			f.res.Meta.Outlet = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
		} else if site == "" {
			note("outlet", d.Outlet)
		}
	}
	if len(d.Published) >= 10 {
		day := d.Published[:10]
		for _, s := range f.res.Meta.Stamps {
			if s.Value().EDTF == day {
				return
			}
		}
		note("date", day)
	}
}

func quoteWords(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > 120 {
		s = strings.ToValidUTF8(s[:120], "") + "…"
	}
	return "“" + s + "”"
}
