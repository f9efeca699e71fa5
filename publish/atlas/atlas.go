// Package atlas draws outlines of countries and their divisions as SVG paths, in the Mercator projection on the sphere (EPSG:3857, as web
// maps have it), which keeps shapes and angles: a town lies where a reader of other maps expects it. Areas are not true to size.
//
// Everything is worked out on the server, so a map needs no script, no tiles and no network. Lengths are SVG user units, y pointing down.
package atlas

import (
	"math"
	"strconv"

	"testigo/pack/shapes"
)

// maxLatitude is where Mercator's square ends.
const maxLatitude = 85.05

// View is a projection fitted to a box.
type View struct {
	Width, Height float64
	scale         float64 // units per radian
	x0, y0        float64 // Mercator coordinates of the upper left corner
}

// Box is an extent in degrees.
type Box struct{ West, South, East, North float64 }

// World without the polar regions.
var World = Box{-170, -56, 180, 74}

// BoxOf is the extent of areas; the zero Box for none.
func BoxOf(areas ...*shapes.Area) Box {
	b := Box{180, 90, -180, -90}
	for _, a := range areas {
		w, s, e, n := a.Box()
		b = Box{min(b.West, float64(w)), min(b.South, float64(s)), max(b.East, float64(e)), max(b.North, float64(n))}
	}
	if b.West > b.East {
		return Box{}
	}
	return b
}

// Around is the box grown by a share of its size on every side.
func (b Box) Around(share float64) Box {
	dx, dy := (b.East-b.West)*share, (b.North-b.South)*share
	return Box{max(-180, b.West-dx), max(-maxLatitude, b.South-dy), min(180, b.East+dx), min(maxLatitude, b.North+dy)}
}

// Fit makes the view that shows a box as large as it can in width by height, in the middle. A box without extent is shown a degree wide.
func Fit(b Box, width, height float64) View {
	if b.East-b.West < 1 {
		mid := (b.East + b.West) / 2
		b.West, b.East = mid-0.5, mid+0.5
	}
	if b.North-b.South < 1 {
		mid := (b.North + b.South) / 2
		b.South, b.North = mid-0.5, mid+0.5
	}
	left, top := mercator(b.West, b.North)
	right, bottom := mercator(b.East, b.South)
	scale := min(width/(right-left), height/(bottom-top))
	return View{Width: width, Height: height, scale: scale,
		x0: (left+right)/2 - width/2/scale, y0: (top+bottom)/2 - height/2/scale}
}

// mercator gives radians, y growing to the south.
func mercator(lon, lat float64) (x, y float64) {
	lat = max(-maxLatitude, min(maxLatitude, lat))
	return lon * math.Pi / 180, -math.Log(math.Tan(math.Pi/4 + lat*math.Pi/360))
}

// XY is where a place lies in the view.
func (v View) XY(lon, lat float64) (x, y float64) {
	x, y = mercator(lon, lat)
	return (x - v.x0) * v.scale, (y - v.y0) * v.scale
}

// LonLat is the inverse of XY.
func (v View) LonLat(x, y float64) (lon, lat float64) {
	return (x/v.scale + v.x0) * 180 / math.Pi, (2*math.Atan(math.Exp(-(y/v.scale+v.y0))) - math.Pi/2) * 180 / math.Pi
}

// Sees tells whether any of an area's extent is in the view.
func (v View) Sees(a *shapes.Area) bool {
	w, s, e, n := a.Box()
	x1, y1 := v.XY(float64(w), float64(n))
	x2, y2 := v.XY(float64(e), float64(s))
	return x1 <= v.Width && x2 >= 0 && y1 <= v.Height && y2 >= 0
}

// Path is the data of an SVG path of an area, to a tenth of a unit, without what is too small to be seen; empty if nothing is left.
func (v View) Path(a *shapes.Area) string {
	var out []byte
	for _, ring := range a.Rings {
		if !v.seesRing(ring) {
			continue
		}
		start := len(out)
		n := 0
		var lx, ly int64
		for i, p := range ring[:len(ring)-1] {
			fx, fy := v.XY(float64(p.Lon), float64(p.Lat))
			x, y := int64(math.Round(fx*10)), int64(math.Round(fy*10))
			if i > 0 && abs(x-lx)+abs(y-ly) < 5 {
				continue
			}
			if i == 0 {
				out = append(out, 'M')
				out = number(number(out, x, true), y, false)
			} else {
				if n == 1 {
					out = append(out, 'l')
				}
				out = number(number(out, x-lx, n == 1), y-ly, false)
			}
			lx, ly = x, y
			n++
		}
		if n < 3 {
			out = out[:start]
			continue
		}
		out = append(out, 'z')
	}
	return string(out)
}

func (v View) seesRing(ring []shapes.Point) bool {
	w, s, e, n := (&shapes.Area{Rings: [][]shapes.Point{ring}}).Box()
	x1, y1 := v.XY(float64(w), float64(n))
	x2, y2 := v.XY(float64(e), float64(s))
	return x1 <= v.Width && x2 >= 0 && y1 <= v.Height && y2 >= 0
}

func abs(n int64) int64 { return max(n, -n) }

// number appends tenths; first = nothing to part it from stands before it.
func number(b []byte, tenths int64, first bool) []byte {
	if !first && tenths >= 0 {
		b = append(b, ' ')
	}
	if tenths < 0 {
		b = append(b, '-')
		tenths = -tenths
	}
	b = strconv.AppendInt(b, tenths/10, 10)
	if tenths%10 != 0 {
		b = append(b, '.', byte('0'+tenths%10))
	}
	return b
}
