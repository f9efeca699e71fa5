package times

import (
	"testigo/pack"
	"testigo/reading/words"
)

// countries maps names and demonyms to the countries whose national days are known (pack/world/nations.txt).
var countries = func() map[string]string {
	m := make(map[string]string, 256)
	for row := range pack.Table("world/nations.txt") {
		for _, name := range row.Fields[1:] {
			m[name] = row.Field(0)
		}
	}
	return m
}()

// countryOf is the country that a text names most often; "" if it names none.
func countryOf(t *words.Text) string {
	var counts map[string]int
	best, most := "", 0
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		if tok.Kind != words.Word || tok.Shape == words.Lower && tok.Lang == words.EN {
			continue
		}
		if c, ok := countries[tok.Norm]; ok {
			if counts == nil {
				counts = make(map[string]int, 8)
			}
			counts[c]++
			if counts[c] > most {
				best, most = c, counts[c]
			}
		}
	}
	return best
}
