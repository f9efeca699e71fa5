package attributions

import (
	"fmt"
	"strings"
	"testing"

	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

func read(t testing.TB, text string, lang record.Lang) (*words.Text, []Attribution) {
	t.Helper()
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	x := words.NewAnalyser().Analyse(doc)
	return x, Find(x, actors.Find(x, nil))
}

func show(x *words.Text, list []Attribution) string {
	var out []string
	for _, a := range list {
		out = append(out, fmt.Sprintf("%s/%s: %s", a.Speaker.Value(), a.Certainty, x.Doc.Quote(a.Span)))
	}
	return strings.Join(out, " | ")
}

var cases = []struct{ name, lang, text, want string }{
	{"that clause", "en", "Amnesty International has said that soldiers shot four men.", "Amnesty International/reported: soldiers shot four men."},
	{"plain said", "en", "Police said the crowd burned a bus.", "Police/reported: the crowd burned a bus."},
	{"at the end", "en", "Four men were shot, the ministry said.", "ministry/reported: Four men were shot,"},
	{"inverted", "en", "“They shot us,” said Rosa Medina.", "Rosa Medina/reported: “They shot us,”"},
	{"according to", "en", "Four died, according to Human Rights Watch.", "Human Rights Watch/reported: Four died, according to Human Rights Watch."},
	{"denial", "en", "The army denied that troops had fired.", "army/denied: troops had fired."},
	{"told", "en", "Rosa Medina told reporters that the police beat her.", "Rosa Medina/reported: the police beat her."},
	{"apposition", "en", "Rosa Medina, leader of the miners, said that two died.", "Rosa Medina/reported: two died."},
	{"adverb", "en", "The dead man, reportedly a miner, was buried.", "/reported: reportedly a miner"},
	{"pronoun", "en", "Rosa Medina resigned. She said that soldiers beat her.", "Rosa Medina/reported: soldiers beat her."},
	{"nobody", "en", "It was reported that two men fled.", "/reported: two men fled."},
	{"no speech", "en", "The miners announced a march and blocked the road.", ""},

	{"según", "es", "Según la Defensoría del Pueblo, murieron dos personas.", "Defensoría del Pueblo/reported: Según la Defensoría del Pueblo, murieron dos personas."},
	{"denunció que", "es", "Rosa Medina denunció que la policía mató a dos jóvenes.", "Rosa Medina/reported: la policía mató a dos jóvenes."},
	{"dijo al final", "es", "«Nos dispararon», dijo Rosa Medina.", "Rosa Medina/reported: «Nos dispararon»,"},
	{"negó", "es", "El ejército negó que hubiera disparos.", "ejército/denied: hubiera disparos."},
	{"rumor", "es", "Dos jóvenes habrían muerto en Juliaca.", "/reported: Dos jóvenes habrían muerto en Juliaca."},
	{"se informó", "es", "Se informó que hay tres heridos.", "/reported: hay tres heridos."},
	{"presuntamente", "es", "El joven, presuntamente golpeado por agentes, murió.", "/reported: presuntamente golpeado por agentes"},
}

func TestFind(t *testing.T) {
	for _, c := range cases {
		x, list := read(t, c.text, record.Lang(c.lang))
		if got := show(x, list); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	x, list := read(t, "The road was closed. Police said the crowd burned a bus.", record.English)
	if _, ok := At(list, strings.Index(x.Doc.Text(), "closed")); ok {
		t.Error("the document's own words attributed")
	}
	if a, ok := At(list, strings.Index(x.Doc.Text(), "burned")); !ok || a.Speaker.Value() != "Police" || a.Verb.Quote() != "said" {
		t.Errorf("%+v", a)
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text, c.lang == "es")
	}
	f.Fuzz(func(t *testing.T, text string, es bool) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		lang := record.English
		if es {
			lang = record.Spanish
		}
		x, list := read(t, text, lang)
		at := 0
		for _, a := range list {
			if a.Span.Start < at || a.Span.End > len(text) || a.Span.Len() <= 0 || a.Certainty == record.NoCertainty {
				t.Fatalf("%+v after %d", a, at)
			}
			at = a.Span.Start
			if _, err := x.Doc.Witness(a.Span); err != nil {
				t.Fatal(err)
			}
		}
	})
}
