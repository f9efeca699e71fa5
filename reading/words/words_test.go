package words

import (
	"strings"
	"testing"

	"testigo/record"
)

func analyse(t testing.TB, text string, lang record.Lang) *Text {
	t.Helper()
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	return NewAnalyser().Analyse(doc)
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"genitive", "Peru's Congress", "Peru|'s|Congress"},
		{"curly genitive", "Castillo’s vice", "Castillo|’s|vice"},
		{"contraction stays whole", "They didn’t dare", "They|didn’t|dare"},
		{"numbers with separators", "10,000 or 3.5%, 1980s", "10,000|or|3.5|%|,|1980s"},
		{"acronym with periods", "the U.D.P. won", "the|U.D.P.|won"},
		{"initial", "J. Pérez", "J.|Pérez"},
		{"hyphen inside", "self-defence 35-year-old", "self-defence|35|-|year-old"},
		{"Spanish marks", "¿Qué pasó? «Nada»", "¿|Qué|pasó|?|«|Nada|»"},
		{"money", "$8 billion", "$|8|billion"},
		{"small letters with periods", "at 8 a.m., e.g. today", "at|8|a.m.|,|e.g.|today"},
		{"contracted verbs", "They've gone; I’m here", "They|'ve|gone|;|I|’m|here"},
		{"ordinal", "19th 2do", "19th|2do"},
	} {
		x := analyse(t, c.text, record.English)
		var got []string
		for i := range x.Tokens {
			got = append(got, x.Word(i))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: got %s, want %s", c.name, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"plain", "Police came. They left.", "Police came.|They left."},
		{"title", "Gen. Ruiz spoke. Mr. Soto left.", "Gen. Ruiz spoke.|Mr. Soto left."},
		{"initial", "J. Soto spoke. He left.", "J. Soto spoke.|He left."},
		{"acronym inside", "The U.S. Congress met. It voted.", "The U.S. Congress met.|It voted."},
		{"acronym at the end", "They fled to the U.S. The army stayed.", "They fled to the U.S.|The army stayed."},
		{"closing quote", "“We won.” They sang.", "“We won.”|They sang."},
		{"Spanish opening mark", "Se fue. ¿Quién lo vio?", "Se fue.|¿Quién lo vio?"},
		{"footnote mark", "They paid.(1) Then they left.", "They paid.(1)|Then they left."},
		{"decimal", "It rose 3.5 per cent. It fell.", "It rose 3.5 per cent.|It fell."},
		{"hour with a day", "They met at 8 a.m. Tuesday. At 9 p.m. The army came.", "They met at 8 a.m. Tuesday.|At 9 p.m.|The army came."},
		{"calibre", "He drew a .38 Colt. It jammed.", "He drew a .38 Colt.|It jammed."},
		{"lower case goes on", "The co. was sold, etc. and so on.", "The co. was sold, etc. and so on."},
	} {
		x := analyse(t, c.text, record.English)
		var got []string
		for _, s := range x.Sentences {
			got = append(got, x.Doc.Quote(s.Span))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, g, c.want)
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	f.Add("Peru's Congress. «Sí» 10,000 U.D.P. “x”")
	f.Add("35-year-old ’s '' ... (((")
	f.Add("Haya de la Torre nunca los encontró; se realizó y fueron detenidos. No haberse")
	f.Add("AT LEAST $ 5 % NOT 'VE BEEN \"KILLED\" & TO")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		for _, lang := range []record.Lang{record.English, record.Spanish, ""} {
			x := analyse(t, text, lang)
			at := int32(0)
			for i, tok := range x.Tokens {
				if tok.Start < at || tok.End <= tok.Start {
					t.Fatalf("token %d out of order: %d-%d after %d", i, tok.Start, tok.End, at)
				}
				if _, err := x.Doc.Witness(x.Span(i, i+1)); err != nil {
					t.Fatal(err)
				}
				at = tok.End
				if lang != "" && tok.Tag == NoTag {
					t.Fatalf("token %d has no tag", i)
				}
				if g := tok.Group; g != 0 && (x.Groups[g-1].First > int32(i) || x.Groups[g-1].Last <= int32(i)) {
					t.Fatalf("token %d lies outside its group", i)
				}
			}
			end := int32(0)
			for k, g := range x.Groups {
				if g.First < end || g.Last <= g.First || g.Head < g.First || g.Head >= g.Last {
					t.Fatalf("group %d: tokens %d-%d, head %d", k, g.First, g.Last, g.Head)
				}
				end = g.Last
			}
			next := int32(0)
			for _, s := range x.Sentences {
				if s.First != next || s.Last <= s.First {
					t.Fatalf("sentence covers tokens %d-%d, want from %d", s.First, s.Last, next)
				}
				next = s.Last
			}
			if int(next) != len(x.Tokens) {
				t.Fatal("a token belongs to no sentence")
			}
		}
	})
}
