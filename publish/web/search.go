package web

import (
	"strings"

	"testigo/publish/api"
)

type searchView struct {
	Words string
	R     *api.Results
	Empty bool
}

// unfinished takes the last word, which somebody is still typing, for the beginning of one.
func unfinished(words string) string {
	last := words[strings.LastIndexByte(words, ' ')+1:]
	if len(last) < 3 || strings.ContainsAny(words, `"*`) {
		return words
	}
	return words + "*"
}

func search(q *request) (page, error) {
	words := strings.TrimSpace(q.URL.Query().Get("q"))
	sought := words
	if q.wantsFragment("results") {
		sought = unfinished(words)
	}
	r, err := q.Record.Search(q.Context(), sought, q.Lang, 40)
	if err != nil {
		return page{}, err
	}
	v := searchView{words, r, words != "" && len(r.Actors)+len(r.Statements)+len(r.Documents)+len(r.Questions) == 0}
	p := page{Title: q.say("search-title"), Name: "search", Data: v, Scripts: []string{"search.js"}}
	if q.wantsFragment("results") {
		p.Fragment = "results"
	}
	return p, nil
}
