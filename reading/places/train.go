package places

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"sort"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// Gold is one document with its place names marked, for training and measuring.
type Gold struct {
	ID     string `json:"id"`
	Source string `json:"source"`
	Text   string `json:"text"`
	Places []struct {
		Start int      `json:"start"` // code points
		End   int      `json:"end"`
		Lat   *float64 `json:"lat"`
		Lon   *float64 `json:"lon"`
		GN    string   `json:"geonameid"`
	} `json:"toponyms"`
	Ignore []struct {
		Start int `json:"start"`
		End   int `json:"end"`
	} `json:"ignore"`
	Lang     record.Lang `json:"-"`
	Demonyms bool        `json:"-"` // the set marks demonyms
	Set      string      `json:"-"` // its name
	Scored   bool        `json:"-"` // not only learned from
}

// Trained is a model with the names of its features.
type Trained struct {
	m     *model
	names map[uint32]string
}

type example struct {
	feats []uint32
	label float32
}

type choice struct {
	rows  [][resolveFeatures]float64
	right []bool
}

// Train learns both sets of weights from marked documents: logistic regression by AdaGrad with
// weight decay for recognition, multinomial logistic regression for resolution.
func Train(docs []Gold, g *gazetteer.Gazetteer) (*Trained, error) {
	tr := &Trained{m: &model{names: make([]float32, 1<<tableBits)}, names: map[uint32]string{}}
	var examples []example
	a := words.NewAnalyser()
	for i := range docs {
		for _, upper := range []bool{false, true} {
			ex, err := tr.examples(a, &docs[i], g, upper)
			if err != nil {
				return nil, err
			}
			examples = append(examples, ex...)
		}
	}
	tr.fitNames(examples)
	tr.m.resolve = [resolveFeatures]float64{fPopulation: 5, fNation: 4, fDivision1: 1, fCapital: 1.5, fHeld: 3, fHeldFinely: 2, fNationNamed: 1, fCountryShare: 2, fDivisionShare: 2, fNear50: 1, fOtherName: -1, fShortName: -1.5}
	for range 2 {
		var choices []choice
		for i := range docs {
			c, err := tr.choices(a, &docs[i], g)
			if err != nil {
				return nil, err
			}
			choices = append(choices, c...)
		}
		tr.fitResolve(choices)
	}
	return tr, nil
}

// analyse cuts a gold document into words; in capitals, if asked, so that wire copy is learned too.
func (d *Gold) analyse(a *words.Analyser, upper bool) (*words.Text, error) {
	text := d.Text
	if upper {
		text = strings.Map(func(r rune) rune {
			if u := []rune(strings.ToUpper(string(r))); len(u) == 1 {
				return u[0]
			}
			return r
		}, text)
	}
	doc, err := bareDocument(text, d.Lang)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.ID, err)
	}
	return a.Analyse(doc), nil
}

// examples are the candidate spans of a document with their truth.
func (tr *Trained) examples(a *words.Analyser, d *Gold, g *gazetteer.Gazetteer, upper bool) ([]example, error) {
	t, err := d.analyse(a, upper)
	if err != nil {
		return nil, err
	}
	r := newReader(t, g, tr.m)
	type pair struct{ a, b int }
	gold, goldToks := map[pair]bool{}, map[int]bool{}
	for _, p := range d.Places {
		gold[pair{p.Start, p.End}] = true
		for c := p.Start; c < p.End; c++ {
			goldToks[c] = true
		}
	}
	skip := map[int]bool{}
	for _, p := range d.Ignore {
		for c := p.Start; c < p.End; c++ {
			skip[c] = true
		}
	}
	var out []example
	var before *span
	for i := 0; i < len(t.Tokens); {
		next := i + 1
		for k := r.at[i]; k < r.at[i+1]; k++ {
			s := &r.spans[k]
			if s.demonym && (!d.Demonyms || !r.capital(s.first)) {
				continue
			}
			from, to := t.Doc.CodePoints(t.Span(s.first, s.last))
			right := gold[pair{from, to}]
			if !right && (skip[from] && !goldToks[from] || r.metonym(s)) {
				continue
			}
			r.feats = r.feats[:0]
			names := make([]string, 0, 64)
			r.names = func(s string) { names = append(names, s) }
			r.describe(s, before)
			for j, h := range r.feats {
				if tr.names[h] == "" {
					tr.names[h] = names[j]
				}
			}
			label := float32(0)
			if right {
				label = 1
			}
			out = append(out, example{append([]uint32(nil), r.feats...), label})
			if right {
				before = s
				next = s.last
				break
			}
		}
		i = next
	}
	return out, nil
}

// fitNames: AdaGrad; features seen fewer than three times are left out.
func (tr *Trained) fitNames(ex []example) {
	const epochs, rate, decay, minSeen = 12, 0.15, 2e-6, 10
	seen := make([]int, 1<<tableBits)
	for _, e := range ex {
		for _, f := range e.feats {
			seen[f]++
		}
	}
	w := make([]float64, 1<<tableBits)
	grad := make([]float64, 1<<tableBits)
	bias, biasGrad := 0.0, 1.0
	rng := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		rng.Shuffle(len(ex), func(i, j int) { ex[i], ex[j] = ex[j], ex[i] })
		for _, e := range ex {
			z := bias
			for _, f := range e.feats {
				z += w[f]
			}
			d := 1/(1+math.Exp(-z)) - float64(e.label)
			biasGrad += d * d
			bias -= rate * d / math.Sqrt(biasGrad)
			for _, f := range e.feats {
				if seen[f] < minSeen {
					continue
				}
				gr := d + decay*float64(len(ex))*w[f]/float64(seen[f])
				grad[f] += gr * gr
				w[f] -= rate * gr / math.Sqrt(grad[f]+1e-6)
			}
		}
	}
	tr.m.bias = float32(bias)
	for i := range w {
		if math.Abs(w[i]) >= 0.08 {
			tr.m.names[i] = float32(math.Round(w[i]*100) / 100)
		}
	}
}

// choices are the readings of each gold name in the light of the present weights; a reading is right
// if it has the gold id or, failing any such, lies within 40 km.
func (tr *Trained) choices(a *words.Analyser, d *Gold, g *gazetteer.Gazetteer) ([]choice, error) {
	t, err := d.analyse(a, false)
	if err != nil {
		return nil, err
	}
	r := newReader(t, g, tr.m)
	where := map[[2]int]int{}
	for i, p := range d.Places {
		if p.Lat != nil && p.Lon != nil {
			where[[2]int{p.Start, p.End}] = i + 1
		}
	}
	r.recognise()
	v := newResolver(r, SourceOf(d.Source, g))
	var out []choice
	v.resolve(func(gi int, rows [][resolveFeatures]float64) {
		gr := &v.groups[gi]
		if len(rows) < 2 {
			return
		}
		for _, m := range gr.mentions {
			s := &v.found[m]
			from, to := t.Doc.CodePoints(t.Span(s.first, s.last))
			k := where[[2]int{from, to}]
			if k == 0 {
				continue
			}
			p := d.Places[k-1]
			right := make([]bool, len(rows))
			some := false
			for pass := 0; pass < 2 && !some; pass++ {
				for j := range rows {
					c := v.cands[gr.from+j].Place
					lat, lon := g.At(c)
					if pass == 0 && p.GN != "" && fmt.Sprint(g.GeoNames(c)) == p.GN || pass == 1 && gazetteer.Kilometres(lat, lon, *p.Lat, *p.Lon) < 40 {
						right[j], some = true, true
					}
				}
			}
			if some {
				out = append(out, choice{append([][resolveFeatures]float64(nil), rows...), right})
			}
		}
	})
	return out, nil
}

// fitResolve: gradient descent on the log-likelihood of the right readings, cues excluded.
func (tr *Trained) fitResolve(cs []choice) {
	const epochs, decay = 60, 1e-4
	w := tr.m.resolve
	var acc [resolveFeatures]float64
	rng := rand.New(rand.NewPCG(3, 4))
	for range epochs {
		rng.Shuffle(len(cs), func(i, j int) { cs[i], cs[j] = cs[j], cs[i] })
		for _, c := range cs {
			ps := make([]float64, len(c.rows))
			top := math.Inf(-1)
			for k := range c.rows {
				for i := range w {
					ps[k] += w[i] * c.rows[k][i]
				}
				top = max(top, ps[k])
			}
			all, ok := 0.0, 0.0
			for k := range ps {
				ps[k] = math.Exp(ps[k] - top)
				all += ps[k]
				if c.right[k] {
					ok += ps[k]
				}
			}
			for i := range w {
				gr := decay * w[i]
				for k := range ps {
					gr += ps[k] / all * c.rows[k][i]
					if c.right[k] && ok > 0 {
						gr -= ps[k] / ok * c.rows[k][i]
					}
				}
				acc[i] += gr * gr
				w[i] -= 0.1 * gr / math.Sqrt(acc[i]+1e-3)
			}
		}
	}
	tr.m.resolve = w
}

// Annotate reads a gold document with the trained weights.
func (tr *Trained) Annotate(d *Gold, g *gazetteer.Gazetteer, o Options) ([]Annotation, error) {
	t, found, err := tr.Find(d, g, o)
	if err != nil {
		return nil, err
	}
	return annotations(t, g, found, d.Lang, o), nil
}

// Write prints the weights as weights.txt holds them.
func (tr *Trained) Write(w io.Writer, header string) error {
	fmt.Fprintf(w, "%sbias\t\t%.2f\n", header, tr.m.bias)
	for i, n := range resolveNames {
		fmt.Fprintf(w, "resolve\t%s\t%.3f\n", n, tr.m.resolve[i])
	}
	var lines []string
	for h, n := range tr.names {
		if v := tr.m.names[h]; v != 0 && !strings.ContainsAny(n, "\t\n") {
			lines = append(lines, fmt.Sprintf("name\t%s\t%.2f\n", n, v))
		}
	}
	sort.Strings(lines)
	_, err := io.WriteString(w, strings.Join(lines, ""))
	return err
}
