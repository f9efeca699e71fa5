package gold

import (
	"slices"
	"strconv"

	"testigo/eval/jsontree"
)

// Measure is one measure: TP, FP and FN; or right answers out of several; or a
// plain number. Which one it is tells Kind.
type Measure struct {
	Kind       MeasureKind
	TP, FP, FN int // of PRF
	Right, Of  int // of Accuracy
	N          int // of Number
}

// MeasureKind tells the three kinds of measure apart.
type MeasureKind uint8

// The kinds of measure.
const (
	PRF MeasureKind = iota + 1
	Accuracy
	Number
)

// ratio is a/b; ok is false where there is nothing to score.
func ratio(a, b int) (x float64, ok bool) {
	if b == 0 {
		return 0, false
	}
	return float64(a) / float64(b), true
}

// Precision is TP/(TP+FP).
func (s Measure) Precision() (float64, bool) { return ratio(s.TP, s.TP+s.FP) }

// Recall is TP/(TP+FN).
func (s Measure) Recall() (float64, bool) { return ratio(s.TP, s.TP+s.FN) }

// F1 is 2TP/(2TP+FP+FN).
func (s Measure) F1() (float64, bool) { return ratio(2*s.TP, 2*s.TP+s.FP+s.FN) }

// Accuracy is Right/Of.
func (s Measure) Accuracy() (float64, bool) { return ratio(s.Right, s.Of) }

// Value is F1 or accuracy, whichever the measure has.
func (s Measure) Value() (float64, bool) {
	if s.Kind == Accuracy {
		return s.Accuracy()
	}
	return s.F1()
}

// Scores are measures by name, in the order in which they were first taken.
type Scores struct {
	names  []string
	byName map[string]*Measure
}

// Names lists the measures in order.
func (s *Scores) Names() []string { return slices.Clone(s.names) }

// Get is a measure; its Kind is 0 if it was not taken.
func (s *Scores) Get(name string) Measure {
	if x := s.byName[name]; x != nil {
		return *x
	}
	return Measure{}
}

func (s *Scores) at(name string, kind MeasureKind) *Measure {
	x := s.byName[name]
	if x == nil {
		if s.byName == nil {
			s.byName = map[string]*Measure{}
		}
		x = &Measure{Kind: kind}
		s.byName[name] = x
		s.names = append(s.names, name)
	}
	return x
}

func (s *Scores) prf(name string, tp, fp, fn int) {
	x := s.at(name, PRF)
	x.TP, x.FP, x.FN = x.TP+tp, x.FP+fp, x.FN+fn
}

func (s *Scores) acc(name string, right bool) {
	x := s.at(name, Accuracy)
	x.Of++
	if right {
		x.Right++
	}
}

func (s *Scores) count(name string, n int) { s.at(name, Number).N += n }

func (s *Scores) add(t *Scores) {
	for _, name := range t.names {
		x, y := t.byName[name], s.at(name, t.byName[name].Kind)
		y.TP, y.FP, y.FN = y.TP+x.TP, y.FP+x.FP, y.FN+x.FN
		y.Right, y.Of, y.N = y.Right+x.Right, y.Of+x.Of, y.N+x.N
	}
}

func (s *Scores) json() jsontree.Value {
	out := jsontree.NewObject()
	number := func(x float64, ok bool) jsontree.Value {
		if !ok {
			return jsontree.Value{}
		}
		return jsontree.OfFloat(x)
	}
	for _, name := range s.names {
		x, o := s.byName[name], jsontree.NewObject()
		switch x.Kind {
		case PRF:
			o.Set("p", number(x.Precision()))
			o.Set("r", number(x.Recall()))
			o.Set("f1", number(x.F1()))
			o.Set("tp", jsontree.OfInt(x.TP))
			o.Set("fp", jsontree.OfInt(x.FP))
			o.Set("fn", jsontree.OfInt(x.FN))
		case Accuracy:
			o.Set("acc", number(x.Accuracy()))
			o.Set("right", jsontree.OfInt(x.Right))
			o.Set("of", jsontree.OfInt(x.Of))
		case Number:
			o.Set("n", jsontree.OfInt(x.N))
		}
		out.Set(name, o)
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }
