// Command train learns the weights of package incidents from MUC-4 keys.
//
//	go run ./eval/incidents/train -data train.jsonl -out eval/incidents/model.txt
//	go run ./eval/incidents/train -predict dev.jsonl > predictions.jsonl
//
// Input is JSON Lines with "id", "text", "body_start" and "gold.templates". Thresholds are chosen on
// five-fold cross-validation of the training data.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"sort"
	"strconv"
	"strings"

	"testigo/eval/incidents"
	"testigo/reading/words"
)

var (
	docEpochs = flag.Int("doc-epochs", 14, "epochs of the document model")
	docRate   = flag.Float64("doc-rate", 0.03, "its step")
	docL1     = flag.Float64("doc-l1", 2e-3, "its L1 penalty")
	epochs    = flag.Int("epochs", 5, "epochs of the phrase model")
	rate      = flag.Float64("rate", 0.03, "its step")
	runs      = flag.Int("runs", 3, "runs whose weights are averaged")
	floor     = flag.Int("floor", 2, "how often a feature must be seen")
	l1        = flag.Float64("l1", 1e-3, "its L1 penalty")
)

type row struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	BodyStart int    `json:"body_start"`
	Gold      struct {
		Templates []map[string]any `json:"templates"`
	} `json:"gold"`
}

// example is one document made ready: features once, labels beside them.
type example struct {
	id      string
	message *incidents.Message
	doc     []string
	types   []bool // gold
	cands   []*incidents.Candidate
	roles   [][]int // by type, by candidate: the gold role (0 = none); nil if the type is not gold
	gold    []int   // by type: number of gold entities
	raw     []map[string]any
	scores  []float64 // out-of-fold document scores
	fold    int
}

func main() {
	data := flag.String("data", "", "training file")
	out := flag.String("out", "", "model file to write")
	predict := flag.String("predict", "", "file to predict with the shipped model, or with the one just learned")
	list := flag.Bool("missed", false, "list the gold entities that no candidate names")
	quick := flag.Bool("quick", false, "no cross-validation")
	flag.Parse()
	log.SetFlags(0)
	var md *incidents.Model
	if *data != "" {
		ex := load(*data)
		log.Printf("%d documents", len(ex))
		for r := 1; r < len(incidents.Roles); r++ {
			log.Printf("%s: %d of %d entities have no candidate", incidents.Roles[r], len(missed[r]), wanted[r])
			if *list {
				log.Print(strings.Join(missed[r], "\n"))
			}
		}
		md = learn(ex, *quick)
		if *out != "" {
			if err := write(*out, md); err != nil {
				log.Fatal(err)
			}
			b, err := os.ReadFile(*out)
			if err != nil {
				log.Fatal(err)
			}
			md = incidents.ParseModel(string(b))
		}
	}
	if *predict != "" {
		w := bufio.NewWriter(os.Stdout)
		defer w.Flush()
		a := words.NewAnalyser()
		for _, r := range rows(*predict) {
			m, err := incidents.Read(a, r.ID, r.Text, r.BodyStart)
			if err != nil {
				log.Fatal(err)
			}
			var ts []incidents.Template
			if md != nil {
				ts = md.Fill(m)
			} else {
				ts = incidents.Fill(m)
			}
			if err := incidents.WritePrediction(w, r.ID, ts); err != nil {
				log.Fatal(err)
			}
		}
	}
}

func rows(path string) []row {
	f, err := os.Open(path)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<26)
	var out []row
	for sc.Scan() {
		var r row
		if err := json.Unmarshal(sc.Bytes(), &r); err != nil {
			log.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func load(path string) []*example {
	a := words.NewAnalyser()
	var out []*example
	for i, r := range rows(path) {
		m, err := incidents.Read(a, r.ID, r.Text, r.BodyStart)
		if err != nil {
			log.Fatal(err)
		}
		e := &example{id: r.ID, message: m, doc: incidents.DocumentFeatures(m), cands: incidents.Candidates(m), raw: r.Gold.Templates, fold: i % 5}
		e.types = make([]bool, len(incidents.Types))
		e.roles = make([][]int, len(incidents.Types))
		e.gold = make([]int, len(incidents.Types))
		for _, t := range r.Gold.Templates {
			kind, _ := t["incident_type"].(string)
			for k, ty := range incidents.Types {
				if !strings.Contains(kind, ty) {
					continue
				}
				e.types[k] = true
				if e.roles[k] == nil {
					e.roles[k] = make([]int, len(e.cands))
				}
				for ri := 1; ri < len(incidents.Roles); ri++ {
					for _, ent := range entities(t[incidents.Roles[ri]]) {
						e.gold[k]++
						cover(e, ri, ent)
						for ci, c := range e.cands {
							if ent[c.Norm] && e.roles[k][ci] == 0 {
								e.roles[k][ci] = ri
							}
						}
					}
				}
			}
		}
		out = append(out, e)
	}
	return out
}

// entities reads a role of the key: a list of sets of normalised strings.
func entities(v any) []map[string]bool {
	list, _ := v.([]any)
	var out []map[string]bool
	for _, e := range list {
		ms, _ := e.([]any)
		set := map[string]bool{}
		for _, s := range ms {
			if str, ok := s.(string); ok {
				set[incidents.Norm(str)] = true
			}
		}
		out = append(out, set)
	}
	return out
}

func learn(ex []*example, quick bool) *incidents.Model {
	final := &incidents.Model{}
	if !quick {
		var oof []pooled
		for fold := range 5 {
			md := fit(ex, func(e *example) bool { return e.fold != fold })
			for _, e := range ex {
				if e.fold == fold {
					e.scores = md.DocumentScores(e.doc)
					oof = append(oof, pool(md, e)...)
				}
			}
		}
		tune(final, ex, oof)
	}
	md := fit(ex, func(*example) bool { return true })
	md.Relevant, md.Type, md.Role = final.Relevant, final.Type, final.Role
	if quick {
		*final = *incidents.ParseModel("")
		md.Relevant, md.Type, md.Role = final.Relevant, final.Type, final.Role
	}
	return md
}

func fit(ex []*example, use func(*example) bool) *incidents.Model {
	docs := newLearner(1+len(incidents.Types), true)
	phr := newLearner(len(incidents.Roles), false)
	var buf []string
	for _, e := range ex {
		if !use(e) {
			continue
		}
		y := make([]float32, 1+len(incidents.Types))
		for k, on := range e.types {
			if on {
				y[0], y[1+k] = 1, 1
			}
		}
		docs.add(e.doc, y)
		for k := range incidents.Types {
			if e.roles[k] == nil {
				continue
			}
			for ci, c := range e.cands {
				buf = incidents.TypeFeatures(c, k, buf)
				y := make([]float32, len(incidents.Roles))
				y[e.roles[k][ci]] = 1
				phr.add(buf, y)
			}
		}
	}
	docs.fit(*docEpochs, *docRate, *docL1, *floor, *runs)
	phr.fit(*epochs, *rate, *l1, *floor, *runs)
	return &incidents.Model{Documents: docs.weights(), Phrases: phr.weights()}
}

// pooled is one out-of-fold decision on a candidate.
type pooled struct {
	e    *example
	ty   int
	role int
	p    float64
	hit  bool
}

// pool scores the candidates of a document for each type it could report.
func pool(md *incidents.Model, e *example) []pooled {
	var out []pooled
	low := *md
	low.Role = make([]float64, len(incidents.Roles))
	for i := range low.Role {
		low.Role[i] = 0.05
	}
	for k := range incidents.Types {
		if e.scores[1+k] < 0.1 {
			continue
		}
		for _, f := range low.Scored(k, e.cands) {
			out = append(out, pooled{e, k, f.Role, f.P, e.roles[k] != nil && e.roles[k][f.Index] == f.Role})
		}
	}
	return out
}

// tune chooses the thresholds that give the best sum of two measures: micro F1 of types and fillers
// together, one type a template, as the template metric counts them; and, with less weight, F1 of relevance.
func tune(md *incidents.Model, ex []*example, all []pooled) {
	base := incidents.ParseModel("")
	md.Relevant, md.Type, md.Role = base.Relevant, base.Type, base.Role
	goldTotal := 0
	for _, e := range ex {
		for k := range e.types {
			goldTotal += e.gold[k]
		}
		goldTotal += len(e.raw)
	}
	by := map[*example][]pooled{}
	for _, p := range all {
		by[p.e] = append(by[p.e], p)
	}
	score := func() float64 {
		tp, pred := 0, 0
		rtp, rpred, rgold := 0, 0, 0
		for _, e := range ex {
			if len(e.raw) > 0 {
				rgold++
			}
			if len(md.Choose(e.scores)) > 0 {
				rpred++
				if len(e.raw) > 0 {
					rtp++
				}
			}
			on := map[int]bool{}
			for _, k := range md.Choose(e.scores) {
				on[k] = true
				pred++
				if e.types[k] {
					tp++
				}
			}
			for _, p := range by[e] {
				if on[p.ty] && p.p >= md.Role[p.role] {
					pred++
					if p.hit {
						tp++
					}
				}
			}
		}
		return 2*float64(tp)/float64(pred+goldTotal) + 0.4*2*float64(rtp)/float64(max(1, rpred+rgold))
	}
	best := score()
	try := func(v *float64, values []float64) {
		old := *v
		keep := old
		for _, x := range values {
			*v = x
			if s := score(); s > best+1e-9 {
				best, keep = s, x
			}
		}
		*v = keep
	}
	grid := []float64{0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7}
	for range 3 {
		try(&md.Relevant, grid)
		for i := range md.Type {
			try(&md.Type[i], grid)
		}
		for i := 1; i < len(md.Role); i++ {
			try(&md.Role[i], grid)
		}
	}
	rtp, rpred, rgold := 0, 0, 0
	ttp, tpred, tgold := 0, 0, 0
	for _, e := range ex {
		ks := md.Choose(e.scores)
		if len(ks) > 0 {
			rpred++
		}
		tgold += len(e.raw)
		if len(e.raw) > 0 {
			rgold++
			if len(ks) > 0 {
				rtp++
			}
		}
		for _, k := range ks {
			tpred++
			if e.types[k] {
				ttp++
			}
		}
	}
	log.Printf("cross-validated: filling F1 plus 0.4 relevance F1 %.3f, relevance F1 %.3f, types F1 %.3f", best, 2*float64(rtp)/float64(rpred+rgold), 2*float64(ttp)/float64(tpred+tgold))
	log.Printf("thresholds %.2f %v %v", md.Relevant, md.Type, md.Role)
}

func write(path string, md *incidents.Model) error {
	var b strings.Builder
	b.WriteString("# Weights of MUC-4 template filling; see the package comment for how they are made.\n")
	b.WriteString("# kind, feature, label:weight. Learned from the keys of the MUC-3/4 training messages (NRaD 1992); words and numbers only.\n")
	fmt.Fprintf(&b, "relevant\t-\t%.3f\n", md.Relevant)
	for i, v := range md.Type {
		fmt.Fprintf(&b, "type\t%d\t%.3f\n", i, v)
	}
	for i, v := range md.Role {
		fmt.Fprintf(&b, "role\t%d\t%.3f\n", i, v)
	}
	dump := func(kind string, m map[string][]float32) {
		keys := make([]string, 0, len(m))
		for k := range m {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			var parts []string
			for i, w := range m[k] {
				if w > 0.05 || w < -0.05 {
					parts = append(parts, strconv.Itoa(i)+":"+strconv.FormatFloat(float64(w), 'f', 2, 32))
				}
			}
			if len(parts) > 0 && !strings.ContainsAny(k, "\t\n") {
				b.WriteString(kind + "\t" + k + "\t" + strings.Join(parts, " ") + "\n")
			}
		}
	}
	dump("d", md.Documents)
	dump("p", md.Phrases)
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// missed lists gold entities that no candidate names, by role; an aid for finding candidates.
var missed = map[int][]string{}
var wanted = map[int]int{}

func cover(e *example, role int, ent map[string]bool) {
	wanted[role]++
	for _, c := range e.cands {
		if ent[c.Norm] {
			return
		}
	}
	for s := range ent {
		missed[role] = append(missed[role], s)
		break
	}
}
