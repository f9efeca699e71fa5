package record

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
)

// Verdict is what a check concluded.
type Verdict string

const (
	Holds    Verdict = "ok"    // checked, holds; or a value worked out from what is told
	Doubtful Verdict = "doubt" // a reader should look
	Fails    Verdict = "fail"  // cannot all be true
)

// Finding is what a check concluded, with the statements it rests on. It exists only with evidence: see [NewFinding].
// A finding never changes what it speaks of.
type Finding struct {
	ID          string // "f" and hexadecimal digits, the same for the same check on the same words
	Check       string // name of the rule: "parts-and-whole", "weekday"
	Verdict     Verdict
	EN, ES      string   // one sentence that could be printed, in each language
	Computation string   // "33 - 23 = 10"; empty where nothing is computed
	External    string   // the knowledge beside the documents that it rests on, with its source; empty = none
	Events      []string // IDs of what it touches
	Questions   []string
	Actors      []string

	Evidence []Evidence // at least one
}

// NewFinding makes a finding from its evidence; without any there is no finding.
func NewFinding(check string, v Verdict, evidence ...Evidence) (*Finding, bool) {
	f := &Finding{Check: check, Verdict: v}
	seen := map[Evidence]bool{}
	for _, e := range evidence {
		if e.Stated() && !seen[e] {
			seen[e] = true
			f.Evidence = append(f.Evidence, e)
		}
	}
	if len(f.Evidence) == 0 {
		return nil, false
	}
	sorted := append([]Evidence(nil), f.Evidence...)
	sort.Slice(sorted, func(i, j int) bool {
		a, b := sorted[i], sorted[j]
		if a.doc != b.doc {
			return string(a.doc[:]) < string(b.doc[:])
		}
		return a.span.Start < b.span.Start || a.span.Start == b.span.Start && a.span.End < b.span.End
	})
	h := sha256.New()
	h.Write([]byte(check))
	for _, e := range sorted {
		h.Write(e.doc[:])
		h.Write([]byte{byte(e.span.Start >> 24), byte(e.span.Start >> 16), byte(e.span.Start >> 8), byte(e.span.Start),
			byte(e.span.End >> 24), byte(e.span.End >> 16), byte(e.span.End >> 8), byte(e.span.End)})
	}
	f.ID = "f" + hex.EncodeToString(h.Sum(nil))[:12]
	return f, true
}
