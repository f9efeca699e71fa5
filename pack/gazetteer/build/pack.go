package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"

	"testigo/pack/gazetteer"
)

// entryBits and the rest mirror the layout that package gazetteer reads (see its open.go).
const (
	bucketBits = 17
	reachBits  = 18
	formShift  = 24
)

// pack lays the places out: names in the order of their buckets, entries in the order of their
// main names, everything in columns.
func (w *world) pack() ([]byte, error) {
	type record struct {
		bucket uint32
		text   string
		mains  []*place
		alts   []alt
	}
	byText := map[string]*record{}
	get := func(name string) *record {
		r := byText[name]
		if r == nil {
			r = &record{bucket: gazetteer.Hash([]byte(gazetteer.Key(name))) >> (32 - bucketBits), text: name}
			byText[name] = r
		}
		return r
	}
	for _, p := range w.places {
		if len(p.name) > 200 || gazetteer.Key(p.name) == "" {
			continue
		}
		r := get(p.name)
		r.mains = append(r.mains, p)
		same := map[string]bool{gazetteer.Key(p.name): true}
		for _, o := range p.others {
			// a spelling with the same key adds nothing, unless it is a demonym or lacks a period
			k := gazetteer.Key(o.name)
			if strings.HasSuffix(o.name, ".") {
				k += "."
			}
			if o.form == gazetteer.Demonym || !same[k] {
				same[k] = true
				get(o.name).alts = append(get(o.name).alts, alt{p, o.form})
			}
		}
	}
	names := make([]*record, 0, len(byText))
	for _, r := range byText {
		names = append(names, r)
	}
	sort.Slice(names, func(i, j int) bool {
		if names[i].bucket != names[j].bucket {
			return names[i].bucket < names[j].bucket
		}
		return names[i].text < names[j].text
	})
	index := map[*place]uint32{}
	var order []*place
	for _, r := range names {
		sort.SliceStable(r.mains, func(i, j int) bool { return r.mains[i].people > r.mains[j].people })
		for _, p := range r.mains {
			index[p] = uint32(len(order))
			order = append(order, p)
		}
	}
	if len(order) >= 1<<formShift {
		return nil, fmt.Errorf("%d places are too many", len(order))
	}
	var lengths, mains, others []byte
	var alts []uint32
	var text strings.Builder
	buckets, reach := make([]byte, 1<<bucketBits), make([]byte, 1<<reachBits)
	for _, r := range names {
		if len(r.mains) > 255 || len(r.alts) > 255 || buckets[r.bucket] == 255 {
			return nil, fmt.Errorf("%q: too many of one name", r.text)
		}
		lengths = append(lengths, byte(len(r.text)))
		mains = append(mains, byte(len(r.mains)))
		others = append(others, byte(len(r.alts)))
		text.WriteString(r.text)
		buckets[r.bucket]++
		for _, a := range r.alts {
			alts = append(alts, index[a.place]|uint32(a.form)<<formShift)
		}
		key := gazetteer.Key(r.text)
		first, _, _ := strings.Cut(key, " ")
		slot := gazetteer.Hash([]byte(first)) >> (32 - reachBits)
		reach[slot] = max(reach[slot], byte(min(8, 1+strings.Count(key, " "))))
	}
	lands, landOf := w.lands(order)
	d1, of1 := divisions(w.div1, index)
	d2, of2 := divisions(w.div2, index)

	var b bytes.Buffer
	b.WriteString("TGZ1")
	for _, n := range []int{len(order), len(names), len(alts), len(lands), len(d1), len(d2), text.Len()} {
		b.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
	}
	column := func(w int, f func(p *place) int) {
		v := make([]uint32, len(order))
		for i, p := range order {
			v[i] = uint32(f(p))
		}
		planes(&b, v, w)
	}
	column(4, func(p *place) int { return int(p.id) })
	column(1, func(p *place) int { return int(p.class) })
	column(1, func(p *place) int { return landOf[p.country] })
	column(2, func(p *place) int { return of1[p.adm1] })
	column(2, func(p *place) int { return of2[p.adm2] })
	column(4, func(p *place) int { return int(math.Round(p.lat * 1000)) })
	column(4, func(p *place) int { return int(math.Round(p.lon * 1000)) })
	column(1, func(p *place) int {
		if p.weight > 0 {
			return int(p.weight)
		}
		return int(math.Round(12 * math.Log1p(max(0, p.people))))
	})
	nations := make([]uint32, len(lands))
	for i, c := range lands {
		nations[i] = ^uint32(0)
		if p := w.nation[c]; p != nil {
			nations[i] = index[p]
		}
		if c == "" {
			c = "--"
		}
		b.WriteString(c)
	}
	planes(&b, nations, 4)
	planes(&b, d1, 4)
	planes(&b, d2, 4)
	b.Write(lengths)
	b.Write(mains)
	b.Write(others)
	planes(&b, alts, 4)
	b.Write(buckets)
	b.Write(reach)
	b.WriteString(text.String())

	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return nil, err
	}
	return enc.EncodeAll(b.Bytes(), nil), nil
}

type alt struct {
	place *place
	form  gazetteer.Form
}

// lands numbers the countries in use, "" first.
func (w *world) lands(order []*place) ([]string, map[string]int) {
	seen := map[string]bool{}
	for _, p := range order {
		seen[p.country] = true
	}
	delete(seen, "")
	list := []string{}
	for c := range seen {
		list = append(list, c)
	}
	sort.Strings(list)
	list = append([]string{""}, list...)
	of := map[string]int{}
	for i, c := range list {
		of[c] = i
	}
	return list, of
}

// divisions numbers the divisions from one on; 0 is none.
func divisions(m map[string]*place, index map[*place]uint32) ([]uint32, map[string]int) {
	codes := []string{}
	for c, p := range m {
		if _, ok := index[p]; ok {
			codes = append(codes, c)
		}
	}
	slices.Sort(codes)
	var list []uint32
	of := map[string]int{}
	for i, c := range codes {
		list = append(list, index[m[c]])
		of[c] = i + 1
	}
	return list, of
}

// planes writes integers byte plane by byte plane, which packs better.
func planes(b *bytes.Buffer, v []uint32, w int) {
	for k := range w {
		for _, x := range v {
			b.WriteByte(byte(x >> (8 * k)))
		}
	}
}
