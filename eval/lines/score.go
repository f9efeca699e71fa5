package lines

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"sort"

	"testigo/eval/bootstrap"
	"testigo/eval/jsontree"
	"testigo/eval/maintext"
	"testigo/eval/pytext"
)

// Names of the figures, in the order of [Report.Rows].
var Names = [6]string{"body P", "body R", "body F1", "boilerplate P", "boilerplate R", "boilerplate F1"}

// Counts are the characters of a page: body on both sides, in the prediction alone, in gold alone, on neither.
type Counts struct{ Both, Pred, Gold, Neither int }

func (c *Counts) add(d Counts) {
	c.Both += d.Both
	c.Pred += d.Pred
	c.Gold += d.Gold
	c.Neither += d.Neither
}

// count compares one page; spans must lie inside the text.
func count(id string, text []rune, gold, pred []Span) (c Counts, err error) {
	g, err := mask(id, len(text), gold)
	if err != nil {
		return c, err
	}
	p, err := mask(id, len(text), pred)
	if err != nil {
		return c, err
	}
	for i, r := range text {
		switch {
		case pytext.IsSpace(r):
		case g[i] && p[i]:
			c.Both++
		case p[i]:
			c.Pred++
		case g[i]:
			c.Gold++
		default:
			c.Neither++
		}
	}
	return c, nil
}

func mask(id string, n int, spans []Span) ([]bool, error) {
	m := make([]bool, n)
	for _, s := range merged(spans) { // merged, so that many overlapping spans cost no more than the text is long
		if s[0] < 0 || s[1] < s[0] || s[1] > n {
			return nil, fmt.Errorf("%s: span [%d, %d] outside text of length %d", id, s[0], s[1], n)
		}
		for i := s[0]; i < s[1]; i++ {
			m[i] = true
		}
	}
	return m, nil
}

// merged sorts spans and joins those that touch.
func merged(spans []Span) []Span {
	s := slices.Clone(spans)
	slices.SortFunc(s, func(a, b Span) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	var out []Span
	for _, x := range s {
		if k := len(out) - 1; k >= 0 && x[0] <= out[k][1] {
			out[k][1] = max(out[k][1], x[1])
			continue
		}
		out = append(out, x)
	}
	return out
}

// share is n of all; ok is false where there is nothing.
func share(n, rest int) (x float64, ok bool) {
	if n+rest == 0 {
		return 0, false
	}
	return float64(n) / float64(n+rest), true
}

func harmonic(p, r float64) float64 {
	if p == 0 || r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// sides are the counts as right, false and lost, for body and for boilerplate.
func (c Counts) sides() [2][3]int {
	return [2][3]int{{c.Both, c.Pred, c.Gold}, {c.Neither, c.Gold, c.Pred}}
}

func pooled(cs ...Counts) (out [6]float64) {
	var all Counts
	for _, c := range cs {
		all.add(c)
	}
	for k, s := range all.sides() {
		p, _ := share(s[0], s[1])
		r, _ := share(s[0], s[2])
		out[3*k], out[3*k+1], out[3*k+2] = p, r, harmonic(p, r)
	}
	return out
}

func byPage(n int, at func(int) Counts) (out [6]float64) {
	for k := range 2 {
		var p, r float64
		np, nr := 0, 0
		for i := range n {
			s := at(i).sides()[k]
			if x, ok := share(s[0], s[1]); ok {
				p += x
				np++
			}
			if x, ok := share(s[0], s[2]); ok {
				r += x
				nr++
			}
		}
		p, r = p/float64(max(np, 1)), r/float64(max(nr, 1))
		out[3*k], out[3*k+1], out[3*k+2] = p, r, harmonic(p, r)
	}
	return out
}

// Options of a run.
type Options struct {
	Worst  int            // list so many of the worst pages
	Rounds int            // of the bootstrap; 0 = no intervals
	Seed   uint64         // of the bootstrap
	Truth  []maintext.Doc // true text of the pages, for the measure of package maintext; nil = leave it out
}

// Row is one figure.
type Row struct {
	Name           string
	ByPage, Pooled float64
	Spread         *bootstrap.Spread // of ByPage
}

// Ranked is one of the worst pages.
type Ranked struct {
	ID     string
	BodyF1 float64
	False  int // characters called body that are not
	Lost   int // characters of the body not found
}

// Report is the outcome.
type Report struct {
	Pages            int
	Characters, Body int // not white space
	Rows             []Row
	Four             *maintext.Total // with Options.Truth
	Worst            []Ranked
	Skipped          int // pages without gold
}

// Score compares predictions with gold. Of two pages with one id the later counts; pages without gold are left
// out; a page that the predictions lack is an error.
func Score(gold []Doc, preds []Prediction, o Options) (*Report, error) {
	found := make(map[string][]Span, len(preds))
	for _, p := range preds {
		found[p.ID] = p.Body
	}
	r := &Report{}
	docs := r.documents(gold)
	missing := ""
	lacking := 0
	for _, d := range docs {
		if _, ok := found[d.ID]; !ok {
			if lacking++; missing == "" {
				missing = d.ID
			}
		}
	}
	if lacking > 0 {
		return nil, fmt.Errorf("no row for %d of %d pages, e.g. %s", lacking, len(docs), missing)
	}
	cs := make([]Counts, len(docs))
	texts := make([][]rune, len(docs))
	for i, d := range docs {
		texts[i] = []rune(d.Text)
		var err error
		if cs[i], err = count(d.ID, texts[i], *d.Body, found[d.ID]); err != nil {
			return nil, err
		}
		r.Characters += cs[i].Both + cs[i].Pred + cs[i].Gold + cs[i].Neither
		r.Body += cs[i].Both + cs[i].Gold
	}
	r.Pages = len(docs)
	mean, all := byPage(len(cs), func(i int) Counts { return cs[i] }), pooled(cs...)
	for i, n := range Names {
		r.Rows = append(r.Rows, Row{Name: n, ByPage: mean[i], Pooled: all[i]})
	}
	for i, c := range bootstrap.Rounds(len(cs), o.Rounds, o.Seed, func(ix []int) []float64 {
		t := byPage(len(ix), func(i int) Counts { return cs[ix[i]] })
		return t[:]
	}) {
		s := bootstrap.Of(c)
		r.Rows[i].Spread = &s
	}
	if o.Truth != nil {
		if err := r.fourGrams(docs, texts, found, o.Truth); err != nil {
			return nil, err
		}
	}
	if o.Worst > 0 {
		for i, d := range docs {
			r.Worst = append(r.Worst, Ranked{d.ID, pooled(cs[i])[2], cs[i].Pred, cs[i].Gold})
		}
		sort.SliceStable(r.Worst, func(i, j int) bool { return r.Worst[i].BodyF1 < r.Worst[j].BodyF1 })
		r.Worst = r.Worst[:min(len(r.Worst), o.Worst)]
	}
	return r, nil
}

// documents keeps the last of the pages of one id in the place of the first, and leaves out those without gold.
func (r *Report) documents(gold []Doc) []*Doc {
	at := map[string]int{}
	var docs []*Doc
	for i := range gold {
		d := &gold[i]
		if d.Body == nil {
			r.Skipped++
		} else if k, ok := at[d.ID]; ok {
			docs[k] = d
		} else {
			at[d.ID] = len(docs)
			docs = append(docs, d)
		}
	}
	return docs
}

func (r *Report) fourGrams(docs []*Doc, texts [][]rune, found map[string][]Span, truth []maintext.Doc) error {
	bodies := make(map[string]string, len(truth))
	for _, t := range truth {
		bodies[t.ID] = t.Body
	}
	var pages []maintext.Page
	for i, d := range docs {
		body, ok := bodies[d.ID]
		if !ok {
			return fmt.Errorf("no true text for page %s", d.ID)
		}
		got := ""
		for k, s := range merged(found[d.ID]) {
			if k > 0 {
				got += "\n"
			}
			got += pytext.Slice(texts[i], s[0], s[1])
		}
		pages = append(pages, maintext.Compare(body, got))
	}
	t := maintext.Sum(pages)
	r.Four = &t
	return nil
}

// Write prints one line a figure, then the worst pages.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "pages %d, characters %d, of them body %d\n", r.Pages, r.Characters, r.Body)
	fmt.Fprintf(w, "%-16s%-34s%s\n", "", "by page", "pooled")
	for _, x := range r.Rows {
		spread := ""
		if s := x.Spread; s != nil {
			spread = fmt.Sprintf(" ± %.3f  [%.3f, %.3f]", s.SD, s.Low, s.High)
		}
		fmt.Fprintf(w, "%-16s%.3f%-29s%.3f\n", x.Name, x.ByPage, spread, x.Pooled)
	}
	if r.Four != nil {
		fmt.Fprint(w, "4-gram measure")
		for i, n := range maintext.Names {
			fmt.Fprintf(w, "  %s %.3f", n, r.Four[i])
		}
		fmt.Fprintln(w)
	}
	for _, x := range r.Worst {
		fmt.Fprintf(w, "%.3f  false body %d, lost body %d  %s\n", x.BodyF1, x.False, x.Lost, x.ID)
	}
	return w.Flush()
}

// JSON has all numbers.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	out.Set("pages", jsontree.OfInt(r.Pages))
	for _, x := range r.Rows {
		o := jsontree.NewObject()
		o.Set("by_page", jsontree.OfFloat(x.ByPage))
		o.Set("pooled", jsontree.OfFloat(x.Pooled))
		if s := x.Spread; s != nil {
			o.Set("sd", jsontree.OfFloat(s.SD))
			o.Set("low", jsontree.OfFloat(s.Low))
			o.Set("high", jsontree.OfFloat(s.High))
		}
		out.Set(x.Name, o)
	}
	if r.Four != nil {
		o := jsontree.NewObject()
		for i, n := range maintext.Names {
			o.Set(n, jsontree.OfFloat(r.Four[i]))
		}
		out.Set("4-gram", o)
	}
	if r.Worst != nil {
		var items []jsontree.Value
		for _, x := range r.Worst {
			o := jsontree.NewObject()
			o.Set("id", jsontree.OfString(x.ID))
			o.Set("body_f1", jsontree.OfFloat(x.BodyF1))
			o.Set("false_body", jsontree.OfInt(x.False))
			o.Set("lost_body", jsontree.OfInt(x.Lost))
			items = append(items, o)
		}
		out.Set("worst", jsontree.OfArray(items...))
	}
	return append(out.Indented(true), '\n')
}
