package paragraphs

import (
	"strings"
	"testing"
	"time"

	"testigo/record"
)

func TestSplit(t *testing.T) {
	wire := "   QUITO, 4 MAR 91 -- [TEXT] THE GOVERNMENT ANNOUNCED TODAY THAT THE\n" +
		"TWO ENGINEERS WHO WERE ABDUCTED LAST WEEK NEAR THE BORDER HAVE BEEN\n" +
		"RELEASED UNHARMED.  NO GROUP HAS CLAIMED RESPONSIBILITY.\n\n" +
		"   THE MINISTER SAID THAT NO RANSOM HAD BEEN PAID AND THAT THE SEARCH\n" +
		"WOULD GO ON.\n"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a paragraph a line": {"Primera noticia del día, que es bastante larga y termina aquí.\nSegunda noticia.\nTercera.\n", []string{"Primera noticia del día, que es bastante larga y termina aquí.", "Segunda noticia.", "Tercera."}},
		"blank lines":        {"One.\n\n\nTwo.\r\n\r\nThree.", []string{"One.", "Two.", "Three."}},
		"a menu":             {"Home\nNews\nSports\nContact us\n", []string{"Home", "News", "Sports", "Contact us"}},
		"wrapped by hand":    {wire, []string{wire[3:strings.Index(wire, "\n\n")], strings.TrimSpace(wire[strings.Index(wire, "\n\n"):])}},
		"marks at the ends":  {"\ufeff  \u00a0Texto.\u200b\n", []string{"Texto."}},
		"old line ends":      {"Uno.\rDos.\u2028Tres.\f Cuatro.", []string{"Uno.", "Dos.", "Tres.", "Cuatro."}},
		"headlines of like length": {"Ministers meet in the capital to discuss the budget\nUnions reject the offer of the transport companies\nThree hurt as bus leaves the road in the highlands\nRains delay the harvest of potatoes in the valley\n",
			[]string{"Ministers meet in the capital to discuss the budget", "Unions reject the offer of the transport companies", "Three hurt as bus leaves the road in the highlands", "Rains delay the harvest of potatoes in the valley"}},
		"nothing": {" \n \t\n", nil},
	} {
		var got []string
		for _, s := range Split(c.text) {
			got = append(got, c.text[s.Start:s.End])
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}

// A line of 50 MB must cost neither time nor memory out of proportion, and no later
// stage may get it as one paragraph.
func TestEndlessLine(t *testing.T) {
	text := strings.Repeat("Una frase corta que se repite. ", 50<<20/31)
	start := time.Now()
	ps := Split(text)
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("took %v", d)
	}
	for _, p := range ps {
		if p.Len() > Max || !strings.HasSuffix(text[p.Start:p.End], ".") {
			t.Fatalf("piece of %d bytes ends in %q", p.Len(), text[p.End-5:p.End])
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("One.\nTwo.")
	f.Add("   QUITO -- THE GOVERNMENT ANNOUNCED TODAY THAT THE\nTWO ENGINEERS WHO WERE ABDUCTED LAST WEEK NEAR\nTHE BORDER ARE FREE.")
	f.Add(strings.Repeat("é", 40000))
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		last := 0
		for _, s := range Split(text) {
			if s.Start < last || s.End <= s.Start || s.End > len(text) || s.Len() > Max {
				t.Fatalf("span %v after %d of %d", s, last, len(text))
			}
			if Trim(text, s) != s {
				t.Fatalf("white space around %q", text[s.Start:s.End])
			}
			if gap := (record.Span{Start: last, End: s.Start}); Trim(text, gap).Len() > 0 {
				t.Fatalf("text between paragraphs: %q", text[gap.Start:gap.End])
			}
			last = s.End
		}
	})
}
