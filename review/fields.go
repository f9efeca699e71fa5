package review

import (
	"strconv"
	"strings"

	"testigo/record"
)

// FieldValue is one field of a change in plain words, for lists.
type FieldValue struct{ Name, Value string }

// FieldsOf lists what a change sets, in a fixed order.
func FieldsOf(c *record.Change) []FieldValue {
	if c == nil {
		return nil
	}
	var out []FieldValue
	text := func(name string, v *string) {
		if v != nil {
			out = append(out, FieldValue{name, orDash(*v)})
		}
	}
	text("type", c.Type)
	text("when", c.When)
	if c.Places != nil {
		out = append(out, FieldValue{"places", orDash(PlacesText(*c.Places))})
	}
	if c.Roles != nil {
		out = append(out, FieldValue{"roles", orDash(RolesText(*c.Roles))})
	}
	if c.Counts != nil {
		var parts []string
		for _, n := range *c.Counts {
			parts = append(parts, n.Measure+"="+FormatCount(record.Figure{Value: n.Value, HasValue: n.HasValue, Bound: n.Bound}))
		}
		out = append(out, FieldValue{"counts", orDash(strings.Join(parts, ", "))})
	}
	text("certainty", c.Certainty)
	text("phase", c.Phase)
	if c.Backdrop != nil {
		out = append(out, FieldValue{"background", strconv.FormatBool(*c.Backdrop)})
	}
	if c.Trigger != nil {
		out = append(out, FieldValue{"trigger", c.Trigger.Quote})
	}
	text("name", c.Name)
	text("acronym", c.Acronym)
	text("actor_kind", c.Kind)
	text("organization_kind", c.Org)
	if c.Aliases != nil {
		out = append(out, FieldValue{"aliases", orDash(strings.Join(*c.Aliases, ", "))})
	}
	return out
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// PlacesText writes places as a form shows them: one name, and what it lies in, between semicolons.
func PlacesText(places []record.EventPlace) string {
	var out []string
	for _, p := range places {
		name := p.Name
		if p.Admin1 != "" && p.Admin1 != p.Name {
			name += ", " + p.Admin1
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

// RolesText writes roles as a form shows them: "agent=police; target=teachers".
func RolesText(roles []record.EventRole) string {
	var out []string
	for _, r := range roles {
		out = append(out, string(r.Role)+"="+r.Name)
	}
	return strings.Join(out, "; ")
}
