package review

import (
	"encoding/json"
	"maps"

	"testigo/record"
)

// opinion is where one person stands on an item: it is nothing of the kind, or it is as read but for some fields.
type opinion struct {
	rejects bool
	whole   bool              // the person said that what was shown is right, all of it
	fields  map[string]string // field -> its value as JSON; "" = as read
}

// on is what the person says of a field; ok is false if nothing.
func (o *opinion) on(field string) (string, bool) {
	if v, ok := o.fields[field]; ok {
		return v, true
	}
	return "", o.whole
}

// opinions are those of all who decided about an item.
type opinions struct {
	by      map[string]*opinion
	now     map[string]string // what edits make of the item, by field
	changes []*record.Change  // in order
	rejects bool              // the last one that spoke
	accepts bool
	stale   bool // accepted, and has changed since
	author  string
	time    string
}

func newOpinions() *opinions {
	return &opinions{by: map[string]*opinion{}, now: map[string]string{}}
}

// take adds a decision; shown is the fingerprint of the item before it.
func (o *opinions) take(x *decided, subject record.Subject, shown string) {
	switch x.d.Kind {
	case record.Accept, record.Reject, record.EditItem:
	default:
		return
	}
	if x.d.Settles {
		clear(o.by)
	}
	mine := o.by[x.d.Author]
	if mine == nil {
		mine = &opinion{fields: map[string]string{}}
		o.by[x.d.Author] = mine
	}
	mine.rejects = x.d.Kind == record.Reject
	o.rejects = mine.rejects
	o.author, o.time = x.d.Author, x.d.Time.Format("2006-01-02T15:04:05.000000Z")
	switch x.d.Kind {
	case record.Accept:
		mine.whole, mine.fields = true, maps.Clone(o.now)
		o.accepts = true
		o.stale = subject.Was != "" && subject.Was != shown
	case record.EditItem:
		o.stale = false
		o.changes = append(o.changes, x.d.Change)
		for field, v := range fieldsOf(x.d.Change) {
			mine.fields[field], o.now[field] = v, v
		}
	}
}

// fieldsOf are the values of a change by field.
func fieldsOf(c *record.Change) map[string]string {
	b, err := json.Marshal(c)
	if err != nil {
		return nil
	}
	var raw map[string]json.RawMessage
	if json.Unmarshal(b, &raw) != nil {
		return nil
	}
	out := make(map[string]string, len(raw))
	for k, v := range raw {
		out[k] = string(v)
	}
	return out
}

// disputed tells whether two people stand apart.
func (o *opinions) disputed() bool {
	var list []*opinion
	for _, p := range o.by {
		list = append(list, p)
	}
	for i, a := range list {
		for _, b := range list[i+1:] {
			if apart(a, b) {
				return true
			}
		}
	}
	return false
}

func apart(a, b *opinion) bool {
	if a.rejects || b.rejects {
		return a.rejects != b.rejects
	}
	for _, fields := range []map[string]string{a.fields, b.fields} {
		for field := range fields {
			x, ok1 := a.on(field)
			y, ok2 := b.on(field)
			if ok1 && ok2 && x != y {
				return true
			}
		}
	}
	return false
}

// standing sums up; moved says that statements were joined or taken away.
func (o *opinions) standing(moved bool) record.Standing {
	switch {
	case o.disputed():
		return record.Disputed
	case o.rejects:
		return record.Rejected
	case o.stale:
		return record.Changed
	case len(o.now) > 0 || moved:
		return record.Edited
	case o.accepts:
		return record.Accepted
	}
	return record.MachineRead
}
