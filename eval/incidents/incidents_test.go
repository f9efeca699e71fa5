package incidents

import (
	"testing"

	"testigo/reading/words"
)

func read(t *testing.T, text string) []Template {
	t.Helper()
	m, err := Read(words.NewAnalyser(), "test", text, 0)
	if err != nil {
		t.Fatal(err)
	}
	return Fill(m)
}

func TestFillTellsIncidentsFromOtherNews(t *testing.T) {
	bomb := read(t, `   AREQUIPA, 4 MAY 90 (AGENCY) -- [TEXT] A POWERFUL BOMB EXPLODED LAST NIGHT
AT THE HEADQUARTERS OF THE RURAL BANK, POLICE REPORTED. THE BLAST, BLAMED ON
THE SHINING PATH TERRORISTS, KILLED A GUARD.

   THE TERRORISTS PLACED THE BOMB IN FRONT OF THE BANK AND FLED.`)
	if len(bomb) == 0 || bomb[0].Type != "bombing" {
		t.Fatalf("a bomb blast gives %+v", bomb)
	}
	if got := read(t, `   QUITO, 4 MAY 90 (AGENCY) -- [TEXT] THE FINANCE MINISTER SAID TODAY THAT TALKS ON COFFEE
PRICES WILL CONTINUE NEXT MONTH.

   THE DELEGATES WILL MEET IN BRUSSELS TO DISCUSS EXPORT QUOTAS.`); len(got) != 0 {
		t.Fatalf("a trade report gives %+v", got)
	}
}

func TestNormIsTheScorersForm(t *testing.T) {
	for in, want := range map[string]string{
		`"THE EXTRADITABLES"`: "extraditables",
		"U.S. EMBASSY":        "us embassy",
		"A  CAR-BOMB":         "carbomb",
	} {
		if got := Norm(in); got != want {
			t.Errorf("Norm(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzFill(f *testing.F) {
	f.Add("LIMA, 1 JAN 90 (X) -- [TEXT] GUERRILLAS KILLED FIVE MEN [ACR] OF THE \"A\" GROUP.")
	f.Add("[[((OF OF OF")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := Read(words.NewAnalyser(), "fuzz", s, 0)
		if err != nil {
			return
		}
		for _, tm := range Fill(m) {
			if tm.Type == "" {
				t.Fatal("template without a type")
			}
		}
	})
}
