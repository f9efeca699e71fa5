// Package runs puts the readers to the evaluation sets: inputs without gold in, predictions
// in the form of the scorers out. Predictions never look at gold: this package sees only the
// Input types of the scorers, which have no gold fields.
//
// Work is spread over processors and kept in the order of the inputs.
package runs

import (
	"bytes"
	"encoding/json"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"testigo/document"
	"testigo/eval/dating"
	"testigo/eval/geo"
	"testigo/eval/gold"
	"testigo/eval/incidents"
	"testigo/eval/muc4"
	"testigo/eval/timex"
	"testigo/pack/gazetteer"
	"testigo/publish/export"
	"testigo/reading"
	readdating "testigo/reading/dating"
	"testigo/reading/places"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// each maps inputs to outputs on all processors; the first error wins.
func each[In, Out any](inputs []In, start func() func(In) (Out, error)) ([]Out, error) {
	out := make([]Out, len(inputs))
	errs := make([]error, len(inputs))
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(len(inputs), runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			one := start()
			for i := int(next.Add(1)) - 1; i < len(inputs); i = int(next.Add(1)) - 1 {
				out[i], errs[i] = one(inputs[i])
			}
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Gold reads whole documents, as a build does.
func Gold(inputs []gold.Input) ([]gold.Prediction, error) {
	return GoldWithout(inputs, reading.Without{})
}

// GoldWithout reads whole documents with layers switched off.
func GoldWithout(inputs []gold.Input, without reading.Without) ([]gold.Prediction, error) {
	return each(inputs, func() func(gold.Input) (gold.Prediction, error) {
		r := reading.New()
		r.Without = without
		return func(in gold.Input) (gold.Prediction, error) {
			var b bytes.Buffer
			read, trace := r.Traced(document.FromText(in.Doc, in.Text))
			if err := export.Reading(&b, read.Reading, export.Options{Countries: gazetteer.World()}); err != nil {
				return gold.Prediction{}, err
			}
			p, err := gold.From(json.RawMessage(b.Bytes()))
			return p.With(evidence(read.Reading, trace)), err
		}
	})
}

// MUC4 fills incident templates.
func MUC4(inputs []muc4.Input) ([]muc4.Prediction, error) {
	return each(inputs, func() func(muc4.Input) (muc4.Prediction, error) {
		a := words.NewAnalyser()
		return func(in muc4.Input) (muc4.Prediction, error) {
			p := muc4.Prediction{ID: in.ID, Templates: []muc4.Template{}}
			m, err := incidents.Read(a, in.ID, in.Text, byteOffset(in.Text, in.BodyStart))
			if err != nil {
				return p, err
			}
			ts, story, weighed := incidents.Weigh(m)
			p.Templates = append(p.Templates, Templates(ts)...)
			p.Considered = Considered(story, weighed)
			return p, nil
		}
	})
}

// Templates puts incidents into the scorer's form.
func Templates(ts []incidents.Template) []muc4.Template {
	out := make([]muc4.Template, 0, len(ts))
	for _, t := range ts {
		out = append(out, muc4.Template{IncidentType: t.Type, Roles: muc4.Roles{
			PerpInd: entities(t.Fillers["PerpInd"]), PerpOrg: entities(t.Fillers["PerpOrg"]), Target: entities(t.Fillers["Target"]),
			Victim: entities(t.Fillers["Victim"]), Weapon: entities(t.Fillers["Weapon"]), VictimDescription: entities(t.Fillers["VictimDescription"])}})
	}
	return out
}

// Considered is what the reader of incidents weighed, for the list of faults.
func Considered(s *incidents.Story, w *incidents.Weighed) muc4.Considered {
	out := muc4.Considered{}
	for _, c := range s.Candidates {
		out.Consider(c.Text, "", 0)
	}
	for _, fills := range w.Fills {
		for _, f := range fills {
			for r, name := range incidents.Roles {
				out.Consider(s.Candidates[f.Index].Text, name, f.P[r])
			}
		}
	}
	return out
}

func entities(fills [][]string) []muc4.Entity {
	out := make([]muc4.Entity, 0, len(fills))
	for _, f := range fills {
		out = append(out, muc4.Entity(f))
	}
	return out
}

// byteOffset turns code points into bytes.
func byteOffset(text string, codePoints int) int {
	for i := range text {
		if codePoints == 0 {
			return i
		}
		codePoints--
	}
	return len(text)
}

// Time finds time expressions, given the day of writing.
func Time(inputs []timex.Input) ([]timex.Prediction, error) {
	return each(inputs, func() func(timex.Input) (timex.Prediction, error) {
		return func(in timex.Input) (timex.Prediction, error) {
			p := timex.Prediction{ID: in.ID, Timexes: []timex.Timex{}}
			found, err := times.Annotate(in.Text, langOf(in.Lang), in.DCT)
			for _, a := range found {
				p.Timexes = append(p.Timexes, timex.Timex{Start: a.Start, End: a.End, Text: a.Text, Type: orNil(a.Type), Value: orNil(a.Value), Mod: a.Mod, Confidence: a.Confidence})
			}
			return p, err
		}
	})
}

// Geo finds and resolves place names.
func Geo(inputs []geo.Input, o places.Options) ([]geo.Prediction, error) {
	return each(inputs, func() func(geo.Input) (geo.Prediction, error) {
		return func(in geo.Input) (geo.Prediction, error) {
			p := geo.Prediction{ID: in.ID, Toponyms: []geo.Toponym{}}
			o := o
			o.Source = in.Source
			lang := record.Lang(in.Lang)
			if lang == "" {
				lang = record.English
				if d := document.FromText(in.ID, in.Text); d.Lang == record.Spanish {
					lang = record.Spanish
				}
			}
			found, considered, err := places.Traced(in.Text, lang, o)
			p.Names = make([]geo.Name, 0, len(considered))
			for _, c := range considered {
				n := geo.Name{Start: c.Start, End: c.End, Taken: c.Taken, At: c.At}
				if c.HasSecond {
					n.RunnerUp = &c.RunnerUp
				}
				p.Names = append(p.Names, n)
			}
			for _, a := range found {
				t := geo.Toponym{Start: a.Start, End: a.End, Text: a.Text, Name: &a.Name, Confidence: a.Confidence}
				if a.Adjective {
					t.Form = "Adjective"
				}
				if a.Lat != 0 || a.Lon != 0 {
					t.Lat, t.Lon = &a.Lat, &a.Lon
				}
				if a.GeoNames != 0 {
					t.GeoNameID = geo.ID(strconv.Itoa(a.GeoNames))
				}
				p.Toponyms = append(p.Toponyms, t)
			}
			return p, err
		}
	})
}

// Dating says when documents were written, given their text and the date that the page shows.
func Dating(inputs []dating.Input) ([]dating.Prediction, error) {
	return each(inputs, func() func(dating.Input) (dating.Prediction, error) {
		return func(in dating.Input) (dating.Prediction, error) {
			p := dating.Prediction{ID: in.ID}
			d, err := readdating.Read(in.Text, langOf(in.Lang), in.PageDate)
			if err != nil {
				return p, err
			}
			a := readdating.Annotated(d)
			for _, r := range d.Reasons {
				v := r.Value()
				p.Grounds = append(p.Grounds, dating.Ground{Code: v.Code, Text: v.Text, From: v.Implies.From.String(), To: v.Implies.To.String()})
			}
			p.Page = a.Date != "" && a.Date == in.PageDate
			p.Date, p.From, p.To = orNil(a.Date), orNil(a.From), orNil(a.To)
			return p, nil
		}
	})
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func langOf(s string) record.Lang {
	if s == "" {
		return record.English
	}
	return record.Lang(s)
}
