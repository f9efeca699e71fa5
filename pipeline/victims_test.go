package pipeline

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"testigo/record"
	"testigo/store"
)

// TestTheExampleRegister: people whom the example reports name as harmed stand in the register once each, with what
// is told of them, however many reports and spellings tell it; and all of it opens its words.
func TestTheExampleRegister(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r.testigo")
	build(t, Options{Paths: []string{reports(t)}, Out: out})
	s, err := store.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	register := map[string][]*record.Victim{}
	for v, err := range s.Victims(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		register[v.Name] = append(register[v.Name], v)
	}
	for _, want := range []struct{ name, age, act string }{
		{"Inti Sotelo", "24", "killed"},
		{"Brian Pintado", "22", "killed"}, // Jack Brian Pintado Sánchez elsewhere
		{"Jhancarlo Condori Arcana", "", "killed"},
		{"Santiago Manuin", "", "wounded"},
	} {
		rows := register[want.name]
		if len(rows) != 1 {
			t.Errorf("%s: %d rows", want.name, len(rows))
			continue
		}
		v := rows[0]
		if want.age != "" && !slices.ContainsFunc(v.Told, func(x record.VictimTold) bool { return x.Field == "age" && x.Value == want.age }) {
			t.Errorf("%s: no age %s in %+v", want.name, want.age, v.Told)
		}
		if !slices.ContainsFunc(v.Acts, func(x record.VictimAct) bool { return x.Act == want.act }) {
			t.Errorf("%s: not %s in %+v", want.name, want.act, v.Acts)
		}
	}
	if p := register["Brian Pintado"]; len(p) == 1 && p[0].Independent < 2 {
		t.Error("one witness of Brian Pintado")
	}
	audit, err := s.Verify(context.Background(), nil)
	if err != nil || len(audit.Faults) > 0 || audit.Victims == 0 {
		t.Errorf("%v, %+v", err, audit)
	}
}
