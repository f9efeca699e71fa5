package link

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/reading/words"
	"testigo/record"
	"testigo/record/resolve"
)

// telling is one event statement, reduced to what linking compares.
type telling struct {
	ref       record.StatementRef
	at        int // order of arrival
	act       act
	days      record.Interval
	edtf      string
	stated    bool // the date stands in the words; otherwise it was worked out from the story, and is weak
	written   record.Interval
	places    []record.EventPlace
	spots     []folded // of places, in their order
	roles     []record.EventRole
	roleKeys  []string // of roles, in their order
	counts    []record.EventCount
	certainty record.Certainty
	phase     string
	generic   bool
	backdrop  bool
	mentions  int
	sentence  uint64   // hash of the folded words: equal in reprints
	country   string   // where, at least
	home      string   // the country that the document speaks of most
	named     []string // persons and organisations that the sentence names, by ID; sorted
	bare      string   // the principal, where it goes by a bare surname
	surnames  []string // of a principal with a full name
	left      []string // whom an appointment replaces, by actor
	rally     bool     // the first rally of its document in its town
	key       []string // who or what the act befalls or who does it, where that tells such acts apart: named ones alone
	phrase    phrase   // the trigger with what is said before it
	ordinal   int      // "the third strike": 3; "several strikes": many
	toll      bool     // the greatest count of dead of its document, of no place and day of its own: a total
	wave      bool     // the earliest protest of the document's time without a place of its own: where a wave begins
	family    record.DocumentID
	position  float64 // in its document, 0 to 1: copies tell in the same order
	trigger   string
}

// folded is a place by its folded names.
type folded struct {
	key    string // empty for a country or a wide area
	name   string
	admin1 string
	town   string // ID of the place, or of the one that a site lies in
}

// fold works out once what every comparison asks for.
func (t *telling) fold() {
	t.spots = make([]folded, len(t.places))
	for i, p := range t.places {
		t.spots[i] = folded{placeKey(p), foldPlace(p.Name), foldPlace(p.Admin1), p.ID}
		if p.Within != "" {
			t.spots[i].town = p.Within
		}
	}
	t.roleKeys = make([]string, len(t.roles))
	for i, r := range t.roles {
		t.roleKeys[i] = nameKey(r)
	}
}

// teller reduces the statements of one document.
type teller struct {
	r       *record.Reading
	doc     record.DocumentID
	actorOf func(record.ActorRef) string
	home    string
	written record.Interval
	names   []named // in the order of the text
}

type named struct {
	span record.Span
	id   string
}

func newTeller(r *record.Reading, actorOf func(record.ActorRef) string) *teller {
	t := &teller{r: r, doc: r.Doc.ID(), actorOf: actorOf, written: r.Written.Best}
	if !t.written.Stated() {
		t.written = r.Written.Interval
	}
	for i, a := range r.Actors {
		if a.Kind != record.Person && a.Kind != record.Organization {
			continue
		}
		id := actorOf(record.ActorRef{Doc: t.doc, Index: i})
		for _, m := range a.Mentions() {
			if m.Value() == record.Pronoun {
				continue
			}
			if id != "" {
				t.names = append(t.names, named{m.Span(), id})
			}
			if len(a.Acronym) >= 3 { // an acronym bears out a name that two languages spell in two ways
				t.names = append(t.names, named{m.Span(), "acronym " + a.Acronym})
			}
		}
	}
	slices.SortFunc(t.names, func(a, b named) int { return a.span.Start - b.span.Start })
	count := map[string]int{}
	for _, p := range r.Places {
		v := p.Value()
		if v.Country == "" {
			continue
		}
		count[v.Country]++
		if n := count[v.Country]; n > count[t.home] || n == count[t.home] && v.Country < t.home {
			t.home = v.Country
		}
	}
	return t
}

// namedIn lists who is named inside a span.
func (t *teller) namedIn(s record.Span) []string {
	i, _ := slices.BinarySearchFunc(t.names, s.Start, func(n named, at int) int { return n.span.Start - at })
	var out []string
	for ; i < len(t.names) && t.names[i].span.Start < s.End; i++ {
		out = append(out, t.names[i].id)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (t *teller) tell(i int) *telling {
	r, c := t.r, t.r.Events[i]
	e := c.Value()
	out := &telling{ref: record.StatementRef{Doc: t.doc, Index: i}, act: act{e.Type, e.Mode}, certainty: e.Certainty, written: t.written, home: t.home,
		phase: e.Phase, generic: e.Generic, backdrop: e.Background, trigger: c.Quote(), mentions: len(e.Mentions)}
	out.days, out.edtf, out.stated = whenOf(&e)
	for _, p := range e.Where {
		v := p.Value()
		out.places = append(out.places, record.EventPlace{Name: v.Name, ID: v.ID, Country: v.Country, Admin1: v.Admin1, Lat: v.Lat, Lon: v.Lon, Located: v.Located, Kind: v.Kind, Within: v.Within})
		if out.country == "" {
			out.country = v.Country
		}
	}
	out.places = narrowest(out.places)
	main := principal(out.act)
	for _, f := range e.Roles {
		v := f.Value()
		role := record.EventRole{Role: v.Role, Name: v.Name}
		isMain := main != "" && (v.Role == main || out.act.mode == "inauguration" && v.Role == record.Target)
		if isMain && v.Actor == 0 {
			out.principalIs(v.Name, record.NoActorKind)
		}
		if v.Actor > 0 && v.Actor <= len(r.Actors) {
			role.Actor = t.actorOf(record.ActorRef{Doc: t.doc, Index: v.Actor - 1})
			if kind := r.Actors[v.Actor-1].Kind; isMain && role.Actor != "" && (kind == record.Person || kind == record.Organization) {
				out.principalIs(r.Actors[v.Actor-1].Name, kind)
				out.key = append(out.key, role.Actor)
			}
		}
		if out.act.mode == "appointment" && v.Role == record.Target && role.Actor != "" {
			out.left = append(out.left, role.Actor)
		}
		out.roles = append(out.roles, role)
	}
	for _, n := range e.Counts {
		if n < 0 || n >= len(r.Figures) {
			continue
		}
		f := r.Figures[n]
		out.counts = append(out.counts, record.EventCount{Ref: record.FigureRef{Doc: t.doc, Index: n}, Measure: f.Value().Measure, Words: f.Quote(), Figure: f.Value()})
	}
	out.named = t.namedIn(e.Sentence)
	lead := e.Sentence.Start
	if at := c.Span().Start; e.Sentence.Contains(c.Span()) && at-lead > maxLead {
		lead = at - maxLead
	}
	out.phrase, out.ordinal = phraseOf(r.Doc.Quote(record.Span{Start: lead, End: c.Span().Start}), c.Quote(), r.Doc.Lang == record.Spanish)
	h := fnv.New64a()
	h.Write([]byte(resolve.Fold(r.Doc.Quote(e.Sentence))))
	h.Write([]byte(resolve.Fold(c.Quote())))
	out.sentence = h.Sum64()
	out.fold()
	return out
}

// tellAll reduces all statements of a document and marks its total of deaths and its wave of protest.
func (t *teller) tellAll() []*telling {
	out := make([]*telling, len(t.r.Events))
	toll, most, wave := -1, 0.0, map[record.Mode]int{}
	for i := range t.r.Events {
		o := t.tell(i)
		out[i] = o
		if n := killed(o); deadly(o.act) && n > most {
			most, toll = n, i
		}
		if !crowd(o.act) || o.generic || o.backdrop || o.certainty != record.Asserted || o.local() {
			continue
		}
		kind := record.Mode("crowd")
		if o.act.mode == "blockade" {
			kind = "blockade"
		}
		if o.days.From == 0 || t.written.From != 0 && t.written.From-o.days.From > ofTheTime {
			continue // a wave of another time
		}
		if best, ok := wave[kind]; !ok || earlier(o, out[best]) {
			wave[kind] = i
		}
	}
	markRallies(out)
	if toll >= 0 {
		o := out[toll]
		o.toll = most >= fewestOfAToll && !o.local() && !(o.stated && o.days.Days() > 0 && o.days.Days() <= preciseDays)
	}
	for _, i := range wave {
		out[i].wave = true
	}
	return out
}

// ofTheTime is how many days before a document its wave of protest may begin.
const ofTheTime = 400

// earlier: a wave is told by its beginning, and of several tellings of one month by the one that stands for most of the document.
func earlier(a, b *telling) bool {
	ya, ma, _ := a.days.From.Date()
	yb, mb, _ := b.days.From.Date()
	if ya != yb || ma != mb {
		return a.days.From < b.days.From
	}
	return weight(a) > weight(b)
}

// weight is how much of its document a telling of protest stands for: named often, and with a date.
func weight(t *telling) int {
	n := t.mentions
	if t.stated {
		n += 2
	}
	return n
}

// fewestOfAToll keeps the deaths of one incident from passing for a total.
const fewestOfAToll = 5

func killed(t *telling) float64 {
	n := 0.0
	for _, c := range t.counts {
		if c.Measure == "killed" && c.Figure.HasValue && !c.Figure.Part {
			n = max(n, c.Figure.Value)
		}
	}
	return n
}

// local tells whether the act has a place below the regions of its country.
func (t *telling) local() bool {
	for _, p := range t.places {
		if p.Kind != record.Country && p.Kind != record.Area && p.Kind != record.Region {
			return true
		}
	}
	return false
}

// maxLead is how many bytes before a trigger may qualify it.
const maxLead = 64

// many stands for the ordinal of acts that are told as several.
const many = -1

// ordinals in both languages, and the words that tell of several acts.
var ordinals = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6,
	"primer": 1, "primera": 1, "segundo": 2, "segunda": 2, "tercer": 3, "tercera": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6, "sexta": 6,
	"multiple": many, "several": many, "repeated": many, "varios": many, "varias": many, "multiples": many, "repetidos": many, "repetidas": many,
	"two": many, "three": many, "four": many, "five": many, "dos": many, "tres": many, "cuatro": many, "cinco": many}

// phrase is how an act is called, as stems: "indef natio gener strik", of which "strik" is the head. A stem is the first five letters: enough
// to bring "indefinite" and "indefinida" together.
type phrase struct{ stems, head string }

// phraseOf gives the phrase of a trigger and of the three words before it, and an ordinal among the words before. The head of an English
// phrase stands last, that of a Spanish one first.
func phraseOf(before, trigger string, spanish bool) (phrase, int) {
	if cut := strings.LastIndexAny(before, ".,;:!?()/"); cut >= 0 { // quotation marks part nothing: an “indefinite strike”
		before = before[cut+1:]
	}
	lead := strings.FieldsFunc(words.Norm(before), notLetter)
	ordinal := 0
	for _, w := range lead {
		if n := ordinals[w]; n != 0 {
			ordinal = n
		}
	}
	if len(lead) > 3 {
		lead = lead[len(lead)-3:]
	}
	var stems []string
	own := strings.FieldsFunc(words.Norm(trigger), notLetter)
	for _, w := range append(lead, own...) {
		if len(w) >= 5 && ordinals[w] == 0 {
			stems = append(stems, stem(w))
		}
	}
	p := phrase{stems: strings.Join(stems, " ")}
	if len(own) > 0 {
		p.head = stem(own[len(own)-1])
		if spanish {
			p.head = stem(own[0])
		}
	}
	return p, ordinal
}

func stem(w string) string {
	cut := min(len(w), 5)
	for cut < len(w) && !utf8.RuneStart(w[cut]) {
		cut++
	}
	return w[:cut]
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// narrowest leaves out a place that only says in which department or country another one lies: of "in Juliaca,
// Puno" the event happened in Juliaca.
func narrowest(places []record.EventPlace) []record.EventPlace {
	if len(places) < 2 {
		return places
	}
	kept := places[:0:0]
	for i, p := range places {
		contains := false
		for j, q := range places {
			contains = contains || i != j && (p.Kind == record.Country && q.Country == p.Country && q.Kind != record.Country ||
				resolve.Fold(q.Admin1) == resolve.Fold(p.Name) && resolve.Fold(q.Name) != resolve.Fold(p.Name))
		}
		if !contains {
			kept = append(kept, p)
		}
	}
	return kept
}

func whenOf(e *record.EventStatement) (record.Interval, string, bool) {
	if e.When.Stated() {
		if w := e.When.Value(); w.Interval.Stated() {
			return w.Interval, w.EDTF, true
		}
	}
	return e.Inferred, e.InferredEDTF, false
}
