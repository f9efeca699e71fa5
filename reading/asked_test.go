package reading

import (
	"testing"

	"testigo/document"
	"testigo/record"
)

// What a list of demands asks for has not happened; what its items tell in passing has.
func TestDemandsAreNotTold(t *testing.T) {
	for _, text := range []string{
		"Comunicado de los pescadores\n\nLa policía detuvo el lunes a nueve pescadores del puerto de Tarija, según dijo el mismo día la capitanía, y los llevó a la cárcel de la ciudad.\n\nExigimos:\n\n1. La renuncia del ministro Luis Soto.\n\n2. La disolución del Congreso.\n\n3. El castigo de quienes mataron a Mario Tapia.",
		"Statement of the fishermen\n\nPolice detained nine fishermen of the port of Tarija on Monday, as the harbour office said on the same day, and brought them to the town.\n\nWe demand:\n\n(a) The resignation of minister Luis Soto.\n\n(b) The dissolution of Congress.\n\n(c) Trial of the officers who killed Mario Tapia.",
	} {
		r := New().Read(document.FromText("t.txt", text))
		told := map[record.EventType]int{}
		for _, e := range r.Events {
			told[e.Value().Type]++
		}
		if told["COUP"] > 0 || told["LEGISLATE"] > 0 {
			t.Errorf("asked for, but told: %v\n%s", told, text)
		}
		if told["COERCE"] != 1 || told["ASSAULT"] != 1 {
			t.Errorf("told in passing, but lost: %v\n%s", told, text)
		}
		if len(r.Demands) != 3 {
			t.Errorf("%d demands, want 3\n%s", len(r.Demands), text)
		}
	}
}
