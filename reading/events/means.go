package events

import (
	"testigo/reading/words"
	"testigo/record"
)

// Acts told by their means. A deployment says that force is moved; force that is sent into a university, or weapons that are sent to
// break somebody, are used: the act is a raid or repression, and the place is no garrison. The call to take a city is a march on it
// when no armed band makes it.

// byMeans recasts a trigger whose clause tells another act by its means.
func (f *finder) byMeans(c *candidate) {
	switch c.sense.mode {
	case "troop-deployment":
		if mode := f.errand(c); mode != "" {
			f.as(c, record.Coerce, mode)
			c.errand = true
		}
	case "town-takeover":
		if f.marchOn(c) {
			f.as(c, record.Protest, "march")
			c.summoned, c.wanted, c.planned = true, false, true
		}
	}
}

// as gives a candidate another type and mode, in a sense of its own.
func (f *finder) as(c *candidate, typ record.EventType, mode record.Mode) {
	cp := *c.sense
	cp.typ, cp.mode = typ, mode
	c.sense = &cp
}

// sending are verbs that move force to where it acts.
var sending = set("send dispatch order throw enviar mandar despachar lanzar meter")

// errand is what force is sent to do, where the words say so: "sent tanks into the university", "mandó a la policía contra los huelguistas",
// "sent rifles and tanks to break them". Empty: nothing but that it is moved.
func (f *finder) errand(c *candidate) record.Mode {
	verbTok := &f.t.Tokens[c.first]
	if c.sense.part != verb || !sending[verbTok.Lemma] {
		return ""
	}
	sent := &f.t.Sentences[c.sentence]
	armed := f.armed(c)
	b := f.lex.bits
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.first < c.last || p.prep < c.last || f.isDate(p) {
			continue
		}
		if f.broken(c.last, p.prep) || p.first-c.last > 16 {
			break
		}
		band := f.banded(p.first, p.last)
		place := p.class&b["civil"] != 0 && !band
		switch f.t.Tokens[p.prep].Norm {
		case "into", "inside", "onto", "dentro":
			if place {
				return "raid"
			}
		case "en":
			if place && verbTok.Lemma == "meter" {
				return "raid"
			}
		case "to", "a", "al":
			if place && armed {
				return "raid"
			}
		case "against", "contra":
			switch {
			case place:
				return "raid"
			case p.class&(b["crowd"]|b["union"]|b["camp"]|b["town"]) != 0 && p.class&b["force"] == 0 && !band:
				return "repression"
			}
		}
	}
	if armed && f.toBreak(c.last, sent) {
		return "repression"
	}
	return ""
}

// banded: an armed band is named between two tokens.
func (f *finder) banded(from, to int) bool {
	for i := from; i < to; i++ {
		if tok := &f.t.Tokens[i]; bands[tok.Norm] || bands[tok.Lemma] {
			return true
		}
	}
	return false
}

var bands = set("rebel guerrilla guerrillas insurgent militia fighter separatist gunman mutineer paramilitary terrorist bandit cartel " +
	"rebelde guerrillero insurgente milicia combatiente separatista senderista subversivo terrorista paramilitar amotinado bandido")

// sentBy fills the parts of force that is sent: who sends it and those who are sent act, whom they are sent against suffers.
func (f *finder) sentBy(c *candidate, add func(*phrase, record.RoleName)) {
	sent := c.object
	if c.passive {
		sent = c.subject
		add(c.by, record.Agent)
	} else {
		add(c.subject, record.Agent)
	}
	if sent != nil && !armour[f.t.Tokens[sent.head].Norm] && !armour[f.t.Tokens[sent.head].Lemma] {
		add(sent, record.Agent)
	}
	for k := range f.phrases {
		p := &f.phrases[k]
		if p.prep < c.last || p == sent || f.broken(c.last, p.prep) {
			continue
		}
		switch f.t.Tokens[p.prep].Norm {
		case "against", "contra":
			if p.class&f.lex.bits["civil"] == 0 {
				add(p, record.Target)
			}
		}
	}
}

// armed: what is sent is arms or armour, or men who carry them: "tanks and rifles", "police with armoured cars".
func (f *finder) armed(c *candidate) bool {
	from, to := c.last, c.last+9
	if c.passive {
		from, to = c.verbGroup-9, c.verbGroup
	}
	sent := &f.t.Sentences[c.sentence]
	for i := max(from, int(sent.First)); i < min(to, int(sent.Last)); i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct && tok.Norm != "," {
			break
		}
		if armour[tok.Norm] || armour[tok.Lemma] || f.lex.has(tok.Norm, f.lex.bits["weapon"]) {
			return true
		}
	}
	return false
}

var armour = set("tank armoured armored armour armor rifle tanqueta tanquetas tanque blindado blindados fusil fusiles")

// toBreak: the end for which they are sent is to overcome people: "to try to break their solidarity", "para sofocar la protesta".
func (f *finder) toBreak(from int, sent *words.Sentence) bool {
	for i := from; i < min(from+14, int(sent.Last)); i++ {
		tok := &f.t.Tokens[i]
		if tok.Kind == words.Punct && tok.Norm != "," {
			return false
		}
		if breaking[tok.Lemma] && (f.prev(i) == "to" || tok.Form == words.Infinitive) {
			return true
		}
	}
	return false
}

var breaking = set("break crush smash quell suppress silence disperse evict dislodge cow subdue intimidate terrorize terrorise repress " +
	"quebrar aplastar sofocar reprimir dispersar desalojar disolver acallar doblegar amedrentar intimidar aterrorizar escarmentar")

// marchOn: people are called on to take a city, or go on a march to take it: 'calls to "take Oruro"', "la marcha para tomar la capital".
// Where rebels or soldiers are named beside it, the city is taken in earnest.
func (f *finder) marchOn(c *candidate) bool {
	switch f.t.Tokens[c.first].Lemma {
	case "take", "tomar":
	default:
		return false
	}
	quoted := c.form == words.Base && opensQuote[f.prev(c.first)] // calls to “take Oruro”: a slogan
	if c.sense.part != verb || !c.infinitive && !quoted {
		return false
	}
	sent := &f.t.Sentences[c.sentence]
	from, to := c.first, c.last
	for from > int(sent.First) && f.t.Tokens[from-1].Norm != ";" {
		from--
	}
	for to < int(sent.Last) && f.t.Tokens[to].Norm != ";" {
		to++
	}
	if f.banded(from, to) {
		return false
	}
	for i := from; i < to; i++ {
		if f.lex.has(f.t.Tokens[i].Norm, f.lex.bits["force"]) {
			return false
		}
	}
	for i, steps := c.verbGroup-1, 0; i >= from && steps < 8; i-- {
		tok := &f.t.Tokens[i]
		if tok.Kind != words.Word {
			continue // quotation marks part nothing
		}
		if rallying[tok.Lemma] || rallying[tok.Norm] {
			return true
		}
		steps++
	}
	return false
}

var opensQuote = map[string]bool{"\"": true, "“": true, "‘": true, "'": true, "«": true}

var rallying = set("call appeal slogan march mobilization mobilisation rally campaign caravan procession cry chant protest demonstration convocation " +
	"llamar llamado llamamiento convocar convocatoria consigna marcha marchar movilizacion caravana campana protesta manifestacion")
