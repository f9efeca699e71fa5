package table

import (
	"maps"
	"strings"
	"testing"
)

func TestSpellings(t *testing.T) {
	got := Spellings(map[string]int{"Agencia Andina": 5, "AGENCIA ANDINA": 2, "agéncia  andina": 1, "Radio 1": 1, "Radio 2": 1, "LA VOZ": 3, "La Voz": 3})
	want := map[string]string{"Agencia Andina": "Agencia Andina", "AGENCIA ANDINA": "Agencia Andina", "agéncia  andina": "Agencia Andina",
		"Radio 1": "Radio 1", "Radio 2": "Radio 2", "LA VOZ": "La Voz", "La Voz": "La Voz"}
	if !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

// A list written in capitals here and in small letters there is one list.
func TestLinksOfOneListSpeltTwoWays(t *testing.T) {
	l := readLinks(t, "list,cluster\nIglesia,p1\nPOLICÍA,p1\nIGLESIA,p2\nPolicia,p3\nPolicia,p4\niglesia,p5\nIglesia,p6\n")
	if strings.Join(l.Lists, " ") != "Iglesia Policia" || l.Records != 7 {
		t.Errorf("%v, %d records", l.Lists, l.Records)
	}
}
