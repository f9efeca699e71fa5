package metadata

import (
	"strings"
	"testing"

	"testigo/document/paragraphs"
	"testigo/record"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text     string
		short    bool
		dayFirst bool
		want     string
	}{
		{"September 5, 1987", false, false, "1987-09-05"},
		{"Sept. 5th, 1987", false, false, "1987-09-05"},
		{"Saturday, 5 September 1987", false, false, "1987-09-05"},
		{"the 5th of September, 1987", false, false, "1987-09-05"},
		{"5 de setiembre de 1987", false, true, "1987-09-05"},
		{"sábado 5 de septiembre del 1987", false, true, "1987-09-05"},
		{"1987-09-05T10:00", false, false, "1987-09-05"},
		{"05/09/1987", false, true, "1987-09-05"},
		{"25/09/1987", false, false, "1987-09-25"},
		{"05/09/1987", false, false, "1987"}, // 5 September or 9 May: the text does not tell
		{"March 26", false, false, "XXXX-03-26"},
		{"26 de marzo", false, true, "XXXX-03-26"},
		{"3 JAN 90", true, false, "1990-01-03"},
		{"3 JAN 90", false, false, "XXXX-01-03"},
		{"May 1978", false, false, "1978-05"},
		{"mayo de 1978", false, true, "1978-05"},
		{"Fall 2011", false, false, "2011-23"},
		{"otoño de 2011", false, true, "2011-23"},
		{"Winter '86", false, false, "1986-24"},
		{"September/October 1978", false, false, "1978-09/1978-10"},
		{"noviembre-enero de 1979", false, true, "1978-11/1979-01"},
		{"Nov 15, 20046:45 AM", false, false, "2004-11-15"},
		{"45 de marzo", false, true, ""},
		{"1987", false, false, ""},
		{"in the spring", false, false, ""},
	} {
		d, ok := firstDate(tokens(c.text, 0, len(c.text), 40), c.short, c.dayFirst)
		if got := d.edtf; got != c.want || ok != (c.want != "") {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	for s, want := range map[string]bool{
		"Ana Poma": true, "KD Hurst": true, "J. R. Illa": true, "María de los Ángeles Choque": true, "ROSA QUISPE": true, "Ana Poma and Luis Ari": true, "Jean-Paul O’Neill": true,
		"Puno": false, "The Miners": false, "Human Rights": false, "Derechos Humanos": false, "Ana Poma is 35": false, "Who Won": false, "Marcha en Ilo": false, "": false, "Latin America": false,
	} {
		if got := nameLike(s); got != want {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}

// document makes a document whose every paragraph belongs to the article.
func read(t testing.TB, text string, lang record.Lang) (*record.Document, Result) {
	d, err := record.NewDocument(record.IDOf([]byte(text)), "a.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	d.Lang = lang
	for _, s := range paragraphs.Split(text) {
		d.Paragraphs = append(d.Paragraphs, record.Paragraph{Span: s})
	}
	odds := make([]float64, len(d.Paragraphs))
	for i := range odds {
		odds[i] = 1
	}
	return d, Read(Input{Document: d, Odds: odds})
}

const running = "\n\nThe committee of the valley said on Friday that two men were held at the post for three days and that their families were not told where they were.\n\n"

func TestStamps(t *testing.T) {
	for _, c := range []struct {
		text string
		want []record.Stamp
	}{
		{"Two held in the valley\n\nPosted on Friday, 9 May 1986" + running, []record.Stamp{{Kind: record.PostedStamp, EDTF: "1986-05-09"}}},
		{"Two held\n\nBy Ana Poma | 9 May 1986" + running, []record.Stamp{{Kind: record.PostedStamp, EDTF: "1986-05-09"}}},
		{"Two held\n\nLima, 9 May 1986" + running, []record.Stamp{{Kind: record.PostedStamp, EDTF: "1986-05-09"}}},
		{"Andean Letter No. 12\n\nWinter 1986\n\nTwo held in the valley" + running, []record.Stamp{{Kind: record.IssueStamp}, {Kind: record.IssueStamp, EDTF: "1986-24"}}},
		{"Vol. IV, No. 2, May/June 1986\n\nTwo held" + running, []record.Stamp{{Kind: record.IssueStamp, EDTF: "1986-05/1986-06"}}},
		{"LA PAZ, 9 MAY 86 (EFE) -- [TEXT] The committee of the valley said that two men were held at the post for three days, and nobody told the families.", []record.Stamp{{Kind: record.DatelineStamp, EDTF: "1986-05-09"}}},
		{"La Paz, Bolivia, May 9 (AP) - The committee of the valley said that two men were held at the post for three days, and nobody told the families.", []record.Stamp{{Kind: record.DatelineStamp, EDTF: "XXXX-05-09"}}},
		{"La Paz, 9 de mayo de 1986 (agencia). The committee of the valley said that two men were held at the post for three days, and nobody told the families.", []record.Stamp{{Kind: record.DatelineStamp, EDTF: "1986-05-09"}}},
		{"La Paz, May 9, 1986. The committee of the valley said that two men were held at the post for three days, and nobody told the families.", []record.Stamp{{Kind: record.DatelineStamp, EDTF: "1986-05-09"}}},
		{"In La Paz, 9 May 1986. So it stands in the book of the post. The committee of the valley said that two men were held there for three days.", nil},
		{"La Paz, 9 May 1986, was a Friday. The committee of the valley said that two men were held at the post for three days, and nobody told the families.", nil},
		{"Two held" + running + "First published in Andean Letter No. 12 (9 May).", []record.Stamp{{Kind: record.FirstStamp, EDTF: "XXXX-05-09", Outlet: "Andean Letter"}}},
		{"Two held" + running + "Publicado originalmente en español el 9 de mayo en La Voz del Valle.", []record.Stamp{{Kind: record.FirstStamp, EDTF: "XXXX-05-09", Outlet: "La Voz del Valle"}}},
		{"Two held" + running + "© 1986-1989 Andean Letter", []record.Stamp{{Kind: record.CopyrightStamp, EDTF: "1986/1989"}}},
		// what a text tells is not what it is stamped with
		{"Two held" + running + "The party first appeared in Puno in 1979 and has since won four seats in the provincial council of the highlands." + running, nil},
		{"Two held" + running + "On 9 May 1986 the two men were let go." + running, nil},
	} {
		_, res := read(t, c.text, record.English)
		var got []record.Stamp
		for _, s := range res.Meta.Stamps {
			got = append(got, s.Value())
		}
		if len(got) != len(c.want) {
			t.Errorf("%q: %+v, want %+v", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%q: %+v, want %+v", c.text, got[i], c.want[i])
			}
		}
	}
}

func TestHead(t *testing.T) {
	for _, c := range []struct{ text, title, deck, author, translator, outlet string }{
		{"Two held in the valley\n\nFamilies were told nothing for days\n\nAna Poma\n\n9 May 1986" + running, "Two held in the valley", "Families were told nothing for days", "Ana Poma", "", ""},
		{"OPINION\n\nTwo held in the valley\n\nBy Ana Poma and Luis Ari, in La Paz" + running, "Two held in the valley", "", "Ana Poma and Luis Ari", "", ""},
		{"Dos detenidos en el valle\n\nPor Ana Poma" + running + "Traducción: Marco Illa", "Dos detenidos en el valle", "", "Ana Poma", "Marco Illa", ""},
		{"Two held in the valley\n\nShare\n\nPrint this page" + running, "Two held in the valley", "", "", "", ""},
		{"Subscribe to Andean Letter\n\nAndean Letter No. 12\n\nTwo held in the valley" + running, "Two held in the valley", "", "", "", "Andean Letter"},
		// the name of the paper over the headline, and the slug of an agency
		{"MOUNTAIN WIRE\nValley-Arrests, 2nd lead\n\nTwo held in the valley\n\nBy Ana Poma" + running, "Two held in the valley", "", "Ana Poma", "", "MOUNTAIN WIRE"},
		{"THE VALLEY LANTERN\nMonthly of the Friends of the Valley | No. 7 | May 1986\n\nTWO HELD IN THE VALLEY\n\nBy our correspondent in La Paz" + running, "TWO HELD IN THE VALLEY", "", "", "", "THE VALLEY LANTERN"},
		{"AGENCIA DEL VALLE\nBolivia / Justicia\n\nDos detenidos en el valle\n\nPor Redacción Política" + running, "Dos detenidos en el valle", "", "", "", "AGENCIA DEL VALLE"},
		{"Two held\n\nHarbour & Hill Newsletter\nLetter from the valley\nby Ana Poma" + running, "Letter from the valley", "", "Ana Poma", "", "Harbour & Hill Newsletter"},
		{"# Dos detenidos en el valle\n\n**La Voz del Valle** | La Paz, viernes 9 de mayo de 1986\n\n*Por Ana Poma*" + running, "# Dos detenidos en el valle", "", "Ana Poma", "", "La Voz del Valle"},
		{"Two held in the valley\n\nBy Ana Poma, Mountain Wire" + running, "Two held in the valley", "", "Ana Poma", "", ""},
		{"Two held in the valley\n\nValley Defence Desk - La Paz, 9 May 1986" + running, "Two held in the valley", "", "", "", "Valley Defence Desk"},
		{"Two held in the valley\n\nTranslated from the Spanish by Marco Illa. First published on 9 May 1986 in La Voz del Valle." + running, "Two held in the valley", "", "", "Marco Illa", ""},
		{"ANA POMA\n\nTwo held in the valley" + running, "Two held in the valley", "", "", "", ""}, // may be her town
		{"PRESS RELEASE\n\nTwo held in the valley" + running, "Two held in the valley", "", "", "", ""},
		{strings.TrimSpace(running), "", "", "", "", ""},
	} {
		d, res := read(t, c.text, "")
		m := res.Meta
		got := [5]string{m.Title.Value(), m.Deck.Value(), m.Author.Value(), m.Translator.Value(), m.Outlet.Value()}
		if want := [5]string{c.title, c.deck, c.author, c.translator, c.outlet}; got != want {
			t.Errorf("%q:\n got %q\nwant %q", c.text, got, want)
		}
		if m.Title.Stated() && d.Quote(m.Title.Span()) != m.Title.Value() {
			t.Errorf("title %q is not its witness %q", m.Title.Value(), m.Title.Quote())
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Two held\n\nBy Ana Poma | 9 May 1986" + running + "© 1986 X")
	f.Add("LA PAZ, 9 MAY 86 (EFE) -- [TEXT] x")
	f.Add("Traducción de É Ü\n\n1º de enero de 2000")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		d, res := read(t, text, "")
		if len(res.Kinds) != len(d.Paragraphs) {
			t.Fatal("kinds and paragraphs differ")
		}
		last := 0
		for _, s := range res.Meta.Stamps {
			if !s.Stated() || s.Span().Start < last {
				t.Fatalf("stamp %+v out of order", s)
			}
			last = s.Span().Start
		}
	})
}
