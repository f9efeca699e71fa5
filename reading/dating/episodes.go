package dating

import (
	"strings"

	"testigo/pack"
	"testigo/reading/times"
	"testigo/reading/words"
	"testigo/record"
)

// episode is a stretch of recent history with the words that name it (pack/world/episodes.txt).
type episode struct {
	span   record.Interval
	groups [][]phrase // one of each must be told
	closed []phrase
	name   string
}

// phrase is a few words; the last may be cut by "*".
type phrase struct {
	words  []string
	prefix bool
	head   int32 // in heads
}

// head is the first word of a phrase, or its stem.
type head struct {
	word string
	stem bool
}

// heads are all of them, each once.
var heads []head

// headsOf are the heads that a word is: few words are any.
var headsOf = words.NewTrait(func(norm string) []int32 {
	var out []int32
	if k, ok := headAt[head{norm, false}]; ok {
		out = append(out, k)
	}
	for _, k := range stems {
		if strings.HasPrefix(norm, heads[k].word) {
			out = append(out, k)
		}
	}
	return out
})

// headAt finds a head in heads, and stems are those that stand for any ending.
var (
	headAt = map[head]int32{}
	stems  []int32
)

// known are the episodes of the pack.
var known = func() []*episode {
	var out []*episode
	for row := range pack.Table("world/episodes.txt") {
		from, to := record.EDTFInterval(row.Field(0)), record.EDTFInterval(row.Field(1))
		if from.From == 0 || to.To < from.From {
			panic(row.Errorf("an episode needs its first and last day"))
		}
		e := &episode{span: record.Interval{From: from.From, To: to.To}, name: row.Field(3)}
		for g := range strings.SplitSeq(row.Field(3), "+") {
			e.groups = append(e.groups, phrases(g))
		}
		if c := row.Field(4); c != "" {
			e.closed = phrases(c)
		}
		out = append(out, e)
	}
	return out
}()

func phrases(s string) []phrase {
	var out []phrase
	for alt := range strings.SplitSeq(s, "|") {
		p := phrase{}
		if strings.HasSuffix(alt, "*") {
			p.prefix, alt = true, alt[:len(alt)-1]
		}
		p.words = strings.Fields(alt)
		if len(p.words) > 0 {
			h := head{p.words[0], p.prefix && len(p.words) == 1}
			at, met := headAt[h]
			if !met {
				at, heads = int32(len(heads)), append(heads, h)
				headAt[h] = at
				if h.stem {
					stems = append(stems, at)
				}
			}
			p.head = at
			out = append(out, p)
		}
	}
	return out
}

// occurrences are the tokens at which each head stands in the text.
type occurrences map[int32][]int32

func (w *weigher) occurrences() occurrences {
	v := occurrences{}
	for i := range w.t.Tokens {
		if w.t.Tokens[i].Kind == words.Word || w.t.Tokens[i].Kind == words.Number {
			for _, h := range headsOf.Norm(w.t, i) {
				v[h] = append(v[h], int32(i))
			}
		}
	}
	return v
}

// at lists the sentences in which a phrase stands.
func (w *weigher) at(v occurrences, p phrase, out []int32) []int32 {
	for _, i := range v[p.head] {
		ok := true
		for k := 1; k < len(p.words) && ok; k++ {
			ok = w.norm(i+int32(k)) == p.words[k]
		}
		if ok {
			out = append(out, w.t.Tokens[i].Sentence)
		}
	}
	return out
}

// episodes weighs what the text tells of: it was not written before; and a text that reports, or has the episode
// for its subject, not long after.
func (w *weigher) episodes() {
	v := w.occurrences()
	for _, e := range known {
		s, topic, ok := w.tells(v, e)
		if !ok {
			continue
		}
		span := w.sentence(s)
		name := "the text tells of what began on " + e.span.From.String()
		from := e.span.From
		if topic {
			from += w.underWay()
		}
		w.add(evidence{code: "episode", text: name, span: span, allows: since(e.span.From), weight: 1.5, external: true})
		if w.lookedBackOn(s) || w.printsYear(e.span.From) {
			continue
		}
		near := 0.6
		if w.newsy {
			near += 0.8
		}
		if topic {
			near += 1
		}
		code := "near"
		if topic {
			code = "episode"
		}
		w.add(evidence{code: code, span: span, allows: within(e.span.From, e.span.To+90), weight: near, external: true})
		if topic && len(w.closedBy(v, e)) == 0 {
			w.add(evidence{code: "episode", text: "it is told as under way (ended on " + e.span.To.String() + ")", span: span, allows: within(from, e.span.To), weight: 0.8, external: true})
		}
		w.lowerBound = max(w.lowerBound, e.span.From)
	}
}

func (w *weigher) closedBy(v occurrences, e *episode) []int32 {
	var out []int32
	for _, p := range e.closed {
		out = w.at(v, p, out)
	}
	return out
}

// tells finds a few neighbouring sentences that hold a word of every group; topic tells that this happens at the head of
// the text or often.
func (w *weigher) tells(v occurrences, e *episode) (sentence int32, topic, ok bool) {
	var rows [8][]int32
	for g, group := range e.groups {
		if g == len(rows) {
			return 0, false, false
		}
		for _, p := range group {
			rows[g] = w.at(v, p, rows[g])
		}
		if len(rows[g]) == 0 {
			return 0, false, false
		}
	}
	count := 0
	sentence = -1
	window := int32(5)
	if len(w.t.Sentences) <= 40 { // a short text has one subject
		window = 40
	}
	for _, s := range rows[0] {
		all := true
		for g := 1; g < len(e.groups) && all; g++ {
			all = false
			for _, x := range rows[g] {
				if x >= s-window && x <= s+window {
					all = true
					break
				}
			}
		}
		if all {
			count++
			if sentence < 0 || s < sentence {
				sentence = s
			}
		}
	}
	if sentence < 0 {
		return 0, false, false
	}
	return sentence, sentence < 8 || count >= 3, true
}

// lookedBackOn: "20 years ago", "anniversary" beside it make it history.
func (w *weigher) lookedBackOn(s int32) bool {
	for k := max(0, s-2); k <= s+2 && int(k) < len(w.t.Sentences); k++ {
		x := &w.t.Sentences[k]
		for i := x.First; i < x.Last; i++ {
			switch w.norm(i) {
			case "anniversary", "aniversario", "commemorate", "commemorating", "conmemora":
				return true
			}
		}
	}
	for k := range w.found {
		f := &w.found[k]
		if f.Sentence >= s-1 && f.Sentence <= s+1 && f.Expr.Kind == times.Shift && f.Expr.Unit == times.Year && f.Expr.N <= -3 && !f.Expr.Story {
			return true
		}
	}
	return false
}

// printsYear: whoever writes while a thing happens does not print its year; whoever looks back does.
func (w *weigher) printsYear(d record.Day) bool {
	y, _, _ := d.Date()
	for k := range w.found {
		f := &w.found[k]
		e := &f.Expr
		if e.HasYear && e.Digits == 4 && e.Year == y && !w.inStamp(f.Span) && (e.Month > 0 || w.norm(f.First-1) != "of") { // but "the worst day of 1987"
			return true
		}
	}
	return false
}

// underWay: "during the first weeks" says that these are over: three weeks at least, two months, two years.
func (w *weigher) underWay() record.Day {
	most := record.Day(0)
	for k := range w.found {
		e := &w.found[k].Expr
		if e.Kind != times.Length || e.Ord != 1 || !e.Vague {
			continue
		}
		switch e.Unit {
		case times.DayUnit:
			most = max(most, 3)
		case times.Week:
			most = max(most, 21)
		case times.Month:
			most = max(most, 61)
		}
	}
	return most
}
