package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/store"
)

// telling is one statement of a linked event, with the words that say it.
type telling struct {
	Doc         string   `json:"doc"`
	SHA256      string   `json:"sha256"`
	Statement   string   `json:"statement"`
	Certainty   string   `json:"certainty"`
	Attribution *string  `json:"attribution"`
	Linked      *because `json:"linked"` // why it was taken to tell this event; null for the first
	Trigger     span     `json:"trigger"`
	Sentence    span     `json:"sentence"`
}

type because struct {
	Score float64  `json:"score"`
	Why   []string `json:"why"`
}

type linkedPlace struct {
	Name    string   `json:"name"`
	ID      *string  `json:"id"`
	Kind    string   `json:"kind"`
	Country *string  `json:"country"`
	Admin1  *string  `json:"admin1"`
	Lat     *float64 `json:"lat"`
	Lon     *float64 `json:"lon"`
}

type linkedRole struct {
	Role  record.RoleName `json:"role"`
	Name  string          `json:"name"`
	Actor *string         `json:"actor"`
}

type linkedCount struct {
	figure
	Doc string `json:"doc"`
}

type linkedEvent struct {
	ID          string           `json:"id"`
	Type        record.EventType `json:"type"`
	Mode        *string          `json:"mode"`
	When        *string          `json:"when"`
	Certainty   string           `json:"certainty"`
	Phase       *string          `json:"phase"`
	Background  bool             `json:"background"`
	Generic     bool             `json:"generic"`
	Disputed    bool             `json:"disputed"`
	Review      record.Standing  `json:"review"`
	Documents   int              `json:"documents"`
	Independent int              `json:"independent"`
	Places      []linkedPlace    `json:"places"`
	Roles       []linkedRole     `json:"roles"`
	Counts      []linkedCount    `json:"counts"`
	Statements  []telling        `json:"statements"`
	Parts       []string         `json:"parts,omitempty"`   // incidents that this total sums up
	PartOf      []string         `json:"part_of,omitempty"` // totals that count this incident
}

// Events writes one line an event, in the order of the chronology.
func Events(ctx context.Context, w io.Writer, src Source, o Options) error {
	out := newLines(w)
	at := newNames(src)
	for e, err := range src.Events(ctx, store.EventFilter{}) {
		if err != nil {
			return err
		}
		l, err := linked(ctx, at, e, o)
		if err != nil {
			return err
		}
		if err := out.add(l); err != nil {
			return err
		}
	}
	return out.end()
}

// Event writes one event as a line of [Events].
func Event(ctx context.Context, w io.Writer, src Source, e *record.Event, o Options) error {
	l, err := linked(ctx, newNames(src), e, o)
	if err != nil {
		return err
	}
	out := newLines(w)
	if err := out.add(l); err != nil {
		return err
	}
	return out.end()
}

func linked(ctx context.Context, at *names, e *record.Event, o Options) (*linkedEvent, error) {
	out := &linkedEvent{Review: reviewed(e.Standing), ID: e.ID, Type: e.Type, Mode: orNull(string(e.Mode)), When: orNull(e.EDTF), Certainty: e.Certainty.String(), Phase: orNull(e.Phase),
		Background: e.Background, Generic: e.Generic, Disputed: e.Disputed, Documents: e.Documents, Independent: e.Independent,
		Places: []linkedPlace{}, Roles: []linkedRole{}, Counts: []linkedCount{}, Statements: []telling{}, Parts: e.Parts, PartOf: e.PartOf}
	for _, p := range e.Places {
		pl := linkedPlace{Name: p.Name, ID: orNull(p.ID), Kind: string(p.Kind), Country: countryName(o, p.Country), Admin1: orNull(p.Admin1)}
		if p.Located {
			pl.Lat, pl.Lon = &p.Lat, &p.Lon
		}
		out.Places = append(out.Places, pl)
	}
	for _, r := range e.Roles {
		out.Roles = append(out.Roles, linkedRole{r.Role, r.Name, orNull(r.Actor)})
	}
	for _, c := range e.Counts {
		if c.Evidence.Stated() { // a person read it where no reader did
			r, err := at.reading(ctx, c.Evidence.Doc())
			if err != nil {
				return nil, err
			}
			out.Counts = append(out.Counts, linkedCount{figureOf(r.Doc, record.CiteSpan(r.Doc, c.Evidence.Span(), c.Figure)), fileName(r.Doc)})
			continue
		}
		r, err := at.reading(ctx, c.Ref.Doc)
		if err != nil {
			return nil, err
		}
		if f, was := r.Figures[c.Ref.Index], r.Figures[c.Ref.Index].Value(); was.Measure != c.Figure.Measure || was.HasValue != c.Figure.HasValue || was.Value != c.Figure.Value || was.Bound != c.Figure.Bound { // a person corrected it
			out.Counts = append(out.Counts, linkedCount{figureOf(r.Doc, record.CiteSpan(r.Doc, f.Span(), c.Figure)), fileName(r.Doc)})
			continue
		}
		out.Counts = append(out.Counts, linkedCount{figureOf(r.Doc, r.Figures[c.Ref.Index]), fileName(r.Doc)})
	}
	for i, s := range e.Statements {
		r, err := at.reading(ctx, s.Doc)
		if err != nil {
			return nil, err
		}
		c := r.Events[s.Index]
		v := c.Value()
		var why *because
		if i > 0 && i <= len(e.Links) {
			why = &because{e.Links[i-1].Score, e.Links[i-1].Why}
		}
		out.Statements = append(out.Statements, telling{fileName(r.Doc), s.Doc.String(), statementID(s.Index), v.Certainty.String(), orNull(v.Attribution.Value()), why,
			spanOf(r.Doc, c.Span()), spanOf(r.Doc, v.Sentence)})
	}
	for _, ev := range e.Evidence {
		r, err := at.reading(ctx, ev.Doc())
		if err != nil {
			return nil, err
		}
		words := spanOf(r.Doc, ev.Span())
		out.Statements = append(out.Statements, telling{fileName(r.Doc), ev.Doc().String(), "", e.Certainty.String(), nil, nil, words, words})
	}
	return out, nil
}

// reviewed names the standing of what nobody has reviewed too.
func reviewed(s record.Standing) record.Standing {
	if s == record.MachineRead {
		return "machine-read"
	}
	return s
}

type lined struct {
	Doc string `json:"doc"`
	figure
}

type question struct {
	ID          string        `json:"id"`
	Measure     string        `json:"measure"`
	Unit        *string       `json:"unit"`
	Subject     string        `json:"subject"`
	Scope       *string       `json:"scope"`
	Event       *string       `json:"event"`
	Series      bool          `json:"series,omitempty"` // figures of different days make a line, not a contradiction
	Figures     []lined       `json:"figures"`
	Independent int           `json:"independent"`
	Status      record.Status `json:"status"`
	Range       [2]*float64   `json:"range"`
}

// Questions writes one line a question, disagreements first.
func Questions(ctx context.Context, w io.Writer, src Source, o Options) error {
	out := newLines(w)
	at := newNames(src)
	for q, err := range src.Questions(ctx) {
		if err != nil {
			return err
		}
		l, err := linedUp(ctx, at, q)
		if err != nil {
			return err
		}
		if err := out.add(l); err != nil {
			return err
		}
	}
	return out.end()
}

// Question writes one question as a line of [Questions].
func Question(ctx context.Context, w io.Writer, src Source, q *record.Question) error {
	l, err := linedUp(ctx, newNames(src), q)
	if err != nil {
		return err
	}
	out := newLines(w)
	if err := out.add(l); err != nil {
		return err
	}
	return out.end()
}

func linedUp(ctx context.Context, at *names, q *record.Question) (*question, error) {
	out := &question{ID: q.ID, Measure: q.Measure, Unit: orNull(q.Unit), Subject: q.Subject, Scope: orNull(q.Scope), Event: orNull(q.Event), Series: q.Series, Status: q.Status, Figures: []lined{}, Independent: q.Independent}
	for _, f := range q.Figures {
		r, err := at.reading(ctx, f.Doc)
		if err != nil {
			return nil, err
		}
		out.Figures = append(out.Figures, lined{fileName(r.Doc), figureOf(r.Doc, r.Figures[f.Index])})
	}
	if q.HasLow {
		out.Range[0] = &q.Low
	}
	if q.HasHigh {
		out.Range[1] = &q.High
	}
	return out, nil
}

// JSON writes the whole record as one object, streamed part by part.
func JSON(ctx context.Context, w io.Writer, src Source, o Options) error {
	out := newLines(w)
	part := func(open string, format Format) error {
		if _, err := out.w.WriteString(open); err != nil {
			return err
		}
		if err := out.end(); err != nil {
			return err
		}
		return format(ctx, &commas{w: out.w}, src, o)
	}
	for i, p := range []struct {
		name   string
		format Format
	}{{"documents", Readings}, {"events", Events}, {"actors", profiles}, {"questions", Questions}, {"findings", Findings}, {"skipped", skipped}} {
		open := "],\n\"" + p.name + "\": [\n"
		if i == 0 {
			open = "{\"form\": 1,\n\"" + p.name + "\": [\n"
		}
		if err := part(open, p.format); err != nil {
			return err
		}
	}
	if _, err := out.w.WriteString("]}\n"); err != nil {
		return err
	}
	return out.end()
}

// commas turns JSON Lines into the members of an array. A line may come in several writes.
type commas struct {
	w    io.Writer
	some bool // something was written
	open bool // the last write ended a line
}

func (c *commas) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		line, rest, found := strings.Cut(string(b), "\n")
		if c.open && c.some {
			line = "," + line
		}
		c.open = found
		c.some = true
		if found {
			line += "\n"
		}
		if _, err := io.WriteString(c.w, line); err != nil {
			return 0, err
		}
		b = []byte(rest)
	}
	return n, nil
}

type profile struct {
	ID       string          `json:"id"`
	Kind     string          `json:"kind"`
	Name     string          `json:"name"`
	Acronym  *string         `json:"acronym"`
	Org      *record.OrgKind `json:"organization_kind"`
	Aliases  []string        `json:"aliases"`
	Ages     *string         `json:"ages"`
	Harm     *string         `json:"harm"`
	Mentions int             `json:"mentions"`
	Known    *string         `json:"pack"`

	Merges    []mergeLine    `json:"merges,omitempty"`
	Proposals []proposalLine `json:"proposals,omitempty"`
	Relations []edgeLine     `json:"relations,omitempty"`
}

func profiles(ctx context.Context, w io.Writer, src Source, _ Options) error {
	out := newLines(w)
	for p, err := range src.Profiles(ctx) {
		if err != nil {
			return err
		}
		if err := out.add(profileOf(p)); err != nil {
			return err
		}
	}
	return out.end()
}

func profileOf(p *record.Profile) profile {
	l := profile{ID: p.ID, Kind: p.Kind.String(), Name: p.Name, Acronym: orNull(p.Acronym), Aliases: p.Aliases, Ages: orNull(p.Age), Harm: orNull(p.Harm), Mentions: p.Mentions, Known: orNull(p.PackID)}
	l.addResolution(p)
	if p.Org != "" {
		l.Org = &p.Org
	}
	return l
}

// Profile writes one actor as it stands in the json form.
func Profile(w io.Writer, p *record.Profile) error {
	out := newLines(w)
	if err := out.add(profileOf(p)); err != nil {
		return err
	}
	return out.end()
}

func skipped(ctx context.Context, w io.Writer, src Source, _ Options) error {
	list, err := src.SkippedInputs(ctx)
	if err != nil {
		return err
	}
	out := newLines(w)
	for _, s := range list {
		if err := out.add(map[string]string{"name": s.Name, "reason": s.Reason, "hint": s.Hint}); err != nil {
			return err
		}
	}
	return out.end()
}

// CSV writes the chronology as a table. Cells that a spreadsheet would take for a formula are
// led by an apostrophe, as quotes come from strangers.
func CSV(ctx context.Context, w io.Writer, src Source, o Options) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"id", "when", "type", "mode", "places", "country", "latitude", "longitude", "agents", "targets", "participants", "organizers", "beneficiaries",
		"counts", "certainty", "attribution", "background", "disputed", "documents", "independent", "document", "sha256", "start", "end", "quote", "review"}); err != nil {
		return err
	}
	at := newNames(src)
	for e, err := range src.Events(ctx, store.EventFilter{}) {
		if err != nil {
			return err
		}
		l, err := linked(ctx, at, e, o)
		if err != nil {
			return err
		}
		row := tableRow(l)
		for i := range row {
			row[i] = tame(row[i])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func tableRow(l *linkedEvent) []string {
	var places, counts []string
	var country, lat, lon string
	for _, p := range l.Places {
		places = append(places, p.Name)
		if country == "" && p.Country != nil {
			country = *p.Country
		}
		if lat == "" && p.Lat != nil {
			lat, lon = strconv.FormatFloat(*p.Lat, 'f', 4, 64), strconv.FormatFloat(*p.Lon, 'f', 4, 64)
		}
	}
	in := map[record.RoleName][]string{}
	for _, r := range l.Roles {
		in[r.Role] = append(in[r.Role], r.Name)
	}
	for _, c := range l.Counts {
		counts = append(counts, c.Measure+": "+c.Text+" ("+c.Doc+")")
	}
	s := l.Statements[0]
	text := func(p *string) string {
		if p == nil {
			return ""
		}
		return *p
	}
	return []string{l.ID, text(l.When), string(l.Type), text(l.Mode), joined(places), country, lat, lon,
		joined(in[record.Agent]), joined(in[record.Target]), joined(in[record.Participant]), joined(in[record.Organizer]), joined(in[record.Beneficiary]),
		joined(counts), l.Certainty, text(s.Attribution), strconv.FormatBool(l.Background), strconv.FormatBool(l.Disputed), strconv.Itoa(l.Documents), strconv.Itoa(l.Independent),
		s.Doc, s.SHA256, strconv.Itoa(s.Sentence.Start), strconv.Itoa(s.Sentence.End), s.Sentence.Text, string(l.Review)}
}

// tame keeps a cell from being read as a formula (OWASP, CSV injection); numbers stay numbers.
func tame(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
