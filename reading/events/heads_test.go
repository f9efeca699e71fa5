package events_test

import (
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading"
)

// The head of an entry, a place and a date without a verb, says where what the entry tells happened; a sentence that tells something is none.
func TestTheHeadOfAnEntryIsAPlace(t *testing.T) {
	reader := reading.New()
	for text, want := range map[string]string{
		"Lima, 3 de enero de 2004\n\nDónde y cuándo:\n\n• Juliaca (Puno), 2 de enero. Siete muertos. Otros dos murieron en el hospital.\n\n• Cusco, 1 de enero. La policía mató a un estudiante.": "Juliaca Puno | Juliaca Puno | Cusco",
		"Lima, 3 January 2004\n\nWhere and when:\n\n• Juliaca (Puno), 2 January. Soldiers shot seven men dead.":                                                                                   "Juliaca Puno",
		"Lima, 3 January 2004\n\nThe talks of Juliaca failed on 2 January. Soldiers shot seven men dead.":                                                                                         "",
	} {
		var got []string
		for _, e := range reader.Read(document.FromText("entries.txt", text)).Events {
			if e.Value().Type != "ASSAULT" {
				continue
			}
			var places []string
			for _, p := range e.Value().Where {
				places = append(places, p.Quote())
			}
			got = append(got, strings.Join(places, " "))
		}
		if s := strings.Join(got, " | "); s != want {
			t.Errorf("%s\nhappened in %q, want %q", text, s, want)
		}
	}
}
