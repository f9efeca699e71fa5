package lineage

import (
	"slices"

	"testigo/record"
)

// Bounds of what is kept of a document: some three kilobytes at most, whatever its length.
const (
	shingle     = 4   // words of a shingle: three meet by chance too often, five break at every edit
	maxSketch   = 512 // shingles kept; longer texts keep a sample (see digest.level)
	maxSlots    = 96
	maxAnchors  = 384
	maxSkeleton = 48
	maxRead     = 1 << 18 // words read of one document
)

// digest is what comparing needs of a document.
type digest struct {
	id       record.DocumentID
	name     string
	lang     record.Lang
	days     record.Interval // when the text was written
	released string          // when this version came out, if it says that it is a later one
	words    int             // of the body
	exact    uint64          // of all words of the body in order

	// sketch is the shingles whose hash ends in level zero bits, sorted: a uniform sample of the text (FracMinHash,
	// Irber et al. 2022), of which any two documents keep the same shingles, so that the share of common
	// text can be told for a copy and for a small part of a long text alike.
	sketch []uint32
	level  uint8

	// slots are numbers and names by the words around them: what two texts made from one template differ in.
	slots []slot

	anchors  []uint32 // what survives translation, in the order of the text
	skeleton []uint32 // hashes of neighbouring numbers and names, the least first

	stated []stated // what the document says of its origin
}

type slot struct{ around, value uint32 }

// word is a token reduced to what digests are made of.
type word struct {
	hash, concept, kin              uint64
	number, capital, shout, initial bool
	length                          uint8
}

func wordOf(t token, known map[uint64]uint64) word {
	w := word{hash: t.hash, number: t.number, capital: t.capital, shout: t.shout, initial: t.first, length: uint8(min(len(t.letters), 255))}
	if !t.number {
		w.concept = known[t.hash]
		w.kin = cognate(t.letters)
	}
	return w
}

// meaning is what of a word survives translation; 0 = nothing. Of names the head of a long one does for both languages:
// Congress/Congreso, Bolivia/Bolivia.
func (w *word) meaning(name bool) uint64 {
	switch {
	case w.number:
		return w.hash
	case w.concept != 0:
		return mix(w.concept ^ 0xc0ce)
	case w.kin != 0:
		return w.kin
	case name:
		return w.hash
	}
	return 0
}

// digester makes digests and keeps the buffers between them.
type digester struct {
	words    []word
	letters  []byte
	shingles []uint64
	capitals map[uint64]bool
}

func (g *digester) digest(r *record.Reading) *digest {
	doc := r.Doc
	d := &digest{id: doc.ID(), name: doc.Name, lang: doc.Lang, days: r.Written.Best, released: r.Written.Released}
	if !d.days.Stated() {
		d.days = r.Written.Interval
	}
	g.read(doc)
	d.words = len(g.words)
	d.exact = g.wholeHash()
	g.sketch(d)
	g.slots(d)
	if d.lang == record.English || d.lang == record.Spanish {
		g.anchors(d)
	}
	d.stated = statedOrigins(doc)
	return d
}

// read collects the words of the running text: no title, no byline, no furniture, as copies differ in them.
func (g *digester) read(doc *record.Document) {
	g.words = g.words[:0]
	known := concepts()[doc.Lang]
	take := func(s record.Span) {
		if len(g.words) >= maxRead {
			return
		}
		g.letters = scan(doc.Quote(s), g.letters, func(t token) {
			g.words = append(g.words, wordOf(t, known))
		})
	}
	if len(doc.Paragraphs) == 0 {
		take(record.Span{End: len(doc.Text())})
		return
	}
	f := 0
	for _, p := range doc.Paragraphs {
		if p.Kind != record.Body {
			continue
		}
		at := p.Start
		for f < len(doc.Furniture) && doc.Furniture[f].End <= at {
			f++
		}
		for k := f; k < len(doc.Furniture) && doc.Furniture[k].Start < p.End; k++ {
			if doc.Furniture[k].Start > at {
				take(record.Span{Start: at, End: doc.Furniture[k].Start})
			}
			at = max(at, doc.Furniture[k].End)
		}
		if at < p.End {
			take(record.Span{Start: at, End: p.End})
		}
	}
}

func (g *digester) wholeHash() uint64 {
	h := uint64(fnvOffset)
	for i := range g.words {
		h = mix(h ^ g.words[i].hash)
	}
	return h
}

func (g *digester) sketch(d *digest) {
	g.shingles = g.shingles[:0]
	for i := 0; i+shingle <= len(g.words); i++ {
		h := uint64(0)
		for j := range shingle {
			h = mix(h*fnvPrime ^ g.words[i+j].hash)
		}
		g.shingles = append(g.shingles, h)
	}
	slices.Sort(g.shingles)
	all := slices.Compact(g.shingles)
	for {
		n := 0
		for _, h := range all {
			if sampled(uint32(h>>32), d.level) {
				n++
			}
		}
		if n <= maxSketch {
			d.sketch = make([]uint32, 0, n)
			break
		}
		d.level++
	}
	for _, h := range all {
		if v := uint32(h >> 32); sampled(v, d.level) {
			d.sketch = append(d.sketch, v)
		}
	}
	d.sketch = slices.Compact(d.sketch) // sorted already, by the upper half
}

// sampled tells whether a hash belongs to the sample of a level: one of 2^level.
func sampled(h uint32, level uint8) bool { return h&(1<<level-1) == 0 }

// slots keeps numbers and names by the two words before and the one after.
func (g *digester) slots(d *digest) {
	w := g.words
	for i := 2; i+1 < len(w); i++ {
		if !w[i].number && (!w[i].capital || w[i].initial) {
			continue
		}
		around := mix(w[i-2].hash*fnvPrime ^ mix(w[i-1].hash) ^ w[i+1].hash<<1)
		d.slots = append(d.slots, slot{uint32(around), uint32(w[i].hash)})
	}
	slices.SortFunc(d.slots, func(a, b slot) int {
		if a.around != b.around {
			return int(int64(a.around) - int64(b.around))
		}
		return int(int64(a.value) - int64(b.value))
	})
	// a template's words that come twice in one text say nothing
	kept := d.slots[:0]
	for i := 0; i < len(d.slots); {
		j := i + 1
		for j < len(d.slots) && d.slots[j].around == d.slots[i].around {
			j++
		}
		if j == i+1 {
			kept = append(kept, d.slots[i])
		}
		i = j
	}
	d.slots = slices.Clone(kept[:min(len(kept), maxSlots)]) // the least hashes: two documents keep the same ones
}

// The last bit of an anchor says whether it is a number: reports on one event share some of their numbers, a text and its
// translation nearly all, in the same order.
const numberBit = 1

func anchor(key uint64, number bool) uint32 {
	if number {
		return uint32(key) | numberBit
	}
	return uint32(key) &^ numberBit
}

// anchors keeps what a translation keeps, in order: numbers, names, listed words and cognates.
func (g *digester) anchors(d *digest) {
	if g.capitals == nil {
		g.capitals = map[uint64]bool{}
	}
	clear(g.capitals)
	for i := range g.words {
		if w := &g.words[i]; w.capital && !w.initial {
			g.capitals[w.hash] = true
		}
	}
	var last uint64
	for i := range g.words {
		w := &g.words[i]
		name := !w.number && w.length > 2 && w.concept == 0 && w.capital && (!w.initial || g.capitals[w.hash])
		if w.number || name {
			if last != 0 && last != w.hash {
				d.skeleton = append(d.skeleton, uint32(mix(min(w.hash, last)*fnvPrime^max(w.hash, last))))
			}
			last = w.hash
		}
		key := w.meaning(name)
		if key == 0 {
			continue
		}
		if len(d.anchors) < maxAnchors {
			d.anchors = append(d.anchors, anchor(key, w.number))
		}
	}
	slices.Sort(d.skeleton)
	d.skeleton = slices.Compact(d.skeleton)
	d.skeleton = slices.Clone(d.skeleton[:min(len(d.skeleton), maxSkeleton)])
}
