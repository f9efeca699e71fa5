package world

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"
)

func generate(t *testing.T, o Options) []*Document {
	t.Helper()
	var out []*Document
	if err := Generate(o, func(d *Document) error { out = append(out, d); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(out) != o.Documents {
		t.Fatalf("%d documents, want %d", len(out), o.Documents)
	}
	return out
}

func TestTheTruthStandsInTheText(t *testing.T) {
	docs := generate(t, Options{Documents: 600, Seed: 7})
	names := map[string]*Document{}
	tells, planted, copied := 0, map[string]int{}, map[string]int{}
	for _, d := range docs {
		if names[d.Name] != nil || d.Name != d.Truth.Doc || !utf8.ValidString(d.Text) || strings.ContainsAny(d.Text, "{}") {
			t.Fatalf("%s: a name twice, or a text with slots left open:\n%s", d.Name, d.Text)
		}
		names[d.Name] = d
		if d.Truth.Copied != "" {
			copied[d.Truth.Copied]++
			of := names[d.Truth.CopyOf]
			if of == nil {
				t.Fatalf("%s comes before %s, which it copies", d.Name, d.Truth.CopyOf)
			}
			if (d.Text == of.Text) != (d.Truth.Copied == "same-bytes") {
				t.Errorf("%s is no %s of %s", d.Name, d.Truth.Copied, of.Name)
			}
		}
		end := 0
		for _, x := range d.Truth.Tells {
			if x.Start < end || x.End <= x.Start || x.End > len(d.Text) {
				t.Fatalf("%s: sentence at %d to %d", d.Name, x.Start, x.End)
			}
			end = x.End
			if x.Figure != nil && (x.Figure[0] < x.Start || x.Figure[1] > x.End || strings.TrimLeft(d.Text[x.Figure[0]:x.Figure[1]], "0123456789.,") == d.Text[x.Figure[0]:x.Figure[1]] && x.Value > 12) {
				t.Errorf("%s: figure %q of %q", d.Name, d.Text[x.Figure[0]:x.Figure[1]], d.Text[x.Start:x.End])
			}
			tells++
			planted[x.Planted]++
		}
		for _, n := range d.Truth.Names {
			if !strings.Contains(strings.ToLower(d.Text), strings.ToLower(n.Text)) {
				t.Errorf("%s does not name %q", d.Name, n.Text)
			}
		}
	}
	if n := tells / len(docs); n < 4 || n > 7 {
		t.Errorf("%d tellings a document, want about 5", n)
	}
	for _, what := range []string{"same-bytes", "reprint", "excerpt", "translation"} {
		if copied[what] == 0 {
			t.Errorf("no %s among %d documents", what, len(docs))
		}
	}
	if planted["growth"] == 0 || planted["conflict"] == 0 {
		t.Errorf("planted: %v", planted)
	}
}

func TestTheSameSeedIsTheSameWorld(t *testing.T) {
	large := generate(t, Options{Documents: 300, Seed: 3})
	small := generate(t, Options{Documents: 100, Seed: 3})
	other := generate(t, Options{Documents: 100, Seed: 4})
	same := 0
	for i, d := range small {
		if d.Name != large[i].Name || d.Text != large[i].Text {
			t.Fatalf("document %d: %s and %s", i, d.Name, large[i].Name)
		}
		if d.Text == other[i].Text {
			same++
		}
	}
	if same > 0 {
		t.Errorf("two seeds share %d documents", same)
	}
}

func TestGenerateStopsAtAnError(t *testing.T) {
	enough, n := errors.New("enough"), 0
	err := Generate(Options{Documents: 100, Seed: 1}, func(*Document) error {
		if n++; n == 5 {
			return enough
		}
		return nil
	})
	if !errors.Is(err, enough) || n != 5 {
		t.Errorf("%v after %d documents", err, n)
	}
}

// English and Spanish have the same forms of every kind, so that a translation says what the original says.
func TestBothLanguagesHaveTheSameForms(t *testing.T) {
	en, es := sentences["en"], sentences["es"]
	for kind, uses := range en {
		for use, forms := range uses {
			if len(forms) != len(es[kind][use]) {
				t.Errorf("%s/%s: %d English forms, %d Spanish", kind, use, len(forms), len(es[kind][use]))
			}
		}
	}
	for _, k := range kinds {
		if len(en[k.name]["lead"]) == 0 || len(en[k.name]["back"]) == 0 || len(en[k.name]["head"]) == 0 {
			t.Errorf("%s lacks a form", k.name)
		}
	}
}
