package muc4

import (
	"bufio"
	"fmt"
	"io"
	"reflect"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// Options of a run.
type Options struct {
	FirstMention bool // (b): score only the first mention of each entity
	StrictIDs    bool // refuse predictions for documents that are not in gold
	Errors       int  // print so many missed and spurious incidents and fills
}

// Report is the outcome.
type Report struct {
	Blocks   []Block
	Counts   []NamedCount
	Faults   []Fault
	Warnings []string

	errors int
}

// Block is one metric with its lines.
type Block struct {
	Key, Title string
	Lines      []Line
}

// Line is one role, slot or average.
type Line struct {
	Name string
	PRF
}

// NamedCount is a number about the run, such as how many documents there were.
type NamedCount struct {
	Name string
	N    int
}

// Get is a line of a block, such as ("c_gtt", "micro").
func (r *Report) Get(block, line string) PRF {
	for _, b := range r.Blocks {
		if b.Key == block {
			for _, l := range b.Lines {
				if l.Name == line {
					return l.PRF
				}
			}
		}
	}
	return PRF{}
}

// Score compares predictions with gold. Of two documents with one id the later
// counts. Gold documents without gold fields are left out.
func Score(gold []Doc, preds []Prediction, o Options) (*Report, error) {
	r := &Report{errors: o.Errors}
	given := make(map[string]*Prediction, len(preds))
	for i := range preds {
		given[preds[i].ID] = &preds[i]
	}
	docs, known := lastByID(gold)
	unknown := 0
	for id := range given {
		if !known[id] {
			unknown++
		}
	}
	if o.StrictIDs && unknown > 0 {
		return nil, fmt.Errorf("predictions for unknown documents: %d", unknown)
	}
	var ms []*message
	predicted, goldTemplates, predTemplates := 0, 0, 0
	for _, d := range docs {
		p := given[d.ID]
		if p != nil {
			predicted++
		} else {
			p = &Prediction{}
		}
		m := prepare(d, p)
		goldTemplates += len(m.gold)
		predTemplates += len(m.pred)
		ms = append(ms, m)
	}
	if n := len(known) - len(docs); n > 0 {
		r.Warnings = append(r.Warnings, fmt.Sprintf("%d documents have no gold templates and are not scored", n))
	}
	r.Counts = []NamedCount{{"documents", len(docs)}, {"predicted documents", predicted}, {"unknown ids", unknown},
		{"gold templates (distinct)", goldTemplates}, {"predicted templates", predTemplates}}
	r.measure(ms, o)
	if o.Errors > 0 {
		for _, m := range ms {
			r.list(m)
		}
	}
	return r, nil
}

// lastByID keeps the last of the documents of one id in the place of the
// first; known has all ids, also of documents without gold.
func lastByID(gold []Doc) (docs []*Doc, known map[string]bool) {
	known = map[string]bool{}
	at := map[string]int{}
	for i := range gold {
		d := &gold[i]
		known[d.ID] = true
		if d.Gold == nil {
			continue
		}
		if k, ok := at[d.ID]; ok {
			docs[k] = d
			continue
		}
		at[d.ID] = len(docs)
		docs = append(docs, d)
	}
	return docs, known
}

func prepare(d *Doc, p *Prediction) *message {
	m := &message{doc: d, considered: p.Considered}
	for i := range d.Gold.Templates {
		t := &d.Gold.Templates[i]
		repeated := false
		for k := range i {
			repeated = repeated || equalTemplates(&d.Gold.Templates[k], t)
		}
		if !repeated {
			g := Template{IncidentType: t.IncidentType}
			g.PerpInd, g.PerpOrg, g.Target = normalized(t.PerpInd), normalized(t.PerpOrg), normalized(t.Target)
			g.Victim, g.Weapon = normalized(t.Victim), normalized(t.Weapon)
			m.gold = append(m.gold, g)
		}
	}
	for i := range p.Templates {
		t := &p.Templates[i]
		g := Template{IncidentType: pytext.Lower(pytext.Strip(t.IncidentType))}
		g.PerpInd, g.PerpOrg, g.Target = cleaned(t.PerpInd), cleaned(t.PerpOrg), cleaned(t.Target)
		g.Victim, g.Weapon = cleaned(t.Victim), cleaned(t.Weapon)
		m.pred = append(m.pred, g)
	}
	if p.Entities.stated() {
		for role := range roles {
			m.ree[role] = cleaned(p.Entities.at(role))
			m.raw[role] = p.Entities.at(role)
		}
		m.described = p.Entities.VictimDescription
		return m
	}
	for role := range roles {
		m.ree[role] = merged(p.Templates, role)
		for i := range p.Templates {
			m.raw[role] = append(m.raw[role], p.Templates[i].at(role)...)
		}
	}
	for i := range p.Templates {
		m.described = append(m.described, p.Templates[i].VictimDescription...)
	}
	return m
}

// equalTemplates: same type and same fills, as written.
func equalTemplates(a, b *Template) bool {
	if a.IncidentType != b.IncidentType {
		return false
	}
	for role := range roles {
		x, y := a.at(role), b.at(role)
		if len(x) != len(y) || len(x) > 0 && !reflect.DeepEqual(x, y) {
			return false
		}
	}
	return true
}

func byRole(res [roles]Count) []Line {
	var out []Line
	for role, c := range res {
		out = append(out, Line{RoleNames[role], c.prf()})
	}
	return out
}

func sum(cs []Count) (t Count) {
	for _, c := range cs {
		t.add(c.PNum, c.PDen, c.RNum, c.RDen)
	}
	return t
}

func (r *Report) measure(ms []*message, o Options) {
	block := func(key, title string, lines ...Line) {
		r.Blocks = append(r.Blocks, Block{key, title, lines})
	}
	a := entityCEAF(ms)
	block("a_ceaf_ree", "(a) CEAF-REE, document level (GRIT)", append(byRole(a), Line{"micro", sum(a[:]).prf()})...)
	for _, b := range []struct{ kind, title string }{
		{classic, "(b) head-noun match, 2009-2012 gold (NAME+DESCRIPTION)"},
		{head, "(b) head-noun match, main head, 2020 gold"},
		{anyHead, "(b) head-noun match, any base NP (Du & Cardie 2020 style)"},
		{exact, "(b) exact match (Du & Cardie 2020)"},
	} {
		res := headMatch(ms, b.kind, o.FirstMention)
		block("b_"+b.kind, b.title, append(byRole(res), Line{"macro", macro(res)})...)
	}
	block("c_type", "(c) incident types, multiset", Line{"all", typeMultiset(ms).prf()})
	c := gtt(ms)
	lines := []Line{{"incident_type", c[0].prf()}}
	for role := range roles {
		lines = append(lines, Line{RoleNames[role], c[1+role].prf()})
	}
	block("c_gtt", "(c) template filling, GTT micro", append(lines, Line{"micro", sum(c[:]).prf()})...)
	block("c_rme_subset", "(c) CEAF-RME phi-subset", Line{"micro", rme(ms, false).prf()})
	block("c_rme_phi3", "(c) CEAF-RME phi-3", Line{"micro", rme(ms, true).prf()})
	block("d_relevance", "(d) document relevance", Line{"all", relevance(ms, false).prf()}, Line{"strict", relevance(ms, true).prf()})
}

// Write prints the counts, a block a metric in percent and, with
// Options.Errors, the first faults.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	for i, c := range r.Counts {
		if i > 0 {
			fmt.Fprint(w, "  ")
		}
		fmt.Fprintf(w, "%s: %d", c.Name, c.N)
	}
	fmt.Fprintln(w)
	r.writeBlocks(w)
	if n := min(len(r.Faults), max(0, r.errors)); n > 0 {
		fmt.Fprintln(w)
		for _, f := range r.Faults[:n] {
			fmt.Fprintf(w, "%-5s %s | %s | %s | %s\n", f.Kind, f.Doc, f.Slot, f.Layer, f.Text)
		}
		r.writeLayers(w)
	}
	return w.Flush()
}

func (r *Report) writeBlocks(w io.Writer) {
	for _, b := range r.Blocks {
		fmt.Fprintf(w, "\n%-58s %7s %7s %7s\n", b.Title, "P", "R", "F1")
		for _, l := range b.Lines {
			fmt.Fprintf(w, "    %-54s %7.2f %7.2f %7.2f\n", l.Name, 100*l.P, 100*l.R, 100*l.F)
		}
	}
}

// JSON has all numbers: [P, R, F1] a line.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	for _, b := range r.Blocks {
		o := jsontree.NewObject()
		for _, l := range b.Lines {
			o.Set(l.Name, jsontree.OfArray(jsontree.OfFloat(l.P), jsontree.OfFloat(l.R), jsontree.OfFloat(l.F)))
		}
		out.Set(b.Key, o)
	}
	counts := jsontree.NewObject()
	for _, c := range r.Counts {
		counts.Set(c.Name, jsontree.OfInt(c.N))
	}
	out.Set("counts", counts)
	return append(out.Indented(true), '\n')
}
