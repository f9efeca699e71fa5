package figures_test

import (
	"testing"

	"testigo/document"
	"testigo/reading/figures"
	"testigo/reading/words"
)

// What is counted keeps the letters of the text.
func TestUnitsKeepTheirLetters(t *testing.T) {
	doc := document.FromText("a.txt", "El sindicato tiene 5.000 compañeros en la región. La lista obtuvo 12 escaños en la asamblea.")
	tx := words.NewAnalyser().Analyse(doc)
	want := map[string]bool{"compañeros": true, "escaños": true}
	for _, f := range figures.Find(tx, nil, nil) {
		delete(want, f.Value().Unit)
	}
	if len(want) > 0 {
		t.Errorf("not read: %v", want)
	}
}
