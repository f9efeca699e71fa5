package gold

import (
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

var (
	stringKeys = setOf(strings.Fields("doc sha256 title outlet author language type mode name text role country attribution certainty measure bound unit " +
		"subject acronym kind harm from to by of content stated_text id")...)
	objectKeys = setOf("trigger", "sentence", "published")
	listKeys   = setOf(strings.Fields("boilerplate events where actors counts same_as figures people organizations relations demands mentions aliases")...)
)

// clean is a prediction without the values of a wrong JSON type, which are
// dropped and listed, so that scoring need not ask again.
func clean(v jsontree.Value) (out jsontree.Value, malformed []string) {
	c := cleaner{}
	out = c.value(v, "")
	return out, c.bad
}

type cleaner struct{ bad []string }

func (c *cleaner) drop(where string, v jsontree.Value) {
	c.bad = append(c.bad, where+": "+pytext.Head(v.Str(), 40))
}

func (c *cleaner) value(v jsontree.Value, key string) jsontree.Value {
	switch v.Kind() {
	case jsontree.Object:
		items := make([]jsontree.Value, len(v.Items()))
		for i, k := range v.Keys() {
			x := v.Items()[i]
			if !x.IsNull() && !memberFits(key, k, x) {
				c.drop(key+"."+k, x)
				x = jsontree.Value{}
			}
			items[i] = c.value(x, k)
		}
		return v.WithItems(items)
	case jsontree.Array:
		items := make([]jsontree.Value, 0, len(v.Items()))
		for _, x := range v.Items() {
			_, isPair := pairOf(x)
			switch {
			case !elementFits(key, x, isPair):
				c.drop(key+"[]", x)
			case isPair && x.Kind() == jsontree.Array:
				items = append(items, x)
			default:
				items = append(items, c.value(x, key))
			}
		}
		return v.WithItems(items)
	}
	return v
}

// memberFits tells whether a member of an object (itself under the key
// parent) has the right JSON type.
func memberFits(parent, key string, x jsontree.Value) bool {
	_, isNumber := x.Number()
	switch key {
	case "value":
		switch parent {
		case "counts", "figures":
			return isNumber
		case "when", "published":
			return x.Kind() == jsontree.String
		}
		return true
	case "range":
		if x.Kind() != jsontree.Array || len(x.Items()) != 2 {
			return false
		}
		_, low := x.Items()[0].Number()
		_, high := x.Items()[1].Number()
		return low && high
	case "when":
		return x.Kind() == jsontree.Object || x.Kind() == jsontree.String
	}
	switch {
	case stringKeys.has(key):
		return x.Kind() == jsontree.String
	case objectKeys.has(key):
		return x.Kind() == jsontree.Object
	case listKeys.has(key):
		return x.Kind() == jsontree.Array
	}
	return true
}

func elementFits(key string, x jsontree.Value, isPair bool) bool {
	switch key {
	case "same_as", "aliases":
		return x.Kind() == jsontree.String
	case "mentions", "boilerplate":
		return isPair
	}
	return !listKeys.has(key) || x.Kind() == jsontree.Object
}
