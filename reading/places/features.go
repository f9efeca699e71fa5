package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// tableBits is the size of the hashed table of weights.
const tableBits = 17

// emit adds a feature: a template and up to two values.
func (r *reader) emit(template, a, b string) {
	h := uint32(2166136261)
	for i := range len(template) {
		h = (h ^ uint32(template[i])) * 16777619
	}
	h = (h ^ '=') * 16777619
	for i := range len(a) {
		h = (h ^ uint32(a[i])) * 16777619
	}
	if b != "" {
		h = (h ^ '|') * 16777619
		for i := range len(b) {
			h = (h ^ uint32(b[i])) * 16777619
		}
	}
	if r.names != nil {
		s := template + "=" + a
		if b != "" {
			s += "|" + b
		}
		r.names(s)
	}
	r.feats = append(r.feats, (h^h>>15)&(1<<tableBits-1))
}

var digits = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21"}

func number(n int) string { return digits[max(0, min(n, len(digits)-1))] }

var classLabels = [...]string{"none", "nation", "former", "div1", "div2", "div3", "capital", "seat1", "seat2", "town", "quarter", "wide"}
var formLabels = [...]string{"main", "other", "short", "abbr", "demonym"}

// rank is the label of a class, towns and districts of all sizes as one: few of them are in the
// texts learned from, and many in those to be read.
func rank(c gazetteer.Class) string {
	switch c {
	case gazetteer.Division3, gazetteer.Seat2, gazetteer.Quarter:
		c = gazetteer.Town
	}
	return classLabels[c]
}

// prior ranks the candidates of a name without context.
func (r *reader) prior(c gazetteer.Candidate) float64 {
	s := r.g.LogPopulation(c.Place)
	switch r.g.Class(c.Place) {
	case gazetteer.Nation:
		s += 12
	case gazetteer.FormerLand, gazetteer.Wide:
		s += 3
	case gazetteer.Division1:
		s += 2
	case gazetteer.Capital:
		s += 3
	case gazetteer.Division2:
		s -= 1.5
	case gazetteer.Division3:
		s -= 0.5
	case gazetteer.Seat1:
		s += 1
	case gazetteer.Quarter:
		s -= 2
	}
	switch c.Form {
	case gazetteer.OtherName:
		s -= 1
	case gazetteer.ShortName:
		s -= 2
	case gazetteer.Demonym:
		s -= 2
	}
	return s
}

func (r *reader) best(s *span) gazetteer.Candidate {
	best, top := r.cands[s.from], -1e9
	for _, c := range r.cands[s.from:s.to] {
		if p := r.prior(c); p > top {
			best, top = c, p
		}
	}
	return best
}

// label names the classes of a neighbour, coarsely, strongest first.
func label(c class) string {
	switch {
	case c&title != 0:
		return "title"
	case c&org != 0:
		return "org"
	case c&street != 0:
		return "street"
	case c&feature != 0:
		return "feature"
	case c&container != 0:
		return "container"
	case c&direction != 0:
		return "direction"
	case c&firstName != 0 && c&surname != 0:
		return "first+sur"
	case c&firstName != 0:
		return "first"
	case c&surname != 0:
		return "sur"
	case c&verb != 0:
		return "verb"
	case c&prep != 0:
		return "prep"
	case c&ordinary != 0:
		return "ordinary"
	}
	return "-"
}

func connector(norm string) bool {
	switch norm {
	case "of", "de", "del", "la", "el", "los", "las", "the", "do", "da", "y", "e":
		return true
	}
	return false
}

// neighbour describes the token beside a name: its word, and "" beyond the sentence.
func (r *reader) neighbour(from, i int) (norm string, c class, capital bool) {
	toks := r.t.Tokens
	if i < 0 || i >= len(toks) || toks[i].Sentence != toks[from].Sentence {
		return "<>", 0, false
	}
	if toks[i].Kind == words.Number {
		return "<n>", 0, false
	}
	return toks[i].Norm, r.cls[i], toks[i].Kind == words.Word && r.capital(i)
}

// describe fills r.feats with the features of a span. before is the last span taken as a place, if any.
func (r *reader) describe(s *span, before *span) {
	r.feats = r.feats[:0]
	toks := r.t.Tokens
	first, last := &toks[s.first], &toks[s.last-1]
	b := r.best(s)
	cls, form := rank(r.g.Class(b.Place)), formLabels[b.Form]
	pop := number(int(r.g.LogPopulation(b.Place)) / 2)
	single := s.last-s.first == 1
	own := r.cls[s.first]
	lang := "x"
	switch first.Lang {
	case words.EN:
		lang = "en"
	case words.ES:
		lang = "es"
	}
	mode := "c" // how much capitals say here
	if r.t.Capitals {
		mode = "U"
	}
	who := label(own & (firstName | surname))
	usual := "rare"
	if own&ordinary != 0 {
		usual = "word"
	}
	size := number(s.last - s.first)
	r.emit("lang", lang, mode)
	r.emit("cls", cls, form)
	r.emit("cls", cls, lang)
	r.emit("pop", pop, cls)
	r.emit("size", size, cls)
	r.emit("cands", number(bits(s.to-s.from)), mode)
	if single {
		r.emit("who", who, pop)
		r.emit("who", who, usual)
		r.emit("usual", usual, pop)
		r.emit("usual", usual, mode)
		r.emit("len", number(int(last.End-first.Start)), "")
		if own&^(firstName|surname|ordinary) != 0 {
			r.emit("own", label(own&^(firstName|surname|ordinary)), mode)
		}
	} else {
		r.emit("who+", label(own), label(r.cls[s.last-1]))
	}
	if s.demonym {
		w := first.Norm
		r.emit("demonym", w[len(w)-1:], lang)
	}
	if first.Shape == words.Upper && !r.t.Capitals {
		r.emit("upper", size, cls)
	}

	l1, lc, lcap := r.neighbour(s.first, s.first-1)
	l2, l2c, l2cap := r.neighbour(s.first, s.first-2)
	r1, rc, rcap := r.neighbour(s.first, s.last)
	r2, r2c, r2cap := r.neighbour(s.first, s.last+1)
	if r.t.Capitals {
		lcap, l2cap, rcap, r2cap = false, false, false, false
	}
	if lcap && !first.First {
		r.emit("L", label(lc), usual)
		r.emit("L", label(lc), who)
		r.emit("Lw", l1, "")
	} else {
		r.emit("l", l1, "")
		r.emit("l", l1, cls)
		r.emit("l", l1, who)
		r.emit("lc", label(lc), mode)
	}
	if rcap {
		r.emit("R", label(rc), usual)
		r.emit("R", label(rc), who)
		r.emit("Rw", r1, "")
		r.emit("Rz", label(r.cls[r.runEnd(s.last)]), "")
		r.emit("Rzw", toks[r.runEnd(s.last)].Norm, "")
	} else {
		r.emit("r", r1, "")
		r.emit("r", r1, cls)
		r.emit("r", r1, who)
		r.emit("rc", label(rc), mode)
	}
	if connector(l1) && l2cap {
		r.emit("L-of", label(l2c), l1)
		r.emit("L-ofw", l2, "")
	} else {
		r.emit("l2", l2, l1)
	}
	if connector(r1) && r2cap {
		r.emit("R-of", label(r2c), r1)
	} else if rcap == r2cap {
		r.emit("r2", r1, r2)
	}
	if !lcap {
		r.emit("l2w", l2, "")
	}
	r.emit("lr", l1, r1)
	if lcap || connector(l1) && l2cap {
		h := r.runHead(s.first)
		r.emit("head", label(r.cls[h]), "")
		r.emit("headw", toks[h].Norm, "")
	}
	if first.First {
		r.emit("initial", cls, usual)
		r.emit("initial", who, pop)
	}
	switch r.t.Sentences[first.Sentence].Kind {
	case record.Heading:
		r.emit("heading", lang, "")
	case record.Byline:
		r.emit("byline", lang, "")
	}
	home := r.homeland(s)
	r.emit("home", home, who)
	r.emit("home", home, usual)
	if cue := r.cueOf(s); cue != gazetteer.NoClass {
		r.emit("cue", classLabels[cue], cls)
	}
	r.chain(s, before, l1, r1)
	r.memory(s, single, mode)
}

// homeland: the document names a country in which the name is that of a place.
func (r *reader) homeland(s *span) string {
	top := gazetteer.NoClass
	for _, c := range r.cands[s.from:s.to] {
		cl := r.g.Class(c.Place)
		if n := r.g.CountryNumber(c.Place); n > 0 && r.lands[n] && cl != gazetteer.Nation && (top == gazetteer.NoClass || cl < top) {
			top = cl
		}
	}
	return rank(top)
}

// chain: names in a row and names with what contains them.
func (r *reader) chain(s *span, before *span, l1, r1 string) {
	if before != nil && before.last <= s.first && s.first-before.last <= 2 && r.t.Tokens[before.last-1].Sentence == r.t.Tokens[s.first].Sentence {
		r.emit("after", l1, number(s.first-before.last))
	}
	if r1 == "," || r1 == "(" {
		if next := s.last + 1; next < len(r.t.Tokens) {
			verdict := "none"
			for k := r.at[next]; k < r.at[next+1]; k++ {
				verdict = "name"
				if r.holds(&r.spans[k], s) {
					verdict = "holds"
					break
				}
			}
			r.emit("then", verdict, r1)
		}
	}
}

// holds tells whether some reading of the outer name contains some reading of the inner.
func (r *reader) holds(outer, inner *span) bool {
	for _, o := range r.cands[outer.from:outer.to] {
		if c := r.g.Class(o.Place); c != gazetteer.Nation && c != gazetteer.Division1 && c != gazetteer.Division2 {
			continue
		}
		for _, i := range r.cands[inner.from:inner.to] {
			if i.Place != o.Place && r.g.Contains(o.Place, i.Place) {
				return true
			}
		}
	}
	return false
}

// memory: how the rest of the document uses the name.
func (r *reader) memory(s *span, single bool, mode string) {
	st := r.stats[s.key]
	if st == nil {
		return
	}
	in, person, low := "0", "0", "0"
	if st.in > 0 {
		in = number(1 + bits(st.in))
	}
	if single {
		if n := r.person[r.t.Tokens[s.first].Norm]; n > 0 {
			person = number(1 + bits(n))
		}
	}
	if st.lower {
		low = "1"
	}
	r.emit("doc", in, person)
	r.emit("doc-low", low, in)
	r.emit("doc-n", number(bits(st.count)), mode)
}

// bits is the number of binary digits of n.
func bits(n int) int {
	k := 0
	for ; n > 0; n >>= 1 {
		k++
	}
	return k
}

// runEnd is the last word of the capitalised run that goes on at token i.
func (r *reader) runEnd(i int) int {
	end := i
	for j := i; j < i+6 && j < len(r.t.Tokens) && r.t.Tokens[j].Sentence == r.t.Tokens[i].Sentence && r.isWord(j); j++ {
		if r.capital(j) {
			end = j
		} else if !connector(r.t.Tokens[j].Norm) {
			break
		}
	}
	return end
}

// runHead is the first word of the capitalised run, connectors within, that ends before token i.
func (r *reader) runHead(i int) int {
	head := i
	for j := i - 1; j >= 0 && j > i-7 && r.t.Tokens[j].Sentence == r.t.Tokens[i].Sentence && r.isWord(j); j-- {
		if r.capital(j) {
			head = j
		} else if !connector(r.t.Tokens[j].Norm) {
			break
		}
	}
	return head
}
