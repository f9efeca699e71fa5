package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

// reviewRoutes are the pages where people decide. Every one works with plain forms; review.js adds the keyboard.
func reviewRoutes() []route {
	return []route{
		{"GET", "/review", "nav-review", reviewQueue},
		{"POST", "/review", "", reviewMany},
		{"GET", "/review/items/{item}", "", reviewItem},
		{"POST", "/review/items/{item}", "", reviewDecide},
		{"POST", "/review/name", "", reviewName},
		{"GET", "/review/add", "", reviewAdd},
		{"POST", "/review/add", "", reviewAdded},
		{"GET", "/review/decisions", "", reviewLog},
		{"POST", "/review/decisions", "", reviewUndo},
		{"GET", "/review/coding", "", codings},
		{"POST", "/review/coding", "", codingGiven},
		{"GET", "/review/coding/{sample}", "", codingSheet},
		{"POST", "/review/coding/{sample}", "", codingDone},
	}
}

// authorCookie keeps the name with which a browser signs.
const authorCookie = "testigo_author"

// author is who signs: the name in the form, else the one given before.
func (q *request) author() string {
	if q.Method == http.MethodPost {
		if name := wording.Clip(strings.TrimSpace(q.PostFormValue("author")), 80); name != "" {
			return name
		}
	}
	if c, err := q.Cookie(authorCookie); err == nil {
		if name, err := url.QueryUnescape(c.Value); err == nil {
			return wording.Clip(strings.TrimSpace(name), 80)
		}
	}
	return ""
}

// unsigned asks for a name and then sends again what was sent; nothing that was typed is lost.
func (q *request) unsigned() (page, error) {
	type field struct{ Name, Value string }
	var fields []field
	for name, values := range q.PostForm {
		if name == "author" || name == "token" {
			continue
		}
		for _, v := range values {
			fields = append(fields, field{name, v})
		}
	}
	slices.SortStableFunc(fields, func(a, b field) int { return strings.Compare(a.Name, b.Name) })
	v := struct {
		signing
		Path   string
		Fields []field
	}{q.signing(), q.URL.RequestURI(), fields}
	return q.form(page{Title: q.say("sign-title"), Name: "sign", Data: v}, v.signing), nil
}

// decide writes decisions in the name of the author, shows the record as it then is, and answers with what then gives. Without a name nothing
// is written: the answer asks for one.
func (q *request) decide(make func(*store.Store) ([]*record.Decision, error), then func([]review.Made) (page, error)) (page, error) {
	author := q.author()
	if author == "" {
		return q.unsigned()
	}
	reason := strings.TrimSpace(q.PostFormValue("reason"))
	settles := q.PostFormValue("settles") != ""
	made, err := review.Decide(q.Context(), q.room.desk.Path(), author, func(s *store.Store) ([]*record.Decision, error) {
		list, err := make(s)
		for _, d := range list {
			d.Reason = reason
			d.Settles = d.Settles || settles
		}
		return list, err
	})
	if err != nil {
		return page{}, err
	}
	q.room.desk.Refresh()
	q.keepName(author)
	return then(made)
}

// reviewName keeps the name with which a browser signs from now on.
func reviewName(q *request) (page, error) {
	name := q.author()
	if name == "" {
		return q.unsigned()
	}
	q.keepName(name)
	return page{}, redirect{q.next("/review")}
}

func (q *request) keepName(name string) {
	http.SetCookie(q.w, &http.Cookie{Name: authorCookie, Value: url.QueryEscape(name), Path: "/", MaxAge: 400 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// signing is what every form of these pages holds: the token, and the name that signs.
type signing struct{ Token, Author, Here string }

func (q *request) signing() signing {
	return signing{q.room.token(q.w, q.Request), q.author(), q.URL.RequestURI()}
}

// next is where a form leads after it: an address of the room, never another one.
func (q *request) next(otherwise string) string {
	if to := q.PostFormValue("next"); strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//") && !strings.ContainsAny(to, "\\\n\r") {
		return to
	}
	return otherwise
}

// form is a page with forms of review.
func (q *request) form(p page, s signing) page {
	p.Form, p.Signed, p.Styles = true, s.Token, []string{"review.css"}
	return p
}

type queueView struct {
	signing
	Items           []queueItem
	Total           int
	Pager           pager
	Words, Reason   string
	Reasons         []reasonChoice
	Standings       []standingCount
	Lost, Decisions int
}

type reasonChoice struct {
	Code, Name string
	Current    bool
}

type standingCount struct {
	Standing record.Standing
	Count    int
}

// queueItem is one thing that waits, with the words it rests on.
type queueItem struct {
	ID       string
	Kind     record.ItemKind
	Event    *api.Event // nil for what is no event
	Name     string
	Standing record.Standing
	Why      []string
	Passages []*api.Passage
	Decided  string // the decision that was just made, for undo
}

const queuePage = 30

func reviewQueue(q *request) (page, error) {
	v := queueView{signing: q.signing(), Words: strings.TrimSpace(q.URL.Query().Get("q")), Reason: q.URL.Query().Get("why")}
	f := store.DoubtFilter{Words: wording.Clip(v.Words, 100)}
	for _, r := range review.Reasons {
		code := r.Codes()[0]
		if code == v.Reason {
			f.Reasons = int64(r)
		}
		v.Reasons = append(v.Reasons, reasonChoice{code, wording.Doubt(q.Lang, code), code == v.Reason})
	}
	offset, limit, err := api.Range(q.URL.Query(), queuePage)
	if err != nil {
		return page{}, err
	}
	ctx, s := q.Context(), q.Record.Store()
	list, total, err := s.Doubts(ctx, f, offset, min(limit, 100))
	if err != nil {
		return page{}, err
	}
	for _, d := range list {
		it, err := q.queueItem(ctx, d)
		if err != nil {
			return page{}, err
		}
		v.Items = append(v.Items, it)
	}
	v.Total, v.Pager = total, pagerOf(q.URL, api.Page{Total: total, Offset: offset, Limit: limit})
	counts, err := s.StandingCounts(ctx, record.EventItem)
	if err != nil {
		return page{}, err
	}
	for _, st := range record.Standings[1:] {
		if counts[st] > 0 {
			v.Standings = append(v.Standings, standingCount{st, counts[st]})
		}
	}
	lost, err := s.Unanchored(ctx)
	if err != nil {
		return page{}, err
	}
	n, _, err := s.Head(ctx)
	v.Lost, v.Decisions = len(lost), int(n)
	return q.form(page{Title: q.say("review"), Name: "review", Data: v, Scripts: []string{"review.js"}}, v.signing), err
}

func (q *request) queueItem(ctx context.Context, d store.Doubt) (queueItem, error) {
	it := queueItem{ID: d.Item, Kind: d.Kind}
	for _, code := range review.Reason(d.Reasons).Codes() {
		it.Why = append(it.Why, wording.Doubt(q.Lang, code))
	}
	m, err := q.Record.Store().Mark(ctx, d.Item)
	if err != nil {
		return it, err
	}
	it.Standing = m.Standing
	if d.Kind != record.EventItem {
		sub, err := review.Subject(ctx, q.Record.Store(), d.Item)
		it.Name = sub.Name
		return it, err
	}
	if it.Event, err = q.Record.Event(ctx, d.Item, q.Lang); err != nil {
		return it, err
	}
	it.Name, it.Passages = it.Event.Headline, it.Event.Passages[:min(2, len(it.Event.Passages))]
	return it, nil
}

// maxMany bounds what is decided with one form.
const maxMany = 500

type manyView struct {
	signing
	Kind   record.DecisionKind
	Items  []queueItem
	Reason string
	Next   string
}

// reviewMany shows what a choice of items would become, and decides once that is confirmed.
func reviewMany(q *request) (page, error) {
	kind := record.DecisionKind(q.PostFormValue("kind"))
	ids := q.PostForm["id"]
	if kind != record.Accept && kind != record.Reject {
		return page{}, &api.BadRequest{Field: "kind", Value: string(kind), Hint: "accept or reject"}
	}
	if len(ids) == 0 {
		return page{}, &api.BadRequest{Field: "id", Value: "", Hint: q.say("bulk-none")}
	}
	if len(ids) > maxMany {
		return page{}, &api.BadRequest{Field: "id", Value: strconv.Itoa(len(ids)), Hint: fmt.Sprintf("at most %d at once", maxMany)}
	}
	if q.PostFormValue("confirmed") == "" {
		v := manyView{signing: q.signing(), Kind: kind, Reason: q.PostFormValue("reason"), Next: q.next("/review")}
		for _, id := range ids {
			kind, err := review.KindOf(id)
			if err != nil {
				return page{}, err
			}
			it, err := q.queueItem(q.Context(), store.Doubt{Item: id, Kind: kind})
			if err != nil {
				return page{}, err
			}
			v.Items = append(v.Items, it)
		}
		return q.form(page{Title: q.say("bulk-preview"), Name: "many", Data: v}, v.signing), nil
	}
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		var list []*record.Decision
		for _, id := range ids {
			sub, err := review.Subject(q.Context(), s, id)
			if err != nil {
				return nil, err
			}
			list = append(list, &record.Decision{Kind: kind, On: []record.Subject{sub}})
		}
		return list, nil
	}, func([]review.Made) (page, error) {
		return page{}, redirect{q.next("/review")}
	})
}

type logView struct {
	signing
	Entries []logEntry
	Lost    bool
	Total   int
	Pager   pager
}

// logEntry is a decision as a list shows it.
type logEntry struct {
	ID, Author, When string
	Kind             record.DecisionKind
	On               []logItem
	Fields           []review.FieldValue
	Reason, Lost     string
	Quote            string
	Of               string
	Undone           bool
	Settles          bool
}

type logItem struct{ ID, Name, Href string }

func entryOf(l store.Logged, why string) (logEntry, error) {
	d, err := l.Decision()
	if err != nil {
		return logEntry{}, err
	}
	e := logEntry{ID: l.ID, Author: wording.Clip(d.Author, 80), When: d.Time.Format("2006-01-02 15:04"), Kind: d.Kind, Reason: wording.Clip(d.Reason, 600), Lost: why, Fields: review.FieldsOf(d.Change),
		Of: d.Of, Settles: d.Settles}
	for i, sub := range d.On {
		if i == 6 {
			break
		}
		name := sub.Name
		if name == "" {
			name = sub.ID
		}
		e.On = append(e.On, logItem{sub.ID, wording.Clip(name, 120), "/review/items/" + sub.ID})
		if e.Quote == "" && len(sub.At) > 0 {
			e.Quote = wording.Clip(sub.At[0].Quote, 160)
		}
	}
	if len(d.At) > 0 {
		e.Quote = wording.Clip(d.At[0].Quote, 160)
	}
	return e, nil
}

func reviewLog(q *request) (page, error) {
	ctx, s := q.Context(), q.Record.Store()
	v := logView{signing: q.signing(), Lost: q.URL.Query().Get("lost") != ""}
	lost, err := s.Unanchored(ctx)
	if err != nil {
		return page{}, err
	}
	why := map[string]string{}
	for _, u := range lost {
		why[u.ID] = u.Why
	}
	var all []store.Logged
	undone := map[string]bool{}
	for l, err := range s.Decisions(ctx, 0) {
		if err != nil {
			return page{}, err
		}
		if v.Lost && why[l.ID] == "" {
			continue
		}
		all = append(all, l)
	}
	slices.Reverse(all) // the last first
	offset, limit, err := api.Range(q.URL.Query(), linesPerPage)
	if err != nil {
		return page{}, err
	}
	v.Total = len(all)
	for _, l := range all[min(offset, len(all)):min(offset+limit, len(all))] {
		e, err := entryOf(l, why[l.ID])
		if err != nil {
			return page{}, err
		}
		if e.Kind == record.Undo && !undone[e.ID] { // later ones come first
			undone[e.Of] = true
		}
		e.Undone = undone[e.ID]
		v.Entries = append(v.Entries, e)
	}
	v.Pager = pagerOf(q.URL, api.Page{Total: v.Total, Offset: offset, Limit: limit})
	return q.form(page{Title: q.say("decisions"), Name: "decisions", Data: v}, v.signing), nil
}

// reviewUndo undoes the decision that the form names.
func reviewUndo(q *request) (page, error) {
	of := q.PostFormValue("of")
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		l, err := s.Decision(q.Context(), of)
		return []*record.Decision{{Kind: record.Undo, Of: l.ID}}, err
	}, func(made []review.Made) (page, error) {
		if q.wantsFragment("done") {
			return q.done(made)
		}
		return page{}, redirect{q.next("/review/decisions")}
	})
}
