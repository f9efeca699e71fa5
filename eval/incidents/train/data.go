package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"log"
	"os"
	"strings"

	"testigo/eval/incidents"
	"testigo/eval/muc4"
	"testigo/eval/runs"
	"testigo/reading/words"
)

// set is a file made ready.
type set struct {
	all  []*example
	gold []muc4.Doc
}

// example is one message with its key.
type example struct {
	id    string
	fold  int
	story *incidents.Story
	count [incidents.NTypes]int // gold incidents
	// role of each candidate in the incidents of a type; roles[NTypes] of any
	roles [incidents.NTypes + 1][]int
	told  [][1 + incidents.NTypes]bool // by sentence: tells an incident, of a type
	sure  []map[string]bool            // gold entities, for coverage
	role  []int                        // their roles

	scores  *incidents.Scores  // by first layers that have not seen it
	weighed *incidents.Weighed // likewise
}

// key is what is learned from.
type key struct {
	ID        string `json:"id"`
	Text      string `json:"text"`
	BodyStart int    `json:"body_start"`
	Templates []struct {
		Type  string        `json:"incident_type"`
		Human []muc4.Entity `json:"human_target"`
	} `json:"templates"`
	Gold struct {
		Templates []muc4.Template `json:"templates"`
	} `json:"gold"`
}

func load(path string) *set {
	b, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	out := &set{}
	if out.gold, err = muc4.ReadGold(bytes.NewReader(b), path); err != nil {
		log.Fatal(err)
	}
	a := words.NewAnalyser()
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, 1<<26)
	for sc.Scan() {
		var k key
		if err := json.Unmarshal(sc.Bytes(), &k); err != nil {
			log.Fatal(err)
		}
		m, err := incidents.Read(a, k.ID, k.Text, k.BodyStart)
		if err != nil {
			log.Fatal(err)
		}
		e := &example{id: k.ID, fold: len(out.all) % folds, story: incidents.NewStory(m)}
		e.label(&k)
		out.all = append(out.all, e)
	}
	return out
}

// label finds the key's strings among the candidates.
func (e *example) label(k *key) {
	for i := range e.roles {
		e.roles[i] = make([]int, len(e.story.Candidates))
	}
	e.told = make([][1 + incidents.NTypes]bool, len(e.story.Sentences))
	seen := map[string]bool{}
	named := map[string]bool{}
	for _, t := range k.Gold.Templates {
		b, _ := json.Marshal(t)
		if seen[string(b)] {
			continue
		}
		seen[string(b)] = true
		for _, ty := range typesOf(t.IncidentType) {
			e.count[ty]++
			here := make([]map[int]bool, len(e.told)) // by sentence: the entities it names
			most := 0
			for r, list := range [][]muc4.Entity{t.PerpInd, t.PerpOrg, t.Target, t.Victim, t.Weapon} {
				for n, ent := range list {
					names := norms(ent)
					if incidents.Roles[1+r] == "Victim" {
						for s := range names {
							named[s] = true
						}
					}
					e.sure, e.role = append(e.sure, names), append(e.role, 1+r)
					for i, c := range e.story.Candidates {
						if !names[c.Norm] {
							continue
						}
						e.mark(i, ty, 1+r)
						for _, s := range c.Sentences() {
							if here[s] == nil {
								here[s] = map[int]bool{}
							}
							here[s][100*r+n] = true
							most = max(most, len(here[s]))
						}
					}
				}
			}
			// An incident is told where two of its things are named, or as many as anywhere.
			for s, things := range here {
				if len(things) > 0 && len(things) >= min(2, most) {
					e.told[s][0], e.told[s][1+ty] = true, true
				}
			}
		}
	}
	for _, t := range k.Templates {
		for _, ty := range typesOf(t.Type) {
			for _, ent := range t.Human {
				names := norms(ent)
				for i, c := range e.story.Candidates {
					if names[c.Norm] && !named[c.Norm] {
						e.mark(i, ty, incidents.NRoles-1)
					}
				}
			}
		}
	}
}

func (e *example) mark(candidate, ty, role int) {
	for _, at := range []int{ty, incidents.NTypes} {
		if e.roles[at][candidate] == 0 {
			e.roles[at][candidate] = role
		}
	}
}

func typesOf(s string) []int {
	var out []int
	for k, ty := range incidents.Types {
		if strings.Contains(strings.ToLower(s), ty) {
			out = append(out, k)
		}
	}
	return out
}

// norms are the strings of an entity in the form in which they are compared.
func norms(ent muc4.Entity) map[string]bool {
	out := map[string]bool{}
	for _, s := range ent {
		out[incidents.Norm(s)] = true
	}
	return out
}

// coverage says how many gold entities no candidate names.
func (s *set) coverage(list bool) {
	var missed, all [incidents.NRoles]int
	for _, e := range s.all {
		has := map[string]bool{}
		for _, c := range e.story.Candidates {
			has[c.Norm] = true
		}
	next:
		for i, names := range e.sure {
			all[e.role[i]]++
			for n := range names {
				if has[n] {
					continue next
				}
			}
			missed[e.role[i]]++
			if list {
				log.Print(e.id, " ", incidents.Roles[e.role[i]], " ", names)
			}
		}
	}
	log.Print("without a candidate: entities a candidate: ", missed, " of ", all)
}

// predictions chooses with bars.
func (s *set) predictions(b *incidents.Bars, explain bool) []muc4.Prediction {
	out := make([]muc4.Prediction, len(s.all))
	for i, e := range s.all {
		out[i] = muc4.Prediction{ID: e.id, Templates: runs.Templates(b.Choose(e.story, e.weighed))}
		if explain {
			out[i].Considered = runs.Considered(e.story, e.weighed)
		}
	}
	return out
}
