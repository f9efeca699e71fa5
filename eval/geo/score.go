package geo

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"testigo/eval/assign"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
	"testigo/eval/reliability"
)

const (
	earthRadius = 6371.0088 // km, mean
	near        = 161.0     // km, 100 miles
	furthest    = 20039.0   // km, half the equator
)

// Distance is the great-circle distance in km between two toponyms, which
// must have coordinates.
func Distance(a, b *Toponym) float64 {
	rad := func(deg float64) float64 { return deg * (math.Pi / 180) }
	p1, p2 := rad(*a.Lat), rad(*b.Lat)
	dl := rad(*b.Lon - *a.Lon)
	s, t := math.Sin((p2-p1)/2), math.Sin(dl/2)
	h := float64(s*s) + float64(math.Cos(p1)*math.Cos(p2)*float64(t*t))
	return 2 * earthRadius * math.Asin(min(1, math.Sqrt(h)))
}

func (t *Toponym) located() bool { return t.Lat != nil && t.Lon != nil }

// Options of a run.
type Options struct {
	By          string // "", set or latam: break the scores down
	Nouns       bool   // ignore adjectival toponyms ("Syrian")
	Errors      int    // print so many far, missed and spurious toponyms
	Reliability bool   // print how well confidence is calibrated
}

// Groupings are the values of Options.By.
var Groupings = []string{"set", "latam"}

// Row holds the scores of one group; P, R, F1, Acc161 and IDAcc in percent.
type Row struct {
	Name                          string
	Gold, Pred                    int
	StrictP, StrictR, StrictF1    float64
	RelaxedP, RelaxedR, RelaxedF1 float64
	Resolved                      int     // pairs with coordinates on both sides
	Acc161                        float64 // of the resolved
	MeanKm, MedianKm              float64
	AUC, MLog                     float64  // mean ln(1+error)
	IDAcc                         *float64 // nil where no pair has ids on both sides
	E2EP, E2ER, E2EF1             float64
}

// Fault is a toponym placed too far (FAR), missed (MISS) or spurious (SPUR).
type Fault struct {
	Kind, Doc, Text, Error, Detail string
	Layer, Context                 string // what lost it; the words around it
}

// Report is the outcome; the first row is over everything.
type Report struct {
	Rows     []Row
	Faults   []Fault
	Warnings []string

	errors      int
	reliability *reliability.Table
}

type tally struct {
	name                                                          string
	gold, pred, relaxed, strict, ggeo, e2ePred, idPairs, ids, hit int
	errors                                                        []float64 // km
}

func spans(ts []Toponym) []assign.Span {
	out := make([]assign.Span, len(ts))
	for i, t := range ts {
		out[i] = assign.Span{Start: t.Start, End: t.End}
	}
	return out
}

// compared is one document, aligned.
type compared struct {
	doc        string
	gold, pred []Toponym
	pairs      [][2]int
	paired     []bool // of gold
	spurious   []int  // of pred
}

func compare(doc string, gold, pred, ignore []Toponym) *compared {
	c := &compared{doc: doc, gold: gold, pred: pred, paired: make([]bool, len(gold))}
	gs, ps, is := spans(gold), spans(pred), spans(ignore)
	c.pairs = assign.Spans(gs, ps)
	used := make([]bool, len(pred))
	for _, p := range c.pairs {
		c.paired[p[0]], used[p[1]] = true, true
	}
	for j := range pred {
		if !used[j] && !slices.ContainsFunc(is, func(x assign.Span) bool { return ps[j].Overlap(x) > 0 }) {
			c.spurious = append(c.spurious, j)
		}
	}
	return c
}

func (t *tally) add(c *compared) {
	t.gold += len(c.gold)
	t.pred += len(c.pairs) + len(c.spurious)
	t.relaxed += len(c.pairs)
	t.e2ePred += len(c.spurious)
	for i := range c.gold {
		if c.gold[i].located() {
			t.ggeo++
		}
	}
	for _, pair := range c.pairs {
		g, p := &c.gold[pair[0]], &c.pred[pair[1]]
		if g.Start == p.Start && g.End == p.End {
			t.strict++
		}
		if !g.located() {
			continue
		}
		t.e2ePred++
		if g.GeoNameID != "" && p.GeoNameID != "" {
			t.idPairs++
			if g.GeoNameID == p.GeoNameID {
				t.ids++
			}
		}
		if p.located() {
			km := Distance(g, p)
			t.errors = append(t.errors, km)
			if km <= near {
				t.hit++
			}
		}
	}
}

func prf(n, pred, gold int) (p, r, f float64) {
	if pred > 0 {
		p = float64(n) / float64(pred)
	}
	if gold > 0 {
		r = float64(n) / float64(gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func (t *tally) row() Row {
	pc := func(x float64) float64 { return pytext.Round(100*x, 2) }
	r := Row{Name: t.name, Gold: t.gold, Pred: t.pred, Resolved: len(t.errors)}
	p, q, f := prf(t.strict, t.pred, t.gold)
	r.StrictP, r.StrictR, r.StrictF1 = pc(p), pc(q), pc(f)
	p, q, f = prf(t.relaxed, t.pred, t.gold)
	r.RelaxedP, r.RelaxedR, r.RelaxedF1 = pc(p), pc(q), pc(f)
	p, q, f = prf(t.hit, t.e2ePred, t.ggeo)
	r.E2EP, r.E2ER, r.E2EF1 = pc(p), pc(q), pc(f)
	if t.idPairs > 0 {
		x := pc(float64(t.ids) / float64(t.idPairs))
		r.IDAcc = &x
	}
	n := len(t.errors)
	if n == 0 {
		return r
	}
	e := slices.Sorted(slices.Values(t.errors))
	logs := make([]float64, n)
	var sum, sumLog, area float64
	for i, x := range e {
		logs[i] = math.Log1p(x)
		sum += x
		sumLog += logs[i]
	}
	for i := range n - 1 {
		area += (logs[i] + logs[i+1]) / 2
	}
	r.Acc161 = pc(float64(t.hit) / float64(n))
	r.MeanKm = pytext.Round(sum/float64(n), 1)
	r.MedianKm = pytext.Round((e[(n-1)/2]+e[n/2])/2, 1)
	r.MLog = pytext.Round(sumLog/float64(n), 3)
	if n > 1 {
		r.AUC = pytext.Round(area/(math.Log(furthest)*float64(n-1)), 4)
	}
	return r
}

// Score compares predictions with gold. Of two documents with one id the later
// counts. Gold documents without gold fields are left out.
func Score(gold []Doc, preds []Prediction, o Options) (*Report, error) {
	if o.By != "" && !slices.Contains(Groupings, o.By) {
		return nil, fmt.Errorf("cannot group by %q; one of %s", o.By, strings.Join(Groupings, ", "))
	}
	r := &Report{errors: o.Errors}
	if o.Reliability {
		r.reliability = &reliability.Table{}
	}
	found, names := make(map[string][]Toponym, len(preds)), make(map[string][]Name, len(preds))
	for _, p := range preds {
		found[p.ID], names[p.ID] = p.Toponyms, p.Names
	}
	docs := r.documents(gold, found)
	all := &tally{name: "ALL"}
	order, by := []*tally{all}, map[string]*tally{"ALL": all}
	for _, d := range docs {
		gold, ignore := *d.Toponyms, d.Ignore
		if o.Nouns {
			gold, ignore = nouns(gold, ignore)
		}
		c := compare(d.ID, gold, found[d.ID], ignore)
		all.add(c)
		if r.reliability != nil {
			c.trust(r.reliability)
		}
		if o.Errors > 0 {
			r.list(c, names[d.ID], []rune(d.Text))
		}
		if o.By == "" {
			continue
		}
		key, _, _ := strings.Cut(d.ID, "/")
		if o.By == "latam" {
			key = "other"
			if d.Latam != 0 {
				key = "latam"
			}
		}
		if by[key] == nil {
			by[key] = &tally{name: key}
			order = append(order, by[key])
		}
		by[key].add(c)
	}
	for _, t := range order {
		r.Rows = append(r.Rows, t.row())
	}
	return r, nil
}

// documents keeps the last of the documents of one id in the place of the
// first, leaves out those without gold, and warns.
func (r *Report) documents(gold []Doc, found map[string][]Toponym) []*Doc {
	known, at := map[string]bool{}, map[string]int{}
	var docs []*Doc
	skipped, extra := 0, 0
	for i := range gold {
		d := &gold[i]
		known[d.ID] = true
		if d.Toponyms == nil {
			skipped++
		} else if k, ok := at[d.ID]; ok {
			docs[k] = d
		} else {
			at[d.ID] = len(docs)
			docs = append(docs, d)
		}
	}
	for id := range found {
		if !known[id] {
			extra++
		}
	}
	if extra > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d predicted documents are not in gold", extra))
	}
	if skipped > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d documents have no gold toponyms and are not scored", skipped))
	}
	return docs
}

func nouns(gold, ignore []Toponym) (kept, ignored []Toponym) {
	ignored = slices.Clone(ignore)
	for _, t := range gold {
		if t.Form == "Adjective" {
			ignored = append(ignored, t)
		} else {
			kept = append(kept, t)
		}
	}
	return kept, ignored
}

// trust sorts the predictions into the table: right are those that pair and, where gold has coordinates, lie near.
func (c *compared) trust(t *reliability.Table) {
	for _, pair := range c.pairs {
		if g, p := &c.gold[pair[0]], &c.pred[pair[1]]; p.Confidence > 0 {
			t.Add(p.Confidence, !g.located() || p.located() && Distance(g, p) <= near)
		}
	}
	for _, j := range c.spurious {
		if p := &c.pred[j]; p.Confidence > 0 {
			t.Add(p.Confidence, false)
		}
	}
}

func (r *Report) list(c *compared, names []Name, text []rune) {
	around := func(t *Toponym) string {
		return strings.Join(strings.Fields(pytext.Slice(text, max(0, t.Start-40), t.End+30)), " ")
	}
	for _, pair := range c.pairs {
		g, p := &c.gold[pair[0]], &c.pred[pair[1]]
		if !g.located() || !p.located() {
			continue
		}
		if km := Distance(g, p); km > near {
			name := "None"
			if g.Name != nil {
				name = *g.Name
			}
			r.Faults = append(r.Faults, Fault{Kind: "FAR", Doc: c.doc, Text: g.Text, Error: fmt.Sprintf("%.0f km", km),
				Detail: fmt.Sprintf("gold %s %.2f,%.2f pred %.2f,%.2f", name, *g.Lat, *g.Lon, *p.Lat, *p.Lon), Layer: lostPlace(names, g, p), Context: around(g)})
		}
	}
	for i := range c.gold {
		if g := &c.gold[i]; !c.paired[i] {
			r.Faults = append(r.Faults, Fault{Kind: "MISS", Doc: c.doc, Text: g.Text, Layer: lostName(names, g), Context: around(g)})
		}
	}
	for _, j := range c.spurious {
		p := &c.pred[j]
		text := p.Text
		if text == "" {
			text = fmt.Sprintf("%d-%d", p.Start, p.End)
		}
		r.Faults = append(r.Faults, Fault{Kind: "SPUR", Doc: c.doc, Text: text, Layer: falseName(names, c.gold, p), Context: around(p)})
	}
}

// Write prints one line a group and, with Options.Errors, the first faults.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%-14s %5s %5s | %-20s | %-20s | %5s %6s %7s %7s %6s | %-20s\n",
		"", "gold", "pred", "strict P    R    F1", "relaxed P    R    F1", "res.", "acc161", "mean", "median", "AUC", "e2e@161 P    R    F1")
	for _, x := range r.Rows {
		fmt.Fprintf(w, "%-14s %5d %5d | %6.2f %6.2f %6.2f | %6.2f %6.2f %6.2f | %5d %6.2f %7.1f %7.1f %6.3f | %6.2f %6.2f %6.2f",
			pytext.Head(x.Name, 14), x.Gold, x.Pred, x.StrictP, x.StrictR, x.StrictF1, x.RelaxedP, x.RelaxedR, x.RelaxedF1,
			x.Resolved, x.Acc161, x.MeanKm, x.MedianKm, x.AUC, x.E2EP, x.E2ER, x.E2EF1)
		if x.IDAcc != nil {
			fmt.Fprintf(w, "  id %.2f", *x.IDAcc)
		}
		fmt.Fprintln(w)
	}
	for _, f := range r.Faults[:min(len(r.Faults), max(0, r.errors))] {
		fmt.Fprintf(w, "%-4s %s | %s | %s %s\n", f.Kind, f.Doc, f.Text, f.Error, f.Detail)
		if f.Layer != Unknown {
			fmt.Fprintf(w, "     | %s  <- %s\n", f.Context, f.Layer)
		}
	}
	if r.reliability != nil {
		r.reliability.Write(w, "places")
	}
	return w.Flush()
}

// JSON has all numbers, a member a group.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	for _, x := range r.Rows {
		o := jsontree.NewObject()
		number := func(name string, v float64) { o.Set(name, jsontree.OfFloat(v)) }
		o.Set("gold", jsontree.OfInt(x.Gold))
		o.Set("pred", jsontree.OfInt(x.Pred))
		number("strict_P", x.StrictP)
		number("strict_R", x.StrictR)
		number("strict_F1", x.StrictF1)
		number("relaxed_P", x.RelaxedP)
		number("relaxed_R", x.RelaxedR)
		number("relaxed_F1", x.RelaxedF1)
		o.Set("resolved", jsontree.OfInt(x.Resolved))
		number("acc161", x.Acc161)
		number("mean_km", x.MeanKm)
		number("median_km", x.MedianKm)
		number("auc", x.AUC)
		number("mlog", x.MLog)
		if x.IDAcc == nil {
			o.Set("id_acc", jsontree.Value{})
		} else {
			number("id_acc", *x.IDAcc)
		}
		number("e2e_P", x.E2EP)
		number("e2e_R", x.E2ER)
		number("e2e_F1", x.E2EF1)
		out.Set(x.Name, o)
	}
	return append(out.Indented(true), '\n')
}
