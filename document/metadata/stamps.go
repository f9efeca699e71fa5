package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"
)

// dateLabels may stand before or beside the date of a date line.
var dateLabels = map[string]bool{"posted": true, "published": true, "publicado": true, "publicada": true, "on": true, "el": true, "date": true, "fecha": true,
	"updated": true, "actualizado": true, "actualizada": true, "last": true, "first": true, "created": true, "creado": true, "at": true, "a": true, "las": true, "am": true, "pm": true, "m": true, "p": true,
	"h": true, "hrs": true, "hs": true, "horas": true, "est": true, "edt": true, "gmt": true, "utc": true, "pst": true, "pdt": true, "et": true, "pet": true, "cet": true, "bst": true, "modified": true, "última": true, "actualización": true,
	"de": true, "del": true, "issued": true, "released": true, "release": true, "for": true, "immediate": true, "press": true, "t": true, "z": true, "time": true, "hora": true, "local": true, "index": true,
	"by": true, "por": true, "the": true, "of": true, "comunicado": true, "nota": true, "prensa": true, "boletín": true, "min": true, "read": true}

// dateLine reads a paragraph that is a date and little else ("Posted on Friday, 9 May 1986",
// "Lima, 9 de mayo de 1986", "Por Ana Ruiz | 9 mayo 1986").
func (f *finder) dateLine(s record.Span) (date, record.Span, bool) {
	if s.Len() > 160 {
		return date{}, record.Span{}, false
	}
	ts := tokens(f.text, s.Start, s.End, 40)
	d, ok := firstDate(ts, false, f.dayFirst)
	if !ok || !d.year && !d.day {
		return d, record.Span{}, false
	}
	rest, caps := 0, 0
	for i, t := range ts {
		if i >= d.from && i < d.to || !t.word || dateLabels[t.low] || weekdays[t.low] > 0 || months[t.low] > 0 {
			continue
		}
		rest++
		if r, _ := utf8.DecodeRuneInString(f.text[t.start:]); unicode.IsUpper(r) {
			caps++
		}
	}
	// beside the date only a place or a name, or an outlet; or sections of a line parted by signs
	parted := is(ts, d.to, "/", "|", "·", "•") || is(ts, d.from-1, "/", "|", "·", "•")
	if !(rest <= 6 && rest <= caps+1) && !(parted && rest <= 14 && !is(ts, len(ts)-1, ".", "!", "?")) {
		return d, record.Span{}, false
	}
	return d, record.Span{Start: ts[d.from].start, End: ts[d.to-1].end}, true
}

var volumeWords = map[string]bool{"vol": true, "volume": true, "volumen": true, "no": true, "nº": true, "num": true, "núm": true, "number": true, "número": true, "numero": true,
	"issue": true, "año": true, "year": true, "edición": true, "edition": true, "n": true, "tomo": true, "época": true, "nro": true}

// issueLine reads "Vol. 12, No. 5, September/October 1978", "Fall 2011", "Gazette No. 170", "Año IV, Nº 12".
// The outlet is what stands before the first of these words.
func (f *finder) issueLine(s record.Span) (edtf string, cite, outlet record.Span, ok bool) {
	if s.Len() > 140 {
		return
	}
	ts := tokens(f.text, s.Start, s.End, 40)
	d, dated := firstDate(ts, false, f.dayFirst)
	from, to := -1, -1
	others := 0
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		if dated && i >= d.from && i < d.to {
			continue
		}
		if t.word && volumeWords[t.low] {
			j := i + 1
			for is(ts, j, ".", "º", "°", "#", ":") {
				j++
			}
			if j < len(ts) && (ts[j].num >= 0 || roman(f.text[ts[j].start:ts[j].end])) {
				if from < 0 {
					from = i
				}
				to = j + 1
				i = j
				continue
			}
		}
		if t.word {
			others++
		}
	}
	switch {
	case from >= 0 && (others <= 8 || others <= 14 && strings.ContainsAny(f.text[s.Start:s.End], "|·•")):
		lo, hi := from, to
		if dated {
			lo, hi = min(lo, d.from), max(hi, d.to)
			edtf = d.edtf
		}
		cite = record.Span{Start: ts[lo].start, End: ts[hi-1].end}
		if before := trimSigns(f.text, record.Span{Start: s.Start, End: ts[lo].start}); before.Len() > 2 && titleCase(f.text[before.Start:before.End]) {
			outlet = before
		}
		return edtf, cite, outlet, true
	case dated && others == 0 && (d.season || d.rng || !d.day):
		return d.edtf, record.Span{Start: ts[d.from].start, End: ts[d.to-1].end}, outlet, true
	}
	return
}

func roman(s string) bool {
	return s != "" && len(s) <= 8 && strings.Trim(s, "IVXLCDM") == ""
}

// titleCase tells that the words that count begin with capitals.
func titleCase(s string) bool {
	n, caps := 0, 0
	for _, w := range strings.Fields(s) {
		if particles[strings.ToLower(w)] || len(w) <= 3 && strings.ToLower(w) == w {
			continue
		}
		n++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) {
			caps++
		}
	}
	return n > 0 && n <= 7 && caps == n
}

// trimSigns takes white space and signs off both ends.
func trimSigns(text string, s record.Span) record.Span {
	sign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	for s.Start < s.End {
		r, w := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !sign(r) {
			break
		}
		s.Start += w
	}
	for s.Start < s.End {
		r, w := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !sign(r) {
			break
		}
		s.End -= w
	}
	return s
}

// agencies sign datelines.
var agencies = map[string]bool{"reuters": true, "ap": true, "afp": true, "efe": true, "upi": true, "ansa": true, "dpa": true, "xinhua": true, "andina": true,
	"ips": true, "notimex": true, "tass": true, "prensa latina": true, "pl": true, "acan-efe": true, "bbc": true, "cnn": true, "telam": true, "télam": true, "europa press": true}

// dateline reads the beginning of a running paragraph: "LIMA, 3 JAN 90 --", "LIMA, Peru, Jan. 3 (AP) -",
// "Lima, 3 ene. 1990 (EFE).-", "LIMA (Reuters) -". The words before the dash must be a place.
func (f *finder) dateline(s record.Span) (d date, cite, agency record.Span, ok bool) {
	head := f.text[s.Start:min(s.End, s.Start+110)]
	stop := -1
	for _, mark := range [...]string{"--", "—", "–", ".-", " - ", "[", "):", " // "} {
		if i := strings.Index(head, mark); i > 3 && (stop < 0 || i < stop) {
			stop = i
		}
	}
	if stop < 0 {
		stop = placeAndDay(f.text, s.Start, s.Start+len(head), f.dayFirst) - s.Start
	}
	if stop < 0 {
		return
	}
	ts := tokens(f.text, s.Start, s.Start+stop+1, 24)
	if len(ts) == 0 || !ts[0].word {
		return
	}
	if r, _ := utf8.DecodeRuneInString(f.text[ts[0].start:]); !unicode.IsUpper(r) {
		return
	}
	found := false
	for i := 1; i < len(ts) && i <= 9; i++ {
		if found {
			break
		}
		if e, good := dateAt(ts, i, true, true); good && e.day {
			d, found = e, true
		}
	}
	for i, t := range ts { // nothing but capitalised words before the date
		if found && i >= d.from {
			break
		}
		if t.word && !particles[t.low] && weekdays[t.low] == 0 {
			if r, _ := utf8.DecodeRuneInString(f.text[t.start:]); !unicode.IsUpper(r) {
				return d, cite, agency, false
			}
		}
	}
	if open := strings.IndexByte(head, '('); open > 0 && open <= stop {
		if end := strings.IndexByte(head[open:], ')'); end > 1 {
			name := head[open+1 : open+end]
			key := strings.ToLower(name)
			if i := strings.IndexAny(key, "/,"); i > 0 {
				key = key[:i]
				name = name[:i]
			}
			if agencies[strings.TrimSpace(key)] || agencyName(name) {
				agency = record.Span{Start: s.Start + open + 1, End: s.Start + open + 1 + len(name)}
			}
		}
	}
	if !found {
		return d, cite, agency, agency.Len() > 0
	}
	after := 0
	for i := d.to; i < len(ts); i++ {
		if ts[i].word {
			after++
		}
	}
	if after > 4 {
		return d, cite, agency, false
	}
	return d, record.Span{Start: ts[d.from].start, End: ts[d.to-1].end}, agency, true
}

// placeAndDay finds the end of "Quito, 21 de abril de 2005 (agencia)." at the head of running text: a place, a comma, a whole date and a full stop
// that closes them. No sentence is so short, unless it begins with a preposition. Less than from = not so.
func placeAndDay(text string, from, to int, dayFirst bool) int {
	ts := tokens(text, from, to, 24)
	d, ok := firstDate(ts, true, dayFirst)
	if !ok || !d.day || !d.year || d.from < 2 || !is(ts, d.from-1, ",") || prepositions[ts[0].low] {
		return from - 1
	}
	next := d.to
	if is(ts, next, "(") {
		for next < len(ts) && !is(ts, next, ")") {
			next++
		}
		next++
	}
	if !is(ts, next, ".") {
		return from - 1
	}
	return ts[next].start
}

// prepositions begin a sentence that tells of a place and a day.
var prepositions = map[string]bool{"in": true, "on": true, "at": true, "near": true, "en": true, "el": true, "cerca": true, "desde": true, "from": true, "since": true}

var firstWords = []string{"originally published", "first published", "originally appeared", "first appeared", "originally posted", "reprinted from", "republished from", "was published in",
	"this article appeared in", "article originally", "article was first", "was originally", "appeared in the", "reproduced from", "cross-posted from", "translated from the original",
	"publicado originalmente", "publicada originalmente", "originalmente publicado", "originalmente publicada", "publicado por primera vez", "publicada por primera vez", "apareció originalmente", "apareció por primera vez", "apareció en ", "reproducido de", "tomado de", "tomada de",
	"publicado en inglés", "publicada en inglés", "se publicó originalmente", "se publicó por primera vez", "fue publicado en", "fue publicada en", "fue publicado originalmente", "fue publicado por primera vez", "reimpreso de", "first printed in", "published in english"}

// firstPublication reads a short paragraph that says where or when the article came out first.
func (f *finder) firstPublication(s record.Span) (st record.Stamp, cite record.Span, ok bool) {
	if s.Len() > 420 {
		return
	}
	low := lower(f.text[s.Start:s.End])
	at := -1
	for _, w := range firstWords {
		if i := strings.Index(low, w); i >= 0 && i < 90 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 || !ofArticle(low[:at]) {
		return
	}
	st.Kind = record.FirstStamp
	ts := tokens(f.text, s.Start+at, s.End, 60)
	d, dated := firstDate(ts, false, f.dayFirst)
	if dated {
		st.EDTF = d.edtf
	}
	out := f.outletAfter(ts, d, dated)
	if out.Len() > 0 {
		st.Outlet = f.text[out.Start:out.End]
	}
	if !dated && out.Len() == 0 {
		return st, cite, false
	}
	// the sentence is the witness: without "originally published" the date says something else
	cite = s
	return st, cite, true
}

// ofArticle tells that the words before "first published" speak of the article itself.
func ofArticle(before string) bool {
	before = strings.TrimRight(before, " ")
	if len(before) < 3 {
		return true
	}
	if strings.HasSuffix(before, ".") { // "Translated from the Spanish by Ana Ruiz. First published …"
		for _, l := range translatorLabels {
			if strings.HasPrefix(before, l) {
				return true
			}
		}
	}
	for _, w := range [...]string{"article", "following", "interview", "statement", "version", "essay", "this piece", "this text", "this report", "artículo", "siguiente", "entrevista", "este texto", "esta nota", "declaración", "versión", "ensayo", "este reportaje", "nota:", "note:", "*"} {
		if strings.Contains(before, w) {
			return true
		}
	}
	return false
}

var languageNames = map[string]bool{"spanish": true, "english": true, "español": true, "inglés": true, "castellano": true, "portuguese": true, "french": true, "portugués": true, "francés": true}

// outletAfter finds the capitalised run after "in", "by", "from", "en", "por", "de".
func (f *finder) outletAfter(ts []token, d date, dated bool) record.Span {
	for i := 0; i+1 < len(ts); i++ {
		if !is(ts, i, "in", "by", "from", "en", "por", "de", "at", "on") || dated && i >= d.from-1 && i < d.to {
			continue
		}
		j := i + 1
		for is(ts, j, "the", "\"", "“", "«", "‘", "issue", "of") {
			j++
		}
		from, to := j, j
		for to < len(ts) {
			t := ts[to]
			r, _ := utf8.DecodeRuneInString(f.text[t.start:])
			if dated && to >= d.from && to < d.to || t.word && (volumeWords[t.low] || months[t.low] > 0 || languageNames[t.low]) {
				break
			}
			if t.word && unicode.IsUpper(r) || t.word && to > from && f.leadsOn(ts, to) || is(ts, to, "-", "'", "&") && to > from {
				to++
				continue
			}
			break
		}
		if to > from {
			return record.Span{Start: ts[from].start, End: ts[to-1].end}
		}
	}
	return record.Span{}
}

func capital(text string, t token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.start:])
	return t.word && unicode.IsUpper(r)
}

// copyright reads "© 1999 Name", "Copyright 1999-2004", "(c) 1999".
func (f *finder) copyright(s record.Span) (st record.Stamp, cite record.Span, ok bool) {
	if s.Len() > 400 {
		return
	}
	low := lower(f.text[s.Start:s.End])
	at := -1
	for _, w := range [...]string{"©", "copyright", "(c)"} {
		if i := strings.Index(low, w); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return
	}
	ts := tokens(f.text, s.Start+at, s.End, 16)
	for i, t := range ts {
		if i > 8 || !year4(t) {
			continue
		}
		st = record.Stamp{Kind: record.CopyrightStamp, EDTF: t.low}
		cite = record.Span{Start: ts[0].start, End: t.end}
		if is(ts, i+1, "-", "–", "—", "/") && i+2 < len(ts) && year4(ts[i+2]) {
			st.EDTF += "/" + ts[i+2].low
			cite.End = ts[i+2].end
		}
		f.copyrightOwner(ts, i)
		return st, cite, true
	}
	return
}

// leadsOn tells that a particle, or two, stand before another capitalised word: "Voz de los Andes".
func (f *finder) leadsOn(ts []token, i int) bool {
	for n := 0; n < 2 && i < len(ts) && particles[ts[i].low]; n++ {
		i++
		if i < len(ts) && capital(f.text, ts[i]) {
			return true
		}
	}
	return false
}

// copyrightOwner takes what stands behind the year as outlet, if it is a name and nothing else names one.
func (f *finder) copyrightOwner(ts []token, year int) {
	if f.res.Meta.Outlet.Stated() {
		return
	}
	j := year + 1
	for is(ts, j, "-", "–", "—", "by", ",", "/") || j < len(ts) && year4(ts[j]) {
		j++
	}
	from := j
	for j < len(ts) && ts[j].word && (capital(f.text, ts[j]) || j > from && f.leadsOn(ts, j)) && !is(ts, j, "all", "todos", "derechos", "inc", "llc", "ltd") {
		j++
	}
	if j > from && j-from <= 8 {
		s := record.Span{Start: ts[from].start, End: ts[j-1].end}
		f.res.Meta.Outlet = record.CiteSpan(f.doc, s, f.text[s.Start:s.End])
	}
}
