package resolve

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// actor of a test: "kind name (acronym) #pack".
func doc(t *testing.T, name string, actors ...string) (record.DocumentID, []*record.Actor) {
	t.Helper()
	text := name + " " + strings.Join(actors, "; ")
	d, err := record.NewDocument(record.IDOf([]byte(text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	var out []*record.Actor
	for _, line := range actors {
		kindName, pack, _ := strings.Cut(line, " #")
		kind, full, _ := strings.Cut(kindName, " ")
		full, acronym, _ := strings.Cut(full, " (")
		k := map[string]record.ActorKind{"person": record.Person, "org": record.Organization, "group": record.Group}[kind]
		a, ok := record.NewActor(k, full, record.CiteSpan(d, record.Span{Start: 0, End: 1}, record.FullName))
		if !ok {
			t.Fatal("no actor")
		}
		a.Acronym, a.PackID = strings.TrimSuffix(acronym, ")"), pack
		out = append(out, a)
	}
	return d.ID(), out
}

func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		one        bool
	}{
		{"the same name, accents aside", "person Ana Quispe Mamaní", "person Ana Quispe Mamani", true},
		{"articles and capitals aside", "org The Central Bank", "org central bank", true},
		{"a surname alone does not decide", "person Quispe", "person Quispe", false},
		{"a bare acronym joins its one expansion", "org Frente Obrero (FO)", "org FO", true},
		{"one acronym, two expansions stay two", "org Partido Popular (PP)", "org Perú Posible (PP)", false},
		{"known to the pack under two names", "org Peru Libre #peru:pl", "org Free Peru #peru:pl", true},
		{"known to be two", "person Rosa Soto #x", "person Rosa Soto #y", false},
		{"a person is no organisation", "person San Marcos", "org San Marcos", false},
	} {
		r := New()
		r.Add(doc(t, "a", c.a))
		r.Add(doc(t, "b", c.b))
		if got := len(r.Resolve().Profiles); (got == 1) != c.one {
			t.Errorf("%s: %d profiles", c.name, got)
		}
	}
}

func TestIDsStayAndDiffer(t *testing.T) {
	r := New()
	var refs []record.ActorRef
	for i := range 40 {
		id, actors := doc(t, fmt.Sprint("doc", i), "person Quispe", fmt.Sprintf("person Ana Soto No %d", i))
		r.Add(id, actors)
		refs = append(refs, record.ActorRef{Doc: id, Index: 0}, record.ActorRef{Doc: id, Index: 1})
	}
	res := r.Resolve()
	seen := map[string]bool{}
	for _, ref := range refs {
		id := res.Of(ref)
		if id == "" || seen[id] {
			t.Fatalf("%v has id %q", ref, id)
		}
		seen[id] = true
	}
}
