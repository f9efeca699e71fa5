package gold

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"testigo/eval/jsontree"
	"testigo/eval/pytext"
	"testigo/eval/reliability"
)

// Report is the outcome for a set of documents.
type Report struct {
	Docs     []DocReport
	Total    Scores   // micro average over the documents
	Warnings []string // predictions that found no gold document, and the like

	listFaults bool
	showTrust  bool
}

// DocReport is the outcome for one document.
type DocReport struct {
	Doc       string
	Format    int
	Predicted bool // false: scored as an empty prediction
	Scores    *Scores
	Faults    []Fault
	Judged    []Judged
}

// Options of a run.
type Options struct {
	Docs        []string // only documents whose name starts with one of these
	Errors      bool     // print every miss, false alarm and wrong value
	Reliability bool     // print how well confidence is calibrated
}

// Score compares predictions with the gold of a folder; texts are the folders
// with the text files (see [TextDirs]).
func Score(goldDir fs.FS, texts []fs.FS, preds []Prediction, o Options) (*Report, error) {
	docs, err := Load(goldDir, texts, o.Docs...)
	if err != nil {
		return nil, err
	}
	return ScoreDocs(docs, preds, o), nil
}

// ScoreDocs compares predictions with loaded gold. A document whose file holds
// no gold fields is left out.
func ScoreDocs(docs []*Doc, preds []Prediction, o Options) *Report {
	r := &Report{listFaults: o.Errors, showTrust: o.Reliability}
	kept := docs[:0:0]
	for _, d := range docs {
		if d.scored {
			kept = append(kept, d)
		}
	}
	found := r.match(kept, preds)
	for _, d := range kept {
		p, predicted := found[d.Name]
		scores, faults, judged := scoreDoc(d, p)
		r.Total.add(scores)
		r.Docs = append(r.Docs, DocReport{d.Name, d.Format, predicted, scores, faults, judged})
	}
	if n := len(docs) - len(kept); n > 0 {
		r.warn("%d documents have no gold fields and are not scored", n)
	}
	return r
}

// Reliability is how well the confidence of a kind of item ("events", "figures" …) is calibrated; nil if none carries one.
func (r *Report) Reliability(kind string) *reliability.Table { return r.tables()[kind] }

func (r *Report) warn(format string, args ...any) {
	r.Warnings = append(r.Warnings, fmt.Sprintf(format, args...))
}

// match finds the prediction of each document, by name or else by hash.
func (r *Report) match(docs []*Doc, preds []Prediction) map[string]Prediction {
	byName, byHash := map[string]bool{}, map[string]string{}
	for _, d := range docs {
		byName[d.Name] = true
		byHash[d.SHA256] = d.Name
	}
	out := map[string]Prediction{}
	for _, p := range preds {
		said := p.tree.Get("doc").Str()
		name := said[strings.LastIndexByte(said, '/')+1:]
		if !byName[name] {
			var ok bool
			if name, ok = byHash[p.tree.Get("sha256").Text()]; !ok {
				r.warn("prediction for %s has no gold here", said)
				continue
			}
		}
		if _, twice := out[name]; twice {
			r.warn("two predictions for %s: the last one counts", name)
		}
		out[name] = p
	}
	return out
}

// Violations counts quotes that are not in the text; it must be 0.
func (r *Report) Violations() int { return r.Total.Get("violations").N }

var columns = []struct{ title, measure, part string }{
	{"body", "body", ""}, {"date", "dating inside", ""}, {"ev.P", "events core", "p"}, {"ev.R", "events core", "r"},
	{"ev.F", "events core", ""}, {"+mode", "events core+mode", ""}, {"anyty", "events core anytype", ""}, {"all.F", "events all", ""},
	{"when", "event date compatible", ""}, {"place", "event place", ""}, {"agent", "event agents", ""}, {"targ", "event targets", ""},
	{"cert", "event certainty", ""}, {"fig.F", "figures", ""}, {"bound", "figure bound", ""}, {"meas", "figure measure", ""},
	{"vict", "victims", ""}, {"orgs", "organizations", ""}, {"peopl", "people", ""}, {"rel", "relations", ""}, {"dem", "demands", ""},
}

func percent(x float64, ok bool) string {
	if !ok {
		return "    -"
	}
	return fmt.Sprintf("%5.1f", 100*x)
}

func writeRow(w io.Writer, name string, s *Scores) {
	fmt.Fprintf(w, "%-24s", pytext.Head(name, 24))
	for _, c := range columns {
		x := s.Get(c.measure)
		switch c.part {
		case "p":
			fmt.Fprint(w, " ", percent(x.Precision()))
		case "r":
			fmt.Fprint(w, " ", percent(x.Recall()))
		default:
			fmt.Fprint(w, " ", percent(x.Value()))
		}
	}
	fmt.Fprintf(w, " %5d", s.Get("violations").N)
}

// Write prints warnings, a row a document, all measures of the total, and with
// Options.Errors the faults.
func (r *Report) Write(to io.Writer) error {
	w := bufio.NewWriter(to)
	for _, s := range r.Warnings {
		fmt.Fprintln(w, "warning:", s)
	}
	fmt.Fprintf(w, "%-24s", "document")
	for _, c := range columns {
		fmt.Fprintf(w, " %5s", c.title)
	}
	fmt.Fprintln(w, "  viol")
	for _, d := range r.Docs {
		writeRow(w, d.Doc, d.Scores)
		if !d.Predicted {
			fmt.Fprint(w, "  no prediction")
		}
		fmt.Fprintln(w)
	}
	writeRow(w, "TOTAL", &r.Total)
	fmt.Fprint(w, "\n\n")
	for _, name := range r.Total.names {
		switch x := r.Total.Get(name); x.Kind {
		case PRF:
			fmt.Fprintf(w, "%-24s P %s  R %s  F1 %s   tp %d fp %d fn %d\n", name, percent(x.Precision()), percent(x.Recall()), percent(x.F1()), x.TP, x.FP, x.FN)
		case Accuracy:
			fmt.Fprintf(w, "%-24s %s   %d of %d\n", name, percent(x.Accuracy()), x.Right, x.Of)
		case Number:
			fmt.Fprintf(w, "%-24s %5d\n", name, x.N)
		}
	}
	if r.showTrust {
		fmt.Fprintln(w)
		tables := r.tables()
		for _, kind := range slices.Sorted(maps.Keys(tables)) {
			tables[kind].Write(w, kind)
		}
	}
	if r.listFaults {
		for _, d := range r.Docs {
			fmt.Fprintln(w, "\n== "+d.Doc)
			for _, f := range d.Faults {
				fmt.Fprintf(w, "%-20s %s\n", f.Kind, f.Text)
				if f.Sentence != "" {
					fmt.Fprintf(w, "%20s | %s\n", "", f.Sentence)
				}
			}
		}
	}
	return w.Flush()
}

// JSON has all numbers, and with Options.Errors the faults.
func (r *Report) JSON() []byte {
	var docs, warnings []jsontree.Value
	for _, d := range r.Docs {
		o := jsontree.NewObject()
		o.Set("doc", jsontree.OfString(d.Doc))
		o.Set("format", jsontree.OfInt(d.Format))
		o.Set("predicted", jsontree.OfBool(d.Predicted))
		o.Set("scores", d.Scores.json())
		errors := jsontree.Value{}
		if r.listFaults {
			var faults []jsontree.Value
			for _, f := range d.Faults {
				faults = append(faults, jsontree.OfArray(jsontree.OfString(f.Kind), jsontree.OfString(f.Text)))
			}
			errors = jsontree.OfArray(faults...)
		}
		o.Set("errors", errors)
		docs = append(docs, o)
	}
	for _, s := range r.Warnings {
		warnings = append(warnings, jsontree.OfString(s))
	}
	out := jsontree.NewObject()
	out.Set("docs", jsontree.OfArray(docs...))
	out.Set("total", r.Total.json())
	out.Set("warnings", jsontree.OfArray(warnings...))
	return append(out.Indented(false), '\n')
}
