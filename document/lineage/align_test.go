package lineage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"testigo/record"
)

// beadsOf writes an alignment as "0:0 1:1+2 3:".
func beadsOf(beads []Bead) string {
	side := func(r Range) string {
		var out []string
		for i := r.First; i < r.Last; i++ {
			out = append(out, fmt.Sprint(i))
		}
		return strings.Join(out, "+")
	}
	var out []string
	for _, b := range beads {
		out = append(out, side(b.A)+":"+side(b.B))
	}
	return strings.Join(out, " ")
}

func alignTexts(t testing.TB, la, lb record.Lang, a, b string) string {
	t.Helper()
	x, y := report(t, "a", la, "", a).Doc, report(t, "b", lb, "", b).Doc
	return beadsOf(Align(x, y, x.Paragraphs, y.Paragraphs))
}

func TestAlign(t *testing.T) {
	en, es := strings.Split(wire, "\n\n"), strings.Split(spanish, "\n\n")
	join := func(s ...string) string { return strings.Join(s, "\n\n") }
	two := strings.SplitN(es[1], ". Su gerente", 2)
	note := "Nota de la redacción: este texto se publicó antes en otra página."
	for name, c := range map[string]struct{ a, b, want string }{
		"paragraph by paragraph":          {join(en...), join(es...), "0:0 1:1 2:2 3:3 4:4"},
		"one cut in two":                  {join(en...), join(es[0], two[0]+".", "Su gerente"+two[1], es[2], es[3], es[4]), "0:0 1:1+2 2:3 3:4 4:5"},
		"two made one":                    {join(en...), join(es[0], es[1]+" "+es[2], es[3], es[4]), "0:0 1+2:1 3:2 4:3"},
		"one left out":                    {join(en...), join(es[0], es[1], es[3], es[4]), "0:0 1:1 2: 3:2 4:3"},
		"the translator's note before it": {join(en...), join(note, es[0], es[1], es[2], es[3], es[4]), ":0 0:1 1:2 2:3 3:4 4:5"},
		"the end is missing":              {join(en[:3]...), join(es...), "0:0 1:1 2:2 :3 :4"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := alignTexts(t, record.English, record.Spanish, c.a, c.b); got != c.want {
				t.Errorf("aligned %s, want %s", got, c.want)
			}
		})
	}
	if got, want := alignTexts(t, record.English, record.English, wire, edited), "0:0 1:1 2:2 3:3 4:"; got != want {
		t.Errorf("a reprint: aligned %s, want %s", got, want)
	}
}

func TestNumbersApart(t *testing.T) {
	a, b := NumbersApart("44,263 votes on 28 June, 17 dead", "44.263 votos el 28 de junio, 18 muertos y 18 heridos")
	if !slices.Equal(a, []string{"17"}) || !slices.Equal(b, []string{"18"}) {
		t.Errorf("apart %v and %v", a, b)
	}
}

// Whatever the texts: every paragraph stands in one bead, and beads are in order.
func FuzzAlign(f *testing.F) {
	f.Add(wire, spanish)
	f.Add("", "1\n\n2\n\n3")
	f.Add(strings.Repeat("a\n\n", 3), strings.Repeat("b 7\n\n", 900))
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := report(t, "a", record.English, "", strings.ToValidUTF8(a, "")).Doc, report(t, "b", record.Spanish, "", strings.ToValidUTF8(b, "")).Doc
		if len(x.Paragraphs)+len(y.Paragraphs) > 3000 {
			return
		}
		i, j := 0, 0
		for _, bead := range Align(x, y, x.Paragraphs, y.Paragraphs) {
			if bead.A.First != i || bead.B.First != j || bead.A.Last < i || bead.B.Last < j || bead.A.Empty() && bead.B.Empty() {
				t.Fatalf("bead %v at %d, %d", bead, i, j)
			}
			i, j = bead.A.Last, bead.B.Last
		}
		if i != len(x.Paragraphs) || j != len(y.Paragraphs) {
			t.Fatalf("%d of %d and %d of %d paragraphs", i, len(x.Paragraphs), j, len(y.Paragraphs))
		}
	})
}

func TestALongTextIsAlignedInTime(t *testing.T) {
	var a, b strings.Builder
	for i := range longest + 50 {
		fmt.Fprintf(&a, "On day %d the union of ward %d met.\n\n", i, i%97)
		fmt.Fprintf(&b, "El día %d se reunió el gremio del barrio %d.\n\n", i, i%97)
	}
	got := strings.Fields(alignTexts(t, record.English, record.Spanish, a.String(), b.String()))
	for i := range longest {
		if want := fmt.Sprintf("%d:%d", i, i); got[i] != want {
			t.Fatalf("bead %s, want %s", got[i], want)
		}
	}
}
