package lineage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"testigo/record"
)

// found writes lineages as "copy kind origin", sorted.
func found(readings []*record.Reading) string {
	f := New()
	name := map[record.DocumentID]string{}
	for _, r := range readings {
		f.Add(r)
		name[r.Doc.ID()] = r.Doc.Name
	}
	var out []string
	for _, l := range f.Find(2) {
		out = append(out, fmt.Sprintf("%s %s %s", name[l.Doc], l.Kind, name[l.Of]))
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}

func TestFind(t *testing.T) {
	paragraphs := strings.Split(wire, "\n\n")
	type text struct {
		name, written, body string
		lang                record.Lang
	}
	en, es := record.English, record.Spanish
	for _, c := range []struct {
		name  string
		texts []text
		want  string
	}{
		{"the same words in another file", []text{{"a.txt", "1995-09-04", wire, en}, {"b.pdf", "1995-09-04", strings.ReplaceAll(wire, "\n\n", "\n\n\n"), en}}, "b.pdf same a.txt"},
		{"small edits and a cut", []text{{"z-wire", "1995-09-04", wire, en}, {"paper", "1995-09-05", edited, en}}, "paper reprint z-wire"},
		{"the dating decides, not the order of names", []text{{"a-paper", "1995-09-05", edited, en}, {"wire", "1995-09-04", wire, en}}, "a-paper reprint wire"},
		{"two paragraphs out of a long report", []text{{"wire", "1995-09-04", wire + "\n\n" + chronologyA + "\n\n" + communiqueA, en}, {"brief", "1995-09-06", paragraphs[1] + "\n\n" + paragraphs[2], en}}, "brief excerpt wire"},
		{"a later report that takes in an earlier short one is no copy", []text{{"brief", "1995-09-04", paragraphs[1], en}, {"long", "1995-11-20", chronologyA + "\n\n" + communiqueA + "\n\n" + paragraphs[1] + "\n\n" + communiqueB, en}}, ""},
		{"a translation from the Spanish", []text{{"spanish", "1995-09-04", spanish, es}, {"wire", "1995-09-05", wire, en}}, "wire translation spanish"},
		{"a translation from the English", []text{{"spanish", "1995-09-05", spanish, es}, {"wire", "1995-09-04", wire, en}}, "spanish translation wire"},
		{"a document that calls itself a translation is one, whatever the dates", []text{{"spanish", "1995-09-05", spanish, es}, {"wire", "1995-09-04", "Translated from the Spanish by Ann Lowe.\n\n" + wire, en}}, "wire translation spanish"},
		{"a translation and its reprint are one family", []text{{"spanish", "1995-09-04", spanish, es}, {"wire", "1995-09-05", wire, en}, {"paper", "1995-09-06", edited, en}}, "paper reprint wire; wire translation spanish"},
		{"two agencies on one event", []text{{"one", "1995-09-04", wire, en}, {"two", "1995-09-04", rival, en}}, ""},
		{"two papers in two languages on one event", []text{{"one", "1995-09-04", wire, en}, {"two", "1995-09-04", rivalSpanish, es}}, ""},
		{"the rival's report is no translation either", []text{{"one", "1995-09-04", rival, en}, {"two", "1995-09-04", rivalSpanish, es}}, ""},
		{"chronologies that quote each other", []text{{"one", "1999-07", chronologyA, en}, {"two", "1999-08", chronologyB, en}}, ""},
		{"a communiqué's head", []text{{"one", "1984-08-01", communiqueA, en}, {"two", "1984-09-10", communiqueB, en}}, ""},
		{"a monthly report", []text{{"may", "2011-06", monthly("May", 227, 150, 77, 91, 74, 62, 7, 3), en}, {"june", "2011-07", monthly("June", 217, 139, 78, 88, 70, 59, 5, 12), en}}, ""},
		{"a monthly report that is reprinted", []text{{"may", "2011-06", monthly("May", 227, 150, 77, 91, 74, 62, 7, 3), en}, {"may again", "2011-06-09", "From our correspondent.\n\n" + monthly("May", 227, 150, 77, 91, 74, 62, 7, 3), en}, {"june", "2011-07", monthly("June", 217, 139, 78, 88, 70, 59, 5, 12), en}}, "may again reprint may"},
		{"short notices say little", []text{{"one", "1998-03-03", "Police arrested two workers in Cusco on 3 March 1998.", en}, {"two", "1998-03-03", "Police arrested two workers in Puno on 3 March 1998.", en}}, ""},
		{"nothing", nil, ""},
		{"empty texts", []text{{"one", "", "-", en}, {"two", "", "—", es}}, ""},
	} {
		var readings []*record.Reading
		for _, x := range c.texts {
			readings = append(readings, report(t, x.name, x.lang, x.written, x.body))
		}
		if got := found(readings); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestStatedOrigin: what a document says of its origin is kept with its words.
func TestStatedOrigin(t *testing.T) {
	original := report(t, "spanish", record.Spanish, "1995-09-04", spanish)
	translated := report(t, "wire", record.English, "1995-09-05", "Translated from the Spanish by Ann Lowe.\n\n"+wire)
	f := New()
	f.Add(translated)
	f.Add(original)
	all := f.Find(2)
	if len(all) != 1 || len(all[0].Reasons) < 2 {
		t.Fatalf("got %+v", all)
	}
	if r := all[0].Reasons[0]; r.Code != statedTranslation || translated.Doc.Quote(r.At) != "Translated from the Spanish by Ann Lowe." {
		t.Errorf("the first reason is %+v, %q", r, translated.Doc.Quote(r.At))
	}
	inside := report(t, "x", record.English, "", "The officers acted with information from a neighbour, taken from his own mouth, and translated by nobody.")
	if s := statedOrigins(inside.Doc); len(s) != 0 {
		t.Errorf("a sentence of the story is taken for an origin: %+v", s)
	}
}

// TestOrderDoesNotMatter shuffles a record of variants: the lineages stay the same.
func TestOrderDoesNotMatter(t *testing.T) {
	readings, _ := variants(t, 300, 1)
	want := found(readings)
	rng := rand.New(rand.NewPCG(5, 6))
	for range 4 {
		rng.Shuffle(len(readings), func(i, j int) { readings[i], readings[j] = readings[j], readings[i] })
		if got := found(readings); got != want {
			t.Fatal("another order gives other lineages")
		}
	}
}

func TestCommonSequence(t *testing.T) {
	plain := func(a, b []uint32) int {
		row := make([]int, len(b)+1)
		for _, x := range a {
			last := 0
			for j, y := range b {
				keep := row[j+1]
				if x == y {
					row[j+1] = last + 1
				} else {
					row[j+1] = max(row[j+1], row[j])
				}
				last = keep
			}
		}
		return row[len(b)]
	}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 200 {
		a, b := make([]uint32, rng.IntN(maxAnchors)), make([]uint32, rng.IntN(maxAnchors))
		letters := 2 + rng.Uint32N(60)
		for i := range a {
			a[i] = rng.Uint32N(letters)
		}
		for i := range b {
			b[i] = rng.Uint32N(letters)
		}
		if got, want := commonSequence(a, b), plain(a, b); got != want {
			t.Fatalf("%d, want %d", got, want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(wire, edited)
	f.Add(spanish, "Traducido del inglés\n\n1.2.3,4 á́́ ..")
	f.Fuzz(func(t *testing.T, a, b string) {
		var readings []*record.Reading
		for i, s := range []string{a, b} {
			doc, err := record.NewDocument(record.IDOf([]byte{byte(i)}), fmt.Sprint(i), record.Text, s)
			if err != nil {
				return
			}
			doc.Lang = []record.Lang{record.English, record.Spanish}[i]
			readings = append(readings, &record.Reading{Doc: doc})
		}
		one := found(readings)
		slices.Reverse(readings)
		if two := found(readings); one != two {
			t.Errorf("%q, and the other way round %q", one, two)
		}
	})
}
