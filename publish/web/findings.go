package web

import (
	"testigo/publish/api"
)

type findingsView struct {
	F     *api.Findings
	Tabs  []countedLink
	Check string
	Pager pager
}

func findings(q *request) (page, error) {
	offset, limit, err := api.Range(q.URL.Query(), 50)
	if err != nil {
		return page{}, err
	}
	verdict, err := api.ParseVerdict(q.URL.Query().Get("verdict"))
	if err != nil {
		return page{}, err
	}
	check := q.URL.Query().Get("check")
	f, err := q.Record.Findings(q.Context(), verdict, check, q.Lang, offset, limit)
	if err != nil {
		return page{}, err
	}
	v := findingsView{F: f, Check: check, Pager: pagerOf(q.URL, f.Page)}
	all := 0
	for _, c := range f.Verdicts {
		all += c.Count
	}
	v.Tabs = append(v.Tabs, countedLink{choiceLink{"verdict-any", with(q.URL, "verdict", "", "offset", ""), verdict == ""}, all})
	for _, c := range f.Verdicts {
		v.Tabs = append(v.Tabs, countedLink{choiceLink{"verdict-" + c.Value, with(q.URL, "verdict", c.Value, "offset", ""), c.On}, c.Count})
	}
	return page{Title: q.say("findings"), Name: "findings", Data: v}, nil
}
