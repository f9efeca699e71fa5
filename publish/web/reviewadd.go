package web

import (
	"strconv"
	"strings"

	"testigo/publish/api"
	"testigo/publish/quote"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// addView is the form for an event that the machine missed: first the words, then what they tell.
type addView struct {
	Doc, Heading string
	Start, End   int
	Quote        string
	Segments     []quote.Segment
	Lost         bool // the words that were given do not stand in the document
	fieldsView
}

// fieldsView are the fields of an event as a form shows them.
type fieldsView struct {
	signing
	Types       []typeChoice
	When        string
	Places      string
	Roles       string
	Certainty   string
	Certainties []record.Certainty
}

func (q *request) fields() fieldsView {
	v := fieldsView{signing: q.signing(), Certainty: record.Asserted.String()}
	for _, t := range record.EventTypes {
		v.Types = append(v.Types, typeChoice{string(t), wording.Type(q.Lang, t), false})
		for _, m := range record.Modes[t] {
			v.Types = append(v.Types, typeChoice{string(t) + "/" + string(m), wording.Type(q.Lang, t) + ": " + wording.Noun(q.Lang, t, m), false})
		}
	}
	for c := record.Asserted; c <= record.Hypothetical; c++ {
		v.Certainties = append(v.Certainties, c)
	}
	return v
}

func reviewAdd(q *request) (page, error) {
	if q.URL.Query().Get("doc") == "" { // the words come first, and they stand in a document
		return page{}, redirect{"/documents"}
	}
	row, err := q.Record.Store().ResolveDocument(q.Context(), q.URL.Query().Get("doc"))
	if err != nil {
		return page{}, err
	}
	r, err := q.Record.Store().Reading(q.Context(), row.Hash)
	if err != nil {
		return page{}, err
	}
	v := addView{Doc: row.Hash.String(), Heading: wording.Clip(row.Title, 160), Quote: strings.TrimSpace(q.URL.Query().Get("quote")), fieldsView: q.fields()}
	if v.Heading == "" {
		v.Heading = wording.Clip(row.Name, 160)
	}
	start, err1 := strconv.Atoi(q.URL.Query().Get("start"))
	end, err2 := strconv.Atoi(q.URL.Query().Get("end"))
	p, ok := record.Passage{}, false
	if err1 == nil && err2 == nil {
		p, ok = review.SpanPassage(r, start, end)
	} else if v.Quote != "" {
		p, ok = review.QuotePassage(r, v.Quote)
		v.Lost = !ok
	}
	if ok {
		v.Start, v.End, v.Quote = p.Start, p.End, p.Quote
		if at, ok := r.Doc.Bytes(p.Start, p.End); ok {
			v.Segments = quote.Cut(r.Doc.Text(), quote.Window(r.Doc, at, at), []quote.Mark{{Span: at, Kind: quote.Sentence}})
		}
	}
	return q.form(page{Title: q.say("add-title"), Name: "add", Data: v}, v.signing), nil
}

func reviewAdded(q *request) (page, error) {
	doc, err := record.ParseDocumentID(q.PostFormValue("doc"))
	if err != nil {
		return page{}, &api.BadRequest{Field: "doc", Value: wording.Clip(q.PostFormValue("doc"), 80), Hint: "no such document"}
	}
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		r, err := s.Reading(q.Context(), doc)
		if err != nil {
			return nil, err
		}
		start, err1 := strconv.Atoi(q.PostFormValue("start"))
		end, err2 := strconv.Atoi(q.PostFormValue("end"))
		p, ok := review.SpanPassage(r, start, end)
		if err1 != nil || err2 != nil || !ok {
			return nil, &api.BadRequest{Field: "start", Value: q.PostFormValue("start"), Hint: q.say("add-words-first")}
		}
		ch := &record.Change{}
		if err := q.eventChange(s, nil, ch); err != nil {
			return nil, err
		}
		if ch.Type == nil {
			return nil, &api.BadRequest{Field: "type", Value: "", Hint: q.say("add-type")}
		}
		return []*record.Decision{{Kind: record.AddItem, At: []record.Passage{p}, Change: ch}}, nil
	}, func(made []review.Made) (page, error) {
		return page{}, redirect{"/events/" + made[0].Item}
	})
}
