package web

import (
	"net/http"
	"net/url"

	"golang.org/x/text/language"

	"testigo/record"
)

// prefs are what a reader chose once: a language and a theme, in the address (?lang=es&theme=dark), then in a cookie.
type prefs struct {
	Lang  record.Lang
	Theme string // light, dark, or auto: as the system has it
}

var (
	languages = language.NewMatcher([]language.Tag{language.English, language.Spanish})
	themes    = []string{"auto", "light", "dark"}
)

// prefsOf reads the address, then the cookies, then what the browser asks for; what the address chose is kept.
func prefsOf(w http.ResponseWriter, req *http.Request) prefs {
	p := prefs{Theme: "auto"}
	q := req.URL.Query()
	cookie := func(name string) string {
		if c, err := req.Cookie(name); err == nil {
			return c.Value
		}
		return ""
	}
	keep := func(name, value string) {
		http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: 400 * 24 * 3600, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	}
	switch l := q.Get("lang"); {
	case l == "en" || l == "es":
		p.Lang = record.Lang(l)
		keep("testigo_lang", l)
	case cookie("testigo_lang") == "en" || cookie("testigo_lang") == "es":
		p.Lang = record.Lang(cookie("testigo_lang"))
	default:
		p.Lang = record.English
		if tags, _, err := language.ParseAcceptLanguage(req.Header.Get("Accept-Language")); err == nil && len(tags) > 0 {
			if _, i, _ := languages.Match(tags...); i == 1 {
				p.Lang = record.Spanish
			}
		}
	}
	for _, t := range themes {
		if q.Get("theme") == t {
			p.Theme = t
			keep("testigo_theme", t)
			return p
		}
	}
	for _, t := range themes {
		if cookie("testigo_theme") == t {
			p.Theme = t
		}
	}
	return p
}

// with is the address of a request with one parameter changed; empty takes it away.
func with(u *url.URL, pairs ...string) string {
	q := u.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] == "" {
			q.Del(pairs[i])
		} else {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	v := url.URL{Path: u.Path, RawQuery: q.Encode()}
	return v.String()
}
