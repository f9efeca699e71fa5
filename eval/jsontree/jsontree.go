// Package jsontree holds a JSON value as it was written: keys in their order,
// absent apart from null, whole numbers apart from floating ones. Scorers
// need this where they judge the shape of an answer ("title": null is an
// answer, no title is none) or list faults in the order of the file.
package jsontree

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"testigo/eval/pytext"
)

// MaxDepth bounds the nesting of objects and arrays.
const MaxDepth = 200

// Kind is the JSON type of a value.
type Kind uint8

// The kinds. The zero Value is null.
const (
	Null Kind = iota
	Bool
	Int
	Float
	String
	Array
	Object
)

// Value is one JSON value. Values are not changed after they are built,
// except by Set on an object still under construction.
type Value struct {
	kind  Kind
	text  string // string, literal of a number, "true" or "false"
	items []Value
	keys  []string // of an object, parallel to items
}

// Kind tells the JSON type.
func (v Value) Kind() Kind { return v.kind }

// IsNull is true for null and for absent values.
func (v Value) IsNull() bool { return v.kind == Null }

// Text is the string; "" for other kinds.
func (v Value) Text() string {
	if v.kind == String {
		return v.text
	}
	return ""
}

// Int is a whole number, cut to ±2⁵³; ok is false for other kinds.
func (v Value) Int() (n int, ok bool) {
	if v.kind != Int {
		return 0, false
	}
	const limit = 1 << 53
	x, err := strconv.ParseInt(v.text, 10, 64)
	if err != nil { // out of range
		x = limit
		if strings.HasPrefix(v.text, "-") {
			x = -limit
		}
	}
	return int(max(-limit, min(limit, x))), true
}

// Number is the value of a whole or floating number.
func (v Value) Number() (x float64, ok bool) {
	if v.kind != Int && v.kind != Float {
		return 0, false
	}
	x, _ = strconv.ParseFloat(v.text, 64) // out of range gives an infinity, as it should
	return x, true
}

// True tells whether a condition holds that is written as this value: not
// null, false, 0, or an empty string, array or object.
func (v Value) True() bool {
	switch v.kind {
	case Null:
		return false
	case Bool:
		return v.text == "true"
	case Int, Float:
		x, _ := v.Number()
		return x != 0
	case String:
		return v.text != ""
	}
	return len(v.items) > 0
}

// Items are the elements of an array or the values of an object.
func (v Value) Items() []Value { return v.items }

// Keys of an object, parallel to Items.
func (v Value) Keys() []string { return v.keys }

// Get is the value of a key; null if there is none or v is no object.
func (v Value) Get(key string) Value {
	for i, k := range v.keys {
		if k == key {
			return v.items[i]
		}
	}
	return Value{}
}

// Has tells whether an object has the key, with whatever value.
func (v Value) Has(key string) bool {
	for _, k := range v.keys {
		if k == key {
			return true
		}
	}
	return false
}

// List is the elements of an array, nothing for null, and else the value itself.
func (v Value) List() []Value {
	switch v.kind {
	case Array:
		return v.items
	case Null:
		return nil
	}
	return []Value{v}
}

// Parse reads exactly one value.
func Parse(data []byte) (Value, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	v, err := parse(dec, 0)
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return Value{}, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return Value{}, errors.New("more than one JSON value")
	}
	return v, nil
}

func parse(dec *json.Decoder, depth int) (Value, error) {
	if depth > MaxDepth {
		return Value{}, fmt.Errorf("nested deeper than %d", MaxDepth)
	}
	tok, err := dec.Token()
	if err != nil {
		return Value{}, err
	}
	switch t := tok.(type) {
	case nil:
		return Value{}, nil
	case bool:
		return Value{kind: Bool, text: strconv.FormatBool(t)}, nil
	case json.Number:
		if strings.ContainsAny(string(t), ".eE") {
			return Value{kind: Float, text: string(t)}, nil
		}
		return Value{kind: Int, text: string(t)}, nil
	case string:
		return Value{kind: String, text: t}, nil
	case json.Delim:
		if t == '[' {
			v := Value{kind: Array}
			for dec.More() {
				x, err := parse(dec, depth+1)
				if err != nil {
					return v, err
				}
				v.items = append(v.items, x)
			}
			_, err := dec.Token()
			return v, err
		}
		v := Value{kind: Object}
		var index map[string]int // only for large objects
		for dec.More() {
			k, err := dec.Token()
			if err != nil {
				return v, err
			}
			x, err := parse(dec, depth+1)
			if err != nil {
				return v, err
			}
			index = v.set(k.(string), x, index)
		}
		_, err := dec.Token()
		return v, err
	}
	return Value{}, fmt.Errorf("unexpected %v", tok)
}

// set adds a member or replaces the one of the same key in its place.
func (v *Value) set(key string, x Value, index map[string]int) map[string]int {
	if index == nil && len(v.keys) > 32 {
		index = make(map[string]int, 2*len(v.keys))
		for i, k := range v.keys {
			index[k] = i
		}
	}
	at := -1
	if index != nil {
		if i, ok := index[key]; ok {
			at = i
		}
	} else {
		for i, k := range v.keys {
			if k == key {
				at = i
			}
		}
	}
	if at >= 0 {
		v.items[at] = x
		return index
	}
	if index != nil {
		index[key] = len(v.keys)
	}
	v.keys, v.items = append(v.keys, key), append(v.items, x)
	return index
}

// Constructors, for reports.

// NewObject is an object without members.
func NewObject() Value { return Value{kind: Object} }

// Set adds or replaces a member.
func (v *Value) Set(key string, x Value) { v.set(key, x, nil) }

// OfString is a string value.
func OfString(s string) Value { return Value{kind: String, text: s} }

// OfBool is a truth value.
func OfBool(b bool) Value { return Value{kind: Bool, text: strconv.FormatBool(b)} }

// OfInt is a whole number.
func OfInt(n int) Value { return Value{kind: Int, text: strconv.Itoa(n)} }

// OfFloat is a floating number; null if it is not finite.
func OfFloat(x float64) Value {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return Value{}
	}
	return Value{kind: Float, text: pytext.Float(x)}
}

// OfArray is an array.
func OfArray(items ...Value) Value { return Value{kind: Array, items: items} }

// WithItems is v with other elements, or for an object with other values under
// the same keys; there must be as many as before in an object.
func (v Value) WithItems(items []Value) Value {
	v.items = items
	return v
}
