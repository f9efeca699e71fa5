package words

import (
	"strings"
	"sync"
	"unicode/utf8"

	"testigo/pack"
)

// spanish holds the tables of pack/es about verbs and plurals. Forms are analysed
// backwards, from ending to stem to infinitive: a dozen look-ups per new form instead of a
// table of all forms of all verbs.
var spanish = sync.OnceValue(func() *spanishTables {
	t := &spanishTables{
		verbs: map[string]bool{}, full: map[string][]verbReading{}, fullPlain: map[string][]verbReading{}, noun: map[string]string{},
		endings: map[string][]ending{}, endingsPlain: map[string][]ending{},
	}
	for r := range pack.Table("es/verbs.txt") {
		t.verbs[Norm(r.Field(0))] = true
	}
	for r := range pack.Table("es/irregular.txt") {
		form, base, what := r.Field(0), Norm(r.Field(1)), r.Field(2)
		if what == "noun" {
			t.noun[Norm(form)] = base
			continue
		}
		v := verbReading{lemma: base, form: spanishForms[what], known: true, full: true}
		t.full[form] = append(t.full[form], v)
		t.fullPlain[Norm(form)] = append(t.fullPlain[Norm(form)], v)
	}
	for r := range pack.Table("es/stems.txt") {
		t.stems = append(t.stems, [3]string{r.Field(0), r.Field(1), r.Field(2)})
	}
	for r := range pack.Table("es/endings.txt") {
		e := ending{conj: r.Field(1), form: spanishForms[r.Field(2)], strong: r.Field(3) == "strong"}
		t.endings[r.Field(0)] = append(t.endings[r.Field(0)], e)
		t.endingsPlain[Norm(r.Field(0))] = append(t.endingsPlain[Norm(r.Field(0))], e)
	}
	return t
})

type spanishTables struct {
	verbs                 map[string]bool // infinitives, without accents
	full, fullPlain       map[string][]verbReading
	noun                  map[string]string // plural: singular, without accents
	stems                 [][3]string       // stem, infinitive, set of endings
	endings, endingsPlain map[string][]ending
}

type ending struct {
	conj   string // "ar", "er", "ir", or a set for irregular stems
	form   Form
	strong bool // shows a verb all by itself
}

// verbReading is one way to read a form as a verb.
type verbReading struct {
	lemma    string // infinitive, without accents
	form     Form
	known    bool // the infinitive is in the list
	full     bool // from the table of irregular forms
	strong   bool // its ending alone shows a verb
	enclitic bool
}

var spanishForms = map[string]Form{
	"present": Present, "past": Past, "future": Future, "conditional": Conditional, "subjunctive": Subjunctive,
	"infinitive": Infinitive, "gerund": Gerund, "participle": Participle, "imperative": Present,
}

// enclitics, longest first: "entregarselo" before "entregarse".
var enclitics = [...]string{"noslo", "noslos", "selos", "selas", "selo", "sela", "melo", "mela", "telo", "los", "las", "les", "nos", "se", "lo", "la", "le", "me", "te"}

const maxVerb = 40 // bytes; no Spanish verb form is longer

// readVerb lists the ways in which a lower-case form can be a verb. plain tells that
// accents may be missing, as in old capitals.
func (t *spanishTables) readVerb(w string, plain bool) []verbReading {
	if len(w) > maxVerb || len(w) < 2 {
		return nil
	}
	var out []verbReading
	full, endings := t.full, t.endings
	if plain {
		full, endings = t.fullPlain, t.endingsPlain
		w = Norm(w)
	}
	out = append(out, full[w]...)
	out = t.participles(out, full, w)
	for n := 1; n <= 7 && n < len(w); n++ {
		cut := len(w) - n
		if !utf8.RuneStart(w[cut]) {
			continue
		}
		for _, e := range endings[w[cut:]] {
			out = t.undo(out, w[:cut], w[cut:], e)
		}
	}
	if len(out) == 0 {
		out = t.enclitic(out, w)
	}
	if len(out) == 0 {
		out = guessVerb(endings, w)
	}
	return out
}

// participles finds "muertas" under "muerto", "detenidos" comes from the endings.
func (t *spanishTables) participles(out []verbReading, full map[string][]verbReading, w string) []verbReading {
	for _, tail := range [...]string{"as", "os", "a"} {
		stem, ok := strings.CutSuffix(w, tail)
		if !ok {
			continue
		}
		for _, v := range full[stem+"o"] {
			if v.form == Participle && len(out) == 0 {
				out = append(out, v)
			}
		}
	}
	return out
}

// undo leads a root back to the infinitives that it may come from.
func (t *spanishTables) undo(out []verbReading, root, tail string, e ending) []verbReading {
	add := func(inf string) bool {
		if !t.verbs[inf] {
			return false
		}
		for i := range out {
			if out[i].lemma == inf && out[i].form == e.form {
				return true
			}
		}
		out = append(out, verbReading{lemma: inf, form: e.form, known: true, strong: e.strong || len(e.conj) > 2})
		return true
	}
	if len(e.conj) > 2 { // irregular stem, perhaps under a prefix
		for _, s := range t.stems {
			if p, ok := strings.CutSuffix(root, s[0]); ok && s[2] == e.conj {
				add(Norm(p) + s[1])
			}
		}
		return out
	}
	if accentMisplaced(root) {
		return out
	}
	if root = Norm(root); root == "" {
		return out
	}
	if add(root + e.conj) {
		return out
	}
	first := Fold(firstRune(tail))
	front := first == 'e' || first == 'i' || first == 'y'
	if s := respell(root, e.conj, front); s != "" && add(s+e.conj) {
		return out
	}
	t.vowelChange(root, e, front, add)
	return out
}

// vowelChange undoes "muere", "murio", "pide", "sirvio", "huye" and, with them, changes of spelling ("juegue").
func (t *spanishTables) vowelChange(root string, e ending, front bool, add func(string) bool) {
	if e.conj != "ar" && strings.HasSuffix(root, "y") { // contribuy-e
		add(root[:len(root)-1] + e.conj)
		return
	}
	k := len(root) - 1 // last vowel group of the root; the "u" of "sigu-e" is none
	if strings.HasSuffix(root, "gu") || strings.HasSuffix(root, "qu") {
		k--
	}
	for k >= 0 && !isVowel(root[k]) {
		k--
	}
	if k < 0 {
		return
	}
	tryAll := func(s string) bool {
		if add(s + e.conj) {
			return true
		}
		r := respell(s, e.conj, front)
		return r != "" && add(r+e.conj)
	}
	if k > 0 {
		switch root[k-1 : k+1] {
		case "ie":
			if tryAll(root[:k-1] + "e" + root[k+1:]) {
				return
			}
		case "ue":
			if tryAll(root[:k-1]+"o"+root[k+1:]) || tryAll(root[:k-1]+"u"+root[k+1:]) {
				return
			}
		}
	}
	if e.conj == "ir" {
		switch root[k] {
		case 'i':
			tryAll(root[:k] + "e" + root[k+1:])
		case 'u':
			tryAll(root[:k] + "o" + root[k+1:])
		}
	}
}

// respell undoes a change of spelling before the ending: "busqu-e" buscar, "dirij-a" dirigir, "conozc-a" conocer.
func respell(root, conj string, front bool) string {
	swap := func(from, to string) string {
		if s, ok := strings.CutSuffix(root, from); ok {
			return s + to
		}
		return ""
	}
	var rules [][2]string
	if conj == "ar" && front {
		rules = [][2]string{{"qu", "c"}, {"gu", "g"}, {"c", "z"}}
	} else if conj != "ar" && !front {
		rules = [][2]string{{"zc", "c"}, {"z", "c"}, {"j", "g"}, {"g", "gu"}, {"qu", "c"}}
	}
	for _, r := range rules {
		if s := swap(r[0], r[1]); s != "" {
			return s
		}
	}
	return ""
}

// accentMisplaced: a stressed root belongs to a verb form only if it parts two vowels ("envía",
// "reúne"); "público" and "crítica" are no verbs.
func accentMisplaced(root string) bool {
	for i, r := range root {
		switch r {
		case 'á', 'é', 'ó':
			return true
		case 'í', 'ú':
			next := i + utf8.RuneLen(r)
			before := i > 0 && strings.IndexByte("aeou", root[i-1]) >= 0 || i > 1 && root[i-1] == 'h'
			if next < len(root) && !before {
				return true
			}
		}
	}
	return false
}

// enclitic takes pronouns off infinitives and gerunds: "matarlos", "entregándose".
func (t *spanishTables) enclitic(out []verbReading, w string) []verbReading {
	w = Norm(w)
	for _, tail := range enclitics {
		rest, ok := strings.CutSuffix(w, tail)
		if !ok || len(rest) < 2 {
			continue
		}
		form := NoForm
		switch {
		case strings.HasSuffix(rest, "ndo"):
			form = Gerund
		case rest[len(rest)-1] == 'r':
			form = Infinitive
		default:
			continue
		}
		for _, v := range t.readPlain(rest, form) {
			v.enclitic = true
			out = append(out, v)
		}
		if len(out) > 0 {
			break
		}
	}
	return out
}

// readPlain reads an infinitive or gerund without accents.
func (t *spanishTables) readPlain(w string, form Form) []verbReading {
	if form == Infinitive {
		if t.verbs[w] {
			return []verbReading{{lemma: w, form: form, known: true, strong: true}}
		}
		return nil
	}
	var out []verbReading
	out = append(out, t.fullPlain[w]...)
	for n := 4; n <= 5 && n < len(w); n++ {
		for _, e := range t.endingsPlain[w[len(w)-n:]] {
			if e.form == form {
				out = t.undo(out, w[:len(w)-n], w[len(w)-n:], e)
			}
		}
	}
	return out
}

// guessVerb reads an unknown verb off a strong ending; the longest ending wins.
func guessVerb(endings map[string][]ending, w string) []verbReading {
	for n := min(7, len(w)-3); n >= 2; n-- {
		cut := len(w) - n
		if !utf8.RuneStart(w[cut]) {
			continue
		}
		for _, e := range endings[w[cut:]] {
			if !e.strong || len(e.conj) > 2 || e.form == Past && w[cut:] != "ó" && utf8.RuneCountInString(w[cut:]) < 2 || e.form == Infinitive || accentMisplaced(w[:cut]) || !hasVowel(Norm(w[:cut])) {
				continue
			}
			return []verbReading{{lemma: Norm(w[:cut]) + e.conj, form: e.form, strong: true}}
		}
	}
	return nil
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
