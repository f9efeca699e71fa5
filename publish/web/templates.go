package web

import (
	"embed"
	"fmt"
	"html/template"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

//go:embed templates
var templateFiles embed.FS

// trusted is markup that a template of ours has already escaped.
type trusted = template.HTML

// templates are parsed once for each language; the functions speak it.
var templates = map[record.Lang]*template.Template{
	record.English: parse(record.English),
	record.Spanish: parse(record.Spanish),
}

func parse(lang record.Lang) *template.Template {
	return template.Must(template.New("").Funcs(functions(lang)).ParseFS(templateFiles, "templates/*.html"))
}

// functions are the words of templates:
//
//	t "key"        a text of the room
//	n 3 "event"    a number with its noun
//	num 1234.5     a number
//	date "1978-06" EDTF in words
//	who "Congreso" the common name of a body in the reader's language, any other name as it is told
//	type, mode, certainty, measure, role, status, language, format, org, lineage, origin   the record's closed lists
//	clip 80 text   a document's text in one line, bounded
//	show text      a document's text as it stands, with what is invisible made visible
func functions(lang record.Lang) template.FuncMap {
	return template.FuncMap{
		"t":         func(key string) string { return wording.Room(lang, key) },
		"n":         func(n any, noun string) string { return wording.Count(lang, asInt(n), noun) },
		"num":       func(n any) string { return wording.Number(lang, asFloat(n)) },
		"date":      func(edtf string) string { return wording.Date(lang, edtf) },
		"type":      func(t record.EventType) string { return wording.Type(lang, t) },
		"mode":      func(t record.EventType, m record.Mode) string { return wording.Noun(lang, t, m) },
		"certainty": func(c record.Certainty) string { return wording.Certainty(lang, c) },
		"check":     func(code string) string { return wording.Check(lang, code) },
		"measure":   func(m string) string { return wording.Measure(lang, m) },
		"role":      func(r record.RoleName) string { return wording.Role(lang, r) },
		"status":    func(s record.Status) string { return wording.Status(lang, s) },
		"language":  func(l record.Lang) string { return wording.Language(lang, l) },
		"format":    wording.Format,
		"who":       func(name string) string { return wording.ActorName(lang, name) },
		"org":       func(k record.OrgKind) string { return wording.Org(lang, k) },
		"lineage":   func(k record.LineageKind) string { return wording.Lineage(lang, k) },
		"origin":    func(k record.LineageKind) string { return wording.Origin(lang, k) },
		"standing":  func(st record.Standing) string { return wording.Standing(lang, st) },
		"decided":   func(k record.DecisionKind) string { return wording.Decided(lang, k) },
		"field":     func(f string) string { return wording.Field(lang, f) },
		"number3":   func(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) },
		"pair":      func(a, b any) struct{ A, B any } { return struct{ A, B any }{a, b} },
		"kinds": func() []string {
			return []string{record.Person.String(), record.Organization.String(), record.Group.String()}
		},
		"takes": func(what, query string) struct{ What, Query string } {
			return struct{ What, Query string }{what, query}
		},
		"clip":          func(limit int, s string) string { return wording.Clip(s, limit) },
		"sentence":      wording.Sentence,
		"show":          show,
		"lower":         strings.ToLower,
		"path":          url.PathEscape,
		"lang":          func() string { return string(lang) },
		"year":          yearWords(lang),
		"percent":       func(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) + "%" },
		"px":            func(x float64) string { return strconv.FormatFloat(x, 'f', 1, 64) },
		"less":          func(a, b float64) float64 { return a - b },
		"one":           func(f float64) string { return wording.Number(lang, math.Round(f*10)/10) },
		"spanlink":      spanLink,
		"certaintyword": func(c string) string { return wording.Certainty(lang, record.ParseCertainty(c)) },
		"harm":          func(act string) string { return wording.Act(lang, act) },
		"ctype":         func(s string) string { return wording.ConflictType(lang, s) },
		"cstate":        func(s record.ConflictState) string { return wording.ConflictState(lang, s) },
		"cphase":        func(s string) string { return wording.ConflictPhase(lang, s) },
		"crule":         func(s string) string { return wording.ConflictRule(lang, s) },
		"key":           statementKey,
		"kindclass":     kindClass,
		"runclass":      runClass,
		"runkeys":       runKeys,
	}
}

func asInt(n any) int {
	switch n := n.(type) {
	case int:
		return n
	case int64:
		return int(n)
	case int32:
		return int(n)
	}
	return 0
}

func asFloat(n any) float64 {
	if f, ok := n.(float64); ok {
		return f
	}
	return float64(asInt(n))
}

// show makes what hides or turns its neighbours around visible as U+FFFD, one character for one.
func show(s string) string {
	if strings.IndexFunc(s, wording.Invisible) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == 0x2028 || r == 0x2029:
			return ' '
		case wording.Invisible(r):
			return utf8.RuneError
		}
		return r
	}, s)
}

func yearWords(lang record.Lang) func(int) string {
	return func(y int) string {
		if y <= 0 {
			return strconv.Itoa(1-y) + " " + wording.Room(lang, "before-christ")
		}
		return strconv.Itoa(y)
	}
}

// spanLink is the permanent address of words in a document, in code points. A document that is shown in parts is asked for the part that has them.
func spanLink(d *api.Doc, start, end int) string {
	at := ""
	if d.Bytes > longDocument {
		at = fmt.Sprintf("?at=%d", start)
	}
	return fmt.Sprintf("/documents/%s%s#c:%d-%d", d.ID, at, start, end)
}

// longDocument is from how many bytes on a document may be shown in parts.
const longDocument = 100 << 10
