// Package perceptron tags sequences of words with an averaged perceptron (Collins 2002), greedily
// from left to right, as textbook part-of-speech taggers do. It knows nothing of
// languages or of what a class means: package words decides both.
//
// Weights live in a table of hashed features (Weinberger et al. 2009): Rows rows of Classes
// numbers of eight bits, so that a model holds no words and its size is fixed. Features
// of a word by itself are summed once per printed form (Sums), so that tagging a
// token costs five vector additions and a few look-ups for the tags before it.
package perceptron

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
)

const (
	Classes = 24
	rowBits = 16
	Rows    = 1 << rowBits
)

// Row is the weight of one feature for each class.
type Row [Classes]int8

// Model is a trained table.
type Model struct{ rows []Row }

// Vector is a sum of rows.
type Vector [Classes]int16

// positions of a word relative to the token that is tagged.
const (
	self = iota
	before
	before2
	after
	after2
	positions
)

// Sums are the weights that one printed form contributes at each position.
type Sums struct {
	at   [positions]Vector
	hash uint64 // of the word, for features that join it with tags
}

// Word is a form as the model sees it: in lower case, with a code for its shape
// (the same code for all words if shape says nothing).
type Word struct {
	Lower string
	Shape uint8
}

// features of a form at all positions; the callback gets the position and the row.
func (w Word) features(f func(at int, row uint32)) {
	h := hashString(w.Lower)
	s := uint64(w.Shape)
	add := func(at int, kind, x uint64) { f(at, rowOf(kind, x)) }
	n := len(w.Lower)
	suffix := func(k int) uint64 { return hashString(w.Lower[max(0, n-k):]) }
	add(self, 1, h)
	add(self, 2, suffix(1))
	add(self, 3, suffix(2))
	add(self, 4, suffix(3))
	add(self, 5, suffix(4))
	add(self, 6, hashString(w.Lower[:min(2, n)]))
	add(self, 7, s)
	add(self, 8, suffix(3)^s*0x9E3779B97F4A7C15)
	add(self, 9, hyphens(w.Lower))
	add(before, 10, h)
	add(before, 11, suffix(3))
	add(before, 12, s)
	add(before2, 13, h)
	add(after, 14, h)
	add(after, 15, suffix(3))
	add(after, 16, suffix(2))
	add(after, 17, s)
	add(after2, 18, h)
	add(after2, 19, suffix(2))
}

func hyphens(s string) uint64 {
	for i := 0; i < len(s); i++ {
		if s[i] == '-' {
			return 1
		}
	}
	return 0
}

// context features: those that depend on tags already given, or on the place in the sentence.
func context(i int, t1, t2 uint8, me, next, prev uint64, shape uint8) [7]uint32 {
	a, b := uint64(t1), uint64(t2)
	first := uint64(0)
	if i == 0 {
		first = 1
	}
	return [...]uint32{
		rowOf(30, a),
		rowOf(31, a<<8|b),
		rowOf(32, me^a*0x9E3779B97F4A7C15),
		rowOf(33, next^a*0x9E3779B97F4A7C15),
		rowOf(34, prev^b*0x9E3779B97F4A7C15),
		rowOf(35, first<<8|uint64(shape)),
		rowOf(36, me^first),
	}
}

// Sum works out what a form contributes.
func (m *Model) Sum(w Word) *Sums {
	s := &Sums{hash: hashString(w.Lower)}
	w.features(func(at int, row uint32) {
		v, r := &s.at[at], &m.rows[row]
		for c := range v {
			v[c] += int16(r[c])
		}
	})
	return s
}

// Item is one token of a sentence: its form, its shape, and, if Fixed, a class given from outside.
type Item struct {
	Sums  *Sums
	Shape uint8
	Class uint8
	Fixed bool
}

// none is the class that stands before the first word.
const none = Classes

var nothing Sums

// Tag fills Item.Class for every item of a sentence.
func (m *Model) Tag(items []Item) {
	t1, t2 := uint8(none), uint8(none)
	for i := range items {
		it := &items[i]
		if !it.Fixed {
			it.Class = m.best(items, i, t1, t2)
		}
		t1, t2 = it.Class, t1
	}
}

func sumsAt(items []Item, i int) *Sums {
	if i < 0 || i >= len(items) {
		return &nothing
	}
	return items[i].Sums
}

func (m *Model) best(items []Item, i int, t1, t2 uint8) uint8 {
	me, p, q, n, o := items[i].Sums, sumsAt(items, i-1), sumsAt(items, i-2), sumsAt(items, i+1), sumsAt(items, i+2)
	v := me.at[self]
	a, b, c, d := &p.at[before], &q.at[before2], &n.at[after], &o.at[after2]
	for k := range v {
		v[k] += a[k] + b[k] + c[k] + d[k]
	}
	rows := context(i, t1, t2, me.hash, n.hash, p.hash, items[i].Shape)
	r0, r1, r2, r3, r4, r5, r6 := &m.rows[rows[0]], &m.rows[rows[1]], &m.rows[rows[2]], &m.rows[rows[3]], &m.rows[rows[4]], &m.rows[rows[5]], &m.rows[rows[6]]
	for k := range v { // one pass, so that the reads of the seven rows overlap
		v[k] += int16(r0[k]) + int16(r1[k]) + int16(r2[k]) + int16(r3[k]) + int16(r4[k]) + int16(r5[k]) + int16(r6[k])
	}
	best := 0
	for k := 1; k < Classes; k++ {
		if v[k] > v[best] {
			best = k
		}
	}
	return uint8(best)
}

func hashString(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func rowOf(kind, x uint64) uint32 {
	h := (x ^ kind*0xD6E8FEB86659FD93) * 0xBF58476D1CE4E5B9
	h ^= h >> 29
	h *= 0x94D049BB133111EB
	return uint32(h >> (64 - rowBits))
}

// Load reads a packed model.
func Load(packed []byte) (*Model, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("tagging model: %w", err)
	}
	raw := make([]byte, Rows*Classes)
	if _, err := io.ReadFull(z, raw); err != nil {
		return nil, fmt.Errorf("tagging model: %w", err)
	}
	m := &Model{rows: make([]Row, Rows)}
	for c := range Classes { // columns are packed one after another, which compresses better
		for r := range m.rows {
			m.rows[r][c] = int8(raw[c*Rows+r])
		}
	}
	return m, nil
}

// Pack writes a model for Load.
func (m *Model) Pack() ([]byte, error) {
	raw := make([]byte, 0, Rows*Classes)
	for c := range Classes {
		for r := range m.rows {
			raw = append(raw, byte(m.rows[r][c]))
		}
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
