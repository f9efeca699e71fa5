// Package muc4 scores template filling on the MUC-3/4 task: which incidents a
// message reports, of which type, with which perpetrators, targets, victims and weapons.
//
// Every string is compared in lower case without ASCII punctuation and without
// the words a, an, the. A role holds entities, an entity the mentions that name it.
//
//   - (a) CEAF-REE (Du, Rush and Cardie 2021, GRIT): templates merged per
//     document; a predicted entity is right if all its mentions are among those
//     of the gold entity; entities aligned one to one.
//   - (b) head-noun match (Patwardhan and Riloff 2009; Huang and Riloff 2011,
//     2012; Du and Cardie 2020): single strings, right if the head noun is that of
//     some gold mention; macro average over the roles. Four kinds: classic
//     (optional templates left out, victims by name or description), head,
//     any (heads of all base noun phrases), exact.
//   - (c) templates: incident types as a multiset; GTT (Du, Rush and Cardie
//     2021), the mapping of templates with the best micro F1, incident type as
//     sixth slot; CEAF-RME (Chen et al. 2023, IterX) with phi-subset and phi-3.
//   - (d) relevance: the document has a template. strict leaves out documents
//     whose gold templates are all optional.
//
// The published numbers for (b) used other head finders; expect a point or two
// of difference there.
package muc4

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"testigo/eval/jsonl"
)

// maxItems bounds the templates of a document and the entities of a role.
const maxItems = 5000

// Entity is the strings that name one thing, best first. In JSON a single
// string stands for itself.
type Entity []string

// UnmarshalJSON takes a list of strings or one string.
func (e *Entity) UnmarshalJSON(data []byte) error {
	if len(data) > 0 && data[0] == '"' {
		var s string
		err := json.Unmarshal(data, &s)
		*e = Entity{s}
		return err
	}
	return json.Unmarshal(data, (*[]string)(e))
}

// Roles are the entities of one incident by role.
type Roles struct {
	PerpInd []Entity `json:"PerpInd"`
	PerpOrg []Entity `json:"PerpOrg"`
	Target  []Entity `json:"Target"`
	Victim  []Entity `json:"Victim"` // named ones
	Weapon  []Entity `json:"Weapon"`
	// VictimDescription are victims known only by a description. They count
	// in the classic kind of (b) and nowhere else.
	VictimDescription []Entity `json:"VictimDescription,omitempty"`
}

// RoleNames are the five scored roles.
var RoleNames = []string{"PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}

const roles = 5

// at is a scored role by its place in RoleNames.
func (r *Roles) at(role int) []Entity {
	return [roles][]Entity{r.PerpInd, r.PerpOrg, r.Target, r.Victim, r.Weapon}[role]
}

// stated tells roles that were given, if only as empty lists, from none at all.
func (r *Roles) stated() bool {
	if r == nil {
		return false
	}
	given := r.VictimDescription != nil
	for role := range roles {
		given = given || r.at(role) != nil
	}
	return given
}

// Template is one incident: attack, bombing, kidnapping, arson, robbery or
// forced work stoppage. Gold may give alternatives, "attack / bombing".
type Template struct {
	IncidentType string `json:"incident_type"`
	Roles
}

// Prediction is what a system says of one message. Entities, if given,
// replaces the merged templates in (a) and (b).
type Prediction struct {
	ID        string     `json:"id"`
	Templates []Template `json:"templates"`
	Entities  *Roles     `json:"entities,omitempty"`
	// Considered, if a reader gives it, explains faults; it changes no score and is not written.
	Considered Considered `json:"-"`
}

// Input is a message to be read, without its key.
type Input struct {
	ID        string `json:"id"`
	Text      string `json:"text"`       // as distributed: upper case, line breaks kept
	BodyStart int    `json:"body_start"` // code points before the body; the dateline stands there
}

// Doc is a gold message. Nil Gold: the set has no gold for it.
type Doc struct {
	ID        string `json:"id"`
	Templates []Key  `json:"templates"` // the full key
	Gold      *struct {
		Templates []Template `json:"templates"` // for (c) and (d)
		REE       Roles      `json:"ree"`       // for (a): merged
		Roles     Roles      `json:"roles"`     // for (b)
	} `json:"gold"`
}

// Key is what (b) classic and (d) strict need of a full template.
type Key struct {
	Optional         bool     `json:"optional"`
	PerpIndividual   []Entity `json:"perp_individual"`
	PerpOrganization []Entity `json:"perp_organization"`
	PhysicalTarget   []Entity `json:"physical_target"`
	HumanTarget      []Entity `json:"human_target"` // name or description
	Weapon           []Entity `json:"weapon"`
}

func (k *Key) at(role int) []Entity {
	return [roles][]Entity{k.PerpIndividual, k.PerpOrganization, k.PhysicalTarget, k.HumanTarget, k.Weapon}[role]
}

var errNoID = errors.New(`no "id"`)

// ReadInputs reads messages without their keys.
func ReadInputs(r io.Reader, name string) ([]Input, error) {
	return jsonl.Read(r, name, func(d *Input) error {
		if d.ID == "" {
			return errNoID
		}
		if d.BodyStart < 0 {
			return fmt.Errorf("body_start %d", d.BodyStart)
		}
		return nil
	})
}

// ReadGold reads gold messages; gold fields may be absent.
func ReadGold(r io.Reader, name string) ([]Doc, error) {
	return jsonl.Read(r, name, func(d *Doc) error {
		if d.ID == "" {
			return errNoID
		}
		if len(d.Templates) > maxItems {
			return fmt.Errorf("%d templates: %w", len(d.Templates), jsonl.ErrTooLarge)
		}
		if d.Gold == nil {
			return nil
		}
		if err := bounded(d.Gold.Templates, &d.Gold.REE, &d.Gold.Roles); err != nil {
			return err
		}
		for i := range d.Templates {
			k := &d.Templates[i]
			if err := bounded(nil, &Roles{k.PerpIndividual, k.PerpOrganization, k.PhysicalTarget, k.HumanTarget, k.Weapon, nil}); err != nil {
				return err
			}
		}
		return nil
	})
}

// ReadPredictions reads predictions.
func ReadPredictions(r io.Reader, name string) ([]Prediction, error) {
	return jsonl.Read(r, name, func(p *Prediction) error {
		if p.ID == "" {
			return errNoID
		}
		if p.Entities != nil {
			return bounded(p.Templates, p.Entities)
		}
		return bounded(p.Templates)
	})
}

func bounded(ts []Template, more ...*Roles) error {
	total := len(ts)
	for i := range ts {
		more = append(more, &ts[i].Roles)
	}
	for _, r := range more {
		total += len(r.VictimDescription)
		for role := range roles {
			total += len(r.at(role))
		}
	}
	if total > maxItems {
		return fmt.Errorf("%d templates and entities, more than %d: %w", total, maxItems, jsonl.ErrTooLarge)
	}
	return nil
}

// WritePredictions writes one message a line.
func WritePredictions(w io.Writer, preds []Prediction) error { return jsonl.Write(w, preds) }
