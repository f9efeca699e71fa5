package plain

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"testigo/record"
)

func utf16Bytes(s string, big, mark bool) []byte {
	u := utf16.Encode([]rune(s))
	if mark {
		u = append([]uint16{0xFEFF}, u...)
	}
	var b []byte
	for _, x := range u {
		if big {
			b = append(b, byte(x>>8), byte(x))
		} else {
			b = append(b, byte(x), byte(x>>8))
		}
	}
	return b
}

func TestDecode(t *testing.T) {
	const es = "Murió el niño en Ñaña. 😀\r\n"
	long := strings.Repeat("El niño murió después de la huelga. ", 5)
	latin := func(s string) []byte {
		var b []byte
		for _, r := range s {
			b = append(b, byte(r))
		}
		return b
	}
	for name, c := range map[string]struct {
		in   []byte
		enc  Encoding
		want string
	}{
		"utf-8":                     {[]byte(es), UTF8, es},
		"mark is kept":              {[]byte("\ufeff" + es), UTF8, "\ufeff" + es},
		"utf-16 little end":         {utf16Bytes(es, false, true), UTF16LE, "\ufeff" + es},
		"utf-16 big end":            {utf16Bytes(es, true, true), UTF16BE, "\ufeff" + es},
		"utf-16 without mark":       {utf16Bytes(long, false, false), UTF16LE, long},
		"utf-16 big without mark":   {utf16Bytes(long, true, false), UTF16BE, long},
		"latin-1":                   {latin(long), Windows1252, long},
		"windows quotes":            {[]byte("\x93Basta\x94 dijo \x96 otra vez \x97 el ni\xF1o"), Windows1252, "“Basta” dijo – otra vez — el niño"},
		"one bad byte in utf-8":     {[]byte("señor \xff ñandú años"), UTF8, "señor \ufffd ñandú años"},
		"bad bytes one for one":     {[]byte("año \xe2\x82 día señal"), UTF8, "año \ufffd\ufffd día señal"},
		"odd utf-16 ends in U+FFFD": {append(utf16Bytes("abc", false, true), 'x'), UTF16LE, "\ufeffabc\ufffd"},
		"lone surrogate":            {append(utf16Bytes("abc", false, true), 0x00, 0xD8), UTF16LE, "\ufeffabc\ufffd"},
	} {
		enc, err := Detect("a.txt", c.in)
		if err != nil || enc != c.enc {
			t.Errorf("%s: encoding %q, %v, want %q", name, enc, err, c.enc)
			continue
		}
		if got, _ := Decode(c.in, enc); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestNotText(t *testing.T) {
	junk := make([]byte, 4000)
	x := uint32(7)
	for i := range junk {
		x = x*1664525 + 1013904223
		junk[i] = byte(x >> 24)
	}
	for name, c := range map[string]struct {
		in   []byte
		want record.Refusal
	}{
		"empty":       {nil, record.RefusedEmpty},
		"white space": {[]byte(" \n\t"), record.RefusedEmpty},
		"only a mark": {[]byte("\ufeff"), record.RefusedEmpty},
		"random":      {junk, record.RefusedBinary},
		"zeros":       {make([]byte, 500), record.RefusedBinary},
	} {
		if _, err := Read("a.txt", c.in); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// The promise: the text is valid UTF-8, and if the bytes are, the text is the bytes.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"hola", "\xff\xfeh\x00", "\xfe\xff\x00h", "ni\xF1o", "\xef\xbb\xbfx", "a\x00b", "\xe2\x82"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		res, err := Read("a.txt", b)
		if err != nil {
			return
		}
		if !utf8.ValidString(res.Text) {
			t.Fatal("text is not valid UTF-8")
		}
		if enc, _ := Detect("a.txt", b); enc == UTF8 && utf8.Valid(b) && res.Text != string(b) {
			t.Fatal("text is not the file")
		}
	})
}
