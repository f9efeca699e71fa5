package furniture

import (
	"strconv"
	"strings"
	"testing"

	"testigo/document/paragraphs"
	"testigo/record"
)

const article = `The drivers of the port went back to work on Monday after nine days on strike, their union said in a statement.

The agreement raises the daily wage by a tenth and sets up a fund for the families of the three who died in the accident at the second dock.

What comes next

A second meeting with the ministry has been called for the end of the month, and the union has warned that it will stop work again if the fund is not paid by then.`

const artículo = `Los choferes del puerto volvieron al trabajo el lunes después de nueve días de huelga, según informó su sindicato en un comunicado.

El acuerdo eleva el jornal en un diez por ciento y crea un fondo para las familias de los tres muertos en el accidente del segundo muelle.

Lo que viene

Una segunda reunión con el ministerio fue convocada para fin de mes, y el sindicato advirtió que volverá a parar si para entonces no se ha pagado el fondo.`

// Lines around an article, in the two languages; every one of them is furniture.
func TestAroundAnArticle(t *testing.T) {
	for _, c := range []struct{ before, body, after string }{
		{"Skip to content\nSearch this site\nHome | News | Sports | Opinion", article, "Share this story\nFacebook\nTwitter\nEmail\nTags: port, strike, wages"},
		{"Menú\nBuscar\nInicio\nPolítica\nEconomía\nDeportes", artículo, "Compartir\nWhatsApp\nTelegram\nImprimir\nEtiquetas: puerto, huelga"},
		{"Sign in\nSubscribe", article, "Related articles\nFishing fleet stays in harbour\nMayor opens new market\nLeave a comment\nYour email address will not be published\nSign up for our newsletter"},
		{"Iniciar sesión\nSuscríbete", artículo, "Te puede interesar\nLa flota pesquera no sale del puerto\nAlcalde inaugura mercado\nDeja un comentario\nTodos los derechos reservados"},
		{"", article, "Donate now to support our work\nPowered by WordPress"},
		{"", artículo, ""},
	} {
		text := strings.TrimSpace(c.before + "\n\n" + c.body + "\n\n" + c.after)
		spans := paragraphs.Split(text)
		for i, x := range Odds(text, spans, nil) {
			line := text[spans[i].Start:spans[i].End]
			if body := strings.Contains(c.body, line); body != (x > 0) {
				t.Errorf("%q: odds %.2f, article: %v", line, x, body)
			}
		}
	}
}

func TestSeparator(t *testing.T) {
	for s, want := range map[string][2]string{
		"End of it. ________": {"", "________"},
		"=====The beginning":  {"=====", ""},
		"He waited ......":    {"", ""},
		"See p. 4 ..........": {"", ".........."},
		"________":            {"", ""}, // all of it: a paragraph of its own
		"a--b":                {"", ""},
	} {
		lead, trail := Separator(s, record.Span{Start: 0, End: len(s)})
		if got := [2]string{s[lead.Start:lead.End], s[trail.Start:trail.End]}; got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestCued(t *testing.T) {
	for s, want := range map[string]bool{
		"Share this article": true, "Printer-friendly versionPDF version": true, "Facebook Twitter Share": true, "Photo: J. Illa/Agency": true, "Etiquetas: agua, ley": true, "***": true,
		"Strike ends in the port": false, "Ana Poma": false, "Los derechos de los choferes": false, "News of the strike reached the ministry late": false,
	} {
		if got := Cued(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// What stands in a text without menus is its author's: mottoes, tables, lists, headings.
func TestTypedText(t *testing.T) {
	for _, text := range []string{
		"BULLETIN OF THE HARBOUR\n\n" + article + "\n\nWe ask for:\n- the fund to be paid;\n- safe cranes;\n- talks.\n\nNorth dock ..... 12\nSouth dock ..... 7",
		"HOJA DEL PUERTO\n\n" + artículo + "\n\nPedimos:\n1. el pago del fondo;\n2. grúas seguras.\n\n¡Ni un muerto más!",
	} {
		spans := paragraphs.Split(text)
		for i, x := range Odds(text, spans, nil) {
			if x <= 0 {
				t.Errorf("%q is furniture: %.2f", text[spans[i].Start:spans[i].End], x)
			}
		}
	}
}

// A list under a line that ends with a colon belongs to it, on a page with menus too.
func TestListsOfAPage(t *testing.T) {
	list := "The drivers want three things:\n- the fund to be paid\n- safe cranes\n- talks with the ministry"
	text := "Home\nNews\nSports\nOpinion\nSign in\nSubscribe\n\n" + article + "\n\n" + list + "\n\n" + article[:120] + ".\n\nShare\nFacebook\nTwitter\nRelated: a fleet at rest | a market opens"
	spans := paragraphs.Split(text)
	for i, x := range Odds(text, spans, nil) {
		line := text[spans[i].Start:spans[i].End]
		if strings.Contains(list, line) && x <= 0 {
			t.Errorf("%q is furniture: %.2f", line, x)
		}
		if strings.HasPrefix(line, "Related:") && x > 0 {
			t.Errorf("%q is of the article: %.2f", line, x)
		}
	}
}

// Readers' comments are not the article, however well they are written.
func TestComments(t *testing.T) {
	text := "Home\nNews\nSubscribe\n\n" + article + "\n\n3 comments\n"
	for _, c := range []string{"Ana on 3 May 2011 at 4:15 pm said:", "Luis on 4 May 2011 at 9:02 am said:", "Rosa on 4 May 2011 at 11:40 am said:"} {
		text += c + "\nI worked at that dock for ten years, and nobody ever looked at the cranes in all that time.\nReply\n"
	}
	at := strings.Index(text, "Ana on")
	spans := paragraphs.Split(text)
	for i, x := range Odds(text, spans, nil) {
		if spans[i].Start >= at && x > 0 {
			t.Errorf("%q is of the article: %.2f", text[spans[i].Start:spans[i].End], x)
		}
	}
	for line, want := range map[string]bool{
		"Ana on 3 May 2011 at 4:15 pm said:": true, "Luis Ari · 2 days ago": true, "Rosa, hace 3 horas": true, "Rosa dice:": true, "3 May 2011 - 16:15": true,
		"On 3 May 2011 the drivers stopped work.": false, "Three days on strike": false, "He was 24 years old": false,
	} {
		if got := look(line, record.Span{Start: 0, End: len(line)}).speaker; got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

// The weights fit the features of this code, and are written as they are read.
func TestWeights(t *testing.T) {
	for _, m := range []model{forText, forMarkup} {
		if len(m.first.roots) == 0 || len(m.second.roots) == 0 {
			t.Error("a forest without trees")
		}
		again, err := parseModel(m.String(), m.of)
		if err != nil || again.String() != m.String() {
			t.Errorf("weights do not survive writing: %v", err)
		}
	}
	for _, bad := range []string{"words<3 =1 =2", "first x", "first 0\nwords<3 =1", "first 0\nwords<3 =1 =2 =3", "first 0\nsize<3 =1 =2", "first 0\nwords<x =1 =2", "first 0\nfirst-3<1 =1 =2"} {
		if _, err := parseModel(bad, textFeatures); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestForest(t *testing.T) {
	m, err := parseModel("# two trees\nfirst 0.5\nwords<3 =-1 letters-a-word<4 =1 =2\n=0.25\nsecond 0\n", textFeatures)
	if err != nil {
		t.Fatal(err)
	}
	v := make(vector, m.of.local)
	for _, c := range []struct {
		words, letters float32
		want           float64
	}{{2, 9, -0.25}, {3, 3, 1.75}, {3, 4, 2.75}} {
		v[0], v[1] = c.words, c.letters
		if got := m.first.answer(v); got != c.want {
			t.Errorf("%v words of %v letters: %v, want %v", c.words, c.letters, got, c.want)
		}
	}
}

// Training is deterministic, and a few pages are enough to learn what a menu is.
func TestTrain(t *testing.T) {
	var examples []Example
	for i := range 24 {
		body := []string{article, artículo}[i%2]
		text := strings.Repeat("Home\nNews\nShare\n", 1+i%3) + "\n" + body + "\n\nRelated articles\nFacebook\nTwitter"
		at := strings.Index(text, body)
		examples = append(examples, Example{Text: text, Body: []record.Span{{Start: at, End: at + len(body)}}, Group: strconv.Itoa(i)})
	}
	first := Train(examples)
	if first != Train(examples) {
		t.Error("two trainings differ")
	}
	m, err := parseModel(first, textFeatures)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.body(examples[0]); len(got) != 4 {
		t.Errorf("%d paragraphs of the article found, want 4", len(got))
	}
}

func FuzzOdds(f *testing.F) {
	f.Add("Share\n\n" + article + "\n\nTags: a, b")
	f.Add("é\n—\n·|·\n©")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		spans := paragraphs.Split(text)
		if odds := Odds(text, spans, nil); len(odds) != len(spans) {
			t.Fatalf("%d odds for %d paragraphs", len(odds), len(spans))
		}
		for _, s := range spans {
			lead, trail := Separator(text, s)
			if lead.Len() > 0 && !s.Contains(lead) || trail.Len() > 0 && !s.Contains(trail) || lead.Len() > 0 && trail.Len() > 0 && lead.Overlaps(trail) {
				t.Fatalf("separators %v %v in %v", lead, trail, s)
			}
			Cued(text[s.Start:s.End])
		}
	})
}

// A chronology stands under its years; the years of an archive, or of a page's foot, are none of the article.
func TestYearsOfAChronology(t *testing.T) {
	chronology := "1979\n\nNovember. Colonel Natusch deposes the president and the miners call a general strike.\n\n" +
		"1980\n\nMarch\n\nThe priest Luis Espinal is taken from his car and killed.\n\n17 July. The army seizes power.\n\n" +
		"1982\n\nIn October a civilian takes the oath before Congress."
	archive := article + "\n\nArchive\n\n2009\n\n2010\n\n2011\n\n2012"
	for _, c := range []struct {
		text string
		want int
	}{{chronology, 3}, {archive, 0}} {
		spans := paragraphs.Split(c.text)
		got := 0
		for i, x := range Odds(c.text, spans, nil) {
			if _, err := strconv.Atoi(c.text[spans[i].Start:spans[i].End]); err == nil && x > 0 {
				got++
			}
		}
		if got != c.want {
			t.Errorf("%d years kept, want %d:\n%s", got, c.want, c.text)
		}
	}
}
