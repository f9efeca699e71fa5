package wording

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"testigo/record"
)

// Country names a country by its ISO 3166-1 alpha-2 code, as Unicode's CLDR does; a code that is none is given as it is.
func Country(lang record.Lang, iso string) string {
	region, err := language.ParseRegion(iso)
	if err != nil {
		return iso
	}
	names := display.English.Regions()
	if lang == record.Spanish {
		names = display.Spanish.Regions()
	}
	if n := names.Name(region); n != "" {
		return n
	}
	return iso
}

// Scope words the extent of a question: a country's code as its name, anything else as the text has it.
func Scope(lang record.Lang, scope string) string {
	if len(scope) == 2 && scope[0] >= 'A' && scope[0] <= 'Z' && scope[1] >= 'A' && scope[1] <= 'Z' {
		return Country(lang, scope)
	}
	return scope
}
