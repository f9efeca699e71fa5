package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"testigo/pack/gazetteer"
	"testigo/publish/api"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/resolve"
	"testigo/review"
	"testigo/store"
)

// itemView is everything that can be decided about one thing.
type itemView struct {
	signing
	ID         string
	Kind       record.ItemKind
	Name       string
	Standing   record.Standing
	MergedInto string
	Open       string // where the thing is shown
	History    []logEntry

	E           *api.Event // of an event, from here on
	Type, When  string
	Certainty   string
	Places      string
	Roles       string
	Background  bool
	Counts      []countField
	Types       []typeChoice
	Certainties []record.Certainty
	Statements  []statementChoice
	Near        []api.Line // what might be the same

	A        *record.Profile // of an actor, from here on
	Aliases  string
	Members  []statementChoice
	Like     []*record.Profile
	Proposed []proposedActor
	Find     string
}

// proposedActor is another actor that may be the same, with what speaks for it and against.
type proposedActor struct{ ID, Name, Why, Against string }

type countField struct{ Measure, Value, Words, At string }

type typeChoice struct {
	Value, Name string
	Chosen      bool
}

// statementChoice is a statement, or a name in a document, that a form can choose.
type statementChoice struct{ At, Words, Source string }

func reviewItem(q *request) (page, error) {
	v, err := q.item(strings.ToLower(q.PathValue("item")))
	if err != nil {
		return page{}, err
	}
	return q.form(page{Title: v.Name, Name: "item", Data: v, Scripts: []string{"review.js"}}, v.signing), nil
}

func (q *request) item(id string) (*itemView, error) {
	ctx, s := q.Context(), q.Record.Store()
	kind, err := review.KindOf(id)
	if err != nil {
		return nil, err
	}
	v := &itemView{signing: q.signing(), ID: id, Kind: kind, Find: strings.TrimSpace(q.URL.Query().Get("find"))}
	if m, err := s.Mark(ctx, id); err != nil {
		return nil, err
	} else {
		v.Standing = m.Standing
	}
	if r, ok, err := s.Revision(ctx, id); err != nil {
		return nil, err
	} else if ok {
		v.MergedInto = r.Merged
	}
	if err := q.history(v); err != nil {
		return nil, err
	}
	switch kind {
	case record.EventItem:
		v.Open = "/events/" + id
		return v, q.eventItem(v)
	case record.ActorItem:
		v.Open = "/actors/" + id
		return v, q.actorItem(v)
	case record.QuestionItem:
		v.Open = "/questions/" + id
	case record.FindingItem:
		v.Open = "/findings"
	case record.VictimItem:
		v.Open = "/victims/" + id
	case record.ConflictItem:
		v.Open = "/conflicts/" + id
	}
	sub, err := review.Subject(ctx, s, id)
	if err != nil {
		return nil, err
	}
	v.Name = sub.Name
	if question, err := q.Record.Question(ctx, id, q.Lang); err == nil { // by its measure's name in the reader's language
		v.Name = wording.Sentence(wording.Measure(q.Lang, question.Measure))
		if question.About != "" {
			v.Name += ", " + question.About
		}
	}
	for _, p := range sub.At {
		v.Statements = append(v.Statements, statementChoice{Words: wording.Clip(p.Quote, 200)})
	}
	return v, nil
}

func (q *request) history(v *itemView) error {
	undone := map[string]bool{}
	for l, err := range q.Record.Store().DecisionsOn(q.Context(), v.ID) {
		if err != nil {
			return err
		}
		e, err := entryOf(l, "")
		if err != nil {
			return err
		}
		v.History = append(v.History, e)
	}
	for i := len(v.History) - 1; i >= 0; i-- {
		e := &v.History[i]
		if e.Undone = undone[e.ID]; e.Kind == record.Undo && !e.Undone {
			undone[e.Of] = true
		}
	}
	return nil
}

func (q *request) eventItem(v *itemView) error {
	ctx, s := q.Context(), q.Record.Store()
	var err error
	if v.E, err = q.Record.Event(ctx, v.ID, q.Lang); err != nil {
		return err
	}
	e := v.E.Event
	v.Name, v.When, v.Certainty, v.Background = v.E.Headline, e.EDTF, e.Certainty.String(), e.Background
	v.Places, v.Roles = review.PlacesText(e.Places), review.RolesText(e.Roles)
	v.Type = string(e.Type)
	if e.Mode != "" {
		v.Type += "/" + string(e.Mode)
	}
	for _, t := range record.EventTypes {
		v.Types = append(v.Types, typeChoice{string(t), wording.Type(q.Lang, t), v.Type == string(t)})
		for _, m := range record.Modes[t] {
			value := string(t) + "/" + string(m)
			v.Types = append(v.Types, typeChoice{value, wording.Type(q.Lang, t) + ": " + wording.Noun(q.Lang, t, m), v.Type == value})
		}
	}
	for c := record.Asserted; c <= record.Hypothetical; c++ {
		v.Certainties = append(v.Certainties, c)
	}
	counts, err := review.CountsOf(ctx, s, e)
	if err != nil {
		return err
	}
	for _, n := range counts {
		v.Counts = append(v.Counts, countField{n.Measure, review.FormatCount(record.Figure{Value: n.Value, HasValue: n.HasValue, Bound: n.Bound}), n.Quote, placeKey(n.Passage)})
	}
	for _, p := range v.E.Passages {
		for _, f := range p.Facts {
			v.Statements = append(v.Statements, statementChoice{p.Document.ID + ":" + strconv.Itoa(f.Index), wording.Clip(p.Quote, 240), p.Document.Heading()})
		}
	}
	if iv := e.Interval; iv.Stated() { // the same kind of act within three days
		f := api.Filter{Types: []string{string(e.Type)}}
		if iv.From != 0 {
			f.From = (iv.From - 3).String()
		}
		if iv.To != 0 {
			f.To = (iv.To + 3).String()
		}
		near, err := q.Record.Events(ctx, f, q.Lang, 0, 40)
		if err != nil {
			return err
		}
		for _, l := range near.Events {
			if l.ID != v.ID && len(v.Near) < 12 {
				v.Near = append(v.Near, l)
			}
		}
	}
	return nil
}

// placeKey names a passage for a form: document and code points.
func placeKey(p record.Passage) string {
	return p.Doc.String() + ":" + strconv.Itoa(p.Start) + ":" + strconv.Itoa(p.End)
}

func (q *request) actorItem(v *itemView) error {
	ctx, s := q.Context(), q.Record.Store()
	var err error
	if v.A, err = s.Profile(ctx, v.ID); err != nil {
		return err
	}
	v.Name, v.Aliases = v.A.Name, strings.Join(v.A.Aliases, "; ")
	for i, ref := range v.A.Members {
		if i == 60 {
			break
		}
		r, err := s.Reading(ctx, ref.Doc)
		if err != nil {
			return err
		}
		if ref.Index < 0 || ref.Index >= len(r.Actors) {
			continue
		}
		m := r.Actors[ref.Index].Mentions()[0]
		start, end := r.Doc.CodePoints(m.Span())
		v.Members = append(v.Members, statementChoice{ref.Doc.String() + ":" + strconv.Itoa(start) + ":" + strconv.Itoa(end), wording.Clip(m.Quote(), 120), wording.Clip(r.Doc.Name, 120)})
	}
	for _, x := range v.A.Proposals {
		if len(v.Proposed) < 12 {
			p := proposedActor{ID: x.Other, Name: wording.Clip(x.Name, 160), Why: wording.MergeReason(q.Lang, x.Reason)}
			if x.Against != "" {
				p.Against = wording.MergeDoubt(q.Lang, x.Against)
			}
			v.Proposed = append(v.Proposed, p)
		}
	}
	words := v.Find
	if words == "" { // who shares the last word of the name
		if fields := strings.Fields(resolve.Fold(v.A.Name)); len(fields) > 0 {
			words = fields[len(fields)-1]
		}
	}
	for p, err := range s.ProfilesNamed(ctx, resolve.Fold(words)) {
		if err != nil {
			return err
		}
		if p.ID != v.ID && len(v.Like) < 12 && !slices.ContainsFunc(v.Proposed, func(x proposedActor) bool { return x.ID == p.ID }) {
			v.Like = append(v.Like, p)
		}
	}
	return nil
}

// doneView is the line that stands for an item once it is decided.
type doneView struct {
	signing
	Item, Name string
	Kind       record.DecisionKind
	Standing   record.Standing
	Decision   string
	Lost       string
}

func (q *request) done(made []review.Made) (page, error) {
	v := doneView{signing: q.signing()}
	if len(made) > 0 {
		m := made[0]
		v = doneView{signing: v.signing, Item: m.Item, Kind: m.Decision.Kind, Decision: m.ID, Lost: m.Lost}
		if len(m.Decision.On) > 0 {
			v.Name = m.Decision.On[0].Name
		}
		mark, err := q.Record.Store().Mark(q.Context(), m.Item)
		if err != nil {
			return page{}, err
		}
		v.Standing = mark.Standing
	}
	return page{Fragment: "done", Data: v}, nil
}

// reviewDecide writes what the forms of an item say.
func reviewDecide(q *request) (page, error) {
	id := strings.ToLower(q.PathValue("item"))
	kind := record.DecisionKind(q.PostFormValue("kind"))
	return q.decide(func(s *store.Store) ([]*record.Decision, error) {
		sub, err := review.Subject(q.Context(), s, id)
		if err != nil {
			return nil, err
		}
		d := &record.Decision{Kind: kind, On: []record.Subject{sub}}
		switch kind {
		case record.Accept, record.Reject:
		case record.NoteItem:
			if strings.TrimSpace(q.PostFormValue("reason")) == "" {
				return nil, &api.BadRequest{Field: "reason", Value: "", Hint: q.say("note-empty")}
			}
		case record.EditItem:
			d.Change, err = q.change(s, sub)
		case record.MergeItems, record.Keep:
			err = q.others(s, d)
		case record.SplitItem:
			d.At, err = q.chosen(s, sub.Kind)
		case record.LinkTo: // the chosen statements of this event tell another one
			if d.At, err = q.chosen(s, sub.Kind); err == nil {
				d.On = nil
				if err = q.others(s, d); err == nil && len(d.On) != 1 {
					err = &api.BadRequest{Field: "with", Value: "", Hint: q.say("link-one")}
				}
			}
		default:
			err = &api.BadRequest{Field: "kind", Value: string(kind), Hint: "accept, reject, edit, merge, keep-apart, split, link or note"}
		}
		return []*record.Decision{d}, err
	}, func(made []review.Made) (page, error) {
		if q.wantsFragment("done") {
			return q.done(made)
		}
		to := "/review/items/" + id
		if len(made) > 0 && kind == record.SplitItem && made[0].Item != "" {
			to = "/review/items/" + made[0].Item
		}
		return page{}, redirect{q.next(to)}
	})
}

// others adds the items that the form names beside this one.
func (q *request) others(s *store.Store, d *record.Decision) error {
	for _, ids := range q.PostForm["with"] {
		for _, id := range strings.FieldsFunc(ids, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
			sub, err := review.Subject(q.Context(), s, strings.ToLower(id))
			if err != nil {
				return err
			}
			d.On = append(d.On, sub)
		}
	}
	if len(d.On) < 2 && d.Kind != record.LinkTo {
		return &api.BadRequest{Field: "with", Value: "", Hint: q.say("merge-none")}
	}
	return nil
}

// chosen are the places of the statements, or names, that the form names.
func (q *request) chosen(s *store.Store, kind record.ItemKind) ([]record.Passage, error) {
	var out []record.Passage
	for _, at := range q.PostForm["at"] {
		parts := strings.Split(at, ":")
		doc, err := record.ParseDocumentID(parts[0])
		if err != nil || len(parts) < 2 {
			return nil, &api.BadRequest{Field: "at", Value: wording.Clip(at, 80), Hint: "no such place"}
		}
		r, err := s.Reading(q.Context(), doc)
		if err != nil {
			return nil, err
		}
		p, ok := placeOf(r, parts[1:], kind)
		if !ok {
			return nil, &api.BadRequest{Field: "at", Value: wording.Clip(at, 80), Hint: "no such place"}
		}
		out = append(out, p)
	}
	if len(out) == 0 {
		return nil, &api.BadRequest{Field: "at", Value: "", Hint: q.say("split-none")}
	}
	return out, nil
}

// placeOf reads what follows a document in a form: the number of a statement, or two code points.
func placeOf(r *record.Reading, parts []string, kind record.ItemKind) (record.Passage, bool) {
	a, err1 := strconv.Atoi(parts[0])
	if len(parts) == 1 {
		p, ok := review.StatementPassage(r, a)
		return p, ok && err1 == nil && kind == record.EventItem
	}
	b, err2 := strconv.Atoi(parts[1])
	p, ok := review.SpanPassage(r, a, b)
	return p, ok && err1 == nil && err2 == nil
}

// change reads the fields of an edit that differ from what is shown.
func (q *request) change(s *store.Store, sub record.Subject) (*record.Change, error) {
	ch := &record.Change{}
	text := func(name, was string) *string {
		if !q.PostForm.Has(name) {
			return nil
		}
		v := wording.Clip(strings.TrimSpace(q.PostFormValue(name)), 400)
		if v == was {
			return nil
		}
		return &v
	}
	if sub.Kind == record.ActorItem {
		p, err := s.Profile(q.Context(), sub.ID)
		if err != nil {
			return nil, err
		}
		ch.Name, ch.Acronym, ch.Kind = text("name", p.Name), text("acronym", p.Acronym), text("actor_kind", p.Kind.String())
		if t := text("aliases", strings.Join(p.Aliases, "; ")); t != nil {
			list := split(*t, ";")
			ch.Aliases = &list
		}
		return ch, q.someChange(ch)
	}
	e, err := s.Event(q.Context(), sub.ID)
	if err != nil {
		return nil, err
	}
	return ch, errors.Join(q.eventChange(s, e, ch), q.someChange(ch))
}

func (q *request) someChange(ch *record.Change) error {
	if len(review.FieldsOf(ch)) == 0 {
		return &api.BadRequest{Field: "kind", Value: "edit", Hint: q.say("edit-none")}
	}
	return nil
}

// eventChange reads the fields of an event from a form; e is nil for an event that is added or coded, whose fields are all taken.
func (q *request) eventChange(s *store.Store, e *record.Event, ch *record.Change) error {
	was := &record.Event{}
	if e != nil {
		was = e
	}
	whole := e == nil
	wasType := string(was.Type)
	if was.Mode != "" {
		wasType += "/" + string(was.Mode)
	}
	set := func(name, was string, to **string) {
		if q.PostForm.Has(name) {
			if v := wording.Clip(strings.TrimSpace(q.PostFormValue(name)), 400); whole && v != "" || !whole && v != was {
				*to = &v
			}
		}
	}
	set("type", wasType, &ch.Type)
	set("when", was.EDTF, &ch.When)
	set("certainty", was.Certainty.String(), &ch.Certainty)
	if ch.When != nil && *ch.When != "" {
		if _, err := record.ParseEDTF(*ch.When); err != nil {
			return &api.BadRequest{Field: "when", Value: *ch.When, Hint: q.say("date-hint")}
		}
	}
	if t := q.PostFormValue("places"); q.PostForm.Has("places") && (whole || strings.TrimSpace(t) != review.PlacesText(was.Places)) {
		places := []record.EventPlace{}
		for _, name := range split(t, ";") {
			places = append(places, review.PlaceNamed(gazetteer.World(), e, wording.Clip(name, 200)))
		}
		ch.Places = &places
	}
	if t := q.PostFormValue("roles"); q.PostForm.Has("roles") && (whole || strings.TrimSpace(t) != review.RolesText(was.Roles)) {
		roles := []record.EventRole{}
		for _, line := range split(t, ";") {
			role, name, ok := strings.Cut(line, "=")
			r := record.RoleName(strings.ToLower(strings.TrimSpace(role)))
			if !ok || strings.TrimSpace(name) == "" || !validRole(r) {
				return &api.BadRequest{Field: "roles", Value: wording.Clip(line, 80), Hint: q.say("roles-hint")}
			}
			roles = append(roles, record.EventRole{Role: r, Name: wording.Clip(strings.TrimSpace(name), 200)})
		}
		ch.Roles = &roles
	}
	if q.PostForm.Has("background-shown") && !whole {
		if b := q.PostFormValue("background") != ""; b != was.Background {
			ch.Backdrop = &b
		}
	}
	return q.counts(s, ch, whole)
}

// counts reads the numbers of a form: measure, value and place of each; an emptied value takes the number away.
func (q *request) counts(s *store.Store, ch *record.Change, whole bool) error {
	measures, values, places := q.PostForm["measure"], q.PostForm["value"], q.PostForm["count-at"]
	originals := q.PostForm["value-was"]
	if len(measures) == 0 || len(measures) != len(values) || len(measures) != len(places) {
		return nil
	}
	changed := whole
	list := []record.CountEdit{}
	for i, value := range values {
		value = strings.TrimSpace(value)
		changed = changed || i >= len(originals) || originals[i] != measures[i]+"="+value
		if value == "" {
			continue
		}
		n := record.CountEdit{Measure: wording.Clip(strings.TrimSpace(measures[i]), 40)}
		var err error
		if n.Value, n.HasValue, n.Bound, err = review.ParseCount(value); err != nil {
			return &api.BadRequest{Field: "value", Value: wording.Clip(value, 40), Hint: q.say("count-hint")}
		}
		doc, rest, _ := strings.Cut(places[i], ":")
		id, err := record.ParseDocumentID(doc)
		if err != nil || rest == "" || n.Measure == "" {
			return &api.BadRequest{Field: "count-at", Value: wording.Clip(places[i], 80), Hint: q.say("count-words")}
		}
		r, err := s.Reading(q.Context(), id)
		if err != nil {
			return err
		}
		p, ok := placeOf(r, strings.Split(rest, ":"), "")
		if words, quoted := strings.CutPrefix(rest, "“"); quoted {
			p, ok = review.QuotePassage(r, strings.TrimSuffix(words, "”"))
		}
		if !ok {
			return &api.BadRequest{Field: "count-at", Value: wording.Clip(rest, 80), Hint: q.say("count-words")}
		}
		n.Passage = p
		list = append(list, n)
	}
	if changed {
		ch.Counts = &list
	}
	return nil
}

func validRole(r record.RoleName) bool {
	switch r {
	case record.Agent, record.Target, record.Participant, record.Organizer, record.Beneficiary, record.Instrument:
		return true
	}
	return false
}

// split cuts a field where a sign stands, and drops what is empty.
func split(s, sign string) []string {
	out := []string{}
	for part := range strings.SplitSeq(s, sign) {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}
