package incidents

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
)

// Sparse is a log-linear model over features that are words: the score of a label is the sum of the weights
// that the features present have for it.
type Sparse struct {
	Labels  int
	Weights map[string][]float32
}

// Score adds up; the answers are log odds or, where the labels exclude each other, to be put through softmax.
func (s *Sparse) Score(features []string, out []float64) {
	for i := range out {
		out[i] = 0
	}
	for _, f := range features {
		for k, w := range s.Weights[f] {
			out[k] += float64(w)
		}
	}
}

// Dense is a logistic model over a vector of numbers: one weight each, and the bias last.
type Dense []float64

// P is the probability that the model gives.
func (d Dense) P(v []float64) float64 {
	if len(d) != len(v)+1 {
		return 0
	}
	x := d[len(v)]
	for i, f := range v {
		x += d[i] * f
	}
	return sigmoid(x)
}

// Model is what is learned. First the sparse models look at words; then the dense ones weigh what these say of
// the whole document.
type Model struct {
	Document Sparse // labels: relevant, then Types
	Sentence Sparse // labels: tells an incident, then Types
	Phrase   Sparse // labels: Roles, of an incident of any type
	Filler   Sparse // labels: Roles, given the type

	Relevant Dense
	Type     [NTypes]Dense
	Fill     [NRoles]Dense // Fill[0] is not used
	Count    [MaxCount + 1]Dense

	Bars Bars
}

// Bars are the probabilities from which on a thing is reported.
type Bars struct {
	Relevant float64
	Count    [MaxCount + 1]float64 // of a first, second, third incident of one type
	Role     [NRoles]float64
	Again    float64 // of a perpetrator or weapon in the second incident of one type
	Variant  float64 // of another string for the same thing
}

// Probability turns log odds into a probability.
func Probability(logOdds float64) float64 { return sigmoid(logOdds) }

// Shares turns the sums of a sparse model whose labels exclude each other into probabilities.
func Shares(sums [NRoles]float64) [NRoles]float64 {
	Softmax(sums[:])
	return sums
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// logit is the inverse of sigmoid, bounded.
func logit(p float64) float64 {
	p = math.Min(math.Max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// Softmax turns scores into shares of one, in place.
func Softmax(sum []float64) {
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
}

// sparse and dense are the parts of a model by their names in the file.
func (md *Model) sparse() map[string]*Sparse {
	return map[string]*Sparse{"document": &md.Document, "sentence": &md.Sentence, "phrase": &md.Phrase, "filler": &md.Filler}
}

func (md *Model) dense() map[string]*Dense {
	out := map[string]*Dense{"relevant": &md.Relevant}
	for k := range md.Type {
		out["type."+strconv.Itoa(k)] = &md.Type[k]
	}
	for r := 1; r < NRoles; r++ {
		out["fill."+Roles[r]] = &md.Fill[r]
	}
	for n := 1; n <= MaxCount; n++ {
		out["count."+strconv.Itoa(n)] = &md.Count[n]
	}
	return out
}

func (md *Model) bars() map[string]*float64 {
	b := &md.Bars
	out := map[string]*float64{"relevant": &b.Relevant, "again": &b.Again, "variant": &b.Variant}
	for n := 1; n <= MaxCount; n++ {
		out["count."+strconv.Itoa(n)] = &b.Count[n]
	}
	for r := 1; r < NRoles; r++ {
		out["role."+Roles[r]] = &b.Role[r]
	}
	return out
}

// NewModel is an empty one.
func NewModel() *Model {
	md := &Model{}
	for name, s := range md.sparse() {
		s.Labels = NRoles
		if name == "document" || name == "sentence" {
			s.Labels = 1 + NTypes
		}
		s.Weights = map[string][]float32{}
	}
	return md
}

// unit is the step in which the weights of sparse models are written.
const unit = 0.05

// ParseModel reads what String writes, a line each:
//
//	bar <tab> name <tab> probability
//	dense <tab> name <tab> weights with a space between
//	sparse name of the model; then, until the next such line,
//	feature <tab> weights in twentieths, by label, a comma between; none = 0
//
// A feature that begins like the one before it starts with a digit or letter for the number of bytes shared (base 36).
func ParseModel(text string) (*Model, error) {
	md := NewModel()
	var into *Sparse
	last, n := "", 0
	sparse, dense, bars := md.sparse(), md.dense(), md.bars()
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		switch {
		case into == nil && f[0] == "bar" && len(f) == 3 && bars[f[1]] != nil:
			v, err := strconv.ParseFloat(f[2], 64)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			*bars[f[1]] = v
		case into == nil && f[0] == "dense" && len(f) == 3 && dense[f[1]] != nil:
			for w := range strings.FieldsSeq(f[2]) {
				v, err := strconv.ParseFloat(w, 64)
				if err != nil {
					return nil, fmt.Errorf("line %d: %w", n, err)
				}
				*dense[f[1]] = append(*dense[f[1]], v)
			}
		case len(f) == 1 && strings.HasPrefix(f[0], "sparse ") && sparse[f[0][7:]] != nil:
			into, last = sparse[f[0][7:]], ""
		case into != nil && len(f) == 2 && f[0] != "":
			shared, err := strconv.ParseInt(f[0][:1], 36, 32)
			if err != nil || int(shared) > len(last) {
				return nil, fmt.Errorf("line %d: %q shares more than there is", n, f[0])
			}
			last = last[:shared] + f[0][1:]
			w, err := weights(f[1], into.Labels)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			into.Weights[last] = w
		default:
			return nil, fmt.Errorf("line %d: %.60q is no part of a model", n, line)
		}
	}
	return md, nil
}

func weights(s string, n int) ([]float32, error) {
	out := make([]float32, n)
	k := 0
	for w := range strings.SplitSeq(s, ",") {
		if k == n {
			return nil, fmt.Errorf("more than %d weights", n)
		}
		if w != "" {
			v, err := strconv.Atoi(w)
			if err != nil {
				return nil, err
			}
			out[k] = float32(v) * unit
		}
		k++
	}
	return out, nil
}

// String writes a model; weights too small to count are left out.
func (md *Model) String() string {
	var b strings.Builder
	b.WriteString("# Models of package incidents, learned from the keys of the MUC-3/4 training messages (NRaD 1992): words and numbers.\n")
	bars := md.bars()
	for _, name := range sorted(bars) {
		fmt.Fprintf(&b, "bar\t%s\t%.3f\n", name, *bars[name])
	}
	dense := md.dense()
	for _, name := range sorted(dense) {
		fmt.Fprintf(&b, "dense\t%s\t", name)
		for i, w := range *dense[name] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strconv.FormatFloat(w, 'f', 4, 64))
		}
		b.WriteByte('\n')
	}
	sparse := md.sparse()
	for _, name := range sorted(sparse) {
		b.WriteString("sparse " + name + "\n")
		last := ""
		for _, f := range sorted(sparse[name].Weights) {
			w := written(sparse[name].Weights[f])
			if w == "" || strings.ContainsAny(f, "\t\n") {
				continue
			}
			shared := 0
			for shared < 35 && shared < len(f) && shared < len(last) && f[shared] == last[shared] {
				shared++
			}
			b.WriteString(strconv.FormatInt(int64(shared), 36) + f[shared:] + "\t" + w + "\n")
			last = f
		}
	}
	return b.String()
}

func written(ws []float32) string {
	var b strings.Builder
	end := 0
	for i, w := range ws {
		if i > 0 {
			b.WriteByte(',')
		}
		if v := int(math.Round(float64(w) / unit)); v != 0 {
			b.WriteString(strconv.Itoa(v))
			end = b.Len()
		}
	}
	return b.String()[:end]
}

func sorted[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
