package review

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sort"
	"strconv"
	"strings"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

// KindOf tells what an id names by its first letter.
func KindOf(id string) (record.ItemKind, error) {
	kinds := map[byte]record.ItemKind{'e': record.EventItem, 'a': record.ActorItem, 'q': record.QuestionItem, 'v': record.VictimItem, 'c': record.ConflictItem, 'f': record.FindingItem}
	if len(id) > 1 {
		if k, ok := kinds[id[0]]; ok {
			return k, nil
		}
	}
	return "", fmt.Errorf("%.40q: %w: ids begin with e (event), a (actor), q (question), v (victim), c (conflict) or f (finding)", id, store.ErrNotFound)
}

// Subject describes an item as it now is, so that a decision about it finds it again.
func Subject(ctx context.Context, m Machine, id string) (record.Subject, error) {
	kind, err := KindOf(id)
	if err != nil {
		return record.Subject{}, err
	}
	s := record.Subject{Kind: kind, ID: id}
	at := newReadings(m)
	switch kind {
	case record.EventItem:
		e, err := m.Event(ctx, id)
		if err != nil {
			return s, err
		}
		s.ID, s.Name, s.Was = e.ID, wording.Clip(wording.Headline(record.English, e), 200), eventPrint(e)
		s.At, err = eventPassages(ctx, at, e)
		return s, err
	case record.ActorItem:
		p, err := m.Profile(ctx, id)
		if err != nil {
			return s, err
		}
		s.ID, s.Name, s.Was = p.ID, p.Name, actorPrint(p)
		for _, ref := range p.Members {
			if len(s.At) == maxPassages {
				break
			}
			r, err := at.get(ctx, ref.Doc)
			if err != nil {
				return s, err
			}
			if ref.Index >= 0 && ref.Index < len(r.Actors) {
				if p, ok := passage(r.Doc, r.Actors[ref.Index].Mentions()[0].Span(), record.Span{}); ok {
					p.Type = r.Actors[ref.Index].Kind.String()
					s.At = append(s.At, p)
				}
			}
		}
	case record.QuestionItem:
		q, err := m.Question(ctx, id)
		if err != nil {
			return s, err
		}
		s.Name, s.Was = wording.Clip(q.Measure+" "+q.Subject, 200), fingerprint(string(q.Status), strconv.Itoa(len(q.Figures)))
		for _, ref := range q.Figures {
			if len(s.At) == maxPassages {
				break
			}
			r, err := at.get(ctx, ref.Doc)
			if err != nil {
				return s, err
			}
			if ref.Index >= 0 && ref.Index < len(r.Figures) {
				if p, ok := passage(r.Doc, r.Figures[ref.Index].Span(), record.Span{}); ok {
					p.Type = r.Figures[ref.Index].Value().Measure
					s.At = append(s.At, p)
				}
			}
		}
	case record.FindingItem:
		f, err := m.Finding(ctx, id)
		if err != nil {
			return s, err
		}
		s.Name, s.Was = wording.Clip(f.EN, 200), fingerprint(f.Check, string(f.Verdict))
		s.At, err = evidencePassages(ctx, at, f.Evidence)
		return s, err
	case record.VictimItem:
		v, err := m.Victim(ctx, id)
		if err != nil {
			return s, err
		}
		s.Name, s.Was = v.Name, fingerprint(v.Name, strconv.Itoa(len(v.Acts)))
		var ev []record.Evidence
		for _, a := range v.Acts {
			ev = append(ev, a.Evidence)
		}
		for _, t := range v.Told {
			ev = append(ev, t.Evidence)
		}
		s.At, err = evidencePassages(ctx, at, ev)
		return s, err
	case record.ConflictItem:
		c, err := m.Conflict(ctx, id)
		if err != nil {
			return s, err
		}
		s.Name, s.Was = wording.Clip(c.EN, 200), fingerprint(string(c.State), strconv.Itoa(len(c.Events)))
		for _, ev := range c.Events {
			if len(s.At) >= maxPassages {
				break
			}
			e, err := m.Event(ctx, ev)
			if err != nil {
				return s, err
			}
			if len(e.Statements) == 0 {
				continue
			}
			r, err := at.get(ctx, e.Statements[0].Doc)
			if err != nil {
				return s, err
			}
			if p, ok := StatementPassage(r, e.Statements[0].Index); ok {
				s.At = append(s.At, p)
			}
		}
	}
	return s, nil
}

func eventPassages(ctx context.Context, at *readings, e *record.Event) ([]record.Passage, error) {
	var out []record.Passage
	for _, ref := range e.Statements {
		if len(out) == maxPassages {
			return out, nil
		}
		r, err := at.get(ctx, ref.Doc)
		if err != nil {
			return nil, err
		}
		if p, ok := StatementPassage(r, ref.Index); ok {
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		return out, nil
	}
	return evidencePassages(ctx, at, e.Evidence)
}

func evidencePassages(ctx context.Context, at *readings, list []record.Evidence) ([]record.Passage, error) {
	var out []record.Passage
	for _, ev := range list {
		if len(out) == maxPassages || !ev.Stated() {
			continue
		}
		r, err := at.get(ctx, ev.Doc())
		if err != nil {
			return nil, err
		}
		if p, ok := passage(r.Doc, ev.Span(), sentenceAt(r, ev.Span())); ok {
			out = append(out, p)
		}
	}
	return out, nil
}

// eventPrint is a short hash of what an event says, without how often it is said.
func eventPrint(e *record.Event) string {
	parts := []string{kindOf(e.Type, e.Mode), e.EDTF, e.Certainty.String(), e.Phase, strconv.FormatBool(e.Background)}
	var set []string
	for _, p := range e.Places {
		set = append(set, "p"+p.Name)
	}
	for _, r := range e.Roles {
		set = append(set, "r"+string(r.Role)+" "+r.Name)
	}
	for _, c := range e.Counts {
		set = append(set, fmt.Sprintf("c%s %v %v %s", c.Measure, c.Figure.HasValue, c.Figure.Value, c.Figure.Bound))
	}
	sort.Strings(set)
	for i, s := range set {
		if i == 0 || s != set[i-1] {
			parts = append(parts, s)
		}
	}
	return fingerprint(parts...)
}

// actorPrint is a short hash of who an actor is said to be, without how often it is named.
func actorPrint(p *record.Profile) string {
	return fingerprint(p.Kind.String(), p.Name, p.Acronym, string(p.Org))
}

func fingerprint(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}
