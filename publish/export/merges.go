package export

import "testigo/record"

// mergeLine is why two names were taken for one actor.
type mergeLine struct {
	A      string  `json:"a"`
	B      string  `json:"b"`
	Reason string  `json:"reason"`
	Score  float64 `json:"score"`
}

// proposalLine is another actor that may be the same.
type proposalLine struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Reason  string  `json:"reason"`
	Against string  `json:"against,omitempty"`
	Score   float64 `json:"score"`
}

// edgeLine is a relation seen from one actor: "out" if it is the first of the relation ("leads").
type edgeLine struct {
	Type      record.RelationType `json:"type"`
	Out       bool                `json:"out"`
	Founded   bool                `json:"founded,omitempty"`
	ID        *string             `json:"id"`
	Name      string              `json:"name"`
	When      *string             `json:"when"`
	Certainty string              `json:"certainty,omitempty"`
	Said      *string             `json:"attribution"`
	Documents []string            `json:"documents"`
}

// addResolution adds to an actor what it was made of and how it stands to others.
func (l *profile) addResolution(p *record.Profile) {
	for _, m := range p.Merges {
		l.Merges = append(l.Merges, mergeLine{m.A, m.B, m.Reason, m.Score})
	}
	for _, x := range p.Proposals {
		l.Proposals = append(l.Proposals, proposalLine{x.Other, x.Name, x.Reason, x.Against, x.Score})
	}
	for _, e := range p.Edges {
		x := edgeLine{e.Type, e.Out, e.Founded, orNull(e.Other), e.Name, orNull(e.EDTF), e.Certainty.String(), orNull(e.Attribution), nil}
		for _, w := range e.Evidence {
			x.Documents = append(x.Documents, w.Doc().String())
		}
		l.Relations = append(l.Relations, x)
	}
}
