package perceptron

import "testing"

// The pattern to learn: "la" before a noun is class 1, before a verb class 2.
var corpus = func() (s [][]Example) {
	w := func(lower string, class uint8) Example { return Example{Word: Word{Lower: lower}, Class: class} }
	for range 20 {
		s = append(s, []Example{w("la", 1), w("casa", 3)}, []Example{w("la", 2), w("matan", 4)}, []Example{w("la", 1), w("mina", 3)})
	}
	return s
}()

func TestTrainPackLoad(t *testing.T) {
	m := Train(corpus, 5, 0, func(int, int, int) {})
	packed, err := m.Pack()
	if err != nil {
		t.Fatal(err)
	}
	loaded, err := Load(packed)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		words []string
		want  []uint8
	}{{[]string{"la", "rosa"}, []uint8{1, 3}}, {[]string{"la", "matan"}, []uint8{2, 4}}, {nil, nil}} {
		var items []Item
		for _, w := range c.words {
			items = append(items, Item{Sums: loaded.Sum(Word{Lower: w})})
		}
		loaded.Tag(items)
		for i, want := range c.want {
			if items[i].Class != want {
				t.Errorf("%v: word %d is class %d, want %d", c.words, i, items[i].Class, want)
			}
		}
	}
}

func TestLoadRefusesRubbish(t *testing.T) {
	for _, b := range [][]byte{nil, []byte("no model"), {0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0}} {
		if _, err := Load(b); err == nil {
			t.Errorf("%q was read as a model", b)
		}
	}
}
