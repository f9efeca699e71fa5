package report

import (
	"fmt"
	"html/template"
	"math"
	"sort"
	"strings"

	"testigo/estimate"
	"testigo/estimate/latentclass"
	"testigo/estimate/table"
	"testigo/record"
)

// drawing collects SVG; text is escaped on the way in, numbers are finite.
type drawing struct {
	b             strings.Builder
	width, height float64
}

func (d *drawing) line(x1, y1, x2, y2 float64, class string) {
	fmt.Fprintf(&d.b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" class="%s"/>`, x1, y1, x2, y2, class)
}

func (d *drawing) rect(x, y, w, h float64, class, title string) {
	fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" class="%s"><title>%s</title></rect>`, x, y, math.Max(0, w), math.Max(0, h), class, template.HTMLEscapeString(title))
}

func (d *drawing) dot(x, y, r float64, class string) {
	fmt.Fprintf(&d.b, `<circle cx="%.1f" cy="%.1f" r="%.1f" class="%s"/>`, x, y, r, class)
}

func (d *drawing) text(x, y float64, anchor, s string) {
	fmt.Fprintf(&d.b, `<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, template.HTMLEscapeString(s))
}

func (d *drawing) svg(label string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" width="%.0f" role="img" aria-label="%s">%s</svg>`, d.width, d.height, d.width, template.HTMLEscapeString(label), d.b.String()))
}

func digits(v float64) string { return estimate.Digits(record.English, v) }

func clip(s string, n int) string {
	r := []rune(s)
	if len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// overlaps draws patterns as columns (people above, dots for the lists below), most people first.
func overlaps(o *estimate.Outcome) template.HTML {
	t := o.Table
	cells := append([]table.Cell(nil), t.Cells...)
	sort.SliceStable(cells, func(i, j int) bool { return cells[i].People > cells[j].People })
	const most = 28
	left := 0
	if len(cells) > most {
		for _, c := range cells[most:] {
			left += c.People
		}
		cells = cells[:most]
	}
	if len(cells) == 0 {
		return ""
	}
	const names, sizes, step, bars, row = 120.0, 90.0, 27.0, 130.0, 18.0
	d := &drawing{width: names + sizes + step*float64(len(cells)) + 70, height: bars + 30 + row*float64(len(t.Lists)) + 22}
	top := float64(cells[0].People)
	for i, c := range cells {
		x := names + sizes + 10 + step*float64(i)
		h := bars * float64(c.People) / top
		d.rect(x, 16+bars-h, step-6, h, "bar", table.Label(c.Pattern, t.Lists)+": "+digits(float64(c.People)))
		d.text(x+(step-6)/2, 12+bars-h, "middle", compact(c.People))
		first, last := -1, -1
		for j := range t.Lists {
			y := bars + 34 + row*float64(j)
			if c.Pattern.Has(j) {
				d.dot(x+(step-6)/2, y, 5, "on")
				if first < 0 {
					first = j
				}
				last = j
			} else {
				d.dot(x+(step-6)/2, y, 3.5, "off")
			}
		}
		if last > first {
			d.line(x+(step-6)/2, bars+34+row*float64(first), x+(step-6)/2, bars+34+row*float64(last), "joint")
		}
	}
	size := t.Sizes()
	largest := 1
	for _, s := range size {
		largest = max(largest, s)
	}
	for j, name := range t.Lists {
		y := bars + 34 + row*float64(j)
		w := (sizes - 45) * float64(size[j]) / float64(largest)
		d.text(names-6, y+4, "end", clip(name, 18))
		d.rect(names+45, y-5, w, 10, "size", name+": "+digits(float64(size[j])))
		d.text(names+41, y+4, "end", digits(float64(size[j])))
	}
	if left > 0 {
		d.text(d.width-4, 12, "end", "+ "+digits(float64(left)))
	}
	return d.svg("overlaps of the lists")
}

func compact(n int) string {
	if n >= 10000 {
		return fmt.Sprintf("%dk", (n+500)/1000)
	}
	return fmt.Sprint(n)
}

type mark struct {
	label           string
	n, low, high    float64
	usable, atLeast bool
}

// forest draws intervals beside each other on a logarithmic scale; the documented is a line.
func forest(marks []mark, documented float64) template.HTML {
	if len(marks) == 0 {
		return ""
	}
	lo, hi := math.Inf(1), 0.0
	if documented > 0 {
		lo, hi = documented, documented
	}
	for _, m := range marks {
		lo, hi = math.Min(lo, math.Max(1, m.low)), math.Max(hi, m.n)
		if !math.IsInf(m.high, 0) {
			hi = math.Max(hi, m.high)
		}
	}
	lo, hi = math.Max(1, lo)/1.1, hi*1.15
	const names, width, row = 190.0, 470.0, 22.0
	d := &drawing{width: names + width + 20, height: row*float64(len(marks)) + 34}
	at := func(v float64) float64 {
		return names + width*(math.Log(math.Min(math.Max(v, lo), hi))-math.Log(lo))/(math.Log(hi)-math.Log(lo))
	}
	bottom := row*float64(len(marks)) + 8
	for _, v := range ticks(lo, hi) {
		d.line(at(v), 4, at(v), bottom, "grid")
		d.text(at(v), bottom+16, "middle", digits(v))
	}
	if documented > 0 {
		d.line(at(documented), 4, at(documented), bottom, "documented")
	}
	for i, m := range marks {
		y := row*float64(i) + 16
		class := "interval"
		if !m.usable {
			class = "interval bad"
		}
		d.text(names-10, y+4, "end", clip(m.label, 28))
		d.line(at(m.low), y, at(m.high), y, class)
		if m.atLeast {
			d.line(at(m.n), y-6, at(m.n), y+6, class)
		} else {
			d.dot(at(m.n), y, 4, strings.Replace(class, "interval", "point", 1))
		}
	}
	return d.svg("estimates with their intervals")
}

// ticks are round numbers: 1, 2, 5 times powers of ten, or more of them on a short axis.
func ticks(lo, hi float64) []float64 {
	var out []float64
	steps := []float64{1, 2, 5}
	if hi < 8*lo {
		steps = []float64{1, 1.5, 2, 3, 4, 5, 6, 8}
	}
	if hi < 1.6*lo {
		steps = []float64{1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2, 2.2, 2.5, 2.8, 3, 3.5, 4, 4.5, 5, 5.5, 6, 7, 8, 9}
	}
	for p := math.Pow(10, math.Floor(math.Log10(lo))); p <= hi && len(out) < 200; p *= 10 {
		for _, m := range steps {
			if v := p * m; v >= lo && v <= hi {
				out = append(out, v)
			}
		}
	}
	for len(out) > 9 {
		var kept []float64
		for i := 0; i < len(out); i += 2 {
			kept = append(kept, out[i])
		}
		out = kept
	}
	return out
}

func methodForest(o *estimate.Outcome) template.HTML {
	var marks []mark
	for _, e := range o.Estimates {
		marks = append(marks, mark{string(e.Method), e.N, e.Low, e.High, e.Usable, e.AtLeast})
	}
	return forest(marks, float64(o.Documented))
}

func strataForest(r *estimate.Result) template.HTML {
	var marks []mark
	for i := range r.Strata {
		if len(marks) == 60 {
			break
		}
		if e := r.Strata[i].Headline; e != nil {
			marks = append(marks, mark{r.Strata[i].Name, e.N, e.Low, e.High, true, e.AtLeast})
		}
	}
	return forest(marks, 0)
}

// trace draws each chain's N, at most 400 points a chain.
func trace(chains [][]float64) template.HTML {
	var all []float64
	for _, c := range chains {
		all = append(all, c...)
	}
	sort.Float64s(all)
	if len(all) == 0 {
		return ""
	}
	lo, hi := all[0], all[len(all)*995/1000]
	if hi <= lo {
		hi = lo + 1
	}
	const names, width, height = 60.0, 600.0, 150.0
	d := &drawing{width: names + width + 10, height: height + 24}
	for _, v := range []float64{lo, (lo + hi) / 2, hi} {
		y := 8 + height*(1-(v-lo)/(hi-lo))
		d.line(names, y, names+width, y, "grid")
		d.text(names-6, y+4, "end", digits(math.Round(v)))
	}
	for k, c := range chains {
		points := min(400, len(c))
		fmt.Fprintf(&d.b, `<polyline class="chain c%d" points="`, k%6)
		for i := 0; i < points; i++ {
			v := c[i*len(c)/points]
			y := 8 + height*(1-math.Min(1, (v-lo)/(hi-lo)))
			fmt.Fprintf(&d.b, "%.1f,%.1f ", names+width*float64(i)/float64(max(1, points-1)), y)
		}
		d.b.WriteString(`"/>`)
	}
	return d.svg("trace of the chains")
}

// posterior is a histogram of the draws up to the 99.5% quantile.
func posterior(p *latentclass.Posterior) template.HTML {
	all := p.Draws()
	sort.Float64s(all)
	lo, hi := all[0], all[(len(all)-1)*995/1000]
	if hi <= lo {
		hi = lo + 1
	}
	const bins = 60
	h := make([]float64, bins)
	most := 1.0
	for _, v := range all {
		if v > hi {
			break
		}
		i := min(bins-1, int((v-lo)/(hi-lo)*bins))
		h[i]++
		most = math.Max(most, h[i])
	}
	const width, height = 600.0, 120.0
	d := &drawing{width: width + 80, height: height + 30}
	at := func(v float64) float64 { return 60 + width*(math.Min(v, hi)-lo)/(hi-lo) }
	for i, v := range h {
		x := 60 + width*float64(i)/bins
		d.rect(x, 8+height*(1-v/most), width/bins-1, height*v/most, "bar", digits(math.Round(lo+(hi-lo)*float64(i)/bins)))
	}
	for i, v := range []float64{p.Low, p.Median, p.High} {
		d.line(at(v), 4, at(v), height+8, "limit")
		d.text(at(v), height+24, []string{"end", "middle", "start"}[i], digits(estimate.Round(v)))
	}
	return d.svg("posterior distribution")
}
