package events

import (
	"strings"

	"testigo/reading/words"
	"testigo/record"
)

// Nouns of persons that no table lists. Two signs: the ending of a plural ("porters", "florists", "carpinteros"), and
// what is done, as some acts are done to living beings alone.

// human tells whether the plural at the head of a phrase ends as nouns of persons do.
func (f *finder) human(head int) bool {
	tok := &f.t.Tokens[head]
	w := tok.Norm
	if tok.Tag != words.Noun || tok.Shape != words.Lower && !tok.First || len(w) < 6 {
		return false
	}
	ends := englishHuman[:]
	not := notHuman
	if tok.Lang == words.ES {
		ends, not = spanishHuman[:], noHumano
	}
	if not[w] {
		return false
	}
	for _, e := range ends {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

var (
	englishHuman = [...]string{"men", "women", "ists", "ers", "eers", "ees", "ians"}
	spanishHuman = [...]string{"istas", "eros", "eras", "dores", "doras", "antes"}
	// words with such an ending that mean no persons
	notHuman = set("papers newspapers numbers powers orders quarters headquarters letters matters waters rivers borders barriers fires centers centres towers chambers tankers lorries shelters bunkers " +
		"helicopters computers trailers banners posters stickers dollars shoulders fingers corners chapters tempers murders disorders offers answers covers layers trousers boulders containers charters others prayers dinners " +
		"registers ledgers folders buffers loudspeakers speakers corridors parameters kilometers kilometres metres meters liters litres registers flowers showers summers winters theaters theatres regimen specimen acumen " +
		"committees trees fees degrees guarantees knees decrees canteens careers coffees toffees levees jubilees disasters encounters transfers counters timers drawers tigers burgers cancers embers cinders ladders headers boosters freighters cruisers bombers bulldozers pointers primers mergers lasers lockers hangers newsletters characters amnesties")
	noHumano = set("eneros dineros aceros ceros letreros generos numeros basureros aguaceros senderos neumaticos tableros paraderos carteras carreteras banderas fronteras maneras aceras esferas barreras escaleras carreras " +
		"laderas hogueras tijeras quimeras afueras canteras trincheras primeras terceras enteras financieras mineras carabineras petroleras ordenadores computadores sectores televisores motores indicadores restaurantes antes instantes " +
		"volantes importantes siguientes semejantes constantes bastantes diamantes gigantes guantes elegantes calmantes fertilizantes primeros terceros enteros verdaderos ligeros cargueros tinteros agujeros pistas revistas listas vistas entrevistas autopistas conquistas aristas avispas teleseries refrigeradores generadores")
)

// doneToPersons: acts whose object is somebody, whatever word names him.
func doneToPersons(s *sense) bool {
	switch s.typ {
	case record.Assault:
		return s.mode != "armed-attack" && s.mode != "bombing" && s.mode != ""
	case record.Coerce:
		return s.mode == "arrest" || s.mode == "deportation"
	case record.Seize:
		return s.mode == "kidnapping" || s.mode == "hostage-taking"
	case record.Release:
		return true
	case record.Split:
		return s.mode == "dismissal" || s.mode == "expulsion"
	}
	return false
}

// nobody are the classes of what can't suffer.
func (f *finder) nobody(p *phrase) bool {
	tok := &f.t.Tokens[p.head]
	if tok.Tag != words.Noun || timeNouns[tok.Lemma] || p.place || p.thing || p.weapon {
		return true
	}
	b := f.lex.bits
	return p.class&(b["building"]|b["premises"]|b["road"]|b["rule"]|b["law"]|b["price"]|b["crime"]|b["emergency"]|b["abstract"]|b["money"]|b["debt"]|b["weapon"]|b["arms"]|b["media"]|b["claim"]|b["vote"]|b["union"]|b["border"]|b["town"]) != 0
}
