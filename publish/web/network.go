package web

import (
	"math"
	"net/url"
	"strconv"
	"sync"

	"testigo/publish/api"
	"testigo/publish/network"
	"testigo/publish/wording"
	"testigo/record"
)

type networkView struct {
	N             *api.Network
	Width, Height int
	Nodes         []networkNode
	Lines         []networkLine
	Types         []facetView
	Years         []networkYear
	Actor         *api.ActorLine
	Without       string // the same without the actor
	All           string // all years
	Bonds         []networkRow
	More          int
	Year          string
}

type networkNode struct {
	api.NetworkNode
	network.Place
	Class string
}

type networkLine struct {
	X1, Y1, X2, Y2 float64
	Type           record.RelationType
	Label          string
	Doubt          bool
}

type networkYear struct {
	Year  int
	Count int
	Href  string
	On    bool
}

// networkRow is a relation as text, with the first sentence that tells it.
type networkRow struct {
	From, To api.NetworkNode
	Type     record.RelationType
	When     string
	Told     int
	Evidence *api.Evidence
}

// Bounds of the page: the picture's size in units, and how many relations are listed with their sentences.
const (
	networkWidth  = 1180
	networkHeight = 820
	listedBonds   = 60
)

func networkPage(q *request) (page, error) {
	values := q.URL.Query()
	year := 0
	if s := values.Get("year"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil || n < -9999 || n > 9999 {
			return page{}, &api.BadRequest{Field: "year", Value: s, Hint: "a year such as 1978, or nothing for all years"}
		}
		year = n
	}
	types, err := api.ParseRelations(values["relation"])
	if err != nil {
		return page{}, err
	}
	n, err := q.Record.Network(q.Context(), year, values.Get("actor"), types, api.MaxNetwork)
	if err != nil {
		return page{}, err
	}
	v := networkView{N: n, Width: networkWidth, Height: networkHeight, Without: with(q.URL, "actor", ""), All: with(q.URL, "year", "", "fragment", "")}
	if year != 0 {
		v.Year = strconv.Itoa(year)
	}
	if id := values.Get("actor"); id != "" {
		p, err := q.Record.Store().Profile(q.Context(), id)
		if err != nil {
			return page{}, err
		}
		v.Actor = &api.ActorLine{ID: id, Name: wording.Clip(wording.ActorName(q.Lang, p.Name), 120)}
	}
	for _, t := range api.RelationTypes {
		on := false
		for _, k := range types {
			on = on || k == t
		}
		v.Types = append(v.Types, facetView{api.Choice{Value: string(t), On: on}, "", q.say("rel-" + string(t))})
	}
	for _, y := range n.Years {
		v.Years = append(v.Years, networkYear{y.Year, y.Count, with(q.URL, "year", strconv.Itoa(y.Year), "fragment", ""), y.Year == year})
	}
	v.draw(q)
	if err := v.list(q); err != nil {
		return page{}, err
	}
	p := page{Title: q.say("network"), Name: "network", Data: v, Styles: []string{"network.css"}, Scripts: []string{"network.js"}, Wide: true}
	if q.wantsFragment("network") {
		p.Fragment = "network-body"
	}
	return p, nil
}

// layouts keeps the pictures drawn last: one takes a tenth of a second at 300 actors.
var layouts = struct {
	sync.Mutex
	at map[string][]network.Place
}{at: map[string][]network.Place{}}

const keptLayouts = 64

func layoutOf(key string, nodes []network.Node, edges []network.Edge) []network.Place {
	layouts.Lock()
	p, ok := layouts.at[key]
	layouts.Unlock()
	if ok {
		return p
	}
	p = network.Layout(nodes, edges, networkWidth, networkHeight)
	layouts.Lock()
	defer layouts.Unlock()
	if len(layouts.at) >= keptLayouts {
		clear(layouts.at)
	}
	layouts.at[key] = p
	return p
}

func (v *networkView) draw(q *request) {
	nodes := make([]network.Node, len(v.N.Actors))
	for i := range v.N.Actors { // as the reader names them
		a := &v.N.Actors[i]
		a.Name, a.Short = wording.ActorName(q.Lang, a.Name), wording.ActorName(q.Lang, a.Short)
	}
	key := string(q.Lang) + q.Record.Built.String() + "?" + url.Values{"year": {v.Year}, "actor": q.URL.Query()["actor"], "relation": q.URL.Query()["relation"]}.Encode()
	for i, a := range v.N.Actors {
		nodes[i] = network.Node{Key: a.ID, Label: a.Short, Weight: float64(a.Weight)}
	}
	edges := make([]network.Edge, len(v.N.Bonds))
	for i, b := range v.N.Bonds {
		edges[i] = network.Edge{From: b.From, To: b.To, Apart: b.Type == record.Opposes || b.Type == record.SplitFrom}
	}
	places := layoutOf(key, nodes, edges)
	for i, a := range v.N.Actors {
		class := a.Kind
		if a.Org != "" {
			class = string(a.Org)
		}
		v.Nodes = append(v.Nodes, networkNode{a, places[i], class})
	}
	for _, b := range v.N.Bonds {
		from, to := places[b.From], places[b.To]
		d := math.Hypot(to.X-from.X, to.Y-from.Y)
		if d < 1 {
			continue
		}
		gap := to.R + 2
		l := networkLine{X1: from.X, Y1: from.Y, X2: to.X - (to.X-from.X)/d*gap, Y2: to.Y - (to.Y-from.Y)/d*gap, Type: b.Type, Doubt: b.Certainty != "asserted" && b.Certainty != "reported" && b.Certainty != ""}
		l.Label = v.N.Actors[b.From].Name + " " + q.say("rel-"+string(b.Type)) + " " + v.N.Actors[b.To].Name
		if b.When != "" {
			l.Label += ", " + wording.Date(q.Lang, b.When)
		}
		v.Lines = append(v.Lines, l)
	}
}

func (v *networkView) list(q *request) error {
	for _, b := range v.N.Bonds {
		if len(v.Bonds) == listedBonds {
			v.More = len(v.N.Bonds) - listedBonds
			break
		}
		row := networkRow{From: v.N.Actors[b.From], To: v.N.Actors[b.To], Type: b.Type, When: b.When, Told: b.Told}
		if len(b.Evidence) > 0 {
			e, err := q.Record.Evidence(q.Context(), b.Evidence[0])
			if err != nil {
				return err
			}
			row.Evidence = &e
		}
		v.Bonds = append(v.Bonds, row)
	}
	return nil
}
