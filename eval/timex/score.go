package timex

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"testigo/eval/assign"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
	"testigo/eval/reliability"
)

// Options of a run.
type Options struct {
	By          string // "", set, lang, source or type: break the scores down
	Errors      int    // print so many misses, false alarms and wrong values
	Reliability bool   // print how well confidence is calibrated
}

// Groupings are the values of Options.By.
var Groupings = []string{"source", "lang", "type", "set"}

// Row holds the scores of one group, in percent with two decimals.
type Row struct {
	Name                          string
	Gold, Pred                    int
	StrictP, StrictR, StrictF1    float64
	RelaxedP, RelaxedR, RelaxedF1 float64
	TypeAcc, TypeF1               float64
	ValueAcc, ValueF1             float64
	ValueNormF1, IntervalF1       float64
	StrictValueF1                 float64
}

// Fault is a miss (MISS), a false alarm (SPUR) or a wrong value (VALUE).
type Fault struct {
	Kind, Doc, Text string
	Gold, Pred      string
	Context         string
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
	name                                                                    string
	gold, pred, relaxed, strict, kind, value, strictValue, normal, sameDays int
}

func same(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func (c *tally) add(golds, preds int, pairs [][2]*Timex) {
	c.gold += golds
	c.pred += preds
	for _, pair := range pairs {
		g, p := pair[0], pair[1]
		c.relaxed++
		strict := g.Start == p.Start && g.End == p.End
		if strict {
			c.strict++
		}
		if same(g.Type, p.Type) {
			c.kind++
		}
		value := same(g.Value, p.Value)
		if value {
			c.value++
			if strict {
				c.strictValue++
			}
		}
		normal := value || canonical(g.Value) == canonical(p.Value)
		if normal {
			c.normal++
		}
		days := normal
		if !normal && (text(g.Type) == "DATE" || text(g.Type) == "TIME") && !strings.Contains(text(g.Value), "T") {
			a, okA := daysOf(g.Value)
			b, okB := daysOf(p.Value)
			days = okA && okB && a == b
		}
		if days {
			c.sameDays++
		}
	}
}

func (c *tally) prf(n int) (p, r, f float64) {
	if c.pred > 0 {
		p = float64(n) / float64(c.pred)
	}
	if c.gold > 0 {
		r = float64(n) / float64(c.gold)
	}
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

func (c *tally) row() Row {
	pc := func(x float64) float64 { return pytext.Round(100*x, 2) }
	sp, sr, sf := c.prf(c.strict)
	rp, rr, rf := c.prf(c.relaxed)
	_, _, svf := c.prf(c.strictValue)
	m := float64(max(1, c.relaxed))
	share := func(n int) float64 { return pc(rf * float64(n) / m) }
	return Row{Name: c.name, Gold: c.gold, Pred: c.pred,
		StrictP: pc(sp), StrictR: pc(sr), StrictF1: pc(sf), RelaxedP: pc(rp), RelaxedR: pc(rr), RelaxedF1: pc(rf),
		TypeAcc: pc(float64(c.kind) / m), TypeF1: share(c.kind), ValueAcc: pc(float64(c.value) / m), ValueF1: share(c.value),
		ValueNormF1: share(c.normal), IntervalF1: share(c.sameDays), StrictValueF1: pc(svf)}
}

// groups keeps tallies in the order of their first use.
type groups struct {
	order []*tally
	by    map[string]*tally
}

func (g *groups) at(name string) *tally {
	t := g.by[name]
	if t == nil {
		t = &tally{name: name}
		g.by[name] = t
		g.order = append(g.order, t)
	}
	return t
}

// Score compares predictions with gold. Of two documents with one id the later
// counts. Gold documents without gold fields are left out.
func Score(gold []Doc, preds []Prediction, o Options) (*Report, error) {
	switch o.By {
	case "", "set", "lang", "source", "type":
	default:
		return nil, fmt.Errorf("cannot group by %q; one of %s", o.By, strings.Join(Groupings, ", "))
	}
	r := &Report{errors: o.Errors}
	if o.Reliability {
		r.reliability = &reliability.Table{}
	}
	found := make(map[string][]Timex, len(preds))
	for _, p := range preds {
		found[p.ID] = p.Timexes
	}
	docs, skipped := lastByID(gold)
	known := make(map[string]bool, len(gold))
	for i := range gold {
		known[gold[i].ID] = true
	}
	extra := 0
	for id := range found {
		if !known[id] {
			extra++
		}
	}
	if extra > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d predicted documents are not in gold", extra))
	}
	if skipped > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d documents have no gold timexes and are not scored", skipped))
	}
	g := &groups{by: map[string]*tally{}}
	g.at("ALL")
	for _, d := range docs {
		r.doc(g, d, *d.Timexes, found[d.ID], o)
	}
	for _, t := range g.order {
		r.Rows = append(r.Rows, t.row())
	}
	return r, nil
}

// lastByID keeps the last of the documents of one id in the place of the first.
func lastByID(gold []Doc) (docs []*Doc, skipped int) {
	at := map[string]int{}
	for i := range gold {
		d := &gold[i]
		if d.Timexes == nil {
			skipped++
			continue
		}
		if k, ok := at[d.ID]; ok {
			docs[k] = d
			continue
		}
		at[d.ID] = len(docs)
		docs = append(docs, d)
	}
	return docs, skipped
}

func spans(ts []Timex) []assign.Span {
	out := make([]assign.Span, len(ts))
	for i, t := range ts {
		out[i] = assign.Span{Start: t.Start, End: t.End}
	}
	return out
}

func (r *Report) doc(g *groups, d *Doc, gold, pred []Timex, o Options) {
	var pairs [][2]*Timex
	pairedG, pairedP := make([]bool, len(gold)), make([]bool, len(pred))
	for _, p := range assign.Spans(spans(gold), spans(pred)) {
		pairs = append(pairs, [2]*Timex{&gold[p[0]], &pred[p[1]]})
		pairedG[p[0]], pairedP[p[1]] = true, true
	}
	g.at("ALL").add(len(gold), len(pred), pairs)
	if r.reliability != nil {
		for _, p := range pairs {
			if p[1].Confidence > 0 {
				r.reliability.Add(p[1].Confidence, same(p[0].Value, p[1].Value))
			}
		}
		for j := range pred {
			if !pairedP[j] && pred[j].Confidence > 0 {
				r.reliability.Add(pred[j].Confidence, false)
			}
		}
	}
	switch o.By {
	case "":
	case "type":
		for _, kind := range []string{"DATE", "TIME", "DURATION", "SET"} {
			var golds, preds int
			var ofKind [][2]*Timex
			for i := range gold {
				if text(gold[i].Type) == kind {
					golds++
				}
			}
			for _, p := range pairs {
				if text(p[0].Type) == kind {
					ofKind = append(ofKind, p)
				}
			}
			for j := range pred {
				if !pairedP[j] && text(pred[j].Type) == kind {
					preds++
				}
			}
			g.at(kind).add(golds, preds+len(ofKind), ofKind)
		}
	default:
		var key string
		switch o.By {
		case "set":
			key, _, _ = strings.Cut(d.ID, "/")
		case "lang":
			key = orUnknown(d.Lang)
		case "source":
			key = orUnknown(d.Source)
		}
		g.at(key).add(len(gold), len(pred), pairs)
	}
	if o.Errors > 0 {
		r.list(d, gold, pred, pairs, pairedG, pairedP)
	}
}

func orUnknown(s *string) string {
	if s == nil {
		return "?"
	}
	return *s
}

func (r *Report) list(d *Doc, gold, pred []Timex, pairs [][2]*Timex, pairedG, pairedP []bool) {
	body := []rune(d.Text)
	context := func(t *Timex) string { return squeeze(pytext.Slice(body, t.Start-40, t.End+30)) }
	show := func(s *string) string {
		if s == nil {
			return "None"
		}
		return *s
	}
	for i := range gold {
		if t := &gold[i]; !pairedG[i] {
			r.Faults = append(r.Faults, Fault{"MISS", d.ID, t.Text, show(t.Value), "", context(t)})
		}
	}
	for j := range pred {
		if t := &pred[j]; !pairedP[j] {
			r.Faults = append(r.Faults, Fault{"SPUR", d.ID, pytext.Slice(body, t.Start, t.End), "", show(t.Value), context(t)})
		}
	}
	for _, p := range pairs {
		if !same(p[0].Value, p[1].Value) {
			r.Faults = append(r.Faults, Fault{"VALUE", d.ID, p[0].Text, show(p[0].Value), show(p[1].Value), context(p[0])})
		}
	}
}

// squeeze turns every run of white space into one blank.
func squeeze(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		if !pytext.IsSpace(r) {
			b.WriteRune(r)
		} else if !space {
			b.WriteByte(' ')
		}
		space = pytext.IsSpace(r)
	}
	return b.String()
}

// Write prints one line a group and, with Options.Errors, the first faults.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "%-28s %5s %5s | %-20s | %-20s | %6s %6s | %6s %6s\n",
		"", "gold", "pred", "strict  P    R    F1", "relaxed P    R    F1", "typeF1", "valF1", "v-norm", "v-intv")
	for _, x := range r.Rows {
		fmt.Fprintf(w, "%-28s %5d %5d | %6.2f %6.2f %6.2f | %6.2f %6.2f %6.2f | %6.2f %6.2f | %6.2f %6.2f\n",
			pytext.Head(x.Name, 28), x.Gold, x.Pred, x.StrictP, x.StrictR, x.StrictF1, x.RelaxedP, x.RelaxedR, x.RelaxedF1,
			x.TypeF1, x.ValueF1, x.ValueNormF1, x.IntervalF1)
	}
	for _, f := range r.Faults[:min(len(r.Faults), max(0, r.errors))] {
		fmt.Fprintf(w, "%-5s %s | %s | gold=%s pred=%s | %s\n", f.Kind, f.Doc, pytext.Repr(f.Text), f.Gold, f.Pred, f.Context)
	}
	if r.reliability != nil {
		r.reliability.Write(w, "dates")
	}
	return w.Flush()
}

// JSON has all numbers, a member a group.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	for _, x := range r.Rows {
		o := jsontree.NewObject()
		o.Set("gold", jsontree.OfInt(x.Gold))
		o.Set("pred", jsontree.OfInt(x.Pred))
		for _, m := range []struct {
			name  string
			value float64
		}{
			{"strict_P", x.StrictP}, {"strict_R", x.StrictR}, {"strict_F1", x.StrictF1},
			{"relaxed_P", x.RelaxedP}, {"relaxed_R", x.RelaxedR}, {"relaxed_F1", x.RelaxedF1},
			{"type_acc", x.TypeAcc}, {"type_F1", x.TypeF1}, {"value_acc", x.ValueAcc}, {"value_F1", x.ValueF1},
			{"value_norm_F1", x.ValueNormF1}, {"interval_F1", x.IntervalF1}, {"strict_value_F1", x.StrictValueF1},
		} {
			o.Set(m.name, jsontree.OfFloat(m.value))
		}
		out.Set(x.Name, o)
	}
	return append(out.Indented(true), '\n')
}
