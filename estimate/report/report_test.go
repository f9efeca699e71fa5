package report

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"testigo/estimate"
	"testigo/estimate/latentclass"
	"testigo/estimate/table"
	"testigo/record"
)

func write(t *testing.T, csv string, by []string, l record.Lang) string {
	t.Helper()
	f, err := table.Read("t.csv", strings.NewReader(csv), by)
	if err != nil {
		t.Fatal(err)
	}
	r, err := estimate.Run(context.Background(), f, estimate.Settings{Seed: 1, Latent: latentclass.Settings{Chains: 2, BurnIn: 1000, Draws: 1000, Thin: 4, RHat: 3, Effective: 2}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, r, l, "test"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const town = "dept,in_<b>,in_police,in_press,count\nNorth,1,0,0,210\nNorth,0,1,0,150\nNorth,0,0,1,110\nNorth,1,1,0,104\nNorth,1,0,1,76\nNorth,0,1,1,50\nNorth,1,1,1,36\nSouth,1,0,0,9\nSouth,0,1,0,4\nSouth,1,1,0,2\n"

// The page holds what a reader needs, in both languages, loads nothing, and lets no name from the
// table become markup.
func TestPage(t *testing.T) {
	for name, by := range map[string][]string{"whole": nil, "strata": {"dept"}} {
		page := write(t, town, by, record.Spanish)
		for _, want := range []string{`data-lang="es"`, "overlaps of the lists", "trace of the chains", "posterior distribution", "R-hat", "Manrique-Vallier", "Seed", "Semilla", "no names", "no tiene nombres", "BIC", "credible interval", "&lt;b&gt;", "<desc>", `scope="row"`, "<caption>", "testigo estimate t.csv"} {
			if !strings.Contains(page, want) {
				t.Errorf("%s: no %q", name, want)
			}
		}
		for _, not := range []string{"<b>,", "in_<b>", "http://", "https://", "src=", "NaN", "%!", "Inf\""} {
			if strings.Contains(page, not) {
				t.Errorf("%s: %q is in the page", name, not)
			}
		}
	}
}

func TestRefusalHasAPage(t *testing.T) {
	page := write(t, "in_a,in_b,count\n1,0,20\n0,1,10\n1,1,5\n", nil, record.English)
	if !strings.Contains(page, "No estimate.") || !strings.Contains(page, "Only two usable lists") || !strings.Contains(page, "<svg") {
		t.Error("the refusal lacks its reason or its picture")
	}
}

// Over doubtful links the pooled answer leads, and single thresholds stand beside it.
func TestLinkageHasAPage(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("list,cluster,probability\n")
	person := 0
	for _, x := range []struct {
		on     string
		people int
	}{{"a", 100}, {"b", 90}, {"c", 80}, {"ab", 60}, {"ac", 50}, {"bc", 40}, {"abc", 30}} {
		for i := 0; i < x.people; i++ {
			person++
			for _, list := range x.on {
				fmt.Fprintf(&csv, "%c,p%d,0.97\n", list, person)
			}
		}
	}
	l, err := table.ReadLinks("links.csv", strings.NewReader(csv.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := estimate.OverLinks(context.Background(), l, estimate.Settings{Seed: 1, Methods: []estimate.Method{estimate.LogLinear}}, 5)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := Write(&b, r, record.English, "test"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"5 <span class=en lang=en>tables, drawn", "≥ 0.9<", "Vínculos dudosos", "--draws 5"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q", want)
		}
	}
}
