package web

import (
	"testigo/publish/api"
)

type victimsView struct {
	List  *api.Victims
	Words string
	Named bool
	Tabs  []choiceLink
	Pager pager
}

func victims(q *request) (page, error) {
	values := q.URL.Query()
	offset, limit, err := api.Range(values, linesPerPage)
	if err != nil {
		return page{}, err
	}
	named := values.Get("named") == "yes"
	list, err := q.Record.Victims(q.Context(), values.Get("q"), named, offset, limit)
	if err != nil {
		return page{}, err
	}
	v := victimsView{List: list, Words: values.Get("q"), Named: named, Pager: pagerOf(q.URL, list.Page), Tabs: []choiceLink{
		{"all", with(q.URL, "named", "", "offset", ""), !named}, {"victim-named", with(q.URL, "named", "yes", "offset", ""), named}}}
	return page{Title: q.say("nav-victims"), Name: "victims", Data: v, Styles: []string{"registry.css"}}, nil
}

func victim(q *request) (page, error) {
	v, err := q.Record.Victim(q.Context(), q.PathValue("id"), q.Lang)
	if err != nil {
		return page{}, err
	}
	title := v.Name
	if title == "" {
		title = q.say("victim-unnamed")
	}
	return page{Title: title, Name: "victim", Data: v, Styles: []string{"registry.css"}}, nil
}
