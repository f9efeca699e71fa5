package actors

import (
	"strings"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

// orgHead is a word that makes a name the name of an organisation.
type orgHead struct {
	kind   record.OrgKind
	strong bool
}

type titleKind uint8

const (
	title titleKind = iota + 1 // "General", "congresista"
	role                       // "teacher", "dirigente"
)

// Class is the semantic class of a group or thing: security-force, military, civilian,
// protester, worker, guerrilla, government, official, child, peasant, vehicle, building, weapon …
type Class string

type noun struct {
	class Class
	kind  CandidateKind
	many  bool // a group or body; false = one person
}

type harmKind uint8

const (
	suffers harmKind = iota + 1
	doneTo
	didTo
	actOf
	stateOf
)

type harm struct {
	name string
	kind harmKind
}

// tongue is what is known of one language.
type tongue struct {
	es     bool
	heads  map[string]orgHead
	titles map[string]titleKind
	nouns  map[string]noun
	harms  map[string][]harm
	bodies map[string][]body // by first word
}

// known is an actor of a pack.
type known struct {
	id      string
	person  bool
	name    string
	org     record.OrgKind
	acronym string
	words   string // all words of its names, folded
	country string // ISO code of the pack that knows it; empty = the world's
}

// entry is one name of a known actor as a run of words.
type entry struct {
	words   []string
	actor   int32 // index in lexicon.known
	form    record.NameForm
	surname bool // a surname or first name alone
	lower   bool // written in lower case as well: "rondas campesinas"
}

type lexicon struct {
	first, last map[string]bool
	tongues     [3]*tongue
	known       []known
	entries     map[string][]entry  // by first word, longest first
	nations     map[string][]string // one-word names and demonyms of the countries that have a pack
	nationOf    map[string]string   // and the way back
}

var lexi = loadLexicon()

func loadLexicon() *lexicon {
	l := &lexicon{first: map[string]bool{}, last: map[string]bool{}, entries: map[string][]entry{}, nations: map[string][]string{}, nationOf: map[string]string{}}
	for r := range pack.Table("world/first-names.txt") {
		l.first[r.Field(0)] = true
	}
	for r := range pack.Table("world/surnames.txt") {
		l.last[r.Field(0)] = true
	}
	l.tongues[words.EN], l.tongues[words.ES] = loadTongue("en"), loadTongue("es")
	// the packs of countries come first: their names win over the world's
	for _, c := range pack.Countries() {
		l.nations[c.ISO] = nil
		l.loadOrganizations(c.Folder, c.ISO)
		l.loadPeople(c.Folder, c.ISO)
	}
	l.loadOrganizations("world", "")
	l.loadPeople("world", "")
	for r := range pack.Table("world/nations.txt") {
		if _, packed := l.nations[r.Field(0)]; packed {
			l.nations[r.Field(0)] = r.Fields[1:]
		}
	}
	for iso, names := range l.nations {
		for _, n := range names {
			l.nationOf[n] = iso
		}
	}
	return l
}

func loadTongue(lang string) *tongue {
	g := &tongue{es: lang == "es", heads: map[string]orgHead{}, titles: map[string]titleKind{}, nouns: map[string]noun{}, harms: map[string][]harm{}}
	for r := range pack.Table(lang + "/org-heads.txt") {
		g.heads[r.Field(0)] = orgHead{record.OrgKind(r.Field(1)), r.Field(2) == "strong"}
	}
	for r := range pack.Table(lang + "/titles.txt") {
		k := title
		if r.Field(1) == "role" {
			k = role
		}
		g.titles[r.Field(0)] = k
	}
	for r := range pack.Table(lang + "/nouns-actors.txt") {
		n := noun{class: Class(r.Field(1))}
		switch r.Field(2) {
		case "person":
			n.kind = GroupCandidate
		case "group":
			n.kind, n.many = GroupCandidate, true
		case "target":
			n.kind = ThingCandidate
		case "weapon":
			n.kind = WeaponCandidate
		default:
			panic(r.Errorf("unknown kind %q", r.Field(2)))
		}
		for w := range strings.SplitSeq(r.Field(0), "|") {
			if _, twice := g.nouns[w]; !twice { // the first class listed is the likelier one
				g.nouns[w] = n
			}
		}
	}
	g.loadBodies(lang)
	kinds := map[string]harmKind{"suffers": suffers, "done": doneTo, "did": didTo, "act": actOf, "state": stateOf}
	for r := range pack.Table(lang + "/harm.txt") {
		h := harm{r.Field(1), kinds[r.Field(2)]}
		if h.kind == 0 {
			panic(r.Errorf("unknown kind %q", r.Field(2)))
		}
		for w := range strings.SplitSeq(r.Field(0), "|") {
			g.harms[w] = append(g.harms[w], h)
		}
	}
	return g
}

func (l *lexicon) loadOrganizations(dir, country string) {
	for r := range pack.Optional(dir + "/organizations.txt") {
		names, acronyms := parts(r.Field(0)), parts(r.Field(1))
		k := known{id: dir + "/" + slug(names[0]), name: names[0], words: words.Norm(r.Field(0)), org: record.OrgKind(r.Field(2)), country: country}
		if len(acronyms) > 0 {
			k.acronym = acronyms[0]
		}
		at := int32(len(l.known))
		l.known = append(l.known, k)
		for i, n := range names {
			form := record.Alias
			if i < 2 {
				form = record.FullName
			}
			l.add(n, at, form, false)
		}
		for _, a := range acronyms {
			l.add(a, at, record.Acronym, false)
		}
	}
}

func (l *lexicon) loadPeople(dir, country string) {
	for r := range pack.Optional(dir + "/people.txt") {
		name := r.Field(0)
		at := int32(len(l.known))
		l.known = append(l.known, known{id: dir + "/" + slug(name), person: true, name: name, country: country})
		l.add(name, at, record.FullName, false)
		ws := nameWords(name)
		// Spanish names are told with one surname as a rule: "Alberto Fujimori (Fujimori)"
		if country != "" && len(ws) >= 3 {
			l.addWords(ws[:len(ws)-1], at, record.FullName, false, false)
			if len(ws) >= 4 && !particles[ws[1]] && !particles[ws[2]] {
				l.addWords([]string{ws[0], ws[2]}, at, record.FullName, false, false)
			}
		}
		for _, a := range parts(r.Field(1)) {
			aw := nameWords(a)
			l.add(a, at, record.Alias, len(aw) == 1 || particles[aw[0]])
		}
	}
}

func (l *lexicon) add(name string, actor int32, form record.NameForm, surname bool) {
	// a second word without capital tells a common noun: "Rondas campesinas"
	second := strings.Fields(name)
	lower := len(second) == 2 && second[1] == strings.ToLower(second[1]) && second[1][0] >= 'a' && !joiners[second[1]]
	l.addWords(nameWords(name), actor, form, surname, lower)
}

func (l *lexicon) addWords(ws []string, actor int32, form record.NameForm, surname, lower bool) {
	if len(ws) == 0 {
		return
	}
	list := l.entries[ws[0]]
	e := entry{words: ws, actor: actor, form: form, surname: surname, lower: lower}
	i := len(list)
	for i > 0 && len(list[i-1].words) < len(ws) {
		i--
	}
	for j := i - 1; j >= 0 && len(list[j].words) == len(ws); j-- {
		// the first who claimed a name in a country keeps it there; two countries may each have a body of that name
		if equal(list[j].words, ws) && l.known[list[j].actor].country == l.known[actor].country {
			return
		}
	}
	list = append(list, entry{})
	copy(list[i+1:], list[i:])
	list[i] = e
	l.entries[ws[0]] = list
}

// nameWords are the words of a name, folded as token norms are; marks are dropped.
func nameWords(s string) []string {
	var out []string
	for w := range strings.FieldsSeq(words.Norm(s)) {
		w = strings.Trim(w, ",;:()[]\"'“”")
		if w != "" && w != "-" && w != "–" && w != "&" {
			out = append(out, strings.TrimSuffix(w, "'s"))
			if strings.HasSuffix(w, "'s") {
				out = append(out, "'s")
			}
		}
	}
	return out
}

func parts(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, "|") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func slug(s string) string { return strings.Join(nameWords(s), "-") }

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func set(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}

// particles join the parts of a person's name.
var particles = set("de", "del", "la", "las", "los", "van", "von", "der", "den", "da", "dos", "do", "di", "bin", "ibn", "al", "el", "y", "e", "san", "santa")

// joiners may stand inside the name of an organisation.
var joiners = set("of", "for", "the", "and", "on", "against", "in", "de", "del", "la", "las", "los", "el", "y", "e", "en", "para", "por", "contra", "&", "do", "dos", "da")

// notNames are capitalised words that are no part of a name: days, months, and words that open sentences.
var notNames = set("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "christmas", "easter",
	"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre", "octubre", "noviembre", "diciembre", "lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo", "navidad",
	"the", "a", "an", "in", "on", "at", "it", "he", "she", "they", "we", "i", "you", "but", "and", "or", "however", "after", "before", "when", "while", "as", "for", "there", "his", "her", "their", "its", "our", "your", "my", "since", "by", "from", "with", "without", "to", "of", "if", "this", "that", "these", "those", "what", "which", "who", "why", "how", "where", "not", "no", "yes", "so", "also", "then", "thus", "now", "today", "yesterday", "according", "meanwhile", "although", "despite", "during", "under", "over", "between", "among", "some", "many", "most", "all", "both", "each", "every", "other", "another", "such", "only", "even", "just", "more", "less", "new", "first", "second", "third", "one", "two", "three", "led", "let", "is", "was", "are", "were", "has", "had", "have", "will", "would", "did", "do", "does", "can", "could", "should", "must", "here", "once", "until", "unless", "because", "through", "against", "about", "across", "behind", "beyond", "inside", "outside", "instead", "moreover", "furthermore", "nevertheless", "finally", "later", "last", "next", "never", "nor", "neither", "either", "than", "too", "very", "following", "including", "like", "unlike",
	"el", "los", "las", "un", "una", "unos", "unas", "este", "esta", "estos", "estas", "ese", "esa", "eso", "esto", "en", "por", "para", "con", "sin", "segun", "pero", "y", "o", "tras", "cuando", "mientras", "como", "desde", "ademas", "asimismo", "su", "sus", "al", "del", "ayer", "hoy", "hay", "se", "ante", "bajo", "sobre", "entre", "hasta", "hacia", "tambien", "sin", "aunque", "porque", "donde", "quien", "que", "si", "ya", "muy", "mas", "todo", "toda", "todos", "todas", "otro", "otra", "otros", "otras", "cada", "nuestro", "nuestra", "nuestros", "es", "son", "fue", "fueron", "ha", "han", "luego", "despues", "antes", "ahora", "entonces", "asi", "aun", "durante", "mediante", "contra", "lo", "le", "les", "nos", "me", "te", "mi", "tu", "yo", "ellos", "ellas", "ella", "nosotros", "ambos", "algunos", "muchos", "ningun", "ninguna", "dos", "tres", "cuatro", "cinco", "primero", "segundo")

// placeNouns beside a name make it the name of a place.
var placeNouns = set("airport", "avenue", "street", "square", "plaza", "park", "stadium", "bridge", "province", "district", "department", "region", "highway", "road", "valley", "river", "lake", "mount", "mountain", "hospital", "hall", "building", "palace", "neighborhood", "neighbourhood", "township", "boulevard", "city", "town", "village", "county", "state", "island", "cathedral", "museum", "prison", "barracks", "port", "hotel", "jurisdiction", "canton", "farm", "colony", "hill", "stream", "theater",
	"aeropuerto", "avenida", "av", "calle", "jiron", "plaza", "plazuela", "parque", "estadio", "puente", "provincia", "distrito", "departamento", "carretera", "rio", "valle", "lago", "cerro", "hospital", "palacio", "barrio", "urbanizacion", "ciudad", "pueblo", "caserio", "centro", "isla", "catedral", "museo", "penal", "cuartel", "puerto", "hotel", "asentamiento", "villa", "localidad", "ovalo", "paseo", "panamericana", "coliseo", "clinica", "terminal", "mina", "hacienda")

// notAcronyms are runs of capitals that name no organisation.
var notAcronyms = set("us", "u.s.", "u.s", "usa", "u.s.a.", "uk", "u.k.", "ee.uu", "ee.uu.", "eeuu", "ee", "uu", "tv", "am", "pm", "a.m.", "p.m.", "covid", "covid-19", "aids", "sida", "hiv", "vih", "gdp", "pbi", "pib", "ceo", "phd", "dna", "adn", "pdf", "html", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi", "ad", "bc", "gmt", "utc", "est", "usd", "eur", "igv", "uit", "ong", "ngo", "ngos", "ongs", "dvd", "cd", "sms", "id", "dni", "ruc", "ok", "sr", "jr", "dr", "st", "mr", "ms", "no", "si", "la", "el", "de", "en", "a", "the", "of", "in", "and", "vrae", "vraem", "d.c.", "dc", "p.s.", "ps", "n.b.", "etc", "lgbt", "lgbti", "lgbtq", "www", "http", "https", "url", "rss", "diy", "faq", "suv", "c-4", "tnt", "ak-47", "m-16", "urgent", "text", "report")

var singleOrgs = set("congress", "senate", "parliament", "congreso", "senado", "parlamento", "knesset", "duma", "bundestag", "fiscalia", "defensoria")
