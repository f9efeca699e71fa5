// Package strictjson reads JSON that this program wrote, several times as fast as encoding/json, which stays the authority.
//
// What encoding/json writes for a struct has no white space and the fields in the order of their declaration. A plan, made once
// for a type, expects just that: it compares the next name with the next field, where encoding/json checks the whole input first and
// then looks every name up. On anything else (other order, unknown or repeated names, null for a number, an escape it
// does not know) the quick way gives up and the input is read again by encoding/json, so that the result, and the error for
// what is no JSON, are always those of encoding/json. A fuzz target compares the two.
//
// Strings that were met before are shared, so that a thousand readings that say "killed" hold the word once.
package strictjson

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// Unmarshal reads b into v, which is set to the zero value before.
func Unmarshal[T any](b []byte, v *T) error {
	p := planOf(reflect.TypeFor[T]())
	if p != nil {
		d := decoders.Get().(*decoder)
		d.b, d.i = b, 0
		ok := p(d, reflect.ValueOf(v).Elem()) && d.i == len(b)
		d.b = nil
		decoders.Put(d)
		if ok {
			return nil
		}
	}
	*v = *new(T)
	return json.Unmarshal(b, v)
}

// decoder walks one input.
type decoder struct {
	b    []byte
	i    int
	seen [1 << seenBits]string
}

const seenBits = 12

var decoders = sync.Pool{New: func() any { return new(decoder) }}

// plan reads one value; false = give up.
type plan func(d *decoder, v reflect.Value) bool

var plans sync.Map // reflect.Type: plan

// planOf makes the plan of a type once; nil = leave it to encoding/json.
func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	p := build(t, map[reflect.Type]*plan{})
	plans.Store(t, p)
	return p
}

var (
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
	jsonType = reflect.TypeFor[json.Unmarshaler]()
)

// build makes the plan of a type; open holds those under way, for types that hold themselves.
func build(t reflect.Type, open map[reflect.Type]*plan) plan {
	if p := open[t]; p != nil {
		return func(d *decoder, v reflect.Value) bool { return (*p)(d, v) }
	}
	switch {
	case reflect.PointerTo(t).Implements(jsonType):
		return other
	case reflect.PointerTo(t).Implements(textType):
		return text
	}
	p := new(plan)
	open[t] = p
	*p = other
	switch t.Kind() {
	case reflect.Bool:
		*p = boolean
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		*p = integer
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		*p = unsigned
	case reflect.Float64:
		*p = float
	case reflect.String:
		*p = str
	case reflect.Pointer:
		*p = pointer(t, build(t.Elem(), open))
	case reflect.Slice:
		if t.Elem().Kind() != reflect.Uint8 { // encoding/json writes bytes in base64
			*p = slice(build(t.Elem(), open))
		}
	case reflect.Struct:
		if fields, ok := fieldsOf(t); ok {
			for k := range fields {
				fields[k].read = build(t.FieldByIndex(fields[k].index).Type, open)
			}
			*p = object(fields)
		}
	}
	delete(open, t)
	return *p
}

// field of a struct as JSON names it.
type field struct {
	name  string // with its quotes and colon
	index []int
	read  plan
}

// fieldsOf lists the fields that encoding/json writes, in its order: those of embedded structs in their place, unless a field nearer
// to the surface has their name. ok is false for what needs more of its rules than that.
func fieldsOf(t reflect.Type) (fields []field, ok bool) {
	depth := map[string]int{}
	ok = true
	var walk func(t reflect.Type, index []int)
	walk = func(t reflect.Type, index []int) {
		for i := range t.NumField() {
			f := t.Field(i)
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			at := append(append([]int(nil), index...), i)
			if f.Anonymous && name == "" {
				if f.Type.Kind() != reflect.Struct {
					ok = false
					return
				}
				walk(f.Type, at)
				continue
			}
			if !f.IsExported() || name == "-" && options == "" {
				continue
			}
			if name == "" {
				name = f.Name
			}
			if strings.ContainsAny(name, `"\<>&`) || strings.Contains(options, "string") {
				ok = false
				return
			}
			if before, twice := depth[name]; twice {
				if before == len(at) {
					ok = false // at one depth they hide each other
					return
				}
				if before < len(at) {
					continue
				}
				for k := range fields {
					if fields[k].name == `"`+name+`":` {
						fields = append(fields[:k], fields[k+1:]...)
						break
					}
				}
			}
			depth[name] = len(at)
			fields = append(fields, field{name: `"` + name + `":`, index: at})
		}
	}
	walk(t, nil)
	return fields, ok
}
