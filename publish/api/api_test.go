package api

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"testigo/examples/peru"
	"testigo/pipeline"
	"testigo/publish/quote"
	"testigo/record"
	"testigo/store"
)

// example is the record of the example reports, built once.
var example = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "testigo-api-")
	if err != nil {
		return "", err
	}
	if err := os.CopyFS(dir, peru.Reports); err != nil {
		return "", err
	}
	out := filepath.Join(dir, "peru.testigo")
	_, err = pipeline.Build(context.Background(), pipeline.Options{Paths: []string{filepath.Join(dir, "reports")}, Out: out})
	return out, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := example(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

func openExample(t *testing.T) *Desk {
	t.Helper()
	path, err := example()
	if err != nil {
		t.Fatal(err)
	}
	return openDesk(t, path)
}

func openDesk(t *testing.T, path string) *Desk {
	t.Helper()
	d, err := Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func recordOf(t *testing.T, d *Desk) *Record {
	t.Helper()
	r, done, err := d.Record(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(done)
	return r
}

// What the columns let through is what reading every event one by one lets through, for many filters.
func TestFiltersAgreeWithTheEventsThemselves(t *testing.T) {
	r := recordOf(t, openExample(t))
	ctx := context.Background()
	var all []*record.Event
	for e, err := range r.store.Events(ctx, store.EventFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	outlet := map[record.DocumentID]string{}
	var outlets []string
	for row, err := range r.store.Documents(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		outlet[row.Hash] = row.Outlet
		if row.Outlet != "" {
			outlets = append(outlets, row.Outlet)
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	pick := func(list []string) []string {
		if rng.IntN(3) > 0 {
			return nil
		}
		return []string{list[rng.IntN(len(list))]}
	}
	met := 0
	for range 400 {
		f := Filter{Types: pick([]string{"PROTEST", "ASSAULT", "ASSAULT/killing", "COERCE/arrest", "ELECTION"}), Certainties: pick([]string{"asserted", "reported", "planned"}), Sources: pick(outlets),
			Places: pick([]string{"Lima", "puno", "PE", "Cusco"})}
		if rng.IntN(3) == 0 {
			f.From = []string{"1977", "1992-04", "2020-11-01"}[rng.IntN(3)]
		}
		if rng.IntN(3) == 0 {
			f.To = []string{"2022-12", "2023", "2021-07-28"}[rng.IntN(3)]
		}
		if rng.IntN(4) == 0 {
			f.Background = "no"
		}
		if rng.IntN(6) == 0 {
			f.Witnesses = 2
		}
		if rng.IntN(8) == 0 {
			f.Figures = "conflict"
		}
		var want []string
		for _, e := range all {
			if fits(e, f, outlet) {
				want = append(want, e.ID)
			}
		}
		got, err := r.Events(ctx, f, record.English, 0, MaxLimit)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, l := range got.Events {
			ids = append(ids, l.ID)
		}
		if !slices.Equal(ids, want) || got.Total != len(want) {
			t.Errorf("%+v: %d events, want %d", f, len(ids), len(want))
		}
		met += len(want)
		d, err := r.Density(ctx, f)
		if err != nil {
			t.Fatal(err)
		}
		sum := d.Undated + d.Earlier + d.Later + d.LooseCount
		for _, b := range d.Buckets {
			sum += b.Count
		}
		if sum != len(want) {
			t.Errorf("%+v: the axis shows %d of %d events", f, sum, len(want))
		}
	}
	if met < 1000 {
		t.Errorf("the filters let only %d events through", met)
	}
}

// fits is the filter told again, event by event.
func fits(e *record.Event, f Filter, outlet map[record.DocumentID]string) bool {
	in := func(list []string, ok func(string) bool) bool { return len(list) == 0 || slices.ContainsFunc(list, ok) }
	if iv := f.during(); iv.Stated() && !iv.Overlaps(e.Interval) {
		return false
	}
	return in(f.Types, func(s string) bool { return s == string(e.Type) || s == string(e.Type)+"/"+string(e.Mode) }) &&
		in(f.Certainties, func(s string) bool { return s == e.Certainty.String() }) &&
		in(f.Sources, func(s string) bool {
			return slices.ContainsFunc(e.Statements, func(ref record.StatementRef) bool { return outlet[ref.Doc] == s })
		}) &&
		in(f.Places, func(s string) bool {
			return slices.ContainsFunc(e.Places, func(p record.EventPlace) bool {
				return slices.Contains([]string{store.Fold(p.Name), store.Fold(p.Admin1), store.Fold(p.Country), store.Fold(p.ID)}, store.Fold(s))
			})
		}) && (f.Background == "" || !e.Background && !e.Generic) && e.Independent >= f.Witnesses && (f.Figures == "" || e.Disputed)
}

func TestAFilterSurvivesItsAddress(t *testing.T) {
	q, _ := url.ParseQuery("type=PROTEST&type=ASSAULT/killing&certainty=planned&from=1977-08&to=1978&place=Puno&actor=a1b2&source=La+Voz&measure=killed&figures=growth&witnesses=2&background=no&q=paro+general&junk=1")
	f, err := ParseFilter(q)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseFilter(f.Values())
	if err != nil || !reflect.DeepEqual(f.Values(), again.Values()) || f.Values().Encode() != again.Values().Encode() || !f.Narrows() || (Filter{}).Narrows() {
		t.Errorf("%v became %v (%v)", f, again, err)
	}
	for bad, field := range map[string]string{"from=soon": "from", "type=PARTY": "type", "certainty=sure": "certainty", "figures=many": "figures", "witnesses=two": "witnesses", "from=2000&to=1999": "from"} {
		q, _ := url.ParseQuery(bad)
		var no *BadRequest
		if _, err := ParseFilter(q); !errors.As(err, &no) || no.Field != field {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func FuzzParseFilter(f *testing.F) {
	f.Add("type=PROTEST&from=1978-06&to=..&witnesses=3")
	f.Add("certainty=\x00&q=%ff&place=%E2%80%AE")
	f.Fuzz(func(t *testing.T, query string) {
		q, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		filter, err := ParseFilter(q)
		if err != nil {
			return
		}
		if _, err := ParseFilter(filter.Values()); err != nil {
			t.Errorf("%q: its own address is refused: %v", query, err)
		}
	})
}

// Every address of the description answers with what the description says, and nothing that it does not name.
func TestTheDescriptionIsTrue(t *testing.T) {
	d := openExample(t)
	r := recordOf(t, d)
	h := Handler(d, func(w http.ResponseWriter, _ *http.Request, err error) {
		WriteError(w, http.StatusNotFound, "no", err.Error())
	})
	ask := func(path string) (int, map[string]any, http.Header) {
		t.Helper()
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		var v map[string]any
		if err := json.Unmarshal(w.Body.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		return w.Code, v, w.Header()
	}
	code, doc, _ := ask("/api/v1/openapi.json")
	if code != http.StatusOK || doc["openapi"] != "3.1.0" {
		t.Fatalf("%d %v", code, doc["openapi"])
	}
	schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
	ids := map[string]string{}
	ctx := context.Background()
	questions, err := r.Questions(ctx, store.QuestionFilter{Several: true}, record.English, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	ids["events"], ids["questions"] = questions.Questions[0].Event, questions.Questions[0].ID
	ids["documents"] = questions.Questions[0].Figures[0].Document.ID
	actors, err := r.Actors(ctx, record.Organization, "", 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	ids["actors"] = actors.Actors[0].ID
	ids["elections"] = "peru-2011"
	for c, err := range r.Store().Conflicts(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		ids["conflicts"] = c.ID
	}
	for v, err := range r.Store().Victims(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		ids["victims"] = v.ID
	}
	paths := doc["paths"].(map[string]any)
	if len(paths) != len(endpoints) {
		t.Errorf("%d paths are described, %d answer", len(paths), len(endpoints))
	}
	for path, described := range paths {
		get := described.(map[string]any)["get"].(map[string]any)
		address := "/api/v1" + strings.Replace(path, "{id}", ids[strings.Split(path, "/")[1]], 1)
		if path == "/victims/{id}" && ids["victims"] == "" { // a record whose documents name nobody harmed
			continue
		}
		if path == "/search" {
			address += "?q=Ayacucho"
		}
		code, v, _ := ask(address)
		if code != http.StatusOK {
			t.Errorf("%s: %d %v", address, code, v)
			continue
		}
		schema := get["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)["schema"]
		conforms(t, path, v, schema.(map[string]any), schemas)
	}
	_, first, header := ask("/api/v1/events?limit=3&lang=es&type=PROTEST")
	if link := header.Get("Link"); link != `</api/v1/events?lang=es&limit=3&offset=3&type=PROTEST>; rel="next"` || len(first["events"].([]any)) != 3 {
		t.Errorf("the first stretch leads to %q", link)
	}
}

// conforms checks a value against its schema.
func conforms(t *testing.T, at string, v any, schema, schemas map[string]any) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = schemas[strings.TrimPrefix(ref, "#/components/schemas/")].(map[string]any)
	}
	fault := func() { t.Errorf("%s: %T is not %v", at, v, schema["type"]) }
	switch schema["type"] {
	case "object":
		m, ok := v.(map[string]any)
		if !ok {
			fault()
			return
		}
		properties, _ := schema["properties"].(map[string]any)
		for k, x := range m {
			p, ok := properties[k].(map[string]any)
			if !ok {
				if p, ok = schema["additionalProperties"].(map[string]any); !ok {
					t.Errorf("%s.%s is not described", at, k)
					continue
				}
			}
			conforms(t, at+"."+k, x, p, schemas)
		}
		required, _ := schema["required"].([]any)
		for _, k := range required {
			if _, ok := m[k.(string)]; !ok {
				t.Errorf("%s.%s is missing", at, k)
			}
		}
	case "array":
		list, ok := v.([]any)
		if !ok && v != nil {
			fault()
		}
		for _, x := range list {
			conforms(t, at+"[]", x, schema["items"].(map[string]any), schemas)
		}
	case "string":
		if _, ok := v.(string); !ok {
			fault()
		}
	case "integer", "number":
		if _, ok := v.(float64); !ok {
			fault()
		}
	case "boolean":
		if _, ok := v.(bool); !ok {
			fault()
		}
	}
}

// A build puts another record in the place of the one that is read: readers that have begun go on, later ones see the new one.
func TestARebuildIsNoticed(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "r.testigo")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	add := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{in}, Out: out}); err != nil {
			t.Fatal(err)
		}
	}
	add("one.txt", "On 7 March 1998 nurses marched in Tacna.\n")
	d := openDesk(t, out)
	ctx := context.Background()
	before, done, err := d.Record(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	add("two.txt", "On 9 May 2001 miners went on strike in Puno and the police killed two people.\n")
	many := 0
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		now, done, err := d.Record(ctx)
		if err != nil {
			t.Fatal(err)
		}
		o, err := now.Overview(ctx)
		done()
		if err != nil {
			t.Fatal(err)
		}
		if many = o.Documents; many == 2 {
			break
		}
	}
	if many != 2 {
		t.Fatalf("%d documents", many)
	}
	old, err := before.Events(ctx, Filter{}, record.English, 0, 10)
	if err != nil || old.Total == 0 {
		t.Errorf("who began before the build cannot go on: %v", err)
	}
	if docs, err := before.Documents(ctx, "", 0, 10); err != nil || docs.Total != 1 {
		t.Errorf("who began before the build sees %v (%v)", docs, err)
	}
	// a record that goes away leaves readers what they have
	if err := os.Remove(out); err != nil {
		t.Fatal(err)
	}
	time.Sleep(lookEvery + 50*time.Millisecond)
	if _, done, err := d.Record(ctx); err != nil {
		t.Error(err)
	} else {
		done()
	}
}

// A document is cut into runs without losing or changing a character, and every statement begins somewhere.
func TestADocumentIsShownWhole(t *testing.T) {
	r := recordOf(t, openExample(t))
	ctx := context.Background()
	docs, err := r.Documents(ctx, "", 0, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range docs.Documents {
		d, err := r.Document(ctx, x.ID[:10])
		if err != nil {
			t.Fatal(err)
		}
		blocks, _, parts := d.Blocks(0)
		if parts != 1 {
			t.Errorf("%s has %d parts", d.Name, parts)
		}
		noted := map[string]int{}
		for _, b := range blocks {
			var words strings.Builder
			for _, run := range b.Runs {
				words.WriteString(run.Text)
			}
			if n := len([]rune(words.String())); n != len([]rune(d.Text[b.Span.Start:b.Span.End])) {
				t.Errorf("%s: a paragraph of %d characters is shown with %d", d.Name, len([]rune(d.Text[b.Span.Start:b.Span.End])), n)
			}
			for _, s := range b.Notes {
				noted[string(s.Kind)+string(rune(s.Index))]++
			}
		}
		for _, s := range d.Statements {
			if n := noted[string(s.Kind)+string(rune(s.Index))]; n != 1 {
				t.Errorf("%s: %s %d (%q) begins %d times", d.Name, s.Kind, s.Index, s.Quote, n)
			}
		}
	}
}

// A long text is shown in parts which together are the whole, and a place is found in its part.
func TestALongDocumentIsShownInParts(t *testing.T) {
	text := strings.Repeat("Una frase larga sin párrafo que sigue y sigue. ", 12_000) + "\n\n" + strings.Repeat("x", 50_000) + "\n\nFin."
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "largo.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	d := &Document{Reading: &record.Reading{Doc: doc}, Text: text}
	_, _, parts := d.Blocks(0)
	if parts < 3 {
		t.Fatalf("%d parts", parts)
	}
	var whole strings.Builder
	for p := 1; p <= parts; p++ {
		blocks, part, _ := d.Blocks(d.PartStart(p))
		if part != p {
			t.Fatalf("the beginning of part %d is in part %d", p, part)
		}
		for _, b := range blocks {
			for _, run := range b.Runs {
				whole.WriteString(run.Text)
			}
		}
	}
	if want := strings.ReplaceAll(text, "\n", ""); whole.String() != want {
		t.Errorf("%d of %d bytes are shown", whole.Len(), len(want))
	}
}

// Whatever marks stand where, runs are the text, in order.
func FuzzBlocks(f *testing.F) {
	f.Add("Huelga en \u00c1ncash.\n\nTres heridos.", 0, 6, 10, 4, 3)
	f.Add("\u202ex\x00y", 1, 2, 0, 9, 1)
	f.Fuzz(func(t *testing.T, text string, a, b, c, n, at int) {
		if !utf8.ValidString(text) || len(text) == 0 || len(text) > 4000 {
			return
		}
		doc, err := record.NewDocument(record.IDOf([]byte(text)), "fuzz", record.Text, text)
		if err != nil {
			t.Fatal(err)
		}
		span := func(i, k int) record.Span {
			from, to := ((i%len(text))+len(text))%len(text), ((k%len(text))+len(text))%len(text)
			return quote.OnRunes(text, record.Span{Start: min(from, to), End: max(from, to)})
		}
		d := &Document{Reading: &record.Reading{Doc: doc}, Text: text, Statements: []Statement{{Kind: EventKind, Span: span(a, b)}, {Kind: FigureKind, Index: 1, Span: span(c, n)}, {Kind: DemandKind, Index: 2, Span: span(a, n)}}}
		sortStatements(d.Statements)
		doc.Furniture = []record.Span{span(b, c)}
		blocks, _, _ := d.Blocks(at)
		for _, b := range blocks {
			var words strings.Builder
			for _, run := range b.Runs {
				words.WriteString(run.Text)
			}
			if want := quote.Visible(text[b.Span.Start:b.Span.End]); words.String() != want {
				t.Errorf("%q became %q", want, words.String())
			}
		}
	})
}
