package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/document/language"
	"testigo/record"
)

var particles = map[string]bool{"de": true, "la": true, "del": true, "los": true, "las": true, "y": true, "and": true, "von": true, "van": true,
	"der": true, "da": true, "dos": true, "di": true, "e": true, "&": true, "al": true, "el": true, "bin": true, "san": true}

// notNames begin or fill lines that look like names: roles of staff, parts of pages.
var notNames = map[string]bool{"staff": true, "redacción": true, "editor": true, "press": true, "latin": true, "america": true, "américa": true, "class": true,
	"news": true, "international": true, "internacional": true, "world": true, "politics": true, "política": true, "the": true,
	"report": true, "article": true, "online": true, "edition": true, "january": true, "february": true, "perspectiva": true, "home": true,
	"editorial": true, "opinion": true, "opinión": true, "analysis": true, "análisis": true, "nacional": true, "national": true, "mundo": true, "derechos": true,
	"rights": true, "human": true, "humanos": true, "league": true, "partido": true, "party": true, "news.": true, "breaking": true, "revista": true}

// nameLike tells whether a stretch reads as one or more names of persons: two to five words that
// begin with capitals (particles and initials aside), no sentence.
func nameLike(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 90 {
		return false
	}
	caps, all := 0, 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == 0xA0 || r == ',' || r == '/' }) {
		low := strings.ToLower(strings.Trim(w, "."))
		if notNames[low] {
			return false
		}
		if particles[low] && all > 0 {
			continue
		}
		all++
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) {
			return false
		}
		caps++
		for _, r := range w[n:] {
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && r != '.' {
				return false
			}
		}
		if len(w) > 3 && strings.HasSuffix(w, ".") && !strings.HasSuffix(low, "r") {
			return false
		}
		if len(low) > 2 && language.Function(low) && low != "may" && low != "will" && low != "mark" {
			return false
		}
	}
	return caps >= 2 && caps <= 8
}

// bylineLabels stand before the names of authors, lower case.
var bylineLabels = []string{"by ", "by: ", "por ", "por: ", "author: ", "autor: ", "autora: ", "autores: ", "authors: ", "written by ", "escrito por ", "texto: ", "posted by ",
	"publicado por ", "published by ", "texto de ", "story by ", "report by ", "una crónica de ", "un artículo de ", "escribe ", "escribe: ", "submitted by ", "from: "}

var translatorLabels = []string{"translated from spanish by ", "translated from the spanish by ", "translated from english by ", "translated into english by ", "translated into spanish by ",
	"translated by ", "translated by: ", "translation by ", "translation by: ", "translation: ", "translator: ", "traducción de ", "traducción: ", "traducción por ", "traducido por ", "traducido por: ",
	"traducido del inglés por ", "traducida por ", "traductor: ", "traductora: ", "trad.: ", "trad. ", "traduccion: ", "english translation by ", "traducción al español de ", "traducción al español: "}

// afterLabel gives the offset behind the first label that s begins with; -1 = none.
func afterLabel(s string, labels []string) int {
	low := lower(s[:min(len(s), 60)])
	best := -1
	for _, l := range labels {
		if strings.HasPrefix(low, l) {
			best = max(best, len(l))
		}
	}
	return best
}

// lower folds without changing any byte length, so that offsets stay good.
func lower(s string) string {
	return strings.Map(func(r rune) rune {
		l := unicode.ToLower(r)
		if r == 0xA0 {
			return 0xA0
		}
		if utf8.RuneLen(l) != utf8.RuneLen(r) {
			return r
		}
		return l
	}, s)
}

// names finds the longest run at the beginning of s that reads as names, ended by a sign, a
// date, a bracket or a word that no name has.
func names(text string, s record.Span) record.Span {
	end := s.Start
	last := s.Start
	words := 0
	for end < s.End {
		r, _ := utf8.DecodeRuneInString(text[end:s.End])
		if r == ' ' || r == 0xA0 {
			end += utf8.RuneLen(r)
			continue
		}
		j := end
		for j < s.End {
			r, w := utf8.DecodeRuneInString(text[j:s.End])
			if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && !(r == '.' && j-end <= 2) {
				break
			}
			j += w
		}
		w := text[end:j]
		low := strings.ToLower(strings.Trim(w, "."))
		if j == end {
			if text[end] == ',' && end+1 < s.End && text[end+1] == ' ' && nameFollows(text[end+2:s.End]) && words >= 2 {
				end += 2
				continue
			}
			if text[end] == '&' {
				end++
				continue
			}
			break
		}
		r, _ = utf8.DecodeRuneInString(w)
		switch {
		case particles[low] && words > 0:
		case unicode.IsUpper(r) && !(notNames[low]) && months[low] == 0 && weekdays[low] == 0:
			words++
			last = j
		default:
			end = s.End
			continue
		}
		end = j
	}
	if words < 1 || words > 12 {
		return record.Span{}
	}
	return record.Span{Start: s.Start, End: last}
}

func nameFollows(s string) bool {
	i := strings.IndexAny(s, ",;|(–—")
	if i > 0 {
		s = s[:i]
	}
	return nameLike(s) && !organisation(s)
}
