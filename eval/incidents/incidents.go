// Package incidents fills MUC-4 templates (Latin American terrorism news, 1988-91) on top of
// the reading: it measures how well groups, events and roles of package reading carry to a
// task with a published history.
//
// Method: noun groups are candidates, judged first each for itself and then in the light of the whole document, as in
// LINKER (Huang and Riloff 2012). Two layers of log-linear models do it, one stacked on the other (Wolpert 1992):
//
//  1. Over words: does the document, does a sentence tell an incident of a type; does a phrase fill a role
//     (of any incident; of one of a given type). Features are what the layers below say: heads, the verb group
//     or noun that governs a phrase, the events of its sentence and the role they gave it.
//  2. Over numbers: the answers of layer 1 about the whole document. Its surest sentences and fillers decide what it
//     reports; that decides, with the rank of a phrase among its rivals, what fills a role; and that, how many incidents
//     of a type there are.
//
// The second layer learns from answers of first layers that had not seen the document (five folds); the
// first layer that ships is the mean of those five. Bars are chosen on the same folds.
//
// What was learned from the training part of the MUC-3/4 corpus is made again by
//
//	go run ./eval/incidents/train -data train.jsonl -out eval/incidents/model.txt.gz
//
// and is words and numbers; no text of the corpus is kept.
package incidents

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"sync"

	"testigo/reading/words"
	"testigo/record"
)

// Types of incident, in the order of their frequency.
var Types = []string{"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"}

// Roles of a template; None stands for a phrase that fills nothing. Victims known by a description alone have a role of
// their own, as the scores since 2020 want named ones only.
var Roles = []string{"None", "PerpInd", "PerpOrg", "Target", "Victim", "Weapon", "VictimDescription"}

const (
	NTypes   = 6
	NRoles   = 7
	MaxCount = 3 // incidents of one type that are told apart
)

// Template is one incident. A role holds entities, an entity the strings that name it, best first.
type Template struct {
	Type    string
	Fillers map[string][][]string
}

// Message is one report of the corpus's form: a header line, then the body.
type Message struct {
	Header string
	Text   *words.Text
	Events []record.Cited[record.EventStatement]
}

//go:embed model.txt.gz
var packed []byte

var shipped = sync.OnceValue(func() *Model {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic("eval/incidents/model.txt.gz: " + err.Error())
	}
	text, err := io.ReadAll(z)
	if err != nil {
		panic("eval/incidents/model.txt.gz: " + err.Error())
	}
	md, err := ParseModel(string(text))
	if err != nil {
		panic("eval/incidents/model.txt.gz: " + err.Error())
	}
	return md
})

// Fill reads the incidents of one message.
func Fill(m *Message) []Template {
	ts, _, _ := Weigh(m)
	return ts
}

// Weigh reads the incidents of one message and gives what led to them.
func Weigh(m *Message) ([]Template, *Story, *Weighed) {
	md := shipped()
	s := NewStory(m)
	w := md.Weigh(s, md.Scores(s))
	return md.Bars.Choose(s, w), s, w
}
