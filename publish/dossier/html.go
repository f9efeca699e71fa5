package dossier

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"testigo/record"
)

//go:embed dossier.css
var style string

//go:embed dossier.html
var page string

var pages = map[record.Lang]*template.Template{record.English: parsed(record.English), record.Spanish: parsed(record.Spanish)}

func parsed(lang record.Lang) *template.Template {
	return template.Must(template.New("dossier").Funcs(template.FuncMap{
		"t":        func(key string) string { return say(lang, key) },
		"more":     func(n int) string { return fmt.Sprintf(say(lang, "more"), n) },
		"citation": func(n Note) string { return citation(lang, n) },
		"inc":      func(i int) int { return i + 1 },
	}).Parse(page))
}

// HTML writes a page that is one file and asks nothing of the network.
func HTML(w io.Writer, d *Dossier) error {
	sum := sha256.Sum256([]byte(style))
	set := pages[d.Lang]
	if set == nil {
		set = pages[record.English]
	}
	return set.Execute(w, struct {
		*Dossier
		Style  template.HTML
		Policy string
	}{d, template.HTML("<style>" + style + "</style>"), "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"})
}
