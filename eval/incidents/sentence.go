package incidents

import (
	"strconv"
	"strings"

	"testigo/reading/words"
)

// SentenceFeatures speak for one sentence: does it tell an incident, and of which type.
func (x *extractor) sentenceFeatures(s int) []string {
	t := x.t
	sent := &t.Sentences[s]
	seen := map[string]bool{}
	out := []string{"bias"}
	add := func(parts ...string) {
		f := strings.Join(parts, "")
		if !seen[f] {
			seen[f] = true
			out = append(out, f)
		}
	}
	prev := "^"
	for i := int(sent.First); i < int(sent.Last); i++ {
		tok := &t.Tokens[i]
		if tok.Kind == words.Number {
			add("num")
		}
		if tok.Kind != words.Word {
			prev = "."
			continue
		}
		w := tok.Lemma
		add("w=", w)
		add("b=", prev, "|", w)
		prev = w
	}
	for g := sent.Groups[0]; g < sent.Groups[1]; g++ {
		gr := &t.Groups[g]
		if gr.Kind == words.NounGroup {
			variant := "base"
			if nameStart(t, int(gr.First), int(gr.Last)) < int(gr.Last) {
				variant = "name"
			}
			add("cls=", classOf(t, int(gr.Head), variant, int(gr.Last)))
			add("h=", t.Tokens[gr.Head].Lemma)
			continue
		}
		l := t.Tokens[gr.Head].Lemma
		v := l + "|" + strconv.Itoa(int(gr.Tense))
		if gr.Passive {
			v += "+P"
		}
		if gr.Negated {
			v += "+N"
		}
		if gr.Modal {
			v += "+M"
		}
		add("v=", v)
		if g > sent.Groups[0] && t.Groups[g-1].Kind == words.NounGroup {
			add("sv=", x.headWord(&t.Groups[g-1]), "|", l, plus(gr.Passive))
			add("sc=", classOf(t, int(t.Groups[g-1].Head), "base", 0), "|", l, plus(gr.Passive))
		}
		if g+1 < sent.Groups[1] && t.Groups[g+1].Kind == words.NounGroup {
			add("vo=", l, plus(gr.Passive), "|", x.headWord(&t.Groups[g+1]))
			add("vc=", l, plus(gr.Passive), "|", classOf(t, int(t.Groups[g+1].Head), "base", 0))
		}
	}
	for _, k := range x.events[s] {
		e := x.m.Events[k].Value()
		add("ev=", string(e.Type), "/", string(e.Mode))
		add("ev=", string(e.Type), "!", e.Certainty.String())
	}
	for k := range Types {
		if x.types[s]&(1<<k) != 0 {
			add("st=", Types[k])
		}
		if s > 0 && x.types[s-1]&(1<<k) != 0 {
			add("st-1=", Types[k])
		}
		if s+1 < len(x.types) && x.types[s+1]&(1<<k) != 0 {
			add("st+1=", Types[k])
		}
	}
	switch {
	case s == 0:
		add("s0")
	case s < 3:
		add("s1-2")
	case s < 7:
		add("s3-6")
	default:
		add("s7+")
	}
	if sent.Quoted {
		add("quoted")
	}
	return out
}
