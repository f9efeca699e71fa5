package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"

	"testigo/publish/export"
	"testigo/publish/wording"
	"testigo/reading/words"
	"testigo/record"
	"testigo/store"
)

// questionsCmd lists the figures that answer one question, lined up.
type questionsCmd struct {
	Record  string   `arg:"" help:"The record."`
	Words   []string `arg:"" optional:"" help:"Only questions whose measure, subject, place or quotes hold these words."`
	Status  string   `enum:"conflict,growth,agree,single,any" default:"any" help:"Only questions of this status: conflict, growth, agree or single." placeholder:"STATUS"`
	Measure string   `help:"Only this measure: killed, wounded, arrested, participants, votes, seats, inflation, …" placeholder:"MEASURE"`
	JSON    bool     `name:"json" help:"Print as JSON Lines, in the form of 'testigo export --format questions'."`
}

func (questionsCmd) Help() string {
	return `A question is what figures of several witnesses count: killed in one event, arrested in one raid, the inflation of one country. Disagreements come first, then counts that grew, then figures that agree, then single ones. A copy or translation is no witness of its own.

Examples:
  testigo questions peru.testigo
  testigo questions peru.testigo --status conflict
  testigo questions peru.testigo --measure killed
  testigo questions peru.testigo members CGTP
  testigo show peru.testigo q1a2b3c4`
}

func (c *questionsCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		v := &viewer{ctx: ctx, con: con, s: s, w: bufio.NewWriter(con.out), json: c.JSON}
		n := 0
		for q, err := range s.Questions(ctx) {
			if err != nil {
				return err
			}
			if c.Status != "any" && c.Status != string(q.Status) || c.Measure != "" && c.Measure != q.Measure {
				continue
			}
			tellings, err := v.tellings(q)
			if err != nil {
				return err
			}
			if !holds(c.Words, q.Measure+" "+q.Subject+" "+q.Scope+" "+tellings.words) {
				continue
			}
			n++
			if c.JSON {
				if err := export.Question(ctx, v.w, s, q); err != nil {
					return err
				}
				continue
			}
			v.questionLine(q, tellings)
		}
		if n == 0 && !c.JSON {
			fmt.Fprintln(con.err, con.say("No question fits.", "Ninguna pregunta coincide."))
		}
		return v.w.Flush()
	})
}

// tellings are the figures of a question as one line prints them, and the words by which it is found.
type tellings struct {
	line  []string
	words string
}

// mostTold bounds the figures of a line.
const mostTold = 6

func (v *viewer) tellings(q *record.Question) (t tellings, err error) {
	for i, ref := range q.Figures {
		r, err := v.s.Reading(v.ctx, ref.Doc)
		if err != nil {
			return t, err
		}
		c := r.Figures[ref.Index]
		if i < mostTold {
			t.line = append(t.line, "“"+wording.Clip(c.Quote(), 40)+"” "+wording.Clip(r.Doc.Name, 60))
			t.words += " " + r.Doc.Quote(sentenceOf(r, c.Span()))
		}
	}
	if n := len(q.Figures) - mostTold; n > 0 {
		t.line = append(t.line, fmt.Sprintf("+ %d", n))
	}
	return t, nil
}

func sentenceOf(r *record.Reading, at record.Span) record.Span {
	for _, s := range r.Sentences {
		if s.Contains(at) {
			return s
		}
	}
	return at
}

// holds tells whether a text has all words, whatever their case and accents.
func holds(wanted []string, text string) bool {
	if len(wanted) == 0 {
		return true
	}
	text = words.Norm(text)
	for _, w := range wanted {
		if !strings.Contains(text, words.Norm(w)) {
			return false
		}
	}
	return true
}

func (v *viewer) questionLine(q *record.Question, t tellings) {
	lang := v.con.lang
	v.f("%s  %s: %s", v.con.dim(q.ID), v.con.bold(wording.Measure(lang, q.Measure)), wording.Status(lang, q.Status))
	if q.Subject != "" {
		v.f(" · %s", plain(wording.Clip(q.Subject, 60)))
	}
	if q.Scope != "" {
		v.f(" · %s", plain(wording.Clip(wording.Scope(lang, q.Scope), 40)))
	}
	if r := v.allowed(q); r != "" && q.Status != record.Single {
		v.f(" · %s", r)
	}
	if q.Independent > 1 {
		v.f(" · %d %s", q.Independent, v.con.say("independent witnesses", "testimonios independientes"))
	}
	if q.Event != "" {
		v.f("  %s", v.con.dim(q.Event))
	}
	v.f("\n")
	for _, l := range t.line {
		v.f("    %s\n", plain(l))
	}
}

// allowed words what the figures of a question together leave possible.
func (v *viewer) allowed(q *record.Question) string {
	n := func(x float64) string { return wording.Number(v.con.lang, x) }
	switch {
	case q.HasLow && q.HasHigh && q.Low == q.High:
		return n(q.Low)
	case q.HasLow && q.HasHigh:
		return n(q.Low) + "–" + n(q.High)
	case q.HasLow:
		return v.con.say("at least ", "al menos ") + n(q.Low)
	case q.HasHigh:
		return v.con.say("at most ", "a lo sumo ") + n(q.High)
	}
	return ""
}
