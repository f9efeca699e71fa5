package web

import (
	"math"
	"net/url"
	"slices"
	"strings"

	"testigo/pack/shapes"
	"testigo/publish/api"
	"testigo/publish/atlas"
	"testigo/publish/wording"
	"testigo/record"
)

// The map's size in units of its drawing; the page scales it to the window.
const (
	mapWidth   = 960
	mapHeight  = 720
	joinWithin = 17 // units: what lies nearer to each other is one mark
)

type mapView struct {
	A             *api.Atlas
	Title         string
	Width, Height int
	Base          []mapLand // countries around
	Areas         []mapArea // what is coloured by how much happened there
	Names         []mapName // of departments that have room for them
	Marks         []mapMark
	Legend        []mapStep
	Axis          *axisView
	Where         []mapPlace // the same as a table
	Chosen        []chosenView
	Chronology    string
	World, Out    string // addresses of wider views; empty = this is the widest
	Views         []choiceLink
	Query         url.Values
	Zoom          string
}

type mapLand struct{ Path string }

type mapArea struct {
	Path, Href, Label string
	Level             int // 0 = nothing, 1 to 6
}

type mapName struct {
	X, Y float64
	Text string
}

type mapMark struct {
	X, Y, R float64
	Href    string
	Label   string
	Count   int
	Text    string // the number, where it has room
	Type    string // of most of its events
}

type mapStep struct {
	Level    int
	From, To int
}

type mapPlace struct {
	Name, Kind, Href string
	Count            int
}

// atlasPage draws where the events of a filter lie: the country that has most of them, one of its departments, or the world.
func atlasPage(q *request) (page, error) {
	f, err := api.ParseFilter(q.URL.Query())
	if err != nil {
		return page{}, err
	}
	a, err := q.Record.Atlas(q.Context(), f)
	if err != nil {
		return page{}, err
	}
	v := mapView{A: a, Width: mapWidth, Height: mapHeight, Query: f.Values(), Chronology: "/chronology?" + f.Values().Encode()}
	if v.Axis, err = axis(q, f, "/map", 80); err != nil {
		return page{}, err
	}
	if v.Axis != nil { // dates are chosen where one is
		v.keepView(q.URL.Query().Get("in"))
	}
	if err := v.draw(q, f); err != nil {
		return page{}, err
	}
	v.places(q, f)
	chosen := chronologyView{F: f}
	chosen.choose(q)
	for _, c := range chosen.Chosen {
		v.Chosen = append(v.Chosen, chosenView{c.Name, strings.Replace(c.Without, "/chronology?", "/map?", 1) + v.inParam(q)})
	}
	p := page{Title: q.say("nav-map"), Name: "map", Data: v, Scripts: []string{"map.js"}, Styles: []string{"map.css"}, Wide: true}
	if q.wantsFragment("map") {
		p.Fragment = "map-body"
	}
	return p, nil
}

func (v *mapView) inParam(q *request) string {
	if in := q.URL.Query().Get("in"); in != "" {
		return "&in=" + url.QueryEscape(in)
	}
	return ""
}

// keepView lets the axis lead to the same part of the map.
func (v *mapView) keepView(in string) {
	if in == "" {
		return
	}
	add := "&in=" + url.QueryEscape(in)
	v.Axis.Base += add
	for i := range v.Axis.Columns {
		v.Axis.Columns[i].Href += add
	}
	for _, href := range []*string{&v.Axis.EarlierHref, &v.Axis.LaterHref, &v.Axis.OutHref, &v.Axis.AllHref} {
		if *href != "" {
			*href += add
		}
	}
}

// draw chooses the view: in=PE-PUN a department, in=PE a country, in=world; without one the country of most events.
func (v *mapView) draw(q *request, f api.Filter) error {
	in := q.URL.Query().Get("in")
	if in == "" {
		in = mainCountry(v.A)
	}
	to := func(in string) string {
		g := f.Values()
		g.Set("in", in)
		return "/map?" + g.Encode()
	}
	v.Views = append(v.Views, choiceLink{q.say("map-world"), to("world"), in == "world"})
	country, code, _ := strings.Cut(in, "-")
	for _, c := range v.A.Countries {
		if c.Count*20 >= v.A.Placed || c.Code == country {
			v.Views = append(v.Views, choiceLink{wording.Country(q.Lang, c.Code), to(c.Code), in == c.Code})
		}
	}
	switch outline := shapes.Country(country); {
	case in == "world" || outline == nil && in != "world":
		if in != "world" && in != "" {
			return &api.BadRequest{Field: "in", Value: in, Hint: "world, a country's two letters such as PE, or a department's code such as PE-PUN"}
		}
		v.Title = q.say("map-world")
		v.world(q, atlas.Fit(atlas.World, mapWidth, mapHeight), to)
	case code == "":
		v.World = to("world")
		v.Title = wording.Country(q.Lang, country)
		v.country(q, atlas.Fit(atlas.BoxOf(mainland(outline)).Around(0.04), mapWidth, mapHeight), country, to)
	default:
		var found []*shapes.Area
		for _, d := range shapes.Divisions(country) {
			if d.ISO == in {
				found = append(found, d)
			}
		}
		if len(found) == 0 {
			return &api.BadRequest{Field: "in", Value: in, Hint: "no department of that code; in=" + country + " shows the country"}
		}
		v.World, v.Out = to("world"), to(country)
		v.Title = found[0].Name
		v.Views = append(v.Views, choiceLink{found[0].Name, to(in), true})
		v.country(q, atlas.Fit(atlas.BoxOf(found...).Around(0.12), mapWidth, mapHeight), country, to)
	}
	v.Zoom = in
	return nil
}

// mainCountry is where at least half of the events lie; else the world.
func mainCountry(a *api.Atlas) string {
	for _, c := range a.Countries {
		if c.Count*2 >= a.Placed && shapes.Country(c.Code) != nil {
			return c.Code
		}
	}
	return "world"
}

// mainland leaves out islands far from the largest part, which would make it small.
func mainland(a *shapes.Area) *shapes.Area {
	boxOf := func(ring []shapes.Point) (w, s, e, n float32) {
		return (&shapes.Area{Rings: [][]shapes.Point{ring}}).Box()
	}
	var best []shapes.Point
	size := float32(0)
	for _, r := range a.Rings {
		w, s, e, n := boxOf(r)
		if (e-w)*(n-s) > size {
			best, size = r, (e-w)*(n-s)
		}
	}
	w, s, e, n := boxOf(best)
	dx, dy := (e-w)/2, (n-s)/2
	out := &shapes.Area{ISO: a.ISO, Country: a.Country}
	for _, r := range a.Rings {
		rw, rs, re, rn := boxOf(r)
		if re >= w-dx && rw <= e+dx && rn >= s-dy && rs <= n+dy {
			out.Rings = append(out.Rings, r)
		}
	}
	return out
}

func (v *mapView) world(q *request, view atlas.View, to func(string) string) {
	counts := map[string]api.AtlasArea{}
	most := 0
	for _, c := range v.A.Countries {
		counts[c.Code] = c
		most = max(most, c.Count)
	}
	for _, iso := range shapes.Countries() {
		path := view.Path(shapes.Country(iso))
		if path == "" {
			continue
		}
		c, some := counts[iso]
		if !some {
			v.Base = append(v.Base, mapLand{path})
			continue
		}
		v.Areas = append(v.Areas, mapArea{path, to(iso), wording.Country(q.Lang, iso) + ": " + wording.Count(q.Lang, c.Count, "event"), level(c.Count, most)})
	}
	v.legend(most)
	v.mark(q, view, v.A.Points)
}

func (v *mapView) country(q *request, view atlas.View, country string, to func(string) string) {
	for _, iso := range shapes.Countries() {
		c := shapes.Country(iso)
		if iso == country || !view.Sees(c) {
			continue
		}
		if path := view.Path(c); path != "" {
			v.Base = append(v.Base, mapLand{path})
		}
	}
	counts := map[string]api.AtlasArea{}
	most := 0
	for _, d := range v.A.Divisions {
		if strings.HasPrefix(d.Code, country+"-") {
			counts[d.Code+d.Name] = d
			most = max(most, d.Count)
		}
	}
	for _, d := range shapes.Divisions(country) {
		path := view.Path(d)
		if path == "" {
			continue
		}
		c := counts[d.ISO+d.Name]
		label := wording.PlaceName(q.Lang, d.Name, record.Region, "") + ": " + wording.Count(q.Lang, c.Count, "event")
		if c.Own > 0 {
			label += ", " + wording.Number(q.Lang, float64(c.Own)) + " " + q.say("map-own")
		}
		v.Areas = append(v.Areas, mapArea{path, to(d.ISO), label, level(c.Count, most)})
		v.name(view, d)
	}
	v.legend(most)
	var points []api.AtlasPoint
	for _, p := range v.A.Points {
		if p.Country == country {
			points = append(points, p)
		}
	}
	v.mark(q, view, points)
	v.nameAside()
}

// nameAside moves names out of the way of marks and of each other, up or down; one for which there is no room is left out: its area says it.
func (v *mapView) nameAside() {
	type box struct{ x1, y1, x2, y2 float64 }
	var taken []box
	for _, m := range v.Marks {
		taken = append(taken, box{m.X - m.R, m.Y - m.R, m.X + m.R, m.Y + m.R})
	}
	kept := v.Names[:0]
	for _, n := range v.Names {
		half := float64(len([]rune(n.Text))) * nameWide / 2
		for _, aside := range [...]float64{0, -14, 14, -24, 24, -32, 32} {
			b := box{n.X - half, n.Y + aside - 9, n.X + half, n.Y + aside + 3}
			if slices.ContainsFunc(taken, func(t box) bool { return b.x1 < t.x2 && t.x1 < b.x2 && b.y1 < t.y2 && t.y1 < b.y2 }) {
				continue
			}
			taken = append(taken, b)
			n.Y += aside
			kept = append(kept, n)
			break
		}
	}
	v.Names = kept
}

// nameWide is about the width of a letter of a name.
const nameWide = 6

// name writes a department's name in the middle of its largest part, if it fits.
func (v *mapView) name(view atlas.View, d *shapes.Area) {
	var ring []shapes.Point
	for _, r := range d.Rings {
		if len(r) > len(ring) {
			ring = r
		}
	}
	w, s, e, n := (&shapes.Area{Rings: [][]shapes.Point{ring}}).Box()
	x1, y1 := view.XY(float64(w), float64(n))
	x2, y2 := view.XY(float64(e), float64(s))
	x, y := (x1+x2)/2, (y1+y2)/2
	if float64(len([]rune(d.Name)))*7 > (x2-x1)*1.1 || y2-y1 < 16 || x < 20 || x > mapWidth-20 || y < 12 || y > mapHeight-12 {
		return
	}
	v.Names = append(v.Names, mapName{x, y, d.Name})
}

// level is one of six steps, the square root of the share of the most: small counts stay apart.
func level(n, most int) int {
	if n == 0 || most == 0 {
		return 0
	}
	return max(1, int(math.Ceil(6*math.Sqrt(float64(n)/float64(most)))))
}

// legend gives the counts of each step that has any.
func (v *mapView) legend(most int) {
	last := 0
	for l := 1; l <= 6 && last < most; l++ {
		to := int(float64(most) * float64(l*l) / 36)
		if l == 6 {
			to = most
		}
		if to > last {
			v.Legend = append(v.Legend, mapStep{l, last + 1, to})
			last = to
		}
	}
}

// mark joins points that would cover each other, the largest first, and draws them by the square root of their events.
func (v *mapView) mark(q *request, view atlas.View, points []api.AtlasPoint) {
	type group struct {
		x, y   float64
		n      int
		points []api.AtlasPoint
	}
	var groups []*group
	for _, p := range points {
		x, y := view.XY(p.Lon, p.Lat)
		if x < 0 || y < 0 || x > mapWidth || y > mapHeight {
			continue
		}
		var near *group
		for _, g := range groups {
			if math.Hypot(g.x-x, g.y-y) < joinWithin && (near == nil || math.Hypot(near.x-x, near.y-y) > math.Hypot(g.x-x, g.y-y)) {
				near = g
			}
		}
		if near == nil {
			near = &group{x: x, y: y}
			groups = append(groups, near)
		}
		near.n += p.Count
		near.points = append(near.points, p)
	}
	most := 1
	for _, g := range groups {
		most = max(most, g.n)
	}
	for _, g := range groups {
		m := mapMark{X: g.x, Y: g.y, R: 3.5 + 15*math.Sqrt(float64(g.n)/float64(max(most, 12))), Count: g.n}
		if m.R > 9 {
			m.Text = wording.Number(q.Lang, float64(g.n))
		}
		types := map[string]int{}
		f := url.Values{}
		for k, values := range v.Query {
			f[k] = values
		}
		f.Del("place")
		var names []string
		for _, p := range g.points {
			for t, n := range p.Types {
				types[t] += n
			}
			if len(names) < 4 {
				names = append(names, p.Name)
			}
			if len(f["place"]) < 40 {
				f.Add("place", p.ID)
			}
		}
		for _, t := range record.EventTypes {
			if types[string(t)] > types[m.Type] {
				m.Type = string(t)
			}
		}
		m.Label = strings.Join(names, ", ")
		if more := len(g.points) - len(names); more > 0 {
			m.Label += " +" + wording.Number(q.Lang, float64(more))
		}
		m.Label = wording.Clip(m.Label, 160) + ": " + wording.Count(q.Lang, g.n, "event")
		m.Href = "/chronology?" + f.Encode()
		v.Marks = append(v.Marks, m)
	}
	slices.SortStableFunc(v.Marks, func(a, b mapMark) int { return b.Count - a.Count }) // small ones are drawn over large ones
}

// listedPlaces is how many places the table has.
const listedPlaces = 200

// places is the map as a table: departments, then towns, the most events first.
func (v *mapView) places(q *request, f api.Filter) {
	link := func(place string) string {
		g := f.Values()
		g.Del("place")
		g.Set("place", place)
		return "/chronology?" + g.Encode()
	}
	divisions := slices.Clone(v.A.Divisions)
	slices.SortStableFunc(divisions, func(a, b api.AtlasArea) int { return b.Count - a.Count })
	for _, d := range divisions {
		key := d.ID
		if key == "" {
			key = d.Name
		}
		v.Where = append(v.Where, mapPlace{wording.PlaceName(q.Lang, d.Name, record.Region, ""), wording.Place(q.Lang, record.Region), link(key), d.Count})
	}
	for _, p := range v.A.Points {
		v.Where = append(v.Where, mapPlace{p.Name, wording.Place(q.Lang, record.PlaceKind(p.Kind)), link(p.ID), p.Count})
	}
	slices.SortStableFunc(v.Where, func(a, b mapPlace) int { return b.Count - a.Count })
	v.Where = v.Where[:min(len(v.Where), listedPlaces)]
}
