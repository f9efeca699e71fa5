package jsontree

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"testigo/eval/pytext"
)

// Str is how a message shows the value: strings bare, the rest as Repr.
func (v Value) Str() string {
	if v.kind == String {
		return v.text
	}
	return v.Repr()
}

// Repr is how the reference scorers show the value inside messages.
func (v Value) Repr() string {
	var b strings.Builder
	v.repr(&b)
	return b.String()
}

func (v Value) repr(b *strings.Builder) {
	switch v.kind {
	case Null:
		b.WriteString("None")
	case Bool:
		b.WriteString(strings.ToUpper(v.text[:1]) + v.text[1:])
	case Int:
		if v.text == "-0" {
			b.WriteString("0")
			return
		}
		b.WriteString(v.text)
	case Float:
		x, _ := v.Number()
		b.WriteString(pytext.Float(x))
	case String:
		b.WriteString(pytext.Repr(v.text))
	case Array:
		b.WriteByte('[')
		for i, x := range v.items {
			if i > 0 {
				b.WriteString(", ")
			}
			x.repr(b)
		}
		b.WriteByte(']')
	case Object:
		b.WriteByte('{')
		for i, x := range v.items {
			if i > 0 {
				b.WriteString(", ")
			}
			b.WriteString(pytext.Repr(v.keys[i]) + ": ")
			x.repr(b)
		}
		b.WriteByte('}')
	}
}

// Indented prints the value over several lines, one blank a level. With ascii
// everything beyond ASCII is escaped.
func (v Value) Indented(ascii bool) []byte {
	var b strings.Builder
	v.indented(&b, "\n", ascii)
	return []byte(b.String())
}

func (v Value) indented(b *strings.Builder, newline string, ascii bool) {
	open, end := "[", "]"
	switch v.kind {
	case Null:
		b.WriteString("null")
		return
	case String:
		quote(b, v.text, ascii)
		return
	case Bool, Int, Float:
		b.WriteString(v.text)
		return
	case Object:
		open, end = "{", "}"
	}
	b.WriteString(open)
	for i, x := range v.items {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(newline + " ")
		if v.kind == Object {
			quote(b, v.keys[i], ascii)
			b.WriteString(": ")
		}
		x.indented(b, newline+" ", ascii)
	}
	if len(v.items) > 0 {
		b.WriteString(newline)
	}
	b.WriteString(end)
}

func quote(b *strings.Builder, s string, ascii bool) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\b':
			b.WriteString(`\b`)
		case r == '\f':
			b.WriteString(`\f`)
		case r < ' ' || ascii && r > '~' && r < 0x10000:
			fmt.Fprintf(b, `\u%04x`, r)
		case ascii && r >= 0x10000:
			hi, lo := utf16.EncodeRune(r)
			fmt.Fprintf(b, `\u%04x\u%04x`, hi, lo)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}
