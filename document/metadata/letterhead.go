package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
)

// The letterhead: the body that issues a bulletin, communique or page prints its name on one of the
// first lines. It is told by form (capitals or a capital on every longer word, no stop, no word that
// only sentences have) and by a word that names bodies: first in Spanish, last or before "of" in English.

// bodyWords name what issues papers.
var bodyWords = wordSet("observatory network committee commission council assembly union federation confederation association party front movement league ministry office ombudsman secretariat presidency monitor watch news radio service agency press institute foundation society coalition alliance centre center bureau court congress senate parliament university church diocese archdiocese collective coordinator coordination times herald tribune gazette tv television",
	"observatorio red comité comite comisión comision consejo asamblea unión federación confederación asociación partido frente movimiento liga ministerio oficina defensoría secretaría presidencia radio servicio agencia prensa instituto fundación sociedad coalición alianza centro colectivo coordinadora coordinación sindicato central corte congreso senado universidad iglesia arzobispado diócesis diario canal fiscalía contraloría municipalidad gobernación cámara tribunal")

// issuers name agencies within the brackets of a dateline.
var issuers = wordSet("agency service press news wire agence agencia servicio prensa noticias radio network red")

// papers are kinds of documents and their adjectives: what is issued, not who issues.
var papers = wordSet("bulletin bulletins communique communiqué communication statement release press note notice urgent official weekly monthly daily information update report circular dispatch page morning evening summary",
	"boletín boletin comunicado comunicados oficial urgente nota prensa informe informativo informativa aviso circular resumen pronunciamiento semanal mensual diario especial información página declaración pública")

func wordSet(lists ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range lists {
		for w := range strings.FieldsSeq(l) {
			m[w] = true
		}
	}
	return m
}

// letterhead is the name of the issuing body on a line; no length if there is none.
func letterhead(text string, line record.Span) record.Span {
	if line.Len() < 8 || line.Len() > 110 {
		return record.Span{}
	}
	end := line.End
	s := text[line.Start:line.End]
	for _, cut := range [...]string{" – ", " — ", " - ", ", ", " | ", " · ", " ("} {
		if at := strings.Index(s, cut); at > 0 {
			end, s = line.Start+at, s[:at]
		}
	}
	ws := strings.Fields(s)
	if len(ws) < 2 || len(ws) > 12 || strings.ContainsAny(s, ".;:?!\"“«0123456789") {
		return record.Span{}
	}
	start := line.Start
	// "URGENT BULLETIN OF THE …": the paper is named before who issues it
	if papers[lower(ws[0])] {
		at := 1
		for at < len(ws) && papers[lower(ws[at])] {
			at++
		}
		of := at
		for of < len(ws) && of < at+3 && particles[lower(ws[of])] || of < len(ws) && (lower(ws[of]) == "of" || lower(ws[of]) == "the") {
			of++
		}
		if of > at && of < len(ws) {
			start += strings.Index(s, ws[of])
			ws = ws[of:]
		}
	}
	// "RADIO X MORNING PAGE": the page is not the name
	last := len(ws)
	for last > 2 && papers[lower(ws[last-1])] && !bodyWords[lower(ws[last-1])] {
		last--
	}
	if last < len(ws) {
		end = start + strings.LastIndex(text[start:end], ws[last])
		ws = ws[:last]
	}
	found := false
	for i, w := range ws {
		low := lower(w)
		switch {
		case particles[low] || low == "of" || low == "for" || low == "the" || low == "on" || low == "para" || low == "por":
			continue
		case low == "from" || low == "in" || low == "to" || low == "over" || low == "en" || low == "a":
			return record.Span{}
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			return record.Span{}
		}
		if bodyWords[low] && (i == 0 || i == len(ws)-1 || i+1 < len(ws) && (lower(ws[i+1]) == "of" || lower(ws[i+1]) == "for" || lower(ws[i+1]) == "on")) {
			found = true
		}
	}
	if !found || len(ws) < 2 {
		return record.Span{}
	}
	return trimSigns(text, record.Span{Start: start, End: end})
}

// onlyPaper tells that a line names a kind of document and no issuer: "URGENT BULLETIN".
func onlyPaper(s string) bool {
	for w := range strings.FieldsSeq(lower(s)) {
		if !papers[strings.Trim(w, ".,:")] && !particles[w] && w != "of" && w != "the" {
			return false
		}
	}
	return true
}

// agencyName tells whether the words in the brackets of a dateline are an agency's name.
func agencyName(name string) bool {
	if len(name) < 2 || len(name) > 50 {
		return false
	}
	ws := strings.Fields(name)
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) && !particles[lower(w)] {
			return false
		}
	}
	return len(ws) >= 2 && (issuers[lower(ws[0])] || issuers[lower(ws[len(ws)-1])])
}

// heading lines: the top of the document, where the issuer stands.
const letterheadLines = 3

// issuer reads the letterhead on line i of the head; the line is no title then. A line that is not in
// capitals may be a title after all: see head.
func (f *finder) issuer(i int) bool {
	if f.res.Meta.Outlet.Stated() { // by a line nearer to the text, such as an issue line
		return false
	}
	if i >= letterheadLines || f.first-i < 2 || f.in.Tags != nil || onlyPaper(f.quote(i)) {
		return false
	}
	s := letterhead(f.text, f.ps[i].Span)
	if s.Len() < 6 {
		return false
	}
	f.res.Meta.Outlet = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
	return f.res.Meta.Outlet.Stated()
}

// capitals tells that a line has no small letter.
func capitals(s string) bool { return strings.ToUpper(s) == s }
