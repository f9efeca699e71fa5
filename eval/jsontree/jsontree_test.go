package jsontree

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestParseKeepsWhatWasWritten(t *testing.T) {
	v, err := Parse([]byte(`{"b": null, "a": [1, 1.0, true, "ñ"], "b": 2, "big": 99999999999999999999}`))
	if err != nil {
		t.Fatal(err)
	}
	// Expected: str(json.loads(...)) of Python 3.11.
	if got, want := v.Repr(), `{'b': 2, 'a': [1, 1.0, True, 'ñ'], 'big': 99999999999999999999}`; got != want {
		t.Errorf("Repr = %s, want %s", got, want)
	}
	if !v.Has("b") || v.Has("c") || !v.Get("c").IsNull() {
		t.Error("absent and present are confused")
	}
	if _, ok := v.Get("a").Items()[1].Int(); ok {
		t.Error("1.0 is no whole number")
	}
	if n, ok := v.Get("big").Int(); !ok || n != 1<<53 {
		t.Errorf("big number = %d, %v", n, ok)
	}
}

func TestParseRefuses(t *testing.T) {
	for name, in := range map[string]string{
		"nothing":    "",
		"two values": "{} {}",
		"cut off":    `{"a": [1,`,
		"too deep":   strings.Repeat("[", MaxDepth+2) + strings.Repeat("]", MaxDepth+2),
	} {
		if _, err := Parse([]byte(in)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestLargeObjectReplacesInPlace(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		b.WriteString(`,"k` + string(rune(0x100+i%50)) + `":` + string(rune('0'+i/50)))
	}
	v, err := Parse([]byte("{" + b.String()[1:] + "}"))
	if err != nil {
		t.Fatal(err)
	}
	if len(v.Keys()) != 50 || v.Get("kĀ").Str() != "1" || v.Keys()[0] != "kĀ" {
		t.Errorf("%d keys, first = %s", len(v.Keys()), v.Get("kĀ").Str())
	}
}

func TestIndented(t *testing.T) {
	v := NewObject()
	v.Set("año", OfArray(OfInt(1), OfFloat(2), Value{}, OfBool(true)))
	v.Set("none", OfArray())
	v.Set("s", OfString("a\"\n\U0001f642"))
	// Expected: json.dumps(v, indent=1) of Python 3.11.
	want := "{\n \"a\\u00f1o\": [\n  1,\n  2.0,\n  null,\n  true\n ],\n \"none\": [],\n \"s\": \"a\\\"\\n\\ud83d\\ude42\"\n}"
	if got := string(v.Indented(true)); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Printing and reading again gives the same value.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5,"x",null,true,{}]}`, `[]`, `"\ud800"`, `-0`, `1e999`, `{"":{"":""}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := Parse(data)
		if err != nil {
			return
		}
		for _, ascii := range []bool{true, false} {
			out := v.Indented(ascii)
			if !json.Valid(out) {
				t.Fatalf("%q is not JSON", out)
			}
			again, err := Parse(out)
			if err != nil || !reflect.DeepEqual(again, v) {
				t.Fatalf("%q came back as %q (%v)", data, out, err)
			}
			if !bytes.Equal(again.Indented(ascii), out) {
				t.Fatal("prints differently")
			}
		}
		v.Repr()
	})
}
