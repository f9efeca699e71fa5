package web

import (
	"strings"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

type eventView struct {
	E      *api.Event
	InTime string // the chronology around it
}

func event(q *request) (page, error) {
	id := strings.ToLower(q.PathValue("id"))
	e, err := q.Record.Event(q.Context(), id, q.Lang)
	if err != nil {
		return page{}, err
	}
	if e.ID != id && !q.wantsFragment("body") { // merged into another since the address was noted
		return page{}, redirect{"/events/" + e.ID}
	}
	v := eventView{E: e, InTime: "/chronology?" + around(e.Event.Interval).Values().Encode()}
	p := page{Title: wording.Clip(e.Headline, 120), Name: "event", Data: v}
	if q.wantsFragment("body") {
		p.Fragment = "event-body"
	}
	return p, nil
}

// around is a month on either side of an event.
func around(iv record.Interval) api.Filter {
	var f api.Filter
	const month = 30
	if iv.From != 0 {
		f.From = (iv.From - month).String()
	}
	if iv.To != 0 {
		f.To = (iv.To + month).String()
	}
	return f
}
