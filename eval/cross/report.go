package cross

import (
	"encoding/json"
	"fmt"
	"io"
)

// row is a line of the report: a count, or a share of two.
type row struct {
	part, name string
	n, of      int
	share      bool
}

func (r *Report) rows() []row {
	l, d := r.Links, r.Disputes
	out := []row{
		{"links", "known", l.Known, 0, false}, {"links", "both ends found", l.BothFound, 0, false}, {"links", "linked", l.Linked, 0, false},
		{"links", "recall", l.Linked, l.Known, true}, {"links", "recall found", l.Linked, l.BothFound, true}, {"links", "extra", l.Extra, 0, false},
		{"links", "not checkable", l.Unchecked, 0, false}, {"links", "precision", l.Linked, l.Linked + l.Extra, true},
		{"disputes", "known", d.Known, 0, false}, {"disputes", "found", d.Found, 0, false}, {"disputes", "left out", d.LeftOut, 0, false}, {"disputes", "recall", d.Found, d.Known, true},
		{"apart", "known", r.Apart.Known, 0, false}, {"apart", "false merges", r.Apart.FalseMerges, 0, false},
		{"checks", "checks expected to pass", r.Checks.Pass, 0, false}, {"checks", "false alarms", r.Checks.FalseAlarms, 0, false},
		{"checks", "listed", r.Checks.Listed, 0, false}, {"checks", "computed", r.Checks.Computed, r.Checks.Listed, true},
		{"ranges", "known", r.Ranges.Known, 0, false}, {"ranges", "equal", r.Ranges.Equal, 0, false}, {"ranges", "overlap", r.Ranges.Overlap, 0, false},
		{"extra", "questions with status conflict", r.Extra.Conflicts, 0, false}, {"extra", "extra conflicts", r.Extra.ExtraConflicts, 0, false},
		{"extra", "findings doubt or fail", r.Extra.Findings, 0, false}, {"extra", "extra findings", r.Extra.ExtraFindings, 0, false},
		{"quotes", "violations", r.Quotes, 0, false},
	}
	if l.Different > 0 {
		out = append(out, row{"links", "different", l.Different, 0, false}, row{"links", "merged", l.Merged, 0, false})
	}
	return out
}

// Write prints the report as the public scorer prints it, faults below.
func (r *Report) Write(w io.Writer) error {
	for _, x := range r.rows() {
		value := fmt.Sprintf("%5d", x.n)
		if x.share {
			if value = "    -"; x.of > 0 {
				value = fmt.Sprintf("%5.1f", 100*float64(x.n)/float64(x.of))
			}
		}
		if _, err := fmt.Fprintf(w, "%-9s %-32s %s\n", x.part, x.name, value); err != nil {
			return err
		}
	}
	for _, f := range r.Faults {
		if _, err := fmt.Fprintf(w, "%-16s %s\n", f.Kind, f.Text); err != nil {
			return err
		}
	}
	return nil
}

// JSON gives all numbers.
func (r *Report) JSON() []byte {
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		return nil
	}
	return b
}
