package places

import (
	"testing"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

func read(t testing.TB, text string, lang record.Lang) []Mention {
	doc, err := bareDocument(text, lang)
	if err != nil {
		t.Skipf("not a text: %v", err)
	}
	return Read(words.NewAnalyser().Analyse(doc), gazetteer.World(), Source{})
}

func TestFindFirst(t *testing.T) {
	for _, m := range read(t, "The march went from Juliaca to Puno, in southern Peru.", record.English) {
		t.Log(m.Place.Quote(), m.Place.Value())
	}
}
