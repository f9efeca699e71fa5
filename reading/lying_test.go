package reading_test

import (
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading"
)

// A town told with its region, and no second comma behind: the act is in the town, and the region does nothing.
func TestATownAndItsRegionAreOnePlace(t *testing.T) {
	r := reading.New()
	for _, c := range []struct{ text, where, roles string }{
		{"The offices of the mine at Macusani, Puno were seized by teachers on 4 May 1998.", "Macusani, Puno", "teachers"},
		{"En Macusani, Puno fueron detenidos cuatro maestros el 4 de mayo de 1998.", "Macusani, Puno", "maestros"},
		{"La policía de Macusani, Puno detuvo a cuatro maestros el 4 de mayo de 1998.", "Macusani, Puno", "policía de Macusani; maestros"},
		{"The highway at Macusani, Puno was blocked by weavers on 4 May 1998.", "Macusani, Puno", "weavers"},
		{"En Reque, Lambayeque había estallado una bomba el 4 de mayo de 1998.", "Reque, Lambayeque", ""},
		{"Hundreds of teachers marched in Juliaca and Macusani, Puno on 4 May 1998.", "Juliaca, Macusani, Puno", "teachers"},
	} {
		read := r.Read(document.FromText("t.txt", c.text))
		if len(read.Events) != 1 {
			t.Errorf("%s: %d events", c.text, len(read.Events))
			continue
		}
		e := read.Events[0].Value()
		var where, roles []string
		for _, p := range e.Where {
			where = append(where, p.Value().Name)
		}
		for _, f := range e.Roles {
			roles = append(roles, f.Value().Name)
		}
		if w, f := strings.Join(where, ", "), strings.Join(roles, "; "); w != c.where || f != c.roles {
			t.Errorf("%s\n  at %s, want %s; %s, want %s", c.text, w, c.where, f, c.roles)
		}
	}
}
