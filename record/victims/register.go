package victims

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/linkage"
)

// Register makes out the people among what was gathered: one for each person, the dead first, then by date and name.
func (g *Gatherer) Register(ctx context.Context, events []*record.Event, profiles []*record.Profile, questions []*record.Question) ([]*record.Victim, error) {
	byID := make(map[string]*record.Profile, len(profiles))
	for _, p := range profiles {
		byID[p.ID] = p
	}
	groups := g.group()
	taken := map[string]bool{}
	out := make([]*record.Victim, 0, len(groups))
	for _, group := range groups {
		v := g.victim(group, byID)
		v.ID = identify(taken, group[0])
		out = append(out, v)
	}
	tolls(out, events, questions)
	when := map[string]record.Day{}
	for _, e := range events {
		when[e.ID] = e.Interval.From
	}
	first := func(v *record.Victim) (gravity int, day record.Day) {
		gravity, day = 99, record.Day(1<<30)
		for _, a := range v.Acts {
			gravity = min(gravity, grave[a.Act])
			if d := when[a.Event]; d != 0 {
				day = min(day, d)
			}
		}
		return gravity, day
	}
	sort.SliceStable(out, func(i, j int) bool {
		g1, d1 := first(out[i])
		g2, d2 := first(out[j])
		switch {
		case g1 != g2:
			return g1 < g2
		case d1 != d2:
			return d1 < d2
		case (out[i].Name == "") != (out[j].Name == ""):
			return out[i].Name != ""
		case out[i].Name != out[j].Name:
			return out[i].Name < out[j].Name
		}
		return out[i].ID < out[j].ID
	})
	return out, propose(ctx, out)
}

// group brings the tellings of one person together.
func (g *Gatherer) group() [][]*told {
	at := map[string]int{}
	var out [][]*told
	put := func(key string, p *told) {
		i, ok := at[key]
		if !ok {
			i = len(out)
			at[key] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], p)
	}
	several := map[string]map[record.DocumentID]int{} // how many such unnamed people a document tells of
	for _, p := range g.people {
		if p.profile == "" {
			k := p.key()
			if several[k] == nil {
				several[k] = map[record.DocumentID]int{}
			}
			several[k][p.doc]++
		}
	}
	for i, p := range g.people {
		switch {
		case p.profile != "":
			put(p.profile, p)
		case p.age > 0 && most(several[p.key()]) == 1: // one age, one event, one such person in each text
			put(p.key(), p)
		default:
			put("alone "+strconv.Itoa(i), p)
		}
	}
	return out
}

// key of an unnamed person: the event, age and sex.
func (p *told) key() string {
	event := ""
	if len(p.events) > 0 {
		event = p.events[0]
	}
	return "unnamed " + event + " " + strconv.Itoa(p.age) + " " + p.sex
}

func most(counts map[record.DocumentID]int) int {
	m := 0
	for _, n := range counts {
		m = max(m, n)
	}
	return m
}

func (g *Gatherer) victim(group []*told, profiles map[string]*record.Profile) *record.Victim {
	v := &record.Victim{Actor: group[0].profile}
	if p := profiles[v.Actor]; p != nil {
		v.Name = p.Name
		v.Aliases = append(v.Aliases, p.Aliases...)
	}
	families := map[record.DocumentID]bool{}
	seen := map[string]bool{}
	for _, t := range group {
		families[g.families.Of(t.doc)] = true
		if v.Sex == "" {
			v.Sex = t.sex
		}
		for _, f := range t.facts {
			key := fmt.Sprint(f.Field, "\x00", f.Value, "\x00", f.Evidence.Doc())
			if f.Evidence.Stated() && !seen[key] {
				seen[key] = true
				v.Told = append(v.Told, f)
			}
		}
		for _, a := range t.acts {
			key := fmt.Sprint(a.Act, "\x00", a.Event, "\x00", a.Evidence.Doc(), a.Certainty)
			if a.Evidence.Stated() && !seen[key] {
				seen[key] = true
				v.Acts = append(v.Acts, a)
			}
		}
	}
	for _, t := range group { // two texts that tell different sexes: neither is chosen
		if t.sex != "" && t.sex != v.Sex {
			v.Sex = ""
		}
	}
	v.Independent = len(families)
	return v
}

// tolls notes in which totals each person counts: those of the events they were harmed in, and of the totals that sum these up.
func tolls(victims []*record.Victim, events []*record.Event, questions []*record.Question) {
	totals := map[string][]string{} // event -> the totals that count it
	for _, e := range events {
		totals[e.ID] = e.PartOf
	}
	asked := map[string][]string{} // measure and event -> questions
	for _, q := range questions {
		if q.Event != "" {
			asked[q.Measure+" "+q.Event] = append(asked[q.Measure+" "+q.Event], q.ID)
		}
	}
	for _, v := range victims {
		in := map[string]bool{}
		for _, a := range v.Acts {
			m := tollOf[a.Act]
			if m == "" || a.Event == "" || a.Certainty == record.Denied {
				continue
			}
			for _, e := range append([]string{a.Event}, totals[a.Event]...) {
				for _, q := range asked[m+" "+e] {
					if !in[q] {
						in[q] = true
						v.Tolls = append(v.Tolls, q)
					}
				}
			}
		}
		sort.Strings(v.Tolls)
	}
}

// propose links named people of the register as lists of victims are linked; who may be one is asked, never merged.
func propose(ctx context.Context, all []*record.Victim) error {
	t, err := linkage.NewTable([]linkage.Field{{Name: "given", Kind: linkage.Given}, {Name: "surname", Kind: linkage.Surname}, {Name: "second", Kind: linkage.SecondSurname},
		{Name: "date", Kind: linkage.Date}, {Name: "place", Kind: linkage.Place}, {Name: "sex", Kind: linkage.Category}}, []linkage.List{{Name: "register", Unique: false}})
	if err != nil {
		return err
	}
	var named []*record.Victim
	for _, v := range all {
		if v.Name == "" || !strings.Contains(linkage.FoldName(v.Name), " ") {
			continue
		}
		given, surname, second := linkage.SplitName(v.Name)
		date, place := "", ""
		for _, a := range v.Acts {
			if d := strings.TrimRight(a.EDTF, "~?%"); date == "" && linkage.YearOf(d) > 0 {
				date = d
			}
			if place == "" {
				place, _, _ = strings.Cut(a.Place, ",")
			}
		}
		t.Add(0, given, surname, second, date, place, v.Sex)
		named = append(named, v)
	}
	if len(named) < 2 {
		return nil
	}
	r, err := linkage.Run(ctx, t, linkage.Options{})
	if err != nil {
		return err
	}
	for _, l := range r.Links {
		p := l.Probability()
		a, b := named[l.A], named[l.B]
		if p < 0.5 || len(a.Proposals) >= 20 || len(b.Proposals) >= 20 {
			continue
		}
		e := []record.Evidence{evidence(a), evidence(b)}
		a.Proposals = append(a.Proposals, record.Proposal{Other: b.ID, Name: b.Name, Reason: "linkage", Score: p, Evidence: e})
		b.Proposals = append(b.Proposals, record.Proposal{Other: a.ID, Name: a.Name, Reason: "linkage", Score: p, Evidence: e})
	}
	return nil
}

// evidence is where a named person is named first.
func evidence(v *record.Victim) record.Evidence {
	for _, t := range v.Told {
		if t.Field == "name" {
			return t.Evidence
		}
	}
	return v.Acts[0].Evidence
}

// identify makes a short id from who the person is, so that it stays when other documents come.
func identify(taken map[string]bool, p *told) string {
	who := p.profile
	if who == "" {
		who = p.key() + " " + p.noun + " " + p.doc.String() + " " + strconv.Itoa(p.acts[0].Evidence.Span().Start)
	}
	sum := sha256.Sum256([]byte(who))
	full := hex.EncodeToString(sum[:])
	for n := 8; n <= len(full); n++ {
		if id := "v" + full[:n]; !taken[id] {
			taken[id] = true
			return id
		}
	}
	return "v" + full
}
