package web

import (
	"slices"
	"strconv"
	"strings"

	"testigo/publish/api"
	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

type codingsView struct {
	signing
	All []codingLine
}

type codingLine struct {
	ID, Name, By string
	Units        int
	Coders       []coderLine
	Open         bool
}

type coderLine struct {
	Name string
	Done int
}

func lineOfCoding(c *review.Coding) codingLine {
	l := codingLine{ID: c.ID, Name: wording.Clip(c.Name, 80), By: wording.Clip(c.By, 80), Units: len(c.Units), Open: c.Open()}
	for _, coder := range c.Coders {
		l.Coders = append(l.Coders, coderLine{wording.Clip(coder, 80), c.Done(coder)})
	}
	return l
}

func codings(q *request) (page, error) {
	all, err := review.Codings(q.Context(), q.Record.Store())
	if err != nil {
		return page{}, err
	}
	v := codingsView{signing: q.signing()}
	for _, c := range all {
		v.All = append(v.All, lineOfCoding(c))
	}
	return q.form(page{Title: q.say("coding"), Name: "codings", Data: v}, v.signing), nil
}

// maxSample bounds a sample given out on the page.
const maxSample = 1000

// codingGiven gives out a new sample.
func codingGiven(q *request) (page, error) {
	coders := split(q.PostFormValue("coders"), ",")
	size, err := strconv.Atoi(q.PostFormValue("size"))
	name := wording.Clip(strings.TrimSpace(q.PostFormValue("name")), 80)
	if len(coders) < 2 || name == "" || err != nil || size < 1 || size > maxSample {
		return page{}, &api.BadRequest{Field: "coders", Value: wording.Clip(q.PostFormValue("coders"), 80), Hint: q.say("coding-hint")}
	}
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		on, err := review.Sampled(q.Context(), s, store.EventFilter{Reported: true}, size, uint64(len(name)))
		return []*record.Decision{{Kind: record.Assign, On: on, Sample: &record.Sample{Name: name, Coders: coders}}}, err
	}, func(made []review.Made) (page, error) {
		return page{}, redirect{"/review/coding/" + made[0].ID}
	})
}

// sheetView is a sample for one person: the next unit to code or, once all are coded, the codes beside each other.
type sheetView struct {
	codingLine
	Coder   bool // whoever looks is one of the coders
	Unit    int  // the number of the unit to code, from 1; 0 = none is left
	Source  string
	Context []quote.Segment
	Fields  []review.FieldAgreement
	Rows    []codedRow
	fieldsView
}

// codedRow is a unit with what each coder says.
type codedRow struct {
	Unit    int
	Item    string
	Quote   string
	Codes   []codedBy
	Differ  bool
	Settled bool
}

type codedBy struct {
	Coder  string
	None   bool
	Fields []review.FieldValue
}

func codingSheet(q *request) (page, error) {
	c, err := review.CodingNamed(q.Context(), q.Record.Store(), q.PathValue("sample"))
	if err != nil {
		return page{}, err
	}
	v := sheetView{codingLine: lineOfCoding(c), fieldsView: q.fields()}
	v.Coder = slices.Contains(c.Coders, v.Author)
	if next, ok := c.Next(v.Author); v.Coder && ok {
		v.Unit = next + 1
		if err := q.unit(&v, c.Units[next]); err != nil {
			return page{}, err
		}
	}
	if v.Open { // codes are seen by nobody before
		v.Fields = c.Agreement()
		for i, u := range c.Units {
			v.Rows = append(v.Rows, rowOf(c, i, u))
		}
	}
	return q.form(page{Title: q.say("coding") + ": " + v.Name, Name: "sheet", Data: v}, v.signing), nil
}

// unit shows the words of a unit and the sentences around, and nothing of what the machine made of them.
func (q *request) unit(v *sheetView, u review.Unit) error {
	if len(u.Subject.At) == 0 {
		return nil
	}
	p := u.Subject.At[0]
	r, err := q.Record.Store().Reading(q.Context(), p.Doc)
	if err != nil {
		return err
	}
	v.Source = wording.Clip(r.Doc.Name, 200)
	if at, ok := r.Doc.Bytes(p.Start, p.End); ok {
		marks := []quote.Mark{{Span: at, Kind: quote.Trigger}}
		sentence := at
		for _, s := range r.Sentences {
			if s.Contains(at) {
				sentence = s
				marks = append(marks, quote.Mark{Span: s, Kind: quote.Sentence})
			}
		}
		v.Context = quote.Cut(r.Doc.Text(), quote.Window(r.Doc, at, sentence), marks)
	}
	return nil
}

func rowOf(c *review.Coding, i int, u review.Unit) codedRow {
	row := codedRow{Unit: i + 1, Item: u.Item, Settled: u.Settled}
	if len(u.Subject.At) > 0 {
		if row.Quote = u.Subject.At[0].Sentence; row.Quote == "" {
			row.Quote = u.Subject.At[0].Quote
		}
		row.Quote = wording.Clip(row.Quote, 300)
	}
	first := ""
	for k, coder := range c.Coders {
		ch := u.Codes[coder]
		by := codedBy{Coder: coder, None: ch == nil, Fields: review.FieldsOf(ch)}
		said := ""
		for _, f := range by.Fields {
			said += f.Name + "=" + f.Value + "\n"
		}
		if k == 0 {
			first = said
		}
		row.Differ = row.Differ || said != first
		row.Codes = append(row.Codes, by)
	}
	return row
}

// codingDone takes a code, or what somebody settles between two codes.
func codingDone(q *request) (page, error) {
	n, err := strconv.Atoi(q.PostFormValue("unit"))
	if err != nil {
		return page{}, &api.BadRequest{Field: "unit", Value: wording.Clip(q.PostFormValue("unit"), 20), Hint: "a number"}
	}
	sample := q.PathValue("sample")
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		c, err := review.CodingNamed(q.Context(), s, sample)
		if err != nil {
			return nil, err
		}
		if n < 1 || n > len(c.Units) {
			return nil, &api.BadRequest{Field: "unit", Value: strconv.Itoa(n), Hint: "no such unit"}
		}
		u := c.Units[n-1]
		if take := q.PostFormValue("take"); take != "" {
			ch, ok := u.Codes[take]
			if !ok || u.Item == "" || !c.Open() {
				return nil, &api.BadRequest{Field: "take", Value: wording.Clip(take, 80), Hint: q.say("coding-take")}
			}
			sub, err := review.Subject(q.Context(), s, u.Item)
			if err != nil {
				return nil, err
			}
			d := &record.Decision{Kind: record.EditItem, On: []record.Subject{sub}, Change: ch, Settles: true}
			if ch == nil {
				d.Kind = record.Reject
			}
			return []*record.Decision{d}, nil
		}
		var is *record.Change
		if q.PostFormValue("none") == "" {
			is = &record.Change{}
			if err := q.eventChange(s, nil, is); err != nil {
				return nil, err
			}
			if is.Type == nil {
				return nil, &api.BadRequest{Field: "type", Value: "", Hint: q.say("add-type")}
			}
		}
		d, err := review.NewCode(c, n-1, q.author(), is)
		if err != nil {
			return nil, &api.BadRequest{Field: "author", Value: q.author(), Hint: q.say("coding-not-yours")}
		}
		return []*record.Decision{d}, nil
	}, func([]review.Made) (page, error) {
		to := "/review/coding/" + sample
		if q.PostFormValue("take") != "" {
			to += "#u" + strconv.Itoa(n)
		}
		return page{}, redirect{to}
	})
}
