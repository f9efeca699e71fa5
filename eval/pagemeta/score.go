package pagemeta

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
)

// Row is one figure. Pages have the field in gold.
type Row struct {
	Name            string
	Pages, Answered int
	P, R, F1        float64
}

// Report is the outcome.
type Report struct{ Rows []Row }

func tokens(s string) []string {
	return strings.FieldsFunc(pytext.Lower(s), func(r rune) bool { return !pytext.IsWord(r) })
}

// breaks are the signs before the name of a site.
var breaks = regexp.MustCompile(pytext.Space + `[-|–—]` + pytext.Space + `|:` + pytext.Space + `|` + pytext.Space + `::` + pytext.Space)

// accepts tells whether a title is right.
func accepts(title string, answer []string) bool {
	if slices.Equal(tokens(title), answer) {
		return true
	}
	at := breaks.FindAllStringIndex(title, -1)
	return len(at) > 0 && slices.Equal(tokens(title[:at[len(at)-1][0]]), answer)
}

// day reads a day in the forms of ISO 8601 that the reference reads.
func day(s string) (t time.Time, ok bool) {
	for _, form := range [...]string{"2006-01-02", "20060102"} {
		if t, err := time.Parse(form, s); err == nil && t.Year() > 0 {
			return t, true
		}
	}
	return t, false
}

// outcome of a page: abstained, wrong or right.
type outcome uint8

const (
	abstained outcome = iota
	wrong
	right
)

func judge(answered, ok bool) outcome {
	switch {
	case !answered:
		return abstained
	case ok:
		return right
	}
	return wrong
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func row(name string, pages, answered, hit, of int) Row {
	r := Row{Name: name, Pages: pages, Answered: answered, P: ratio(hit, answered), R: ratio(hit, of)}
	if r.P+r.R > 0 {
		r.F1 = 2 * r.P * r.R / (r.P + r.R)
	}
	return r
}

func plain(name string, pages []outcome) Row {
	answered, hit := 0, 0
	for _, o := range pages {
		if o != abstained {
			answered++
		}
		if o == right {
			hit++
		}
	}
	return row(name, len(pages), answered, hit, len(pages))
}

// names makes sets of tokens comparable.
func names(list []string) map[string]bool {
	out := make(map[string]bool, len(list))
	for _, n := range list {
		t := tokens(n)
		slices.Sort(t)
		out[strings.Join(slices.Compact(t), " ")] = true
	}
	return out
}

func primary(lang string) string {
	if i := strings.IndexAny(lang, "-_"); i >= 0 {
		lang = lang[:i]
	}
	return pytext.Lower(lang)
}

func stated(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Score compares predictions with gold. Of two pages with one id the later counts.
func Score(gold []Doc, preds []Prediction) (*Report, error) {
	found := make(map[string]Prediction, len(preds))
	for _, p := range preds {
		found[p.ID] = p
	}
	last := make(map[string]int, len(gold))
	for i, d := range gold {
		last[d.ID] = i
	}
	var title, date, near, lang, exact []outcome
	hit, answered, wanted := 0, 0, 0
	for i, g := range gold {
		if last[g.ID] != i {
			continue
		}
		q := found[g.ID]
		if len(g.Titles) > 0 {
			t := tokens(stated(q.Title))
			ok := slices.ContainsFunc(g.Titles, func(x string) bool { return accepts(x, t) })
			title = append(title, judge(len(t) > 0, ok))
		}
		if len(g.Dates) > 0 {
			d, said := day(stated(q.Date))
			same, close := false, false
			for _, x := range g.Dates {
				if t, ok := day(x); ok && said {
					gap := d.Sub(t).Abs()
					same, close = same || gap == 0, close || gap <= 24*time.Hour
				}
			}
			date, near = append(date, judge(said, same)), append(near, judge(said, close))
		}
		if g.Lang != "" {
			v := primary(stated(q.Lang))
			lang = append(lang, judge(v != "", v == g.Lang))
		}
		if len(g.Authors) > 0 {
			x, y := names(g.Authors), names(q.Authors)
			both := 0
			for n := range x {
				if y[n] {
					both++
				}
			}
			hit, answered, wanted = hit+both, answered+len(y), wanted+len(x)
			exact = append(exact, judge(len(y) > 0, both == len(x) && both == len(y)))
		}
	}
	return &Report{[]Row{plain("title", title), plain("date", date), plain("date within a day", near), plain("lang", lang), plain("authors exact", exact),
		row("author names", len(exact), answered, hit, wanted)}}, nil
}

// Write prints one line a field.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	for _, x := range r.Rows {
		fmt.Fprintf(w, "%-18s pages %3d  answered %3d  P %.3f  R %.3f  F1 %.3f\n", x.Name, x.Pages, x.Answered, x.P, x.R, x.F1)
	}
	return w.Flush()
}

// JSON has all numbers.
func (r *Report) JSON() []byte {
	out := jsontree.NewObject()
	for _, x := range r.Rows {
		o := jsontree.NewObject()
		o.Set("pages", jsontree.OfInt(x.Pages))
		o.Set("answered", jsontree.OfInt(x.Answered))
		o.Set("P", jsontree.OfFloat(x.P))
		o.Set("R", jsontree.OfFloat(x.R))
		o.Set("F1", jsontree.OfFloat(x.F1))
		out.Set(x.Name, o)
	}
	return append(out.Indented(true), '\n')
}
