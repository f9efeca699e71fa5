package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"fmt"
	"strings"
)

// show is a piece of text on a page: position of its base line in points from the lower left corner.
type show struct {
	x, y, size float64
	text       string
}

// compose writes a small PDF with the text pieces of each page in Helvetica. With a password
// it is encrypted as PDF 1.1 defines it (RC4, 40 bits).
func compose(password string, pages ...[]show) []byte {
	var b bytes.Buffer
	var offsets []int
	var crypt *rc4Key
	obj := func(body string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), body)
	}
	if password != "" {
		crypt = newKey(password)
	}
	b.WriteString("%PDF-1.4\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 4+2*i))
	}
	obj("<< /Type /Catalog /Pages 2 0 R >>")
	obj(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(pages)))
	obj("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, p := range pages {
		obj(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>", 5+2*i))
		var s strings.Builder
		for _, t := range p {
			fmt.Fprintf(&s, "BT /F %g Tf %g %g Td (%s) Tj ET\n", t.size, t.x, t.y, escape(t.text))
		}
		data := s.String()
		if crypt != nil {
			data = crypt.encrypt(len(offsets)+1, data)
		}
		obj(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(data), data))
	}
	trailer := ""
	if crypt != nil {
		obj(fmt.Sprintf("<< /Filter /Standard /V 1 /R 2 /O <%x> /U <%x> /P -4 >>", crypt.o, crypt.u))
		trailer = fmt.Sprintf("/Encrypt %d 0 R /ID [<%x> <%x>]", len(offsets), crypt.id, crypt.id)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, trailer, xref)
	return b.Bytes()
}

// escape writes a string of Windows-1252 characters as a PDF literal.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '(' || r == ')' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x80:
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "\\%03o", r)
		}
	}
	return b.String()
}

// column sets lines one under the other.
func column(x, y, size float64, lines ...string) (out []show) {
	for i, l := range lines {
		out = append(out, show{x, y - float64(i)*size*1.2, size, l})
	}
	return out
}

type rc4Key struct{ key, o, u, id []byte }

var padding = []byte("\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A")

// newKey follows algorithms 3.2 to 3.4 of the PDF reference for revision 2.
func newKey(password string) *rc4Key {
	pad := append([]byte(password), padding...)[:32]
	sum := func(parts ...[]byte) []byte {
		h := md5.Sum(bytes.Join(parts, nil))
		return h[:]
	}
	k := &rc4Key{id: []byte("0123456789abcdef")}
	k.o = code(sum(pad)[:5], pad)
	k.key = sum(pad, k.o, []byte{0xFC, 0xFF, 0xFF, 0xFF}, k.id)[:5]
	k.u = code(k.key, padding)
	return k
}

func code(key, data []byte) []byte {
	c, _ := rc4.NewCipher(key)
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

func (k *rc4Key) encrypt(object int, data string) string {
	h := md5.Sum(append(append([]byte(nil), k.key...), byte(object), byte(object>>8), byte(object>>16), 0, 0))
	return string(code(h[:10], []byte(data)))
}
