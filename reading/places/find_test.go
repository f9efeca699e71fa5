package places

import (
	"os"
	"strings"
	"testing"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

func read(t testing.TB, text string, lang record.Lang) []Mention {
	doc, err := bareDocument(text, lang)
	if err != nil {
		t.Fatal(err)
	}
	return Read(words.NewAnalyser().Analyse(doc), gazetteer.World(), Source{})
}

// lines prints mentions as testdata writes them.
func lines(found []Mention) []string {
	var out []string
	for _, m := range found {
		p := m.Place.Value()
		switch {
		case p.Kind == record.Site:
			out = append(out, m.Place.Quote()+" - "+p.Within)
		case p.Adjective:
			out = append(out, m.Place.Quote()+" ~ "+p.ID)
		default:
			out = append(out, m.Place.Quote()+" = "+p.ID)
		}
	}
	return out
}

func TestAndes(t *testing.T) {
	b, err := os.ReadFile("testdata/andes.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := 0
	for block := range strings.SplitSeq(string(b), "\n\n") {
		rows := strings.Split(strings.TrimSpace(block), "\n")
		for len(rows) > 0 && strings.HasPrefix(rows[0], "#") {
			rows = rows[1:]
		}
		if len(rows) == 0 {
			continue
		}
		lang, sentence, ok := strings.Cut(rows[0], ": ")
		if !ok {
			t.Fatalf("not a case: %q", rows[0])
		}
		cases++
		got, want := strings.Join(lines(read(t, sentence, record.Lang(lang))), "\n"), strings.Join(rows[1:], "\n")
		if got != want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", sentence, got, want)
		}
	}
	if cases < 30 {
		t.Errorf("only %d cases", cases)
	}
}

// Names of persons, organisations and ordinary words that are names of places too are left alone.
func TestNoPlaces(t *testing.T) {
	for _, c := range []struct{ lang, text string }{
		{"en", "Mr. Lima told us that Paris Hilton had called Jack London."},
		{"en", "They told us to wait, and the miss was plain to us."},
		{"es", "El señor Salvador Piura habló con Rosario Castro."},
		{"es", "La paz y la victoria llegaron con la unión de todos."},
	} {
		if found := lines(read(t, c.text, record.Lang(c.lang))); len(found) > 0 {
			t.Errorf("%s: %v", c.text, found)
		}
	}
}

// The witness is the name as printed, and the tokens are those of the witness.
func TestWitness(t *testing.T) {
	doc, err := bareDocument("El lunes, en Juliaca (Puno), hubo un paro.\nPERU: strikes go on in AYACUCHO", record.Spanish)
	if err != nil {
		t.Fatal(err)
	}
	text := words.NewAnalyser().Analyse(doc)
	for _, m := range Read(text, gazetteer.World(), Source{}) {
		if text.Quote(m.First, m.Last) != m.Place.Quote() || m.Place.Quote() == "" {
			t.Errorf("%q against %q", m.Place.Quote(), text.Quote(m.First, m.Last))
		}
	}
}

// In a document in capitals, as old wire copy is, names are found by their surroundings alone.
func TestCapitals(t *testing.T) {
	found := strings.Join(lines(read(t, "LIMA, 4 MAY 89 -- GUERRILLAS ATTACKED A POLICE POST IN TINGO MARIA, IN THE DEPARTMENT OF HUANUCO, PERUVIAN POLICE SAID. TWO OFFICERS WERE TAKEN TO LIMA.", record.English)), "\n")
	for _, want := range []string{"LIMA = geonames:3936456", "TINGO MARIA = geonames:3691348", "HUANUCO = ubigeo:100000"} {
		if !strings.Contains(found, want) {
			t.Errorf("no %q in\n%s", want, found)
		}
	}
}

// The outlet tells two towns of one name apart.
func TestOutlet(t *testing.T) {
	g := gazetteer.World()
	if got := SourceOf("http://www.example.com.pe/noticia", g).Country; got != "PE" {
		t.Errorf("domain .pe is of %q", got)
	}
	if got := SourceOf("Lima Times", g).Country; got != "PE" {
		t.Errorf("Lima Times is of %q", got)
	}
}

func TestAnnotate(t *testing.T) {
	a, err := Annotate("Ñaña está cerca de Lima, Perú.", record.Spanish, Options{})
	if err != nil || len(a) == 0 {
		t.Fatal(a, err)
	}
	last := a[len(a)-1]
	if last.Text != "Perú" || last.Start != 25 || last.End != 29 || last.GeoNames != 3932488 {
		t.Errorf("%+v", last)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"", "Lima", "St. Louis, Mo.", "Washington, D.C.", "Plaza 2 de Mayo", "U.S. U.S. U.S.", "Plaza de la", "San San San San San San San San San", "\x00'’-.", "Ñ"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, english bool) {
		lang := record.Spanish
		if english {
			lang = record.English
		}
		doc, err := bareDocument(s, lang)
		if err != nil {
			return
		}
		last := 0
		for _, c := range Find(words.NewAnalyser().Analyse(doc), gazetteer.World()) {
			if !c.Stated() || c.Span().Start < last {
				t.Errorf("%v out of order or without a witness", c.Span())
			}
			last = c.Span().Start
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("Farmers from the department of Puno marched to Lima on Monday, the Peruvian police said. Two men from Ayaviri, Melgar, were held near the bridge at Ilave, while the strike went on in Cusco and Arequipa.\n", 40)
	doc, err := bareDocument(text, record.English)
	if err != nil {
		b.Fatal(err)
	}
	t := words.NewAnalyser().Analyse(doc)
	g := gazetteer.World()
	n := 0
	for i := range t.Tokens {
		if t.Tokens[i].Kind == words.Word {
			n++
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Read(t, g, Source{})
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/word")
}

// A square that is called after somebody lies in the town that the text names, however far before, not in a town of that name.
func TestSquareOfAName(t *testing.T) {
	text := "A Wednesday in Lima\n\nThe radio was loud. Mexico's president spoke.\n\n" + strings.Repeat("Nobody came to the office that day, and the shops stayed shut until the evening. ", 30) + "\n\nThere were rallies in the Plaza San Martín last night."
	doc, err := bareDocument(text, record.English)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range Find(words.NewAnalyser().Analyse(doc), gazetteer.World()) {
		if p.Value().Kind == record.Site && p.Value().Country != "PE" {
			t.Errorf("%+v", p.Value())
		}
	}
}
