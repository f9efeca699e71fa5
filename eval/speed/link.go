package main

import (
	"fmt"
	"runtime"
	"strings"
	"time"

	"testigo/eval/synthetic/world"
	"testigo/record"
	"testigo/record/link"
)

// linking joins n event statements of invented reports, made from the truth and not by reading, and then a document that
// repeats one act many times, twice.
func linking(o options) error {
	stop, err := profile(o)
	if err != nil {
		return err
	}
	noActor := func(record.ActorRef) string { return "" }
	l := link.New(nil)
	made, documents, spent := 0, 0, time.Duration(0)
	before, cpu := heap(), processorTime()
	err = world.Generate(world.Options{Documents: 1 << 30, Seed: 1}, func(d *world.Document) error {
		r, err := told(d)
		if err != nil {
			return err
		}
		began := time.Now()
		l.Add(r, noActor)
		spent += time.Since(began)
		documents++
		if made += len(r.Events); made >= o.statements {
			return errEnough
		}
		return nil
	})
	if err != nil && !strings.Contains(err.Error(), errEnough.Error()) {
		return err
	}
	cpu = processorTime() - cpu
	began := time.Now()
	events := l.Events()
	spent += time.Since(began)
	held := heap() - before
	runtime.KeepAlive(l)
	fmt.Printf("linking %d statements of %d documents: %d events in %.1f s (%.1f s of processor time with making them), %.0f bytes a statement\n",
		made, documents, len(events), spent.Seconds(), cpu.Seconds(), float64(held)/float64(made))
	if err := stop(); err != nil {
		return err
	}
	began = time.Now()
	l = link.New(nil)
	const repeats = 40000
	for _, name := range []string{"first", "second"} {
		r, err := repeated(name, repeats)
		if err != nil {
			return err
		}
		l.Add(r, noActor)
		fmt.Printf("%d repeats of one act in the %s document: %.1f s\n", repeats, name, time.Since(began).Seconds())
	}
	fmt.Printf("  with its events, %d: %.1f s\n", len(l.Events()), time.Since(began).Seconds())
	return nil
}

var errEnough = fmt.Errorf("enough statements")

// heap is what is in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

var kinds = map[string][2]string{"killing": {"ASSAULT", "killing"}, "arrest": {"COERCE", "arrest"}, "march": {"PROTEST", "march"}, "strike": {"PROTEST", "strike"},
	"blockade": {"PROTEST", "blockade"}, "bombing": {"ASSAULT", "bombing"}, "kidnapping": {"SEIZE", "kidnapping"}, "release": {"RELEASE", "release"},
	"occupation": {"PROTEST", "occupation"}, "agreement": {"AGREE", "agreement"}, "emergency": {"COERCE", "state-of-emergency"},
	"resignation": {"COUP", "resignation"}, "attack": {"ASSAULT", "armed-attack"}}

// told makes the reading that a perfect reader would make of a synthetic report.
func told(d *world.Document) (*record.Reading, error) {
	doc, err := record.NewDocument(record.IDOf([]byte(d.Name+d.Text)), d.Name, record.Text, d.Text)
	if err != nil {
		return nil, err
	}
	day := record.Interval{From: d.Date, To: d.Date}
	r := &record.Reading{Doc: doc, Written: record.Dating{EDTF: day.EDTF(), Interval: day, Best: day}}
	for _, t := range d.Truth.Tells {
		if t.Use == "head" {
			continue
		}
		add(r, record.Span{Start: t.Start, End: t.End}, &t)
	}
	return r, nil
}

func add(r *record.Reading, at record.Span, t *world.Tells) {
	f := t.Facts
	on := record.Interval{From: f.Day, To: f.Day}
	e := record.EventStatement{Type: record.EventType(kinds[f.Kind][0]), Mode: record.Mode(kinds[f.Kind][1]), Sentence: at, Certainty: record.Asserted, Background: t.Use == "back",
		When:  record.CiteSpan(r.Doc, at, record.Time{Type: record.Date, EDTF: on.EDTF(), Interval: on}),
		Where: []record.Cited[record.Place]{record.CiteSpan(r.Doc, at, record.Place{Name: f.Town, Kind: record.City, Country: f.Country, Admin1: f.Region})}}
	for _, role := range []record.RoleFill{{Role: record.Agent, Name: f.Agent}, {Role: record.Target, Name: f.Target}} {
		if role.Name != "" {
			e.Roles = append(e.Roles, record.CiteSpan(r.Doc, at, role))
		}
	}
	if t.Measure != "" {
		e.Counts = []int{len(r.Figures)}
		r.Figures = append(r.Figures, record.CiteSpan(r.Doc, at, record.Figure{Measure: t.Measure, Value: t.Value, HasValue: true, Bound: record.Exact}))
	}
	r.Events = append(r.Events, record.CiteSpan(r.Doc, record.Span{Start: at.Start, End: at.Start + 1}, e))
}

// repeated is a document that says one sentence n times.
func repeated(name string, n int) (*record.Reading, error) {
	const sentence = "On 3 March 1998 police killed 12 miners in Ayaviri, Puno. "
	text := strings.Repeat(sentence, n)
	doc, err := record.NewDocument(record.IDOf([]byte(name)), name, record.Text, text)
	if err != nil {
		return nil, err
	}
	r := &record.Reading{Doc: doc}
	day := record.DayOf(1998, 3, 3)
	for i := range n {
		at := record.Span{Start: i * len(sentence), End: i*len(sentence) + len(sentence) - 1}
		add(r, at, &world.Tells{Measure: "killed", Value: 12, Facts: world.Facts{Kind: "killing", Day: day, Town: "Ayaviri", Region: "Puno", Country: "PE", Agent: "police", Target: "miners"}})
	}
	return r, nil
}
