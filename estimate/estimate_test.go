package estimate

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"testigo/estimate/draw"
	"testigo/estimate/latentclass"
	"testigo/estimate/simulate"
	"testigo/estimate/table"
	"testigo/record"
)

func run(t *testing.T, csv string, s Settings, by ...string) *Result {
	t.Helper()
	f, err := table.Read("t.csv", strings.NewReader(csv), by)
	if err != nil {
		t.Fatal(err)
	}
	if s.Latent.Draws == 0 {
		s.Latent = latentclass.Settings{Rates: s.Latent.Rates, Chains: 2, BurnIn: 1000, Draws: 1000, Thin: 5, MaxSweeps: 100_000, RHat: 1.2, Effective: 50}
	}
	r, err := Run(context.Background(), f, s)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func codes(rs []Remark) string {
	var out []string
	for _, r := range rs {
		out = append(out, r.Code)
	}
	return strings.Join(out, " ")
}

const header = "in_a,in_b,in_c,count\n"

// independent lists of 1,000 people with 0.5, 0.4 and 0.3 on them: 790 seen.
const independent = header + "1,0,0,210\n0,1,0,140\n0,0,1,90\n1,1,0,140\n1,0,1,90\n0,1,1,60\n1,1,1,60\n"

// What the overlaps cannot bear is refused, each case for its own reason.
func TestRefusals(t *testing.T) {
	cases := []struct{ name, csv, code string }{
		{"two lists", "in_a,in_b,count\n1,0,50\n0,1,60\n1,1,40\n", "two-lists"},
		{"nobody on two lists", header + "1,0,0,50\n0,1,0,40\n0,0,1,30\n", "no-overlap"},
		{"nine people on two lists", header + "1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,4\n0,1,1,5\n", "few-overlaps"},
		{"a third list that shares nobody", header + "1,0,0,50\n0,1,0,40\n0,0,1,30\n1,1,0,20\n", "two-lists"},
		{"a third list that is part of another", header + "1,0,0,60\n0,1,0,50\n1,1,0,20\n1,0,1,25\n1,1,1,15\n", "two-lists"},
		{"a third list that is empty", header + "1,0,0,60\n0,1,0,50\n1,1,0,20\n", "two-lists"},
		{"only the saturated model fits", header + "1,0,0,69\n0,1,0,55\n1,1,0,21\n0,0,1,63\n1,0,1,17\n0,1,1,18\n1,1,1,28\n", "saturated"},
	}
	for _, c := range cases {
		o := run(t, c.csv, Settings{Seed: 1}).Strata[0]
		if o.Headline != nil || !strings.Contains(codes(o.Refused), c.code) {
			t.Errorf("%s: refused for %q, want %s; headline %+v", c.name, codes(o.Refused), c.code, o.Headline)
		}
	}
}

func TestSetAside(t *testing.T) {
	cases := []struct{ name, csv, code string }{
		{"shares nobody", "in_a,in_b,in_c,in_d,count\n1,0,0,0,210\n0,1,0,0,140\n0,0,1,0,90\n1,1,0,0,140\n1,0,1,0,90\n0,1,1,0,60\n1,1,1,0,60\n0,0,0,1,30\n", "lone-list"},
		{"a copy of another", "in_a,in_b,in_c,in_d,count\n1,0,0,0,210\n0,1,0,0,140\n0,0,1,0,40\n0,0,1,1,50\n1,1,0,0,140\n1,0,1,0,90\n0,1,1,1,60\n1,1,1,0,60\n", "list-inside"},
	}
	for _, c := range cases {
		o := run(t, c.csv, Settings{Seed: 1, Methods: []Method{LogLinear}}).Strata[0]
		if len(o.Used.Lists) != 3 || !strings.Contains(codes(o.Remarks), c.code) {
			t.Errorf("%s: used %v, remarks %s", c.name, o.Used.Lists, codes(o.Remarks))
		}
	}
}

// A list that also holds people whom the others cannot know of is asked about; independent lists are not.
func TestListOutsideThePopulation(t *testing.T) {
	outside := strings.Replace(independent, "0,0,1,90", "0,0,1,390", 1)
	for name, c := range map[string]struct {
		csv  string
		want bool
	}{"independent": {independent, false}, "300 outsiders": {outside, true}} {
		o := run(t, c.csv, Settings{Seed: 1, Methods: []Method{LogLinear, Chao}}).Strata[0]
		if got := strings.Contains(codes(o.Remarks), "outside-list"); got != c.want {
			t.Errorf("%s: remarks %s", name, codes(o.Remarks))
		}
	}
}

// Every method finds about 1,000 where its assumptions hold, and the true number is inside.
func TestAllMethods(t *testing.T) {
	o := run(t, independent, Settings{Seed: 4}).Strata[0]
	if o.Headline == nil || o.Headline.Method != LatentClass {
		t.Fatalf("headline %+v, refused %s", o.Headline, codes(o.Refused))
	}
	if len(o.Estimates) != 6 {
		t.Errorf("%d estimates", len(o.Estimates))
	}
	for _, e := range o.Estimates {
		if e.AtLeast {
			continue
		}
		if math.Abs(e.N-1000) > 60 || e.Low > 1000 || e.High < 1000 {
			t.Errorf("%s: %v (%v to %v)", e.Method, e.N, e.Low, e.High)
		}
	}
}

// The total is no sum of limits: its interval is narrower than that, and strata that are refused
// count with their documented people.
func TestStrata(t *testing.T) {
	csv := "place," + header
	for _, place := range []string{"East", "West"} {
		for _, line := range strings.Split(strings.TrimSpace(independent), "\n")[1:] {
			csv += place + "," + line + "\n"
		}
	}
	csv += "South,1,0,0,7\nSouth,0,1,0,6\n,1,1,0,4\n"
	r := run(t, csv, Settings{Seed: 2}, "place")
	tot := r.Total
	if tot == nil || tot.Headline == nil {
		t.Fatal("no total")
	}
	if strings.Join(tot.Estimated, " ") != "East West" || tot.CountedN != 17 || len(tot.Counted) != 2 || tot.Documented != 2*790+17 {
		t.Errorf("total %+v", tot)
	}
	low, high := 17.0, 17.0
	for _, o := range r.Strata {
		if o.Headline != nil {
			low, high = low+o.Headline.Low, high+o.Headline.High
		}
	}
	h := tot.Headline
	if math.Abs(h.N-2017) > 100 || h.Low < low+5 || h.High > high-5 {
		t.Errorf("total %v (%v to %v), sums of limits %v to %v", h.N, h.Low, h.High, low, high)
	}
	east, west := r.Strata[1], r.Strata[3]
	if east.Name != "East" || west.Name != "West" || reflect.DeepEqual(east.Posterior.Chains, west.Posterior.Chains) {
		t.Error("strata of the same table drew the same numbers")
	}
}

func TestSameSeedSameResult(t *testing.T) {
	csv := "place," + header
	for _, place := range []string{"A", "B", "C"} {
		for _, line := range strings.Split(strings.TrimSpace(independent), "\n")[1:] {
			csv += place + "," + line + "\n"
		}
	}
	text := func() string {
		b, err := json.Marshal(run(t, csv, Settings{Seed: 5}, "place").Summary())
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	a := text()
	old := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(old)
	if a != text() {
		t.Error("one processor gave other figures")
	}
}

// Over several linkages the interval holds what each of them says; one refusal refuses all.
func TestPool(t *testing.T) {
	strict := header + "1,0,0,232\n0,1,0,158\n0,0,1,103\n1,1,0,130\n1,0,1,83\n0,1,1,55\n1,1,1,52\n" // some links less
	uniform := Settings{Seed: 1, Latent: latentclass.Settings{Rates: latentclass.Uniform}}          // quicker
	a, b := run(t, independent, uniform), run(t, strict, uniform)
	p := Pool([]*Result{a, b})
	x, y := a.Strata[0].Headline, b.Strata[0].Headline
	if x == nil || y == nil || p.Headline == nil {
		t.Fatal("no estimate to pool")
	}
	if p.Headline.High-p.Headline.Low < 0.9*math.Max(x.High-x.Low, y.High-y.Low) || p.Headline.N < x.N || p.Headline.N > y.N {
		t.Errorf("pooled %+v from %+v and %+v", p.Headline, x, y)
	}
	two := run(t, "in_a,in_b,count\n1,0,50\n0,1,60\n1,1,40\n", Settings{Seed: 1})
	if p := Pool([]*Result{a, two}); p.Headline != nil || p.Refused != 1 || len(p.Remarks) == 0 {
		t.Errorf("one refused: %+v", p)
	}
}

// Doubtful links widen the interval and are told; certain ones are said to be taken for certain.
func TestOverLinks(t *testing.T) {
	text := func(p string) string {
		var b strings.Builder
		b.WriteString("list,cluster,probability\n")
		n := 0
		for _, line := range strings.Split(strings.TrimSpace(independent), "\n")[1:] {
			f := strings.Split(line, ",")
			people, _ := strconv.Atoi(f[3])
			for i := 0; i < people; i++ {
				n++
				for j, list := range []string{"a", "b", "c"} {
					if f[j] == "1" {
						fmt.Fprintf(&b, "%s,p%d,%s\n", list, n, p)
					}
				}
			}
		}
		return b.String()
	}
	over := func(p string) *Result {
		l, err := table.ReadLinks("links.csv", strings.NewReader(text(p)), nil)
		if err != nil {
			t.Fatal(err)
		}
		r, err := OverLinks(context.Background(), l, Settings{Seed: 1, Methods: []Method{LatentClass}, Latent: latentclass.Settings{Rates: latentclass.Uniform, Chains: 2, BurnIn: 1000, Draws: 1000, Thin: 5, RHat: 1.2, Effective: 50}}, 5)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	sure := over("1")
	if sure.Linkage != nil || !strings.Contains(codes(sure.Strata[0].Remarks), "links-certain") {
		t.Errorf("certain links: %+v, %s", sure.Linkage, codes(sure.Strata[0].Remarks))
	}
	doubtful := over("0.95")
	k := doubtful.Linkage
	if k == nil || k.Pooled.Headline == nil || k.Pooled.Of != 5 || len(k.At) != 4 || k.At[3].Documented <= k.At[0].Documented {
		t.Fatalf("doubtful links: %+v", k)
	}
	if h := k.Pooled.Headline; h.N < sure.Strata[0].Headline.N { // links that may be false, taken apart, raise it
		t.Errorf("pooled %v, at one half %v", h.N, sure.Strata[0].Headline.N)
	}
	if k.At[3].Headline != nil || len(k.At[3].Refused) == 0 { // at 0.99 nobody is linked
		t.Errorf("without links: %+v", k.At[3])
	}
}

func TestWording(t *testing.T) {
	e := Estimate{Method: LatentClass, N: 10399, Low: 8925, High: 13818, Usable: true}
	if got, want := e.Sentence(record.English, 4400), "about 10,400 (95% credible interval 8,930 to 13,800), of which 4,400 documented"; got != want {
		t.Errorf("%s", got)
	}
	if got, want := e.Sentence(record.Spanish, 4400), "unas 10\u00a0400 (intervalo de credibilidad del 95 %: de 8930 a 13\u00a0800), de las cuales 4400 están documentadas"; got != want {
		t.Errorf("%s", got)
	}
	e = Estimate{Method: LogLinear, N: 1234, Low: 1234, High: math.Inf(1)}
	if got := e.Sentence(record.English, 1234); !strings.Contains(got, "about 1,234 (95% confidence interval 1,234 to no upper limit)") {
		t.Errorf("rounded below the documented: %s", got)
	}
	for _, r := range Assumptions {
		if r.English == "" || r.Spanish == "" {
			t.Errorf("%s is not in both languages", r.Code)
		}
	}
}

// Whatever the counts: an answer or a refusal, finite, and never below the documented.
func FuzzRun(f *testing.F) {
	f.Add([]byte{0, 210, 140, 140, 90, 90, 60, 60})
	f.Add([]byte{0, 1, 0, 0, 0, 0, 0, 255})
	f.Add([]byte{0, 9, 9, 0, 9, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 10})
	f.Fuzz(func(t *testing.T, counts []byte) {
		lists := 1
		for 1<<(lists+1) <= len(counts) && lists < 4 {
			lists++
		}
		var cells []table.Cell
		for p := 1; p < 1<<lists && p < len(counts); p++ {
			cells = append(cells, table.Cell{Pattern: table.Pattern(p), People: int(counts[p])})
		}
		tab, err := table.New([]string{"a", "b", "c", "d", "e"}[:lists], cells)
		if err != nil || tab.People() == 0 {
			return
		}
		file := &table.File{Name: "f", Lists: tab.Lists, Whole: tab, Strata: []table.Stratum{{Table: tab}}}
		methods := []Method{LatentClass, LogLinear, Coverage, Chao, Chapman}
		if tab.People() < 100 { // the grid of the graphs grows with the people
			methods = append(methods, Graphs)
		}
		r, err := Run(context.Background(), file, Settings{Seed: 1, Methods: methods, Latent: latentclass.Settings{Chains: 2, BurnIn: 20, Draws: 50, Thin: 1}})
		if err != nil {
			t.Fatal(err)
		}
		o := r.Strata[0]
		if (o.Headline == nil) == (len(o.Refused) == 0) {
			t.Fatalf("headline %v with refusals %s", o.Headline, codes(o.Refused))
		}
		for _, e := range o.Estimates {
			if !(e.N >= float64(tab.People())) || !(e.Low <= e.High) || e.Low < float64(tab.People()) {
				t.Fatalf("%s: %v (%v to %v) of %d", e.Method, e.N, e.Low, e.High, tab.People())
			}
		}
		if _, err := json.Marshal(r.Summary()); err != nil {
			t.Fatal(err)
		}
	})
}

// Under other priors the figure is told beside the answer; where lists are independent and many people are on
// them, no prior changes it, and none is remarked on.
func TestOtherPriors(t *testing.T) {
	r := run(t, independent, Settings{Seed: 3, Methods: []Method{LatentClass}, Vary: true})
	o := r.Strata[0]
	if len(o.Priors) != 4 || len(r.Summary().Strata[0].Priors) != 4 {
		t.Fatalf("%d other priors", len(o.Priors))
	}
	for _, p := range o.Priors {
		if math.Abs(p.N-1000) > 60 || p.Low > 1000 || p.High < 1000 || p.English == "" || p.Spanish == "" {
			t.Errorf("%+v", p)
		}
	}
	if strings.Contains(codes(o.Remarks), "prior-matters") {
		t.Errorf("remarks %s", codes(o.Remarks))
	}
	o.Priors = []Prior{{"a prior", "una previa", 2000, 1500, 3000, true}}
	if o.priors(); !strings.Contains(codes(o.Remarks), "prior-matters") {
		t.Errorf("apart, remarks %s", codes(o.Remarks))
	}
}

// A total over more strata than a hundred says what its interval leaves out; one over a few has nothing to say.
func TestManyStrata(t *testing.T) {
	csv := "place," + header
	for i := range manyToAdd + 1 {
		for _, line := range strings.Split(strings.TrimSpace(independent), "\n")[1:] {
			csv += fmt.Sprintf("p%03d,%s\n", i, line)
		}
	}
	tot := run(t, csv, Settings{Methods: []Method{LogLinear}}, "place").Total
	if codes(tot.Remarks) != "many-strata" || tot.Headline == nil {
		t.Errorf("remarks %s", codes(tot.Remarks))
	}
	few := run(t, strings.Join(strings.SplitAfter(csv, "\n")[:15], ""), Settings{Methods: []Method{LogLinear}}, "place").Total
	if len(few.Remarks) > 0 || few.Headline == nil {
		t.Errorf("two strata: %+v", few)
	}
}

// Two lists that both hold people of elsewhere are asked about; lists that depend, avoid each other or meet people of
// two kinds are not.
func TestTwoListsOutsideThePopulation(t *testing.T) {
	for name, want := range map[string]int{"independent lists": 0, "two of them with 300 outsiders each": 2, "two lists depend on each other": 0, "two kinds of people": 0,
		"two kinds, lists reach each differently": 0, "lists avoid each other": 0, "everybody differs": 0} {
		flagged := 0
		for seed := range 10 {
			var s simulate.Scenario
			for _, x := range simulate.Scenarios(2000) {
				if x.Name == name || want > 0 && x.Name == "independent lists" {
					s = x
				}
			}
			tab := s.Table(draw.New(uint64(seed), 8))
			if want > 0 {
				cells := append([]table.Cell(nil), tab.Cells...)
				for i, c := range cells {
					if c.Pattern == 1 || c.Pattern == 4 {
						cells[i].People += 300
					}
				}
				tab.Cells = cells
			}
			o := Outcome{Used: tab}
			o.outsiders()
			if len(o.Remarks) == 2 {
				flagged++
			}
		}
		if want > 0 && flagged < 9 || want == 0 && flagged > 1 {
			t.Errorf("%s: %d of 10 tables", name, flagged)
		}
	}
}
