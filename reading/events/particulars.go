package events

import (
	"slices"

	"testigo/reading/words"
	"testigo/record"
)

// setting works out the document's own years and country, for salience.
func (f *finder) setting() {
	f.withoutStamps()
	if iv := f.in.Written.Interval; iv.Stated() {
		d := iv.To
		if d == 0 {
			d = iv.From
		}
		f.docYear, _, _ = d.Date()
	}
	counts := map[string]int{}
	f.land = -1
	for i := range f.in.Places {
		p := f.in.Places[i].Value()
		if p.Adjective || p.Kind == record.Site || f.foreign(i) {
			continue // "the Mexican embassy"; a site lies where the town beside it was found
		}
		if c := p.Country; c != "" {
			counts[c]++
			if counts[c] > counts[f.country] || f.country == "" {
				f.country = c
			}
		}
	}
	for i := range f.in.Places {
		if p := f.in.Places[i].Value(); p.Kind == record.Country && p.Country == f.country && !p.Adjective && !f.foreign(i) {
			f.land = i
			break
		}
	}
}

// foreign: a country that is named for where somebody goes or who speaks from abroad, not for where things happen:
// "deported to Argentina", "asylum in Mexico", "Mexico's president", "la embajada de México".
func (f *finder) foreign(i int) bool {
	if f.in.Places[i].Value().Kind != record.Country {
		return false
	}
	sp := f.in.Places[i].Span()
	first, last := f.t.TokenAt(sp.Start), f.t.TokenAt(sp.End-1)+1
	if first < 0 {
		return false
	}
	s := f.t.Tokens[first].Sentence
	if last+1 < len(f.t.Tokens) && f.t.Tokens[last].Norm == "'s" && heads[f.t.Tokens[last+1].Norm] {
		return true
	}
	for j := first - 1; j >= 0 && j >= first-4 && f.t.Tokens[j].Sentence == s; j-- {
		if tok := &f.t.Tokens[j]; abroad[tok.Lemma] || abroad[tok.Norm] {
			return true
		}
	}
	return false
}

var abroad = set("deport banish exile extradite flee asylum refuge embassy consulate ambassador consul exiled deported extradited fled " +
	"deportar desterrar exiliar extraditar huir asilo asilar refugio embajada consulado embajador consul exilio")

// heads speak for a country abroad.
var heads = set("president minister premier chancellor king queen ambassador consul embassy government foreign prime")

// withoutStamps takes the dates of datelines and date lines out of the sentences: they say when was written, not
// when something happened.
func (f *finder) withoutStamps() {
	stamps := f.t.Doc.Meta.Stamps
	if len(stamps) == 0 {
		return
	}
	for s, ks := range f.timesOf {
		kept := ks[:0]
		for _, k := range ks {
			inStamp := false
			if f.entry(s) == k+1 {
				kept = append(kept, k)
				continue
			}
			for _, st := range stamps {
				inStamp = inStamp || st.Value().Kind != record.FirstStamp && st.Span().Overlaps(f.in.Times[k].Span())
			}
			if !inStamp {
				kept = append(kept, k)
			}
		}
		f.timesOf[s] = kept
	}
}

// particulars ties date, places and numbers of the sentence to the trigger.
func (f *finder) particulars(c *candidate) {
	f.date(c)
	f.place(c)
	f.count(c)
	f.running(c)
}

// borders counts what parts two stretches: commas, conjunctions, relatives, verbs of other triggers.
func (f *finder) borders(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		tok := &f.t.Tokens[i]
		switch {
		case tok.Kind == words.Punct && tok.Norm == ",", f.g.rel[tok.Norm], f.g.sub[tok.Norm]:
			n++
		case tok.Kind == words.Punct && (tok.Norm == ";" || tok.Norm == ":" || tok.Norm == "—" || tok.Norm == "("):
			n += 3
		}
	}
	return n
}

// place: place names of the sentence behind "in", "at", "en", nearest first; a site and what holds it both.
func (f *finder) place(c *candidate) {
	sent := &f.t.Sentences[c.sentence]
	best, cost := -1, 1<<30
	for _, k := range f.placesOf[c.sentence] {
		sp := f.in.Places[k].Span()
		first, last := f.t.TokenAt(sp.Start), f.t.TokenAt(sp.End-1)+1
		p := ""
		for i := first - 1; i >= int(sent.First) && i > first-6; i-- {
			if f.g.prep[f.t.Tokens[i].Norm] {
				p = f.t.Tokens[i].Norm
				break
			}
			if f.t.Tokens[i].Kind == words.Punct && f.t.Tokens[i].Norm != "," {
				break
			}
		}
		d := 0
		switch p {
		case "in", "at", "on", "near", "outside", "across", "throughout", "en", "cerca", "inside", "into", "hacia", "towards", "to", "through", "around":
		case "of", "de", "del":
			d = 3
			if f.ofAnother(c, first) {
				d = 26 // "five months after the massacre of El Arenal"
			}
		case "from", "desde":
			d = 25
		default:
			d = 8
		}
		if first >= c.last {
			d += first - c.last + 2*f.borders(c.last, first)
		} else {
			d += c.first - last + 3*f.borders(last, c.first)
			if first <= int(sent.First)+2 && p != "" && p != "of" {
				d /= 2
			}
		}
		if d < cost && d < 26 {
			best, cost = k, d
		}
	}
	if best < 0 {
		if k := f.nationwide(c); k >= 0 {
			c.where = append(c.where, k)
		}
		return
	}
	best = f.narrowest(best, f.placesOf[c.sentence])
	c.where = append(c.where, best)
	// "Macusani, Puno": the neighbour behind a comma says where it lies
	end := f.in.Places[best].Span().End
	for _, k := range f.placesOf[c.sentence] {
		s := f.in.Places[k].Span().Start
		if k != best && s > end && s-end <= 5 {
			c.where = append(c.where, k)
			end = f.in.Places[k].Span().End
		}
	}
	f.holder(c, best)
}

// ofAnother: the place at a token is said of the noun of another act.
func (f *finder) ofAnother(c *candidate, first int) bool {
	for i := first - 1; i > 0 && i >= first-3; i-- {
		tok := &f.t.Tokens[i]
		if tok.Norm != "of" && tok.Norm != "de" && tok.Norm != "del" {
			if f.g.det[tok.Norm] {
				continue
			}
			return false
		}
		n := i - 1
		if c.first <= n && n < c.last || f.t.Tokens[n].Sentence != tok.Sentence {
			return false
		}
		for _, e := range f.lex.entries[f.t.Tokens[n].Norm] {
			if e.sense.part == noun && len(e.sense.rest) == 0 {
				return true
			}
		}
		return false
	}
	return false
}

// holder adds the town or district that a street, square or building lies in, where the document names it.
func (f *finder) holder(c *candidate, site int) {
	within := f.in.Places[site].Value().Within
	if within == "" {
		return
	}
	for _, k := range c.where {
		if f.in.Places[k].Value().ID == within {
			return
		}
	}
	for k := range f.in.Places {
		if p := f.in.Places[k].Value(); p.ID == within && !p.Adjective {
			c.where = append(c.where, k)
			return
		}
	}
}

// carryPlaces gives an act without a place of its own the place at the head of its entry or, without one, that of the act told just before it:
// in the same paragraph, at most two sentences back, on no other day. Only acts that happen somewhere are so carried, and those told before only
// to a town or smaller.
func (f *finder) carryPlaces(all []*candidate) {
	var last *candidate
	for _, c := range all {
		if !happensSomewhere(c) {
			continue
		}
		if c.errand && len(c.where) == 0 {
			f.siteBefore(c)
		}
		if len(c.where) > 0 {
			last = c
			continue
		}
		if head := f.headPlaces(c); head != nil && !c.generic {
			c.where = append(c.where, head...)
			last = c
			continue
		}
		if last == nil || c.generic || c.back != last.back || c.sentence-last.sentence > 2 ||
			f.t.Sentences[c.sentence].Paragraph != f.t.Sentences[last.sentence].Paragraph || f.otherDay(c, last) {
			continue
		}
		if k := last.where[0]; isTown(f.in.Places[k].Value().Kind) {
			c.where = append(c.where, last.where...)
		}
	}
}

// siteBefore gives force that is sent in answer the building that its paragraph named last, up to three sentences before: "The students held
// the University of Oruro. … In response the army sent tanks to break them."
func (f *finder) siteBefore(c *candidate) {
	for s := c.sentence - 1; s >= max(0, c.sentence-3) && f.t.Sentences[s].Paragraph == f.t.Sentences[c.sentence].Paragraph; s-- {
		for j := len(f.placesOf[s]) - 1; j >= 0; j-- {
			if k := f.placesOf[s][j]; f.in.Places[k].Value().Kind == record.Site {
				c.where = append(c.where, k)
				f.holder(c, k)
				return
			}
		}
	}
}

// headPlaces are the places at the head of an entry that tells an act: the first sentence of its paragraph, if it is a place and a date and
// nothing that happens ("Huanta (Ayacucho), 3 May. Two dead.").
func (f *finder) headPlaces(c *candidate) []int {
	head := c.sentence
	for head > 0 && f.t.Sentences[head-1].Paragraph == f.t.Sentences[c.sentence].Paragraph {
		head--
	}
	sent := &f.t.Sentences[head]
	if head == c.sentence || c.sentence-head > 3 || sent.Last-sent.First > longestHead || len(f.timesOf[head]) != 1 || len(f.placesOf[head]) == 0 || f.firstFinite(sent) != nil {
		return nil
	}
	if f.in.Times[f.timesOf[head][0]].Span().Start < f.in.Places[f.placesOf[head][0]].Span().Start {
		return nil
	}
	return f.placesOf[head]
}

// longestHead is how many words and marks the head of an entry has.
const longestHead = 16

func isTown(k record.PlaceKind) bool {
	return k == record.City || k == record.District || k == record.Site
}

// happensSomewhere: acts of persons against persons or in the street; a demand or a law has no street.
func happensSomewhere(c *candidate) bool {
	switch c.sense.typ {
	case record.Protest, record.Assault, record.Seize, record.Mobilize, record.Disaster:
		return c.sense.mode != "general-strike" && c.sense.mode != "boycott"
	case record.Coerce:
		switch c.sense.mode {
		case "arrest", "raid", "repression", "curfew":
			return true
		}
	}
	return false
}

// otherDay: both have a date phrase of their own and the days do not meet.
func (f *finder) otherDay(a, b *candidate) bool {
	if a.when == 0 || b.when == 0 {
		return false
	}
	x, y := f.in.Times[a.when-1].Value().Interval, f.in.Times[b.when-1].Value().Interval
	return x.Stated() && y.Stated() && !x.Overlaps(y)
}

// nationwide: "across the country", "a nationwide strike" happen in the country that the document is
// about; its name stands elsewhere in the text. -1 = not said so.
func (f *finder) nationwide(c *candidate) int {
	if f.land < 0 {
		return -1
	}
	if ofTheNation(c) {
		return f.land
	}
	sent := &f.t.Sentences[c.sentence]
	for i := max(int(sent.First), c.first-12); i < min(int(sent.Last), c.last+14); i++ {
		switch f.t.Tokens[i].Norm {
		case "nationwide", "countrywide":
			return f.land
		case "country", "nation", "pais":
			for j := i - 1; j >= int(sent.First) && j > i-4; j-- {
				switch f.t.Tokens[j].Norm {
				case "across", "throughout", "todo", "over", "around":
					return f.land
				}
			}
		case "nacional":
			if f.prev(i) == "nivel" || f.prev(i) == "paro" || f.prev(i) == "huelga" {
				return f.land
			}
		}
	}
	return -1
}

// ofTheNation: acts that are done to a whole country unless another place is named.
func ofTheNation(c *candidate) bool {
	switch c.sense.mode {
	case "runoff", "constituent-assembly", "referendum", "coup", "attempted-coup", "dissolution-of-congress", "constitution", "impeachment-vote", "removal-from-office":
		return true
	}
	return false
}

// measures a type counts.
func measureFits(typ record.EventType, mode record.Mode, measure string) bool {
	switch typ {
	case record.Assault:
		return measure == "killed" || measure == "wounded" || measure == "missing"
	case record.Protest:
		return measure == "participants" || measure == "roads" || mode == "riot" && (measure == "wounded" || measure == "killed")
	case record.Coerce:
		switch mode {
		case "arrest", "raid":
			return measure == "arrested"
		case "deportation":
			return measure == "deported"
		}
		return measure == "wounded"
	case record.Seize:
		return measure == "hostages" || measure == "kidnapped" || measure == "missing"
	case record.Release:
		return measure == "released" || measure == "hostages"
	case record.Election:
		return measure == "votes" || measure == "seats"
	case record.Disaster:
		return measure == "killed" || measure == "displaced" || measure == "missing" || measure == "wounded"
	case record.Split:
		return measure == "dismissed" || measure == "fired"
	case record.Mobilize:
		return measure == "troops" || measure == "deployed"
	}
	return false
}

// partCounts gives a figure that two acts of one type in a sentence have drawn to themselves to the nearer.
func (f *finder) partCounts(found []*candidate) {
	for i, c := range found {
		for _, d := range found[i+1:] {
			if c.sense.typ != d.sense.typ || !sharedCount(c, d) {
				continue
			}
			for k := len(c.counts) - 1; k >= 0; k-- {
				fig := c.counts[k]
				at := slices.Index(d.counts, fig)
				if at < 0 {
					continue
				}
				if f.far(c, fig) <= f.far(d, fig) {
					d.counts = slices.Delete(d.counts, at, at+1)
				} else {
					c.counts = slices.Delete(c.counts, k, k+1)
				}
			}
		}
	}
}

// far is how many tokens lie between a figure and the nearest word that names an act.
func (f *finder) far(c *candidate, fig int) int {
	at := f.t.TokenAt(f.in.Figures[fig].Span().Start)
	n := abs(at - c.first)
	for _, m := range c.mentions {
		if m.sentence == c.sentence {
			n = min(n, abs(at-m.first))
		}
	}
	return n
}

func (f *finder) count(c *candidate) {
	for _, k := range f.figuresOf[c.sentence] {
		v := f.in.Figures[k].Value()
		sp := f.in.Figures[k].Span()
		first := f.t.TokenAt(sp.Start)
		d := first - c.last
		if first < c.first {
			d = c.first - first
		}
		if measureFits(c.sense.typ, c.sense.mode, v.Measure) && d < 25 || d <= 2 && first < c.first && (c.plural || c.sense.typ == record.Protest) && v.Measure == "" {
			c.counts = append(c.counts, k)
		}
	}
}
