package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:embed places.bin.zst
var packed []byte

// World is the gazetteer that ships with the program, opened on first use.
var World = sync.OnceValue(func() *Gazetteer {
	g, err := Open(packed)
	if err != nil {
		panic("gazetteer: the embedded file is broken: " + err.Error()) // our own mistake: every test shows it
	}
	return g
})

const magic = "TGZ1"

// maxSize bounds what a file may unpack to.
const maxSize = 256 << 20

// Open reads a file as the program in build writes it.
func Open(file []byte) (*Gazetteer, error) {
	dec, err := zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxSize))
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	defer dec.Close()
	raw, err := dec.DecodeAll(file, nil)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	return parse(raw)
}

var errCut = errors.New("gazetteer: the file ends early")

// reader takes columns off the front of the file; after the first fault it gives nothing.
type reader struct {
	b   []byte
	err error
}

func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.b) {
		r.err = errCut
		return nil
	}
	p := r.b[:n]
	r.b = r.b[n:]
	return p
}

func (r *reader) number() int {
	p := r.take(4)
	if p == nil {
		return 0
	}
	return int(binary.LittleEndian.Uint32(p))
}

// planes reads n integers of w bytes stored byte plane by byte plane, which packs better.
func planes[T uint16 | uint32 | int32](r *reader, n, w int) []T {
	p := r.take(n * w)
	if p == nil {
		return nil
	}
	out := make([]T, n)
	for k := range w {
		plane := p[k*n : (k+1)*n]
		for i, c := range plane {
			out[i] |= T(c) << (8 * k)
		}
	}
	return out
}

// sums turns n counts into n+1 starting points.
func sums(counts []byte) []uint32 {
	out := make([]uint32, len(counts)+1)
	var s uint32
	for i, c := range counts {
		out[i] = s
		s += uint32(c)
	}
	out[len(counts)] = s
	return out
}

func parse(raw []byte) (*Gazetteer, error) {
	r := &reader{b: raw}
	if string(r.take(4)) != magic {
		return nil, errors.New("gazetteer: not a gazetteer file")
	}
	n, names, alts, lands, d1, d2, text := r.number(), r.number(), r.number(), r.number(), r.number(), r.number(), r.number()
	g := &Gazetteer{}
	g.id = planes[uint32](r, n, 4)
	g.class = r.take(n)
	g.country = r.take(n)
	g.admin1 = planes[uint16](r, n, 2)
	g.admin2 = planes[uint16](r, n, 2)
	g.lat = planes[int32](r, n, 4)
	g.lon = planes[int32](r, n, 4)
	g.pop = r.take(n)
	codes := r.take(2 * lands)
	nations := planes[int32](r, lands, 4)
	divs1 := planes[int32](r, d1, 4)
	divs2 := planes[int32](r, d2, 4)
	lengths := r.take(names)
	mains := r.take(names)
	others := r.take(names)
	g.alt = planes[uint32](r, alts, 4)
	buckets := r.take(1 << bucketBits)
	g.reach = r.take(1 << reachBits)
	g.spelling = string(r.take(text))
	if r.err != nil {
		return nil, r.err
	}
	g.at, g.firstEntry, g.firstAlt, g.bucket = sums(lengths), sums(mains), sums(others), sums(buckets)
	for i := range lands {
		code := string(codes[2*i : 2*i+2])
		if code == "--" {
			code = ""
		}
		g.countries = append(g.countries, code)
		g.nations = append(g.nations, Index(nations[i]))
	}
	g.divs1, g.divs2 = indices(divs1), indices(divs2)
	g.nameOf = make([]uint32, n)
	for name := range names {
		for e := g.firstEntry[name]; e < g.firstEntry[name+1] && int(e) < n; e++ {
			g.nameOf[e] = uint32(name)
		}
	}
	if err := g.check(n, alts, text); err != nil {
		return nil, err
	}
	g.capitals = sync.OnceValue(g.findCapitals)
	g.byID = sync.OnceValue(func() []uint32 {
		order := make([]uint32, n)
		for i := range order {
			order[i] = uint32(i)
		}
		slices.SortFunc(order, func(a, b uint32) int { return int(int64(g.id[a]) - int64(g.id[b])) })
		return order
	})
	return g, nil
}

func indices(v []int32) []Index {
	out := make([]Index, len(v))
	for i, x := range v {
		out[i] = Index(x)
	}
	return out
}

// check makes sure that no number in the file points outside it.
func (g *Gazetteer) check(n, alts, text int) error {
	last := func(s []uint32) int { return int(s[len(s)-1]) }
	if last(g.at) != text || last(g.firstEntry) != n || last(g.firstAlt) != alts || last(g.bucket) != len(g.at)-1 {
		return errors.New("gazetteer: counts do not add up")
	}
	bad := func(i Index) bool { return i < None || int(i) >= n }
	if slices.ContainsFunc(g.nations, bad) || slices.ContainsFunc(g.divs1, bad) || slices.ContainsFunc(g.divs2, bad) {
		return errors.New("gazetteer: a division points outside")
	}
	for i := range n {
		if int(g.country[i]) >= len(g.countries) || int(g.admin1[i]) > len(g.divs1) || int(g.admin2[i]) > len(g.divs2) || g.class[i] >= uint8(Classes) {
			return errors.New("gazetteer: an entry points outside")
		}
	}
	for _, a := range g.alt {
		if int(a&(1<<formShift-1)) >= n {
			return errors.New("gazetteer: a name points outside")
		}
	}
	return nil
}
