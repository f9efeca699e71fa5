package web

import (
	"slices"

	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type questionsView struct {
	Questions []questionView
	Tabs      []countedLink
	Measures  []store.Named
	Measure   string
	Status    string
	Total     int
	Pager     pager
}

// countedLink is a choice with how many there are.
type countedLink struct {
	choiceLink
	Count int
}

// questionView is a question with its plot.
type questionView struct {
	*api.Question
	Plot  *plotView
	Sum   string       // what the figures together allow, in words
	Table []api.Figure // those of the figures that are listed
	More  int          // how many are not
}

// figuresOnBoard is how many figures of a question the board lists; its own page has all.
const figuresOnBoard = 12

// questionsPerPage: each opens the documents of its figures.
const questionsPerPage = 30

func questions(q *request) (page, error) {
	ctx, u := q.Context(), q.URL.Query()
	offset, limit, err := api.Range(u, questionsPerPage)
	if err != nil {
		return page{}, err
	}
	status := u.Get("status")
	f := store.QuestionFilter{Measure: u.Get("measure"), Status: record.Status(status), Several: status == ""}
	if status != "" && !slices.Contains([]record.Status{record.Conflicting, record.Growth, record.Agreed, record.Single}, f.Status) {
		return page{}, &api.BadRequest{Field: "status", Value: status, Hint: "one of conflict, growth, agree, single"}
	}
	list, err := q.Record.Questions(ctx, f, q.Lang, offset, limit)
	if err != nil {
		return page{}, err
	}
	o, err := q.Record.Overview(ctx)
	if err != nil {
		return page{}, err
	}
	v := questionsView{Total: list.Total, Pager: pagerOf(q.URL, list.Page), Measures: o.Measures, Measure: f.Measure, Status: status}
	for _, x := range list.Questions {
		w := q.questionView(x, 76)
		if n := len(w.Table); n > figuresOnBoard {
			w.Table = w.Table[:figuresOnBoard]
			w.More += n - figuresOnBoard
		}
		v.Questions = append(v.Questions, w)
	}
	several := o.Questions[record.Conflicting] + o.Questions[record.Growth] + o.Questions[record.Agreed]
	v.Tabs = append(v.Tabs, countedLink{choiceLink{"status-all", with(q.URL, "status", "", "offset", ""), status == ""}, several})
	for _, s := range []record.Status{record.Conflicting, record.Growth, record.Agreed, record.Single} {
		v.Tabs = append(v.Tabs, countedLink{choiceLink{"status-" + string(s), with(q.URL, "status", string(s), "offset", ""), status == string(s)}, o.Questions[s]})
	}
	return page{Title: q.say("questions"), Name: "questions", Data: v, Styles: []string{"board.css"}}, nil
}

func question(q *request) (page, error) {
	x, err := q.Record.Question(q.Context(), q.PathValue("id"), q.Lang)
	if err != nil {
		return page{}, err
	}
	title := wording.Sentence(wording.Measure(q.Lang, x.Measure))
	if x.About != "" {
		title += ", " + x.About
	}
	return page{Title: title, Name: "question", Data: q.questionView(x, 220), Styles: []string{"board.css"}}, nil
}

func (q *request) questionView(x *api.Question, height int) questionView {
	v := questionView{Question: x, Plot: plot(q.Lang, x, height), Table: x.Figures, More: x.Left}
	switch {
	case x.Low != nil && x.High != nil && *x.Low == *x.High:
		v.Sum = wording.Number(q.Lang, *x.Low)
	case x.Low != nil && x.High != nil:
		v.Sum = wording.Number(q.Lang, *x.Low) + "–" + wording.Number(q.Lang, *x.High)
	case x.Low != nil:
		v.Sum = q.say("at-least") + " " + wording.Number(q.Lang, *x.Low)
	case x.High != nil:
		v.Sum = q.say("at-most") + " " + wording.Number(q.Lang, *x.High)
	}
	return v
}
