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
	if title == "" {
		fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" class="%s"/>`, x, y, math.Max(0, w), math.Max(0, h), class)
		return
	}
	fmt.Fprintf(&d.b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" class="%s"><title>%s</title></rect>`, x, y, math.Max(0, w), math.Max(0, h), class, template.HTMLEscapeString(title))
}

func (d *drawing) dot(x, y, r float64, class string) {
	fmt.Fprintf(&d.b, `<circle cx="%.1f" cy="%.1f" r="%.1f" class="%s"/>`, x, y, r, class)
}

func (d *drawing) text(x, y float64, anchor, s string) {
	fmt.Fprintf(&d.b, `<text x="%.1f" y="%.1f" text-anchor="%s">%s</text>`, x, y, anchor, template.HTMLEscapeString(s))
}

// number writes a number, in each language's way where they differ.
func (d *drawing) number(x, y float64, anchor string, v float64) {
	d.words(x, y, anchor, estimate.Digits(record.English, v), estimate.Digits(record.Spanish, v))
}

func (d *drawing) words(x, y float64, anchor, en, es string) {
	if en == es {
		d.text(x, y, anchor, en)
		return
	}
	for _, l := range [][2]string{{"en", en}, {"es", es}} {
		fmt.Fprintf(&d.b, `<text class="%[1]s" lang="%[1]s" x="%.1[2]f" y="%.1[3]f" text-anchor="%[4]s">%[5]s</text>`, l[0], x, y, anchor, template.HTMLEscapeString(l[1]))
	}
}

// svg closes the picture; title and description are for those who do not see it.
func (d *drawing) svg(title, description string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg viewBox="0 0 %.0f %.0f" width="%.0f" role="img"><title>%s</title><desc>%s</desc>%s</svg>`,
		d.width, d.height, d.width, template.HTMLEscapeString(title), template.HTMLEscapeString(description), d.b.String()))
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
	const names, sizes, bars, row = 130.0, 110.0, 150.0, 22.0
	step := math.Min(42, math.Max(27, 560/float64(len(cells))))
	d := &drawing{width: names + sizes + step*float64(len(cells)) + 20, height: bars + 34 + row*float64(len(t.Lists)) + 8}
	top := float64(cells[0].People)
	var told []string
	for j := range t.Lists { // bands, so that the eye keeps to a row
		if j%2 == 0 {
			d.rect(0, bars+34+row*(float64(j)-0.5), d.width, row, "band", "")
		}
	}
	for i, c := range cells {
		x := names + sizes + 10 + step*float64(i)
		h := bars * float64(c.People) / top
		d.rect(x, 16+bars-h, step-6, h, "bar", table.Label(c.Pattern, t.Lists)+": "+digits(float64(c.People)))
		d.text(x+(step-6)/2, 12+bars-h, "middle", compact(c.People))
		told = append(told, fmt.Sprintf("%s %d", table.Label(c.Pattern, t.Lists), c.People))
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
		d.rect(names+45, y-6, w, 12, "size", name+": "+digits(float64(size[j])))
		d.number(names+41, y+4, "end", float64(size[j]))
	}
	if left > 0 {
		d.text(d.width-4, 12, "end", "+ "+digits(float64(left)))
	}
	return d.svg("overlaps of the lists · coincidencias de las listas", strings.Join(told, "; "))
}

func compact(n int) string {
	if n >= 10000 {
		return fmt.Sprintf("%dk", (n+500)/1000)
	}
	return fmt.Sprint(n)
}

type mark struct {
	en, es          string // label
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
	const names, width, row = 190.0, 560.0, 26.0
	d := &drawing{width: names + width + 30, height: row*float64(len(marks)) + 34}
	var told []string
	at := func(v float64) float64 {
		return names + width*(math.Log(math.Min(math.Max(v, lo), hi))-math.Log(lo))/(math.Log(hi)-math.Log(lo))
	}
	bottom := row*float64(len(marks)) + 8
	for _, v := range ticks(lo, hi) {
		d.line(at(v), 4, at(v), bottom, "grid")
		d.number(at(v), bottom+16, "middle", v)
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
		d.words(names-10, y+4, "end", clip(m.en, 28), clip(m.es, 28))
		d.line(at(m.low), y, at(m.high), y, class)
		high := digits(estimate.Round(m.high))
		if math.IsInf(m.high, 1) {
			d.text(at(m.high)+4, y+4, "start", "→")
		}
		told = append(told, fmt.Sprintf("%s %s (%s–%s)", m.en, digits(estimate.Round(m.n)), digits(estimate.Round(m.low)), high))
		if m.atLeast {
			d.line(at(m.n), y-6, at(m.n), y+6, class)
		} else {
			d.dot(at(m.n), y, 4, strings.Replace(class, "interval", "point", 1))
		}
	}
	return d.svg("estimates with their intervals · estimaciones con sus intervalos", strings.Join(told, "; "))
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
		en, es := methodNames(e.Method)
		marks = append(marks, mark{en, es, e.N, e.Low, e.High, e.Usable, e.AtLeast})
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
			marks = append(marks, mark{r.Strata[i].Name, r.Strata[i].Name, e.N, e.Low, e.High, true, e.AtLeast})
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
	const names, width, height = 60.0, 690.0, 150.0
	d := &drawing{width: names + width + 30, height: height + 24}
	for _, v := range []float64{lo, (lo + hi) / 2, hi} {
		y := 8 + height*(1-(v-lo)/(hi-lo))
		d.line(names, y, names+width, y, "grid")
		d.number(names-6, y+4, "end", math.Round(v))
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
	return d.svg("trace of the chains · recorrido de las cadenas", fmt.Sprintf("%d chains between %s and %s", len(chains), digits(math.Round(lo)), digits(math.Round(hi))))
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
	const width, height = 690.0, 130.0
	d := &drawing{width: width + 90, height: height + 30}
	at := func(v float64) float64 { return 60 + width*(math.Min(v, hi)-lo)/(hi-lo) }
	for i, v := range h {
		x := 60 + width*float64(i)/bins
		class := "bar"
		if mid := lo + (hi-lo)*(float64(i)+0.5)/bins; mid < p.Low || mid > p.High {
			class = "bar faint"
		}
		d.rect(x, 8+height*(1-v/most), width/bins-1, height*v/most, class, digits(math.Round(lo+(hi-lo)*float64(i)/bins)))
	}
	for i, v := range []float64{p.Low, p.Median, p.High} {
		d.line(at(v), 4, at(v), height+8, "limit")
		d.number(at(v), height+24, []string{"end", "middle", "start"}[i], estimate.Round(v))
	}
	return d.svg("posterior distribution · distribución a posteriori", fmt.Sprintf("median %s, 95%% between %s and %s", digits(estimate.Round(p.Median)), digits(estimate.Round(p.Low)), digits(estimate.Round(p.High))))
}

// scale sets the documented beside the estimate and its interval, from nobody on: how much of the answer is
// seen and how much is not.
func scale(e *estimate.Estimate, documented int) template.HTML {
	if e == nil || math.IsInf(e.High, 0) || math.IsNaN(e.High) {
		return ""
	}
	const left, width = 1.0, 600.0
	d := &drawing{width: left + width + 10, height: 74}
	top := math.Max(e.High, 1) * 1.02
	at := func(v float64) float64 { return left + width*math.Min(v, top)/top }
	n := float64(documented)
	d.rect(left, 10, at(n)-left, 26, "seen", "")
	d.rect(at(n), 10, at(e.N)-at(n), 26, "unseen", "")
	d.line(at(e.Low), 23, at(e.High), 23, "whisker")
	d.line(at(e.Low), 15, at(e.Low), 31, "whisker")
	d.line(at(e.High), 15, at(e.High), 31, "whisker")
	d.dot(at(e.N), 23, 5, "median")
	low, high := estimate.Round(e.Low), estimate.Round(e.High)
	seen := func(l record.Lang, word string) string { return estimate.Digits(l, n) + " " + word }
	if at(n) > 130 {
		d.words(left+8, 52, "start", seen(record.English, "documented"), seen(record.Spanish, "documentadas"))
	} else {
		d.words(left, 52, "start", seen(record.English, "documented"), seen(record.Spanish, "documentadas"))
	}
	span := func(l record.Lang) string { return estimate.Digits(l, low) + " – " + estimate.Digits(l, high) }
	d.words(at(e.High), 68, "end", "95%: "+span(record.English), "95 %: "+span(record.Spanish))
	return d.svg("documented and estimated · documentadas y estimadas", fmt.Sprintf("%s documented; estimate %s, 95%% interval %s to %s", digits(n), digits(estimate.Round(e.N)), digits(low), digits(high)))
}
