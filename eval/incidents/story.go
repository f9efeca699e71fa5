package incidents

import (
	"math"
	"sort"
	"strings"

	"testigo/reading/words"
)

// Story is a message taken apart: what speaks for it as a whole, its sentences, and the phrases that may fill roles.
type Story struct {
	Message    *Message
	Document   []string   // features
	Sentences  [][]string // features of each
	Candidates []*Candidate
}

// NewStory takes a message apart.
func NewStory(m *Message) *Story {
	s := &Story{Message: m, Document: DocumentFeatures(m), Candidates: Candidates(m)}
	x := newExtractor(m)
	x.sentences()
	s.Sentences = make([][]string, len(m.Text.Sentences))
	for i := range s.Sentences {
		s.Sentences[i] = x.sentenceFeatures(i)
	}
	return s
}

// Scores are what the sparse models say of a story: log odds of the document and the sentences; of the phrases sums
// of weights (see Sparse).
type Scores struct {
	Document [1 + NTypes]float64
	Sentence [][1 + NTypes]float64
	Phrase   [][NRoles]float64
	Filler   [NTypes][][NRoles]float64
}

// Scores asks the sparse models.
func (md *Model) Scores(s *Story) *Scores {
	out := &Scores{Sentence: make([][1 + NTypes]float64, len(s.Sentences)), Phrase: make([][NRoles]float64, len(s.Candidates))}
	md.Document.Score(s.Document, out.Document[:])
	for i, f := range s.Sentences {
		md.Sentence.Score(f, out.Sentence[i][:])
	}
	var buf []string
	for k := range out.Filler {
		out.Filler[k] = make([][NRoles]float64, len(s.Candidates))
	}
	for i, c := range s.Candidates {
		md.Phrase.Score(c.Features, out.Phrase[i][:])
		for k := range out.Filler {
			buf = TypeFeatures(c, k, buf)
			md.Filler.Score(buf, out.Filler[k][i][:])
		}
	}
	return out
}

// vector collects numbers for a dense model.
type vector []float64

func (v *vector) add(xs ...float64) { *v = append(*v, xs...) }

// flag adds one number for each of n values, 1 for the one that holds.
func (v *vector) flag(value, n int) {
	for i := range n {
		if i == value {
			v.add(1)
		} else {
			v.add(0)
		}
	}
}

// tops adds the log odds of the highest n probabilities and the logarithm of their sum.
func (v *vector) tops(ps []float64, n int) {
	sort.Sort(sort.Reverse(sort.Float64Slice(ps)))
	sum := 0.0
	for _, p := range ps {
		sum += p
	}
	for i := range n {
		if i < len(ps) {
			v.add(logit(ps[i]))
		} else {
			v.add(logit(0))
		}
	}
	v.add(math.Log(sum + 0.01))
}

// DocumentVector is what decides on relevance and types: the document's own log odds, its surest fillers of each
// role, its surest sentences of each type.
func DocumentVector(s *Story, sc *Scores) []float64 {
	v := vector(append([]float64(nil), sc.Document[:]...))
	ps := make([]float64, len(sc.Phrase))
	soft := make([][NRoles]float64, len(sc.Phrase))
	copy(soft, sc.Phrase)
	for i := range soft {
		Softmax(soft[i][:])
	}
	for r := 1; r < NRoles; r++ {
		for i := range soft {
			ps[i] = soft[i][r]
		}
		v.tops(ps, 3)
	}
	for i := range soft {
		ps[i] = 1 - soft[i][0]
	}
	v.tops(ps, 5)
	qs := make([]float64, len(sc.Sentence))
	first, best := [1 + NTypes]float64{}, 0
	for k := range first {
		for i := range sc.Sentence {
			qs[i] = sigmoid(sc.Sentence[i][k])
		}
		first[k] = logit(0)
		if len(qs) > 0 {
			first[k] = logit(qs[0])
		}
		v.tops(qs, 3)
	}
	for i := range sc.Sentence {
		if sc.Sentence[i][0] > sc.Sentence[best][0] {
			best = i
		}
	}
	v.add(first[:]...)
	v.add(float64(best)/float64(max(1, len(qs))), math.Log1p(float64(len(qs))))
	return v
}

// Filling is one phrase weighed for the roles of an incident of a type.
type Filling struct {
	Type, Index int // Index in Story.Candidates
	Vector      []float64
	P           [NRoles]float64 // by the models of Fill
}

// worth is the probability of some role under which a phrase is not looked at again.
const worth = 0.03

// Fills are the phrases that may fill roles of an incident of a type, with their vectors. relevant and of are
// the probabilities of the document and of the type.
func Fills(s *Story, sc *Scores, k int, relevant, of float64) []Filling {
	n := len(s.Candidates)
	soft := make([][NRoles]float64, n)
	copy(soft, sc.Filler[k])
	any := make([][NRoles]float64, n)
	copy(any, sc.Phrase)
	var top, sum [NRoles]float64
	for i := range soft {
		Softmax(soft[i][:])
		Softmax(any[i][:])
		for r := range soft[i] {
			top[r] = math.Max(top[r], soft[i][r])
			sum[r] += soft[i][r]
		}
	}
	var rank [NRoles][]int
	for r := 1; r < NRoles; r++ {
		order := make([]int, n)
		for i := range order {
			order[i] = i
		}
		sort.SliceStable(order, func(a, b int) bool { return soft[order[a]][r] > soft[order[b]][r] })
		rank[r] = make([]int, n)
		for at, i := range order {
			rank[r][i] = at
		}
	}
	hot := -99.0
	for i := range sc.Sentence {
		hot = math.Max(hot, sc.Sentence[i][1+k])
	}
	var out []Filling
	for i, c := range s.Candidates {
		best := 1
		for r := 2; r < NRoles; r++ {
			if soft[i][r] > soft[i][best] {
				best = r
			}
		}
		if soft[i][best] < worth {
			continue
		}
		v := make(vector, 0, 64)
		for r := range NRoles {
			v.add(logit(soft[i][r]))
		}
		for r := range NRoles {
			v.add(logit(any[i][r]))
		}
		v.add(logit(relevant), logit(of))
		for r := 1; r < NRoles; r++ {
			v.add(math.Log1p(float64(rank[r][i])), logit(top[r]), math.Log(sum[r]+0.001))
		}
		own, told, spots, last := -99.0, -99.0, 0, -1
		for _, m := range c.mentions {
			own = math.Max(own, sc.Sentence[m.sentence][1+k])
			told = math.Max(told, sc.Sentence[m.sentence][0])
			if m.sentence != last {
				spots, last = spots+1, m.sentence
			}
		}
		v.add(bounded(own), bounded(told), bounded(sc.Sentence[c.mentions[0].sentence][1+k]), bounded(hot), bounded(own)-bounded(hot))
		v.add(float64(c.near[k]), float64(c.dense[k]), truth(c.lead[k]))
		v.add(float64(spots), float64(c.mentions[0].sentence), float64(c.words()), float64(len(c.Norm)), truth(c.Name), float64(len(s.Sentences)))
		longer, shorter, fuller := 0.0, 0.0, false
		for j, d := range s.Candidates {
			if j == i {
				continue
			}
			switch {
			case within(c, d):
				longer = math.Max(longer, soft[j][best])
				fuller = fuller || c.Name && d.Name
			case within(d, c):
				shorter = math.Max(shorter, soft[j][best])
			}
		}
		v.add(logit(longer), logit(shorter), math.Max(0, logit(longer)-logit(soft[i][best])), math.Max(0, logit(shorter)-logit(soft[i][best])), truth(fuller))
		for variant := range variants {
			v.add(truth(c.variants&(1<<variant) != 0))
		}
		v.flag(k, NTypes)
		v.flag(best-1, NRoles-1)
		out = append(out, Filling{Type: k, Index: i, Vector: v})
	}
	return out
}

// within: the words of c stand, in a row, among those of d.
func within(c, d *Candidate) bool {
	return len(c.Norm) < len(d.Norm) && strings.Contains(" "+d.Norm+" ", " "+c.Norm+" ")
}

func bounded(x float64) float64 { return math.Max(-9, math.Min(9, x)) }

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// CountVector is what decides how many incidents of a type are told.
func CountVector(s *Story, sc *Scores, k int, relevant, of float64, fills []Filling) []float64 {
	v := make(vector, 0, 48)
	v.add(logit(relevant), bounded(sc.Document[1+k]), logit(of))
	ps := make([]float64, len(sc.Sentence))
	runs, hot, total := 0, 0, 0.0
	for i := range sc.Sentence {
		ps[i] = sigmoid(sc.Sentence[i][1+k])
		total += ps[i]
		if ps[i] > 0.4 {
			hot++
			if i == 0 || ps[i-1] <= 0.4 {
				runs++
			}
		}
	}
	paragraphs, places, days, again := map[int32]bool{}, map[string]bool{}, map[string]bool{}, 0
	for i, p := range ps {
		if p > 0.3 {
			paragraphs[s.Message.Text.Sentences[i].Paragraph] = true
			again += s.marks(i, places, days)
		}
	}
	v.add(float64(len(paragraphs)), math.Log1p(float64(len(places))), math.Log1p(float64(len(days))), math.Log1p(float64(again)))
	v.tops(ps, 6)
	v.add(total, float64(hot), float64(runs), math.Log1p(float64(len(ps))))
	for r := 1; r < NRoles; r++ {
		var qs []float64
		sum := 0.0
		for _, f := range distinct(s, fills, r) {
			qs = append(qs, f.P[r])
			sum += f.P[r]
		}
		v.tops(qs, 3)
		v.add(sum)
	}
	v.flag(k, NTypes)
	return v
}

// marks notes what tells incidents apart in a sentence: names behind a word of place, days and parts of days; and
// counts the words that bring up another one.
func (s *Story) marks(sentence int, places, days map[string]bool) (again int) {
	t := s.Message.Text
	sent := &t.Sentences[sentence]
	for i := int(sent.First); i < int(sent.Last); i++ {
		w := t.Tokens[i].Norm
		switch {
		case againWords[w]:
			again++
		case monthNumbers[w] > 0 && i > int(sent.First) && t.Tokens[i-1].Kind == words.Number:
			days[t.Tokens[i-1].Norm+" "+w] = true
		case dayWords[w]:
			days[w] = true
		case placeWords[w] && i+1 < int(sent.Last) && t.Tokens[i+1].Tag == words.Proper:
			places[t.Tokens[i+1].Norm] = true
		}
	}
	return again
}

var (
	againWords = set("another also meanwhile other second third similar later simultaneously separate separately elsewhere previously earlier moreover additionally series incidents attacks actions")
	dayWords   = set("today yesterday tonight morning afternoon evening night dawn midnight noon monday tuesday wednesday thursday friday saturday sunday")
	placeWords = set("in at near from between")
)

// distinct are the fills with a role's different things, surest first: of variants of one, the surest.
func distinct(s *Story, fills []Filling, role int) []Filling {
	order := append([]Filling(nil), fills...)
	sort.SliceStable(order, func(a, b int) bool { return order[a].P[role] > order[b].P[role] })
	var out []Filling
next:
	for _, f := range order {
		if f.P[role] < 0.02 {
			break
		}
		for _, g := range out {
			if sameEntity(s.Candidates[f.Index], s.Candidates[g.Index]) {
				continue next
			}
		}
		out = append(out, f)
	}
	return out
}
