package linkage

import "math"

// Model is what EM learned: for each field and level, how often pairs of one person (M) and of two (U) show it,
// among the pairs where both state the field; and the share of true pairs among all. A third sort of pairs are relatives and
// neighbours (Winkler 1993): in what such people share they agree like one person, in the rest like strangers.
type Model struct {
	Fields  []Field
	M, U    [][]float64 // by field, level
	Share   float64     // of pairs of one person
	Related float64     // of pairs of relatives
	Rounds  int
}

// usualM is how lists of persons usually agree, by kind and level; it steadies the first round, and short lists.
var usualM = [...][]float64{
	Given:         {0.03, 0.03, 0.04, 0.04, 0.08, 0.77, 0.01},
	Surname:       {0.03, 0.03, 0.05, 0.05, 0.02, 0.81, 0.01},
	SecondSurname: {0.03, 0.03, 0.05, 0.05, 0.02, 0.81, 0.01},
	Words:         {0.15, 0.10, 0.15, 0.60},
	Code:          {0.05, 0.03, 0.12, 0.80},
	Birth:         {0.05, 0.08, 0.04, 0.05, 0.18, 0.60},
	Date:          {0.05, 0.06, 0.04, 0.05, 0.15, 0.65},
	Category:      {0.05, 0.95},
	Place:         {0.06, 0.04, 0.08, 0.04, 0.20, 0.58},
}

// usualU is the same for two persons of one country.
var usualU = [...][]float64{
	Given:         {0.90, 0.05, 0.003, 0.003, 0.02, 0.02, 0.004},
	Surname:       {0.93, 0.05, 0.003, 0.003, 0.002, 0.01, 0.002},
	SecondSurname: {0.93, 0.05, 0.003, 0.003, 0.002, 0.01, 0.002},
	Words:         {0.90, 0.08, 0.01, 0.01},
	Code:          {0.98, 0.015, 0.003, 0.002},
	Birth:         {0.879, 0.06, 0.03, 0.001, 0.025, 0.005},
	Date:          {0.899, 0.06, 0.03, 0.001, 0.005, 0.005},
	Category:      {0.5, 0.5},
	Place:         {0.80, 0.10, 0.05, 0.005, 0.025, 0.02},
}

// Strength of the priors, in pairs.
const (
	priorM = 10
	priorU = 200
)

// counted is a pattern and how many pairs show it.
type counted struct {
	p pattern
	n float64
}

const (
	maxRounds = 200
	settled   = 1e-5
	// largest share of all pairs that one person's pairs, or relatives', can be: in a list of three rows one pair is a third of them.
	largest = 0.4
)

// learn runs EM. proposed are the patterns of the candidate pairs; total is how many pairs there are; random[f][level] is how often pairs at random
// show a level, true pairs among them, seen[f] on how many pairs that rests, and stated[f] how many of all pairs state the field. Pairs that no block proposes are taken for two persons.
// true pairs can be at most most.
func learn(fields []Field, proposed []counted, total float64, random [][]float64, seen, stated []float64, most float64) *Model {
	m := &Model{Fields: fields, M: make([][]float64, len(fields)), U: make([][]float64, len(fields))}
	for f, field := range fields {
		m.M[f] = append([]float64(nil), usualM[field.Kind]...)
		m.U[f] = make([]float64, len(usualM[field.Kind]))
		m.fitU(f, random[f], seen[f], nil, 0)
	}
	m.Share = math.Min(largest/2, math.Max(1, most/2)/total)
	m.Related = m.Share
	logs := newWeights(m)
	for m.Rounds = 1; m.Rounds < maxRounds; m.Rounds++ {
		hits := make([][]float64, len(fields))
		for f := range fields {
			hits[f] = make([]float64, len(m.M[f]))
		}
		matches, related := 0.0, 0.0
		for _, c := range proposed {
			same, kin := logs.of(c.p)
			post := c.n * same
			matches += post
			related += c.n * kin
			for f := range fields {
				if l := c.p.level(f); l != noEvidence {
					hits[f][l] += post
				}
			}
		}
		change := 0.0
		for f, field := range fields {
			sum := 0.0
			for _, h := range hits[f] {
				sum += h
			}
			for l, usual := range usualM[field.Kind] {
				v := (hits[f][l] + priorM*usual) / (sum + priorM)
				change = math.Max(change, math.Abs(v-m.M[f][l]))
				m.M[f][l] = v
			}
			m.fitU(f, random[f], seen[f], hits[f], 1/math.Max(1, stated[f]))
		}
		share := math.Min(largest, math.Min(math.Max(matches, 0.5), most)/total)
		change = math.Max(change, math.Abs(share/m.Share-1))
		m.Share = share
		m.Related = math.Min(largest, math.Max(related, 0.5)/total)
		logs = newWeights(m)
		if change < settled {
			break
		}
	}
	return m
}

// fitU takes the true pairs out of what pairs at random show: hits are the true pairs by level, each perPair of all pairs.
func (m *Model) fitU(f int, random []float64, seen float64, hits []float64, perPair float64) {
	usual := usualU[m.Fields[f].Kind]
	strength := float64(priorU)
	if seen > 50*priorU { // what was counted on many pairs needs no prior: it would make rare agreements look common
		strength = 0.5
	}
	sum := 0.0
	for l := range random {
		n := random[l]
		if hits != nil {
			n = math.Max(0, n-hits[l]*perPair)
		}
		m.U[f][l] = n*seen + strength*usual[l]
		sum += m.U[f][l]
	}
	for l := range m.U[f] {
		m.U[f][l] /= sum
	}
}

// weights are the logarithms of a model.
type weights struct {
	stranger float64 // log odds of one person against two strangers, before anything is compared
	relative float64 // the same against two relatives
	w        [][noEvidence + 1]float64
	shared   []bool
}

func newWeights(m *Model) *weights {
	x := &weights{stranger: math.Log(m.Share / (1 - m.Share - m.Related)), relative: math.Log(m.Share / m.Related),
		w: make([][noEvidence + 1]float64, len(m.Fields)), shared: make([]bool, len(m.Fields))}
	for f := range m.Fields {
		x.shared[f] = m.Fields[f].Kind.shared()
		for l := range m.M[f] {
			x.w[f][l] = math.Log(m.M[f][l] / m.U[f][l])
		}
	}
	return x
}

// own says that a level of a field tells a person from a relative. Names that have changed places do, surname or not.
func (x *weights) own(f, level int) bool { return !x.shared[f] || level == nameCrossed }

// of are the probabilities that a pair with this pattern is one person, and that it is two relatives.
func (x *weights) of(p pattern) (same, kin float64) {
	s, r := x.stranger, x.relative
	for f := range x.w {
		l := p.level(f)
		s += x.w[f][l]
		if x.own(f, l) {
			r += x.w[f][l]
		}
	}
	same = probability(against(s, r))
	return same, same * math.Exp(-r)
}

// against puts the log odds against strangers and against relatives together: the odds against both.
func against(stranger, relative float64) float64 {
	low, high := math.Min(stranger, relative), math.Max(stranger, relative)
	return low - math.Log1p(math.Exp(low-high))
}

func probability(logOdds float64) float64 { return 1 / (1 + math.Exp(-logOdds)) }
