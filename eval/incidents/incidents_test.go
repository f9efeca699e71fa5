package incidents

import (
	"strings"
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

func TestAModelIsReadAsItIsWritten(t *testing.T) {
	md := NewModel()
	md.Bars.Role[2] = 0.25
	md.Relevant = Dense{0.5, -1.25}
	md.Filler.Weights["h=bomb"] = []float32{-0.5, 0, 0, 0, 0, 2, 0}
	md.Filler.Weights["h=bombing"] = []float32{0, 0, 0, 0, 0, 0, 1}
	md.Document.Weights["w=x"] = []float32{1}
	text := md.String()
	again, err := ParseModel(text)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.String(); got != text {
		t.Errorf("written again it is\n%s\nnot\n%s", got, text)
	}
	if w := again.Filler.Weights["h=bombing"]; len(w) != NRoles || w[6] != 1 {
		t.Errorf("a feature that shares its beginning has weights %v", w)
	}
}

func TestAModelNamesTheLineThatIsWrong(t *testing.T) {
	for _, text := range []string{"bar\tnone\t1\n", "dense\trelevant\tx\n", "sparse filler\n9abc\t1\n", "sparse filler\n0abc\t1,1,1,1,1,1,1,1\n", "nonsense"} {
		if _, err := ParseModel(text); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func FuzzParseModel(f *testing.F) {
	f.Add("bar\trelevant\t0.5\ndense\ttype.0\t1 2\nsparse phrase\n0ab\t1,,2\n1c\t3\n")
	f.Fuzz(func(t *testing.T, text string) {
		md, err := ParseModel(text)
		if err != nil {
			return
		}
		if _, err := ParseModel(md.String()); err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
	})
}

func TestCandidates(t *testing.T) {
	m, err := Read(words.NewAnalyser(), "test", `   QUITO, 4 MAY 90 (AGENCY) -- [TEXT] HEAVILY ARMED MEN KIDNAPPED ENGINEER PABLO RENDON
LAST NIGHT. THREE ALLEGED GUERRILLAS OF THE RED DAWN FRONT [RDF] FIRED ROCKETS AT THE WATER TOWER.`, 0)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]*Candidate{}
	for _, c := range Candidates(m) {
		got[c.Norm] = c
	}
	for _, want := range []string{
		"heavily armed men", "armed men", // with and without the adverb
		"pablo rendon",                                                 // without trade and time of day
		"three alleged guerrillas", "alleged guerrillas", "guerrillas", // without number, without adjective
		"red dawn front", "rockets", "water tower",
	} {
		if got[want] == nil {
			t.Errorf("no candidate %q", want)
		}
	}
	for n := range got {
		if strings.HasSuffix(n, "night") {
			t.Errorf("time in the phrase %q", n)
		}
	}
	if c := got["red dawn front"]; c != nil && c.Acronym != "RDF" {
		t.Errorf("acronym %q", c.Acronym)
	}
	if c := got["pablo rendon"]; c != nil && !c.Name {
		t.Error("pablo rendon is no name")
	}
}

func TestVictimsOfTwoIncidentsArePartedByThePlaceInTheText(t *testing.T) {
	m, err := Read(words.NewAnalyser(), "test", `X -- [TEXT] GUNMEN KILLED PABLO RENDON. GUNMEN KILLED LUIS ARCE.`, 0)
	if err != nil {
		t.Fatal(err)
	}
	s := NewStory(m)
	w := &Weighed{Relevant: 1}
	w.Count[0] = [MaxCount + 1]float64{1: 0.9, 2: 0.8}
	for i, c := range s.Candidates {
		f := Filling{Index: i}
		switch c.Norm {
		case "pablo rendon", "luis arce":
			f.P[4] = 0.9
		case "gunmen":
			f.P[1] = 0.9
		}
		w.Fills[0] = append(w.Fills[0], f)
	}
	b := Bars{Relevant: 0.5, Again: 0.5, Variant: 2}
	for i := range b.Count {
		b.Count[i] = 0.5
	}
	for r := range b.Role {
		b.Role[r] = 0.5
	}
	ts := b.Choose(s, w)
	if len(ts) != 2 {
		t.Fatalf("%d incidents: %+v", len(ts), ts)
	}
	for i, victim := range []string{"PABLO RENDON", "LUIS ARCE"} {
		if v := ts[i].Fillers["Victim"]; len(v) != 1 || v[0][0] != victim {
			t.Errorf("incident %d has victims %v", i, v)
		}
		if p := ts[i].Fillers["PerpInd"]; len(p) != 1 || p[0][0] != "GUNMEN" {
			t.Errorf("incident %d has perpetrators %v", i, p)
		}
	}
	b.Again = 2
	if ts = b.Choose(s, w); len(ts[1].Fillers["PerpInd"]) != 0 {
		t.Error("a perpetrator under the bar is told of the second incident")
	}
}
