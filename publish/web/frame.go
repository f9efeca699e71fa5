package web

import (
	"bytes"
	"errors"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
)

// request is what a page function is given: who asks, for what, and the record as it stands.
type request struct {
	*http.Request
	w    http.ResponseWriter
	room *Room
	prefs
	// Record is one state of the record; it stays open until the answer is written, also when a build replaces the file meanwhile.
	Record *api.Record
}

// page is a request's answer: a template with its data, in the frame that all pages share.
type page struct {
	Title string // text of the record's own or of a document; escaped and clipped here
	Name  string // of the template that fills <main>
	Data  any
	// Scripts are modules of this page beside the frame's own; Styles likewise.
	Scripts, Styles []string
	Wide            bool // wants the whole window, as a map does
	Status          int  // 0 = 200
	// Fragment names a template to be sent alone, where a script asked for a part of the page.
	Fragment string
	// Form tells that the page holds a form that posts, so that it needs a token.
	Form bool
	// Signed is the token, where the page writes it into its forms itself.
	Signed string
	// Again loads the page again after so many seconds where scripts do not run; 0 = never.
	Again int
}

// pageFunc makes a page or says why there is none. A redirect is an error of type redirect.
type pageFunc func(*request) (page, error)

// redirect leads to another address of the room.
type redirect struct{ to string }

func (redirect) Error() string { return "see elsewhere" }

// say is a text of the room in the reader's language.
func (q *request) say(key string) string { return wording.Room(q.Lang, key) }

// wantsFragment tells whether a script asks for a part of this page by name.
func (q *request) wantsFragment(name string) bool { return q.URL.Query().Get("fragment") == name }

// frame is what layout.html sees.
type frame struct {
	page
	Lang, Theme string
	Path        string
	URL         *url.URL
	Assets      string
	Nav         []navEntry
	Query       string // what stands in the search box
	Token       string
	Print       string // the address to cite, shown on paper
	Themes      []choiceLink
	Langs       []choiceLink
}

// navEntry is a link of the navigation.
type navEntry struct {
	Path, Key string
	Current   bool
}

type choiceLink struct {
	Key, Href string
	Current   bool
}

// show runs a page function and writes what it gives.
func (r *Room) show(f pageFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		rec, done, err := r.desk.Record(req.Context())
		if err != nil {
			r.fail(w, req, err)
			return
		}
		defer done()
		q := &request{Request: req, w: w, room: r, prefs: prefsOf(w, req), Record: rec}
		if req.Method == http.MethodPost && r.options.ReadOnly {
			r.refuse(w, req, http.StatusForbidden, "error-readonly", nil)
			return
		}
		if req.Method == http.MethodPost && !r.ours(req) {
			r.refuse(w, req, http.StatusForbidden, "error-token", nil)
			return
		}
		p, err := f(q)
		if to := (redirect{}); errors.As(err, &to) {
			http.Redirect(w, req, to.to, http.StatusSeeOther)
			return
		} else if errors.As(err, new(answered)) {
			return
		} else if err != nil {
			r.fail(w, req, err)
			return
		}
		r.render(w, req, q.prefs, p)
	})
}

// render draws a page in its frame. It is drawn whole before a byte is sent, so that a failure is an error page and not half a page.
func (r *Room) render(w http.ResponseWriter, req *http.Request, pr prefs, p page) {
	set := templates[pr.Lang]
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Cookie, Accept-Language")
	h.Set("Content-Language", string(pr.Lang))
	f := frame{page: p, Lang: string(pr.Lang), Theme: pr.Theme, Path: req.URL.Path, URL: req.URL, Assets: assetRoot, Query: req.URL.Query().Get("q")}
	f.Title = wording.Clip(p.Title, 160)
	if f.Token = p.Signed; p.Form && f.Token == "" {
		f.Token = r.token(w, req)
	}
	var b bytes.Buffer
	name := "layout"
	if p.Fragment != "" {
		name = p.Fragment
		h.Set("Cache-Control", "no-store") // the same address without fragment= is the page
	}
	var err error
	if p.Fragment != "" {
		err = set.ExecuteTemplate(&b, name, p.Data)
	} else {
		for _, rt := range routeTable {
			if rt.nav != "" {
				f.Nav = append(f.Nav, navEntry{rt.path, rt.nav, within(req.URL.Path, rt.path)})
			}
		}
		for _, t := range themes {
			f.Themes = append(f.Themes, choiceLink{t, with(req.URL, "theme", t, "lang", ""), t == pr.Theme})
		}
		for _, l := range []record.Lang{record.English, record.Spanish} {
			f.Langs = append(f.Langs, choiceLink{string(l), with(req.URL, "lang", string(l), "theme", ""), l == pr.Lang})
		}
		var inner bytes.Buffer
		err = set.ExecuteTemplate(&inner, p.Name, p.Data)
		if err == nil {
			err = set.ExecuteTemplate(&b, "layout", struct {
				frame
				Main trusted
			}{f, trusted(inner.String())})
		}
	}
	if err != nil {
		r.log.Error("page", "path", req.URL.Path, "error", err)
		http.Error(w, wording.Room(pr.Lang, "error-internal"), http.StatusInternalServerError)
		return
	}
	send(w, req, p.Status, b.Bytes())
}

// send writes a page, packed for readers on other machines; on this one packing would only cost time.
func send(w http.ResponseWriter, req *http.Request, status int, body []byte) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	host, _, _ := net.SplitHostPort(req.RemoteAddr)
	ip := net.ParseIP(host)
	far := ip != nil && !ip.IsLoopback()
	if far && len(body) > 1400 && strings.Contains(req.Header.Get("Accept-Encoding"), "gzip") {
		var packed bytes.Buffer
		z, _ := gzip.NewWriterLevel(&packed, gzip.BestSpeed) // the level is valid, and a buffer takes everything
		z.Write(body)
		z.Close()
		body = packed.Bytes()
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if status != 0 {
		w.WriteHeader(status)
	}
	w.Write(body)
}

// within tells whether a path belongs to a navigation entry.
func within(path, entry string) bool {
	if entry == "/" {
		return path == "/"
	}
	return path == entry || strings.HasPrefix(path, entry+"/")
}
