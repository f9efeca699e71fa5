package lineage

import (
	"strings"

	"testigo/record"
)

// stated is what a document says of its own origin.
type stated struct {
	code string
	text string
	at   record.Span
}

// The codes of stated origins.
const (
	statedTranslation = "stated-translation"
	statedFirst       = "stated-first"
	statedSource      = "stated-source"
)

// cues are the words by which documents name an origin that package metadata does not read as a translator or
// a first publication; folded.
var cues = []struct {
	words, code string
	// anchored cues speak of the text only when their line begins with them: "con información de la
	// policía" inside a sentence is what somebody acted upon
	anchored bool
}{
	{"translated from", statedTranslation, false}, {"translation by", statedTranslation, true}, {"translated by", statedTranslation, true},
	{"english translation", statedTranslation, true}, {"traducido del", statedTranslation, false}, {"traduccion de", statedTranslation, true},
	{"traduccion del", statedTranslation, true}, {"traduccion:", statedTranslation, true}, {"traducido por", statedTranslation, true}, {"version en espanol", statedTranslation, true},
	{"con informacion de", statedSource, true}, {"with information from", statedSource, true}, {"tomado de", statedSource, true}, {"reproducido de", statedSource, true},
	{"reprinted from", statedSource, true}, {"reproduced from", statedSource, true}, {"republished from", statedSource, true}, {"taken from", statedSource, true}, {"fuente:", statedSource, true}, {"source:", statedSource, true},
}

// statedLines is how many paragraphs at each end may name an origin, statedBytes how long they may be.
const statedLines, statedBytes = 8, 420

func statedOrigins(doc *record.Document) []stated {
	var out []stated
	if t := doc.Meta.Translator; t.Stated() {
		out = append(out, stated{statedTranslation, "It names a translator.", t.Span()})
	}
	for _, s := range doc.Meta.Stamps {
		if v := s.Value(); v.Kind == record.FirstStamp {
			text := "It says that it was published before."
			if v.Outlet != "" {
				text = "It says that it was first published elsewhere."
			}
			out = append(out, stated{statedFirst, text, s.Span()})
			break
		}
	}
	ps := doc.Paragraphs
	for i, p := range ps {
		if i >= statedLines && i < len(ps)-statedLines || p.Len() > statedBytes {
			continue
		}
		if s, ok := cue(doc, p.Span, out); ok {
			out = append(out, s)
		}
	}
	return out
}

func cue(doc *record.Document, p record.Span, before []stated) (stated, bool) {
	quote := doc.Quote(p)
	low := lowered(quote)
	for _, c := range cues {
		at := strings.Index(low, c.words)
		if at < 0 || c.anchored && strings.Trim(low[:at], " \t([*—–-.\"“«") != "" || has(before, c.code) {
			continue
		}
		text := "It says that it is a translation."
		if c.code == statedSource {
			text = "It names where it was taken from."
		}
		return stated{c.code, text, p}, true
	}
	return stated{}, false
}

func has(all []stated, code string) bool {
	for _, s := range all {
		if s.code == code {
			return true
		}
	}
	return false
}

// lowered folds case and accents; offsets are not kept.
func lowered(s string) string {
	buf := make([]byte, 0, len(s))
	for _, r := range s {
		buf = fold(buf, r)
	}
	return string(buf)
}

// translated tells that the document calls itself a translation.
func (d *digest) translated() bool { return has(d.stated, statedTranslation) }

// reasons are the document's own words on its origin.
func (d *digest) reasons(codes ...string) []record.LineageReason {
	var out []record.LineageReason
	for _, s := range d.stated {
		for _, c := range codes {
			if s.code == c {
				out = append(out, record.LineageReason{Code: s.code, Text: s.text, At: s.at})
			}
		}
	}
	return out
}
