package wording

import (
	"strings"

	"testigo/record"
)

// divisions are the English words with which gazetteers tell a division from a town of its name, and their Spanish forms.
var divisions = [...]struct{ en, es string }{
	{" Province", "provincia de "}, {" Region", "región "}, {" Department", "departamento de "}, {" District", "distrito de "}, {" County", "condado de "},
}

// PlaceName names a place in the reader's language: countries as Unicode's CLDR does, divisions by their common noun; any other name as it is.
func PlaceName(lang record.Lang, name string, kind record.PlaceKind, country string) string {
	if kind == record.Country && country != "" {
		return Country(lang, country)
	}
	if lang != record.Spanish {
		return name
	}
	for _, d := range divisions {
		if head, ok := strings.CutSuffix(name, d.en); ok && head != "" {
			return d.es + head
		}
	}
	return name
}
