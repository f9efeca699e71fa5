package web

import (
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"testigo/publish/wording"
	"testigo/record"
)

// visit gets a page of a room without a browser.
func visit(t *testing.T, r *Room, path string, edit func(*http.Request)) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequest("GET", "http://localhost"+path, nil)
	if edit != nil {
		edit(req)
	}
	w := httptest.NewRecorder()
	r.ServeHTTP(w, req)
	return w
}

// Every text that a template asks for exists in both languages.
func TestEveryTextOfThePagesExists(t *testing.T) {
	key := regexp.MustCompile(`\{\{-? ?t "([^"]+)"`)
	noun := regexp.MustCompile(`\{\{-? ?n [^"}]+ "([^"]+)"`)
	err := fs.WalkDir(templateFiles, "templates", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := templateFiles.ReadFile(p)
		for _, m := range key.FindAllStringSubmatch(string(b), -1) {
			if !wording.RoomHas(m[1]) {
				t.Errorf("%s: no text %q", p, m[1])
			}
		}
		for _, m := range noun.FindAllStringSubmatch(string(b), -1) {
			if !wording.RoomCounts(m[1]) {
				t.Errorf("%s: no noun %q", p, m[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var missing = regexp.MustCompile(`\[[a-z]+(-[a-z]+)*\]`)

// crawl follows every link of the room from the front page, within a bound, and hands over what it finds.
func crawl(t *testing.T, r *Room, lang string, limit int, each func(path string, w *httptest.ResponseRecorder, doc *html.Node)) {
	t.Helper()
	queue, seen := []string{"/"}, map[string]bool{"/": true}
	for n := 0; len(queue) > 0 && n < limit; n++ {
		path := queue[0]
		queue = queue[1:]
		w := visit(t, r, path, func(q *http.Request) { q.Header.Set("Accept-Language", lang) })
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		doc, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		each(path, w, doc)
		perPage := map[string]int{}
		for node := range doc.Descendants() {
			for _, a := range node.Attr {
				if a.Key != "href" || !strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "/assets/") || strings.Contains(a.Val, "lang=") || strings.Contains(a.Val, "theme=") {
					continue
				}
				u, err := url.Parse(a.Val)
				if err != nil {
					t.Errorf("%s: a link that is no address: %q", path, a.Val)
					continue
				}
				kind := strings.Split(u.Path, "/")[1]
				if perPage[kind]++; perPage[kind] > 6 { // enough of each kind
					continue
				}
				u.Fragment = ""
				if to := u.String(); !seen[to] {
					seen[to] = true
					queue = append(queue, to)
				}
			}
		}
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		t.Run(lang, func(t *testing.T) { follow(t, lang) })
	}
}

func follow(t *testing.T, lang string) {
	r, _ := openRoom(t, "", nil)
	pages := 0
	crawl(t, r, lang, 150, func(path string, w *httptest.ResponseRecorder, doc *html.Node) {
		pages++
		if w.Code != http.StatusOK && w.Code != http.StatusSeeOther {
			t.Errorf("%s: %d", path, w.Code)
		}
		ids := map[string]bool{}
		for n := range doc.Descendants() {
			if n.Type == html.TextNode && n.Parent.Data != "script" {
				if m := missing.FindString(n.Data); m != "" && (wording.RoomHas(strings.Trim(m, "[]")) || !strings.Contains(n.Data, " ")) {
					t.Errorf("%s: a text is missing: %s", path, m)
				}
			}
			for _, a := range n.Attr {
				if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: <%s %s=%q> is against the policy", path, n.Data, a.Key, a.Val)
				}
				if a.Key == "id" {
					if ids[a.Val] {
						t.Errorf("%s: two elements are #%s", path, a.Val)
					}
					ids[a.Val] = true
				}
			}
		}
	})
	if pages < 20 {
		t.Errorf("only %d pages were found", pages)
	}
}

func TestWhoMayAsk(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	for host, want := range map[string]int{"localhost:8080": 200, "127.0.0.1:99": 200, "[::1]:8080": 200, "LOCALHOST": 200, "evil.example": 421, "127.0.0.1.evil.example": 421, "10.0.0.1": 421, "": 421} {
		w := visit(t, r, "/", func(q *http.Request) { q.Host = host })
		if w.Code != want {
			t.Errorf("host %q: %d, want %d", host, w.Code, want)
		}
		if w.Header().Get("Content-Security-Policy") != policy || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("host %q: headers %v", host, w.Header())
		}
	}
	locked, _ := openRoom(t, "", func(o *Options) { o.Password = "correct horse"; o.AnyHost = true })
	for given, want := range map[string]int{"": 401, "wrong": 401, "correct horse": 200} {
		w := visit(t, locked, "/chronology", func(q *http.Request) {
			q.Host = "record.example"
			if given != "" {
				q.SetBasicAuth("anyone", given)
			}
		})
		if w.Code != want || want == 401 && strings.Contains(w.Body.String(), "class=\"ev") {
			t.Errorf("password %q: %d, want %d", given, w.Code, want)
		}
	}
}

func TestPostsComeFromOurPagesOnly(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	took := false
	r.handler = r.guard(r.show(func(q *request) (page, error) { took = true; return page{}, redirect{"/"} }))
	post := func(edit func(*http.Request)) int {
		req := httptest.NewRequest("POST", "http://localhost/x", strings.NewReader("a=b"))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		edit(req)
		w := httptest.NewRecorder()
		r.ServeHTTP(w, req)
		return w.Code
	}
	session := &http.Cookie{Name: sessionCookie, Value: strings.Repeat("s", 32)}
	cross := func(q *http.Request) {
		q.Header.Set("Sec-Fetch-Site", "cross-site")
		q.AddCookie(session)
		q.Header.Set("X-Testigo-Token", r.sign(session.Value))
	}
	if code := post(cross); code != 403 || took {
		t.Errorf("from another site: %d", code)
	}
	if code := post(func(q *http.Request) { q.AddCookie(session) }); code != 403 || took {
		t.Errorf("without a token: %d", code)
	}
	if code := post(func(q *http.Request) { q.AddCookie(session); q.Header.Set("X-Testigo-Token", r.sign("another")) }); code != 403 || took {
		t.Errorf("with another's token: %d", code)
	}
	if code := post(func(q *http.Request) { q.AddCookie(session); q.Header.Set("X-Testigo-Token", r.sign(session.Value)) }); code != 303 || !took {
		t.Errorf("from our page: %d", code)
	}
}

func TestLanguageAndTheme(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	for _, c := range []struct{ path, accept, cookie, lang string }{
		{"/", "", "", "en"}, {"/", "es-PE,es;q=0.9,en;q=0.5", "", "es"}, {"/", "fr,en;q=0.2", "", "en"}, {"/?lang=es", "en", "", "es"}, {"/", "en", "testigo_lang=es", "es"},
		{"/?lang=en", "es", "testigo_lang=es", "en"}, {"/?lang=xx", "es", "", "es"}, {"/nowhere?lang=es", "", "", "es"},
	} {
		w := visit(t, r, c.path, func(q *http.Request) {
			q.Header.Set("Accept-Language", c.accept)
			if c.cookie != "" {
				q.Header.Set("Cookie", c.cookie)
			}
		})
		body, _ := io.ReadAll(w.Body)
		if !strings.Contains(string(body), `<html lang="`+c.lang+`"`) {
			t.Errorf("%+v: another language", c)
		}
	}
	if w := visit(t, r, "/?theme=dark", nil); !strings.Contains(w.Body.String(), `data-theme="dark"`) || !strings.Contains(w.Header().Get("Set-Cookie"), "testigo_theme=dark") {
		t.Error("the theme is not kept")
	}
}

func TestErrorsAreSaidInWords(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	for path, want := range map[string]struct {
		code int
		says string
	}{
		"/nowhere":                      {404, "This is not in the record"},
		"/events/e123":                  {404, "This is not in the record"},
		"/chronology?from=soon":         {400, "not a date"},
		"/chronology?type=PARTY":        {400, "no such type"},
		"/chronology?offset=-1":         {400, "not negative"},
		"/chronology?from=2000&to=1990": {400, "turn them around"},
		"/api/v1/events?from=soon":      {400, `"status":400`},
		"/api/v1/nothing":               {404, `"status":404`},
	} {
		w := visit(t, r, path, nil)
		if w.Code != want.code || !strings.Contains(w.Body.String(), want.says) {
			t.Errorf("%s: %d, want %d and %q", path, w.Code, want.code, want.says)
		}
	}
}

// Bodies have their common name in the reader's language, on their own page and where others name them; what documents call them stays as it is.
func TestBodiesAreNamedInTheReadersLanguage(t *testing.T) {
	r, _ := openRoom(t, "", nil)
	rec, done, err := r.desk.Record(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	all, err := rec.Actors(t.Context(), record.Organization, "Congress", 0, 1)
	if err != nil || len(all.Actors) != 1 {
		t.Fatalf("no Congress among the actors: %v", err)
	}
	path := "/actors/" + all.Actors[0].ID
	for lang, name := range map[string]string{"en": "Congress", "es": "Congreso"} {
		page := visit(t, r, path+"?lang="+lang, nil).Body.String()
		if !has(page, "<h1><bdi>"+name+"</bdi>", "<title>"+name) {
			t.Errorf("in %s the page of %s is not headed %s", lang, path, name)
		}
	}
	if page := visit(t, r, path+"?lang=es", nil).Body.String(); !has(page, "<bdi>Congress</bdi>") {
		t.Error("the name in the record's own words is not among the further names")
	}
	if page := visit(t, r, "/elections/peru-2021?lang=es", nil).Body.String(); !has(page, "Las alianzas necesitaban el 6 %") {
		t.Error("the notes on an election are not in Spanish")
	}
}
