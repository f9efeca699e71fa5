package words

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// TestGroups writes groups as [words<head>]; verb groups carry their tense and marks: p(assive), n(egated), m(odal).
func TestGroups(t *testing.T) {
	for _, c := range []struct{ name, lang, text, want string }{
		{"numbers belong to the group", "en", "At least 14 miners died.", "[At least 14 miners<miners>] [died past]"},
		{"genitive parts groups", "en", "The president's brother fled.", "[The president<president>] [brother<brother>] [fled past]"},
		{"plain passive", "en", "Two students were shot by soldiers.", "[Two students<students>] [were shot past p] [soldiers<soldiers>]"},
		{"reduced relative", "en", "The students killed in Tacna were buried.", "[The students<students>] [killed participle p] [Tacna<Tacna>] [were buried past p]"},
		{"modal, perfect, passive", "en", "The bridge could have been destroyed.", "[The bridge<bridge>] [could have been destroyed conditional p m]"},
		{"negation by contraction", "en", "The army didn't shoot.", "[The army<army>] [didn't shoot past n]"},
		{"negation by adverb", "en", "He has never denied it.", "[He<He>] [has never denied past n] [it<it>]"},
		{"perfect is past", "en", "Police have arrested six men.", "[Police<Police>] [have arrested past] [six men<men>]"},
		{"infinitive", "en", "They threatened to block the road.", "[They<They>] [threatened past] [to block infinitive] [the road<road>]"},
		{"future", "en", "The union will strike on Monday.", "[The union<union>] [will strike future] [Monday<Monday>]"},
		{"second half of a passive", "en", "Three farmers were beaten and detained.", "[Three farmers<farmers>] [were beaten past p] [detained past p]"},
		{"participle before its noun", "en", "Armed men attacked the wounded soldiers.", "[Armed men<men>] [attacked past] [the wounded soldiers<soldiers>]"},
		{"Spanish name in English", "en", "Juan Velasco Alvarado met Haya de la Torre.", "[Juan Velasco Alvarado<Alvarado>] [met past] [Haya de la Torre<Haya>]"},
		{"particle", "en", "Fighting broke out near the mine.", "[Fighting<Fighting>] [broke out past] [the mine<mine>]"},
		{"a time before a subject", "en", "Today Bolivia closed the border.", "[Today<Today>] [Bolivia<Bolivia>] [closed past] [the border<border>]"},
		{"led by", "en", "A column led by Soto attacked the town.", "[A column<column>] [led participle p] [Soto<Soto>] [attacked past] [the town<town>]"},
		{"capitals", "en", "REBELS BLEW UP A BRIDGE AND KILLED SIX SOLDIERS WHO WERE GUARDING IT.", "[REBELS<REBELS>] [BLEW UP past] [A BRIDGE<BRIDGE>] [KILLED past] [SIX SOLDIERS<SOLDIERS>] [WHO<WHO>] [WERE GUARDING past] [IT<IT>]"},

		{"Spanish passive", "es", "El alcalde fue detenido en Puno.", "[El alcalde<alcalde>] [fue detenido past p] [Puno<Puno>]"},
		{"se before its subject", "es", "Se realizaron dos marchas.", "[Se realizaron past p] [dos marchas<marchas>]"},
		{"se of one's own", "es", "Los mineros se enfrentaron con la policía.", "[Los mineros<mineros>] [se enfrentaron past] [la policía<policía>]"},
		{"hearsay conditional", "es", "Seis personas habrían muerto.", "[Seis personas<personas>] [habrían muerto conditional m]"},
		{"podría", "es", "El gobierno podría renunciar.", "[El gobierno<gobierno>] [podría renunciar conditional m]"},
		{"long name", "es", "La Confederación General de Trabajadores del Perú convocó a un paro.", "[La Confederación General de Trabajadores del Perú<Confederación>] [convocó past] [un paro<paro>]"},
		{"name with y after de", "es", "El Ministerio de Trabajo y Promoción del Empleo calló.", "[El Ministerio de Trabajo y Promoción del Empleo<Ministerio>] [calló past]"},
		{"two people are two groups", "es", "Castillo y Boluarte ganaron.", "[Castillo<Castillo>] [Boluarte<Boluarte>] [ganaron past]"},
		{"never", "es", "Nunca los encontraron.", "[Nunca los encontraron past n]"},
		{"reduced relative", "es", "Los jóvenes asesinados en Ica eran obreros.", "[Los jóvenes<jóvenes>] [asesinados participle p] [Ica<Ica>] [eran past] [obreros<obreros>]"},
		{"perfect", "es", "La policía no ha encontrado armas.", "[La policía<policía>] [no ha encontrado past n] [armas<armas>]"},
		{"accent tells the tense", "es", "El obrero marchó a Lima.", "[El obrero<obrero>] [marchó past] [Lima<Lima>]"},
		{"enclitic", "es", "Intentaron matarlo.", "[Intentaron past] [matarlo infinitive]"},
	} {
		x := analyse(t, c.text, record.Lang(c.lang))
		if got := showGroups(x); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

func showGroups(x *Text) string {
	forms := [...]string{"none", "base", "present", "past", "future", "conditional", "subjunctive", "infinitive", "gerund", "participle"}
	var out []string
	for _, g := range x.Groups {
		q := x.Quote(int(g.First), int(g.Last))
		if g.Kind == NounGroup {
			out = append(out, fmt.Sprintf("[%s<%s>]", q, x.Word(int(g.Head))))
			continue
		}
		s := "[" + q + " " + forms[g.Tense]
		for _, m := range []struct {
			on   bool
			code string
		}{{g.Passive, " p"}, {g.Negated, " n"}, {g.Modal, " m"}} {
			if m.on {
				s += m.code
			}
		}
		out = append(out, s+"]")
	}
	return strings.Join(out, " ")
}

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"whole sentence", "“They shot at us.” He wept.", "yes no"},
		{"speech over two sentences", "“They shot at us. We ran.” He wept.", "yes yes no"},
		{"straight marks", "\"They shot at us. We ran.\" He wept.", "yes yes no"},
		{"with its speaker", "“They shot at us,” said Ana. She wept.", "no no"},
		{"a quoted word", "The “army” came. It left.", "no no"},
		{"angled", "«Nos dispararon. Huimos.» Ana lloró.", "yes yes no"},
		{"speaker first", "He said: “We ran. They shot.” Then he wept.", "no yes no"},
	} {
		x := analyse(t, c.text, record.English)
		var got []string
		for _, s := range x.Sentences {
			got = append(got, map[bool]string{true: "yes", false: "no"}[s.Quoted])
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: got %s, want %s", c.name, g, c.want)
		}
	}
}
