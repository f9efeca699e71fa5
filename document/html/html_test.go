package html

import (
	"context"
	"strings"
	"testing"

	"testigo/document/extract"
)

func TestText(t *testing.T) {
	for name, c := range map[string]struct{ page, want string }{
		"blocks":           {"<html><body><h1>Paro</h1><p>Uno <b>dos</b>\n tres.</p><div>Cuatro<br>cinco</div></body></html>", "Paro\nUno dos tres.\nCuatro\ncinco"},
		"not text":         {"<html><head><title>T</title><style>p{}</style></head><body><script>x()</script><noscript>n</noscript><p hidden>h</p><p style='display: none'>h</p><p>Ver</p><select><option>o</select></body></html>", "Ver"},
		"menus stay":       {"<html><body><nav><a href=/>Inicio</a></nav><p>Texto.</p><footer>Pie</footer></body></html>", "Inicio\nTexto.\nPie"},
		"entities":         {"<html><body><p>Ma&ntilde;ana &amp; hoy&nbsp;mismo</p></body></html>", "Mañana & hoy\u00a0mismo"},
		"table":            {"<html><body><table><tr><td>Puno</td><td>18</td></tr><tr><td>Cusco</td><td>4</td></tr></table></body></html>", "Puno\t18\nCusco\t4"},
		"layout table":     {"<html><body><table><tr><td><p>Uno.</p><p>Dos.</p></td><td>Menu</td></tr></table></body></html>", "Uno.\nDos.\nMenu"},
		"pre":              {"<html><body><pre>a  b\nc</pre></body></html>", "a b\nc"},
		"broken":           {"<p>Uno<p>Dos<div><b>Tres</div>", "Uno\nDos\nTres"},
		"latin-1":          {"<html><head><meta charset=iso-8859-1></head><body>A\xf1o</body></html>", "Año"},
		"declared wrongly": {"<html><head><meta charset=iso-8859-1></head><body>Año</body></html>", "Año"},
	} {
		res, err := Read(context.Background(), "a.html", []byte(c.page))
		if err != nil || res.Text != c.want {
			t.Errorf("%s: %q, %v, want %q", name, res.Text, err, c.want)
		}
	}
}

func TestMarkup(t *testing.T) {
	page := `<html lang=es><head><meta property="og:title" content="El paro sigue"><meta name=author content="Rosa Quispe"></head><body>
<nav><ul><li><a href=1>Portada</a></li></ul></nav><div class="article-body"><h1>El paro sigue</h1><p class=byline>Por Rosa Quispe</p>
<p>` + strings.Repeat("Los comuneros mantienen el bloqueo de la carretera. ", 5) + `</p><p>` + strings.Repeat("La policía no ha intervenido hasta ahora. ", 5) + `</p></div></body></html>`
	res, err := Read(context.Background(), "a.html", []byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if res.Declared.Title != "El paro sigue" || res.Declared.Author != "Rosa Quispe" || res.Declared.Lang != "es" {
		t.Errorf("declared %+v", res.Declared)
	}
	for i, want := range []struct {
		tag  extract.Tag
		in   extract.Where
		link bool
	}{{extract.ListItem, extract.InNav, true}, {extract.Title, extract.InMain, false}, {extract.Author, extract.InMain, false}, {extract.Plain, extract.InMain, false}, {extract.Plain, extract.InMain, false}} {
		b := res.Blocks[i]
		if b.Tag != want.tag || b.Markup.In&want.in == 0 || b.Markup.Links > 0.5 != want.link {
			t.Errorf("block %d %q: tag %d, %+v", i, res.Text[b.Start:b.End], b.Tag, *b.Markup)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"<p>a<table><tr><td>b", "<html><body><pre>x\n", "\xff\xfe<\x00p\x00", "<x><y><div>a</x>", strings.Repeat("<div>", 600) + "a"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		res, err := Read(context.Background(), "a.html", data)
		if err != nil {
			return
		}
		last := 0
		for _, b := range res.Blocks {
			if b.Start < last || b.End <= b.Start || b.End > len(res.Text) || b.Markup == nil {
				t.Fatalf("block %v after %d of %d", b.Span, last, len(res.Text))
			}
			last = b.End
		}
	})
}
