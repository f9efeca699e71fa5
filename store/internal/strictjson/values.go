package strictjson

import (
	"encoding"
	"encoding/json"
	"hash/maphash"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

// at tells the byte at hand; 0 at the end.
func (d *decoder) at() byte {
	if d.i < len(d.b) {
		return d.b[d.i]
	}
	return 0
}

func (d *decoder) accept(s string) bool {
	if len(d.b)-d.i >= len(s) && string(d.b[d.i:d.i+len(s)]) == s {
		d.i += len(s)
		return true
	}
	return false
}

func object(fields []field) plan {
	return func(d *decoder, v reflect.Value) bool {
		if d.accept("null") { // which changes nothing
			return true
		}
		if !d.accept("{") {
			return false
		}
		if d.accept("}") {
			return true
		}
		next := 0
		for {
			for next < len(fields) && !d.accept(fields[next].name) {
				next++ // omitted, or out of order: then no later field has the name either
			}
			if next == len(fields) {
				return false
			}
			f := &fields[next]
			next++
			to := v
			if len(f.index) == 1 {
				to = v.Field(f.index[0])
			} else {
				to = v.FieldByIndex(f.index)
			}
			if !f.read(d, to) {
				return false
			}
			if d.accept("}") {
				return true
			}
			if !d.accept(",") {
				return false
			}
		}
	}
}

func slice(element plan) plan {
	return func(d *decoder, v reflect.Value) bool {
		if d.accept("null") {
			return true
		}
		if !d.accept("[") {
			return false
		}
		if d.accept("]") {
			v.Set(reflect.MakeSlice(v.Type(), 0, 0))
			return true
		}
		for n := 0; ; n++ {
			if n == v.Cap() {
				v.Grow(max(1, n))
			}
			v.SetLen(n + 1)
			if !element(d, v.Index(n)) {
				return false
			}
			if d.accept("]") {
				return true
			}
			if !d.accept(",") {
				return false
			}
		}
	}
}

func pointer(t reflect.Type, element plan) plan {
	return func(d *decoder, v reflect.Value) bool {
		if d.accept("null") {
			return true
		}
		p := reflect.New(t.Elem())
		if !element(d, p.Elem()) {
			return false
		}
		v.Set(p)
		return true
	}
}

func boolean(d *decoder, v reflect.Value) bool {
	switch {
	case d.accept("true"):
		v.SetBool(true)
		return true
	case d.accept("false"):
		v.SetBool(false)
		return true
	}
	return false
}

// digits reads a number without sign, fraction and exponent, of at most 18 digits.
func (d *decoder) digits() (n int64, ok bool) {
	from := d.i
	for c := d.at(); c >= '0' && c <= '9'; c = d.at() {
		n = n*10 + int64(c-'0')
		if d.i++; d.i-from > 18 {
			return 0, false
		}
	}
	if d.i == from || d.i-from > 1 && d.b[from] == '0' {
		return 0, false
	}
	switch d.at() {
	case '.', 'e', 'E':
		return 0, false
	}
	return n, true
}

func integer(d *decoder, v reflect.Value) bool {
	negative := d.accept("-")
	n, ok := d.digits()
	if negative {
		n = -n
	}
	if !ok || v.OverflowInt(n) {
		return false
	}
	v.SetInt(n)
	return true
}

func unsigned(d *decoder, v reflect.Value) bool {
	n, ok := d.digits()
	if !ok || v.OverflowUint(uint64(n)) {
		return false
	}
	v.SetUint(uint64(n))
	return true
}

func float(d *decoder, v reflect.Value) bool {
	from := d.i
	if n, ok := d.digits(); ok && n < 1<<53 {
		v.SetFloat(float64(n))
		return true
	}
	d.i = from
	if !d.number() {
		return false
	}
	x, err := strconv.ParseFloat(string(d.b[from:d.i]), 64)
	if err != nil || math.IsInf(x, 0) {
		return false
	}
	v.SetFloat(x)
	return true
}

// number walks over a number as RFC 8259 writes it.
func (d *decoder) number() bool {
	run := func() bool {
		from := d.i
		for c := d.at(); c >= '0' && c <= '9'; c = d.at() {
			d.i++
		}
		return d.i > from
	}
	d.accept("-")
	if !d.accept("0") && !run() {
		return false
	}
	if d.accept(".") && !run() {
		return false
	}
	if d.accept("e") || d.accept("E") {
		if !d.accept("+") {
			d.accept("-")
		}
		return run()
	}
	return true
}

// raw walks over a string and gives what stands between its quotes; plain tells that it has no escapes.
func (d *decoder) raw() (b []byte, plain, ok bool) {
	if !d.accept(`"`) {
		return nil, false, false
	}
	from, ascii := d.i, true
	plain = true
	for ; d.i < len(d.b); d.i++ {
		switch c := d.b[d.i]; {
		case c == '"':
			b = d.b[from:d.i]
			d.i++
			return b, plain, ascii || utf8.Valid(b)
		case c == '\\':
			plain = false
			d.i++
		case c < ' ':
			return nil, false, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return nil, false, false
}

// word gives a string, the same one for the same short word.
func (d *decoder) word() (string, bool) {
	from := d.i
	b, plain, ok := d.raw()
	if !ok {
		return "", false
	}
	if !plain {
		var s string
		err := json.Unmarshal(d.b[from:d.i], &s)
		return s, err == nil
	}
	if len(b) == 0 {
		return "", true
	}
	if len(b) > 64 {
		return string(b), true
	}
	at := &d.seen[maphash.Bytes(seed, b)>>(64-seenBits)]
	if *at != string(b) {
		*at = string(b)
	}
	return *at, true
}

var seed = maphash.MakeSeed()

func str(d *decoder, v reflect.Value) bool {
	s, ok := d.word()
	if ok {
		v.SetString(s)
	}
	return ok
}

// text reads a type that knows itself from text, as ids do.
func text(d *decoder, v reflect.Value) bool {
	b, plain, ok := d.raw()
	return ok && plain && v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText(b) == nil
}

// other finds where a value ends and leaves it to encoding/json.
func other(d *decoder, v reflect.Value) bool {
	from := d.i
	if !d.skip(0) {
		return false
	}
	return json.Unmarshal(d.b[from:d.i], v.Addr().Interface()) == nil
}

// maxDepth bounds how deep skip looks; encoding/json may go deeper.
const maxDepth = 100

func (d *decoder) skip(depth int) bool {
	if depth > maxDepth {
		return false
	}
	switch c := d.at(); c {
	case '"':
		_, _, ok := d.raw()
		return ok
	case 't':
		return d.accept("true")
	case 'f':
		return d.accept("false")
	case 'n':
		return d.accept("null")
	case '{', '[':
		d.i++
		end := "}"
		if c == '[' {
			end = "]"
		}
		if d.accept(end) {
			return true
		}
		for {
			if c == '{' {
				if _, _, ok := d.raw(); !ok || !d.accept(":") {
					return false
				}
			}
			if !d.skip(depth + 1) {
				return false
			}
			if d.accept(end) {
				return true
			}
			if !d.accept(",") {
				return false
			}
		}
	}
	return d.number()
}
