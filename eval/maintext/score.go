package maintext

import (
	"bufio"
	"fmt"
	"io"
	"sort"
	"strings"

	"testigo/eval/bootstrap"
	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

const shingle = 4 // tokens

// Names of the figures of a [Total], in its order.
var Names = [4]string{"F1", "precision", "recall", "accuracy"}

// Total holds F1, precision, recall and accuracy of a set.
type Total [4]float64

// Page is the score of one page. P is nil where nothing was predicted, R where gold has no text.
type Page struct {
	P, R *float64
	Same bool // the tokens are identical
}

func tokens(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !pytext.IsWord(r) })
}

func shingles(words []string) map[string]int {
	out := make(map[string]int, len(words))
	switch {
	case len(words) == 0:
	case len(words) < shingle:
		out[strings.Join(words, " ")] = 1
	default:
		for i := 0; i+shingle <= len(words); i++ {
			out[strings.Join(words[i:i+shingle], " ")]++
		}
	}
	return out
}

// Compare scores one page.
func Compare(gold, predicted string) Page {
	a, b := tokens(gold), tokens(predicted)
	same := len(a) == len(b)
	for i := 0; same && i < len(a); i++ {
		same = a[i] == b[i]
	}
	page := Page{Same: same}
	if same && len(a) == 0 {
		return page
	}
	g, p := shingles(a), shingles(b)
	tp, ng, np := 0, 0, 0
	for s, n := range g {
		ng += n
		tp += min(n, p[s])
	}
	for _, n := range p {
		np += n
	}
	share := func(n int) *float64 {
		if n == 0 {
			return nil
		}
		x := float64(tp) / float64(n)
		return &x
	}
	page.P, page.R = share(np), share(ng)
	return page
}

// Sum is the score of a set of pages.
func Sum(pages []Page) Total {
	return total(len(pages), func(i int) *Page { return &pages[i] })
}

func total(n int, at func(int) *Page) Total {
	var p, r float64
	np, nr, same := 0, 0, 0
	for i := range n {
		x := at(i)
		if x.P != nil {
			p += *x.P
			np++
		}
		if x.R != nil {
			r += *x.R
			nr++
		}
		if x.Same {
			same++
		}
	}
	p, r = p/float64(max(np, 1)), r/float64(max(nr, 1))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return Total{f, p, r, float64(same) / float64(max(n, 1))}
}

// Options of a run.
type Options struct {
	Worst  int          // list so many of the worst pages
	Rounds int          // of the bootstrap; 0 = no intervals
	Seed   uint64       // of the bootstrap
	Versus []Prediction // of another system: the paired difference is reported
}

// Row is one figure.
type Row struct {
	Name   string
	Value  float64
	Spread *bootstrap.Spread
}

// Ranked is one of the worst pages.
type Ranked struct {
	ID  string
	URL *string
	F1  float64
	Page
}

// Report is the outcome.
type Report struct {
	Pages, Empty int
	Rows         []Row
	Difference   []Row // against Options.Versus
	Worst        []Ranked
}

// Score compares predictions with gold. Pages that gold lacks are ignored; pages that the predictions lack are an
// error. Of two pages with one id the later counts.
func Score(gold []Doc, preds []Prediction, o Options) (*Report, error) {
	docs := lastOf(gold)
	pages, empty, err := compareAll(docs, preds)
	if err != nil {
		return nil, err
	}
	r := &Report{Pages: len(pages), Empty: empty, Rows: rows(Sum(pages))}
	drawn := func(of []Page, ix []int) Total { return total(len(ix), func(i int) *Page { return &of[ix[i]] }) }
	spread(r.Rows, bootstrap.Rounds(len(pages), o.Rounds, o.Seed, func(ix []int) []float64 {
		t := drawn(pages, ix)
		return t[:]
	}))
	if o.Versus != nil {
		others, _, err := compareAll(docs, o.Versus)
		if err != nil {
			return nil, err
		}
		minus := func(a, b Total) Total {
			for i := range a {
				a[i] -= b[i]
			}
			return a
		}
		r.Difference = rows(minus(Sum(pages), Sum(others)))
		rounds := o.Rounds
		if rounds == 0 {
			rounds = 1000
		}
		spread(r.Difference, bootstrap.Rounds(len(pages), rounds, o.Seed, func(ix []int) []float64 {
			t := minus(drawn(pages, ix), drawn(others, ix))
			return t[:]
		}))
	}
	if o.Worst > 0 {
		for i, d := range docs {
			r.Worst = append(r.Worst, Ranked{d.ID, d.URL, pages[i].f1(), pages[i]})
		}
		sort.SliceStable(r.Worst, func(i, j int) bool { return r.Worst[i].F1 < r.Worst[j].F1 })
		r.Worst = r.Worst[:min(len(r.Worst), o.Worst)]
	}
	return r, nil
}

func lastOf(gold []Doc) []Doc {
	at := make(map[string]int, len(gold))
	var out []Doc
	for _, d := range gold {
		if k, ok := at[d.ID]; ok {
			out[k] = d
			continue
		}
		at[d.ID] = len(out)
		out = append(out, d)
	}
	return out
}

func compareAll(docs []Doc, preds []Prediction) (pages []Page, empty int, err error) {
	found := make(map[string]string, len(preds))
	for _, p := range preds {
		found[p.ID] = p.Body
	}
	missing := 0
	first := ""
	for _, d := range docs {
		body, ok := found[d.ID]
		if !ok {
			if missing++; first == "" {
				first = d.ID
			}
			continue
		}
		if strings.IndexFunc(body, pytext.IsWord) < 0 {
			empty++
		}
		pages = append(pages, Compare(d.Body, body))
	}
	if missing > 0 {
		return nil, 0, fmt.Errorf("no prediction for %d of %d pages, e.g. %s", missing, len(docs), first)
	}
	return pages, empty, nil
}

func rows(t Total) []Row {
	var out []Row
	for i, n := range Names {
		out = append(out, Row{Name: n, Value: t[i]})
	}
	return out
}

func spread(rows []Row, columns [][]float64) {
	for i, c := range columns {
		s := bootstrap.Of(c)
		rows[i].Spread = &s
	}
}

func (p Page) f1() float64 {
	var a, b float64
	if p.P != nil {
		a = *p.P
	}
	if p.R != nil {
		b = *p.R
	}
	switch {
	case a+b > 0:
		return 2 * a * b / (a + b)
	case p.Same:
		return 1
	}
	return 0
}

// Write prints one line a figure, then the worst pages.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	fmt.Fprintf(w, "pages %d, empty predictions %d\n", r.Pages, r.Empty)
	for i, block := range [][]Row{r.Rows, r.Difference} {
		for _, x := range block {
			name := x.Name
			if i == 1 {
				name = "difference " + name
			}
			fmt.Fprintf(w, "%-21s %.3f", name, x.Value)
			if s := x.Spread; s != nil {
				fmt.Fprintf(w, " ± %.3f  [%.3f, %.3f]", s.SD, s.Low, s.High)
			}
			fmt.Fprintln(w)
		}
	}
	number := func(x *float64) string {
		if x == nil {
			return "-"
		}
		return fmt.Sprintf("%.3f", *x)
	}
	for _, x := range r.Worst {
		url := ""
		if x.URL != nil {
			url = *x.URL
		}
		fmt.Fprintf(w, "%.3f  P %s R %s  %s  %s\n", x.F1, number(x.P), number(x.R), x.ID, url)
	}
	return w.Flush()
}

// JSON has all numbers.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	out.Set("pages", jsontree.OfInt(r.Pages))
	out.Set("empty", jsontree.OfInt(r.Empty))
	put := func(to *jsontree.Value, rows []Row) {
		for _, x := range rows {
			o := jsontree.NewObject()
			o.Set("value", jsontree.OfFloat(x.Value))
			if s := x.Spread; s != nil {
				o.Set("sd", jsontree.OfFloat(s.SD))
				o.Set("low", jsontree.OfFloat(s.Low))
				o.Set("high", jsontree.OfFloat(s.High))
			}
			to.Set(x.Name, o)
		}
	}
	put(&out, r.Rows)
	if r.Difference != nil {
		d := jsontree.NewObject()
		put(&d, r.Difference)
		out.Set("difference", d)
	}
	if r.Worst != nil {
		var items []jsontree.Value
		for _, x := range r.Worst {
			o := jsontree.NewObject()
			o.Set("id", jsontree.OfString(x.ID))
			o.Set("f1", jsontree.OfFloat(x.F1))
			o.Set("precision", orNull(x.P))
			o.Set("recall", orNull(x.R))
			o.Set("url", jsontree.Value{})
			if x.URL != nil {
				o.Set("url", jsontree.OfString(*x.URL))
			}
			items = append(items, o)
		}
		out.Set("worst", jsontree.OfArray(items...))
	}
	return append(out.Indented(true), '\n')
}

func orNull(x *float64) jsontree.Value {
	if x == nil {
		return jsontree.Value{}
	}
	return jsontree.OfFloat(*x)
}
