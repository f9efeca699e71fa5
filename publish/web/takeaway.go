package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"path"
	"strconv"
	"strings"

	"testigo/publish/api"
	"testigo/publish/dossier"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// takeaways are the forms in which a page can be taken away.
var takeaways = map[string]struct {
	write func(io.Writer, *dossier.Dossier) error
	media string
}{
	".html": {dossier.HTML, "text/html; charset=utf-8"},
	".docx": {dossier.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
	".csv":  {dossier.CSV, "text/csv; charset=utf-8"},
	".json": {dossier.JSON, "application/json"},
}

// takeaway answers /dossier/chronology.docx?… , /dossier/actor.html?id=…, and so on for question and conflict: what is on the screen, to cite and hand on.
func (r *Room) takeaway(w http.ResponseWriter, req *http.Request) {
	rec, done, err := r.desk.Record(req.Context())
	if err != nil {
		r.fail(w, req, err)
		return
	}
	defer done()
	q := &request{Request: req, w: w, room: r, prefs: prefsOf(w, req), Record: rec}
	name := req.PathValue("name")
	form, ok := takeaways[path.Ext(name)]
	if !ok {
		r.refuse(w, req, http.StatusNotFound, "error-missing", nil)
		return
	}
	d, err := q.dossier(strings.TrimSuffix(name, path.Ext(name)))
	if long := (dossier.TooLong{}); errors.As(err, &long) {
		err = &api.BadRequest{Field: "from", Value: "", Hint: fmt.Sprintf(q.say("take-long"), long.Lines)}
	}
	if err != nil {
		r.fail(w, req, err)
		return
	}
	var b bytes.Buffer // whole, or an error page
	if err := form.write(&b, d); err != nil {
		r.fail(w, req, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", form.media)
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Disposition", `attachment; filename="testigo-`+name+`"`)
	w.Write(b.Bytes())
}

func (q *request) dossier(what string) (*dossier.Dossier, error) {
	ctx, s, id := q.Context(), q.Record.Store(), strings.ToLower(q.URL.Query().Get("id"))
	switch what {
	case "actor":
		return dossier.Actor(ctx, s, q.Lang, "", id)
	case "question":
		return dossier.Question(ctx, s, q.Lang, "", id)
	case "conflict":
		return dossier.Conflict(ctx, s, q.Lang, "", id)
	case "chronology":
		f, err := api.ParseFilter(q.URL.Query())
		if err != nil {
			return nil, err
		}
		return dossier.Chronology(ctx, filtered{s, q, f}, q.Lang, "", store.EventFilter{}, q.chosenFacts(f))
	}
	return nil, fmt.Errorf("%s: %w", what, store.ErrNotFound)
}

// filtered is the record with the events of the room's own filter, which knows more than that of the store.
type filtered struct {
	*store.Store
	q *request
	f api.Filter
}

func (f filtered) Events(ctx context.Context, _ store.EventFilter) iter.Seq2[*record.Event, error] {
	return func(yield func(*record.Event, error) bool) {
		for offset := 0; ; offset += api.MaxLimit {
			list, err := f.q.Record.Events(ctx, f.f, f.q.Lang, offset, api.MaxLimit)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, l := range list.Events {
				if !yield(l.Event, nil) {
					return
				}
			}
			if offset+api.MaxLimit >= list.Total {
				return
			}
		}
	}
}

// chosenFacts says in words what the chronology was narrowed to.
func (q *request) chosenFacts(f api.Filter) []dossier.Fact {
	v := chronologyView{F: f}
	for _, id := range f.Actors {
		if p, err := q.Record.Store().Profile(q.Context(), id); err == nil {
			v.Actors = append(v.Actors, api.ActorLine{ID: id, Name: wording.Clip(p.Name, 80)})
		}
	}
	v.choose(q)
	var names []string
	for _, c := range v.Chosen {
		names = append(names, c.Name)
	}
	if len(names) == 0 {
		return []dossier.Fact{}
	}
	return []dossier.Fact{{Label: q.say("filters"), Value: strings.Join(names, "; ")}}
}
