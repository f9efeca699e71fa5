// Package incidents fills MUC-4 templates (Latin American terrorism news, 1988-91) on top of
// the reading: it measures how well groups, events and roles of package reading carry to a
// task with a published history.
//
// Method: noun groups are candidates; a log-linear model per document decides which of the six
// incident types it reports; another decides for each candidate and each such type whether it
// fills one of five roles. Features are what the layers below say: heads, the verb group or noun that
// governs a phrase, the events of its sentence and the role they gave it. One template per
// type is the default: merging costs little, splitting wrongly much.
//
// The weights in model.txt were learned from the training part of the MUC-3/4 corpus with
//
//	go run ./eval/incidents/train -data train.jsonl -out eval/incidents/model.txt
//
// and are words and numbers; no text of the corpus is kept.
package incidents

import (
	_ "embed"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"

	"testigo/reading/words"
	"testigo/record"
)

// Types of incident, in the order of their frequency.
var Types = []string{"attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage"}

// Roles of a template; None stands for a phrase that fills nothing.
var Roles = []string{"None", "PerpInd", "PerpOrg", "Target", "Victim", "Weapon"}

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

// Model holds the weights: feature -> one weight per label.
type Model struct {
	Documents map[string][]float32 // labels: relevant, then Types
	Phrases   map[string][]float32 // labels: Roles
	// Thresholds: relevance, one per type, one per role.
	Relevant float64
	Type     []float64
	Role     []float64
}

//go:embed model.txt
var modelText string

var shipped = sync.OnceValue(func() *Model { return ParseModel(modelText) })

// Fill reads the incidents of one message.
func Fill(m *Message) []Template { return shipped().Fill(m) }

// Fill reads the incidents of one message with a given model.
func (md *Model) Fill(m *Message) []Template {
	scores := md.DocumentScores(DocumentFeatures(m))
	types := md.Choose(scores)
	if len(types) == 0 {
		return nil
	}
	cands := Candidates(m)
	out := make([]Template, 0, len(types))
	for _, ty := range types {
		out = append(out, md.template(ty, cands))
	}
	return out
}

// Choose picks the types of a document from the scores of DocumentScores.
func (md *Model) Choose(scores []float64) []int {
	var out []int
	best := 1
	for i := range Types {
		if scores[1+i] > scores[best] {
			best = 1 + i
		}
		if scores[1+i] >= md.Type[i] && scores[0] >= md.Relevant*0.7 {
			out = append(out, i)
		}
	}
	if len(out) == 0 && scores[0] >= md.Relevant {
		out = append(out, best-1)
	}
	return out
}

// DocumentScores are the probabilities of relevance and of each type.
func (md *Model) DocumentScores(features []string) []float64 {
	sum := make([]float64, 1+len(Types))
	for _, f := range features {
		for i, w := range md.Documents[f] {
			sum[i] += float64(w)
		}
	}
	for i := range sum {
		sum[i] = 1 / (1 + math.Exp(-sum[i]))
	}
	return sum
}

// RoleScores are the probabilities of the roles of one candidate in an incident of a type.
func (md *Model) RoleScores(features []string) []float64 {
	sum := make([]float64, len(Roles))
	for _, f := range features {
		for i, w := range md.Phrases[f] {
			sum[i] += float64(w)
		}
	}
	return softmax(sum)
}

func softmax(sum []float64) []float64 {
	top := sum[0]
	for _, s := range sum {
		top = math.Max(top, s)
	}
	z := 0.0
	for i := range sum {
		sum[i] = math.Exp(sum[i] - top)
		z += sum[i]
	}
	for i := range sum {
		sum[i] /= z
	}
	return sum
}

// ParseModel reads the text form: "kind <tab> feature <tab> label:weight ...".
func ParseModel(text string) *Model {
	md := &Model{Documents: map[string][]float32{}, Phrases: map[string][]float32{}, Relevant: 0.5}
	md.Type = constant(len(Types), 0.5)
	md.Role = constant(len(Roles), 0.5)
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			continue
		}
		switch parts[0] {
		case "relevant":
			md.Relevant, _ = strconv.ParseFloat(parts[2], 64)
		case "type", "role":
			i, _ := strconv.Atoi(parts[1])
			v, _ := strconv.ParseFloat(parts[2], 64)
			if parts[0] == "type" && i >= 0 && i < len(md.Type) {
				md.Type[i] = v
			} else if parts[0] == "role" && i >= 0 && i < len(md.Role) {
				md.Role[i] = v
			}
		case "d":
			md.Documents[parts[1]] = weights(parts[2], 1+len(Types))
		case "p":
			md.Phrases[parts[1]] = weights(parts[2], len(Roles))
		}
	}
	return md
}

func weights(s string, n int) []float32 {
	out := make([]float32, n)
	for pair := range strings.SplitSeq(s, " ") {
		label, w, ok := strings.Cut(pair, ":")
		i, err := strconv.Atoi(label)
		if !ok || err != nil || i < 0 || i >= n {
			continue
		}
		v, _ := strconv.ParseFloat(w, 32)
		out[i] = float32(v)
	}
	return out
}

func constant(n int, v float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

// WritePrediction writes the templates of one message as a line of the scorer's input.
func WritePrediction(w io.Writer, id string, ts []Template) error {
	list := make([]map[string]any, 0, len(ts))
	for _, t := range ts {
		row := map[string]any{"incident_type": t.Type}
		for _, r := range Roles[1:] {
			fill := t.Fillers[r]
			if fill == nil {
				fill = [][]string{}
			}
			row[r] = fill
		}
		list = append(list, row)
	}
	return json.NewEncoder(w).Encode(map[string]any{"id": id, "templates": list})
}
