package api

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/conflicts"
	"testigo/store"
)

// endpoint is one line of the API: what it answers and how it is described.
type endpoint struct {
	path, summary string
	params        []param
	answer        reflect.Type
	serve         func(context.Context, *Record, call) (any, error)
}

// call is a request to an endpoint.
type call struct {
	id     string
	query  url.Values
	lang   record.Lang
	offset int
	limit  int
}

// param is a parameter of the address.
type param struct {
	name, kind, says string
	values           []string
	many             bool
}

var filterParams = []param{
	{"from", "string", "EDTF: only what may have happened on or after it", nil, false},
	{"to", "string", "EDTF: only what may have happened on or before it", nil, false},
	{"type", "string", "event type, or type/mode; may be given several times", typeValues(), true},
	{"certainty", "string", "how it is told; may be given several times", []string{"asserted", "reported", "denied", "planned", "hypothetical"}, true},
	{"place", "string", "name of a place, department or country, or its id; case and accents aside", nil, true},
	{"actor", "string", "id of an actor who has a part", nil, true},
	{"source", "string", "outlet of a document that tells it", nil, true},
	{"measure", "string", "only events of which this is counted: killed, wounded, arrested …", nil, false},
	{"figures", "string", "only events whose figures differ, or grow with their date", []string{"conflict", "growth"}, false},
	{"witnesses", "integer", "only what so many independent documents tell", nil, false},
	{"standing", "string", "what people say of it: machine is nobody yet; may be given several times", []string{"machine", "accepted", "edited", "added", "disputed", "changed"}, true},
	{"background", "string", "no: without what is told as background or habit", []string{"no"}, false},
	{"q", "string", "words in the sentences that tell the event", nil, false},
}

var (
	pageParams = []param{{"offset", "integer", "how many to leave out", nil, false}, {"limit", "integer", "how many to list, 100 if not given, 500 at most", nil, false}}
	langParam  = param{"lang", "string", "language of the record's own words", []string{"en", "es"}, false}
)

// typeValues are the values of type: types, and types with their modes.
func typeValues() (out []string) {
	for _, t := range record.EventTypes {
		out = append(out, string(t))
		for _, m := range record.Modes[t] {
			out = append(out, string(t)+"/"+string(m))
		}
	}
	return out
}

func relationValues() (out []string) {
	for _, t := range RelationTypes {
		out = append(out, string(t))
	}
	return out
}

func params(lists ...[]param) (out []param) {
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// endpoints is the whole API.
var endpoints = []endpoint{
	{"/overview", "what the record holds", nil, reflect.TypeFor[Overview](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Overview(ctx) }},
	{"/events", "events of a filter, in the order of the chronology", params(filterParams, pageParams, []param{langParam}), reflect.TypeFor[Events](), filtered(func(ctx context.Context, r *Record, f Filter, c call) (any, error) {
		return r.Events(ctx, f, c.lang, c.offset, c.limit)
	})},
	{"/events/{id}", "one event with every witness", []param{langParam}, reflect.TypeFor[Event](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Event(ctx, c.id, c.lang) }},
	{"/density", "events of a filter over time", filterParams, reflect.TypeFor[Density](), filtered(func(ctx context.Context, r *Record, f Filter, c call) (any, error) { return r.Density(ctx, f) })},
	{"/map", "where the events of a filter lie: towns, departments, countries", filterParams, reflect.TypeFor[Atlas](), filtered(func(ctx context.Context, r *Record, f Filter, c call) (any, error) { return r.Atlas(ctx, f) })},
	{"/facets", "what a filter could be narrowed to, with counts", filterParams, reflect.TypeFor[Facets](), filtered(func(ctx context.Context, r *Record, f Filter, c call) (any, error) { return r.Facets(ctx, f) })},
	{"/documents", "documents by name", params([]param{{"source", "string", "only of this outlet", nil, false}}, pageParams), reflect.TypeFor[Documents](), func(ctx context.Context, r *Record, c call) (any, error) {
		return r.Documents(ctx, c.query.Get("source"), c.offset, c.limit)
	}},
	{"/documents/{id}", "one document with its text, dating and statements; the id may be shortened to six digits", nil, reflect.TypeFor[Document](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Document(ctx, c.id) }},
	{"/questions", "questions: conflicts first, then growth, agreement, single figures", params([]param{{"measure", "string", "only of this measure", nil, false},
		{"status", "string", "only those that stand so", []string{"conflict", "growth", "agree", "single"}, false}, {"event", "string", "only about this event", nil, false}}, pageParams, []param{langParam}),
		reflect.TypeFor[Questions](), func(ctx context.Context, r *Record, c call) (any, error) {
			return r.Questions(ctx, store.QuestionFilter{Measure: c.query.Get("measure"), Status: record.Status(c.query.Get("status")), Event: c.query.Get("event")}, c.lang, c.offset, c.limit)
		}},
	{"/questions/{id}", "one question with its figures and their sentences", []param{langParam}, reflect.TypeFor[Question](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Question(ctx, c.id, c.lang) }},
	{"/actors", "actors, most mentioned first", params([]param{{"kind", "string", "only of this kind", []string{"person", "organization", "group"}, false}, {"q", "string", "words that a name holds", nil, false}}, pageParams), reflect.TypeFor[Actors](),
		func(ctx context.Context, r *Record, c call) (any, error) {
			kind, err := ParseActorKind(c.query.Get("kind"))
			if err != nil {
				return nil, err
			}
			return r.Actors(ctx, kind, c.query.Get("q"), c.offset, c.limit)
		}},
	{"/actors/{id}", "one actor with names, relations, demands and figures", nil, reflect.TypeFor[Actor](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Actor(ctx, c.id) }},
	{"/network", "who stands with and against whom: the relations told of a year, of the best connected actors", []param{{"year", "integer", "only what is told of this year", nil, false}, {"actor", "string", "only around this actor", nil, false}, {"relation", "string", "only of this type; may be given several times", relationValues(), true}, {"limit", "integer", "how many actors, 300 at most", nil, false}}, reflect.TypeFor[Network](),
		func(ctx context.Context, r *Record, c call) (any, error) {
			types, err := ParseRelations(c.query["relation"])
			if err != nil {
				return nil, err
			}
			year := 0
			if s := c.query.Get("year"); s != "" {
				if year, err = strconv.Atoi(s); err != nil {
					return nil, &BadRequest{"year", s, "a year such as 1978"}
				}
			}
			return r.Network(ctx, year, c.query.Get("actor"), types, c.limit)
		}},
	{"/findings", "what checks concluded: what fails first, then doubts, then what holds", params([]param{{"verdict", "string", "only these", []string{"fail", "doubt", "ok"}, false}, {"check", "string", "only of this check", nil, false}}, pageParams, []param{langParam}),
		reflect.TypeFor[Findings](), func(ctx context.Context, r *Record, c call) (any, error) {
			verdict, err := ParseVerdict(c.query.Get("verdict"))
			if err != nil {
				return nil, err
			}
			return r.Findings(ctx, verdict, c.query.Get("check"), c.lang, c.offset, c.limit)
		}},
	{"/victims", "the register of persons harmed", params([]param{{"q", "string", "words of a name", nil, false}, {"named", "string", "yes: only persons with a name", []string{"yes"}, false}}, pageParams), reflect.TypeFor[Victims](), func(ctx context.Context, r *Record, c call) (any, error) {
		return r.Victims(ctx, c.query.Get("q"), c.query.Get("named") == "yes", c.offset, c.limit)
	}},
	{"/victims/{id}", "one person with every act and everything told, each with its words", []param{langParam}, reflect.TypeFor[Victim](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Victim(ctx, c.id, c.lang) }},
	{"/conflicts", "the registry of episodes, by first day, with its monthly table", params([]param{{"state", "string", "only those in this state at the end of the record", []string{"active", "latent", "resolved", "observed"}, false}, {"type", "string", "only of this type", conflicts.Types, false}}, pageParams, []param{langParam}),
		reflect.TypeFor[Conflicts](), func(ctx context.Context, r *Record, c call) (any, error) {
			state, err := ParseConflictState(c.query.Get("state"))
			if err != nil {
				return nil, err
			}
			return r.Conflicts(ctx, state, c.query.Get("type"), c.lang, c.offset, c.limit)
		}},
	{"/conflicts/{id}", "one episode with parties, demands in their own words, history and events", []param{langParam}, reflect.TypeFor[Conflict](), func(ctx context.Context, r *Record, c call) (any, error) { return r.Conflict(ctx, c.id, c.lang) }},
	{"/elections", "elections that the packs of countries know, the latest first; no document of the record says so", []param{langParam}, reflect.TypeFor[ElectionsKnown](), func(_ context.Context, _ *Record, c call) (any, error) { return Elections(c.lang) }},
	{"/elections/{id}", "one election of a pack, with its seats computed again from the votes", []param{langParam}, reflect.TypeFor[Election](), func(_ context.Context, _ *Record, c call) (any, error) { return ElectionByID(c.id, c.lang) }},
	{"/search", "words in names, statements, documents and questions", []param{{"q", "string", "words; accents and case aside, \"in quotation marks\" together, begin* a beginning", nil, false}, {"limit", "integer", "how many of each, 50 at most", nil, false}, langParam}, reflect.TypeFor[Results](),
		func(ctx context.Context, r *Record, c call) (any, error) {
			return r.Search(ctx, c.query.Get("q"), c.lang, c.limit)
		}},
}

func filtered(f func(context.Context, *Record, Filter, call) (any, error)) func(context.Context, *Record, call) (any, error) {
	return func(ctx context.Context, r *Record, c call) (any, error) {
		filter, err := ParseFilter(c.query)
		if err != nil {
			return nil, err
		}
		return f(ctx, r, filter, c)
	}
}

// Handler serves the API under /api/v1. Errors are handed to fail, which knows how they are worded; see WriteError.
func Handler(d *Desk, fail func(http.ResponseWriter, *http.Request, error)) http.Handler {
	mux := http.NewServeMux()
	for _, e := range endpoints {
		mux.HandleFunc("GET /api/v1"+e.path, func(w http.ResponseWriter, req *http.Request) {
			r, done, err := d.Record(req.Context())
			if err != nil {
				fail(w, req, err)
				return
			}
			defer done()
			c, err := callOf(req)
			if err != nil {
				fail(w, req, err)
				return
			}
			v, err := e.serve(req.Context(), r, c)
			if err != nil {
				fail(w, req, err)
				return
			}
			linkPages(w, req, v)
			write(w, http.StatusOK, v)
		})
	}
	description := describe()
	mux.HandleFunc("GET /api/v1/openapi.json", func(w http.ResponseWriter, req *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write(description)
	})
	mux.HandleFunc("/api/", func(w http.ResponseWriter, req *http.Request) {
		if req.Method != http.MethodGet && req.Method != http.MethodHead {
			WriteError(w, http.StatusMethodNotAllowed, "this API reads only", "use GET")
			return
		}
		fail(w, req, fmt.Errorf("%s: %w; hint: /api/v1/openapi.json lists what there is", req.URL.Path, store.ErrNotFound))
	})
	return mux
}

func callOf(req *http.Request) (c call, err error) {
	q, err := url.ParseQuery(req.URL.RawQuery)
	if err != nil {
		return c, &BadRequest{"query", req.URL.RawQuery, "not a query string"}
	}
	c = call{id: req.PathValue("id"), query: q, lang: record.English, limit: 100}
	if q.Get("lang") == "es" {
		c.lang = record.Spanish
	}
	c.offset, c.limit, err = Range(q, c.limit)
	return c, err
}

// Range reads offset and limit from an address.
func Range(q url.Values, usual int) (offset, limit int, err error) {
	limit = usual
	for _, p := range []struct {
		name string
		to   *int
	}{{"offset", &offset}, {"limit", &limit}} {
		v := q.Get(p.name)
		if v == "" {
			continue
		}
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			return 0, 0, &BadRequest{p.name, v, "a number, not negative"}
		}
		*p.to = n
	}
	return offset, min(limit, MaxLimit), nil
}

// linkPages names the next stretch of a list as RFC 8288 has it.
func linkPages(w http.ResponseWriter, req *http.Request, v any) {
	f := reflect.Indirect(reflect.ValueOf(v)).FieldByName("Page")
	if !f.IsValid() {
		return
	}
	p, ok := f.Interface().(Page)
	if !ok || p.Limit == 0 || p.Offset+p.Limit >= p.Total {
		return
	}
	q := req.URL.Query()
	q.Set("offset", strconv.Itoa(p.Offset+p.Limit))
	q.Set("limit", strconv.Itoa(p.Limit))
	w.Header().Set("Link", "<"+req.URL.Path+"?"+q.Encode()+`>; rel="next"`)
}

func write(w http.ResponseWriter, status int, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		WriteError(w, http.StatusInternalServerError, "the answer cannot be written", err.Error())
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-cache")
	w.WriteHeader(status)
	w.Write(append(b, '\n'))
}

// WriteError answers with an error as JSON.
func WriteError(w http.ResponseWriter, status int, says, detail string) {
	write(w, status, Error{status, says, detail})
}

// Error is what the API answers when it cannot.
type Error struct {
	Status int    `json:"status"`
	Error  string `json:"error"`
	Detail string `json:"detail,omitempty"`
}

// operationName makes "listEvents" of "/events" and "getEvent" of "/events/{id}".
func operationName(path string) string {
	name := strings.Split(strings.TrimPrefix(path, "/"), "/")[0]
	if strings.Contains(path, "{") {
		return "get" + strings.ToUpper(name[:1]) + strings.TrimSuffix(name[1:], "s")
	}
	return "list" + strings.ToUpper(name[:1]) + name[1:]
}
