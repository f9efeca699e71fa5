package reading

import (
	"testing"

	"testigo/document"
)

func TestActsSayWhatANumberCounts(t *testing.T) {
	for _, c := range []struct{ text, words, measure string }{
		{"Nearly 900 people had been rounded up by Monday, the prefect of Oruro said.", "Nearly 900", "arrested"},
		{"Más de 80 personas han perdido la vida en Potosí, según los bomberos de la ciudad.", "Más de 80", "killed"},
		{"Unos 3.000 docentes se concentraban ayer en la plaza de Tarija, dijo la prefectura.", "Unos 3.000", "participants"},
		{"The police of Oruro fired rubber bullets; the mayor fired 40 clerks of the town hall.", "40", "dismissed"},
		{"In Oruro 12 people were wounded when a bus went off the road, doctors said on Monday.", "12", "wounded"},
	} {
		found := false
		for _, f := range New().Read(document.FromText("case.txt", c.text)).Figures {
			if f.Quote() != c.words {
				continue
			}
			found = true
			if got := f.Value().Measure; got != c.measure {
				t.Errorf("%q: %q counts %q, want %q", c.text, c.words, got, c.measure)
			}
		}
		if !found {
			t.Errorf("%q: %q is not read", c.text, c.words)
		}
	}
}
