package words_test

import (
	"fmt"
	"os"
	"testing"

	"testigo/document"
	"testigo/reading/words"
)

func TestDbg(t *testing.T) {
	p := os.Getenv("DBG")
	if p == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(p)
	x := words.NewAnalyser().Analyse(document.FromText("d.txt", string(b)))
	for s := range x.Sentences {
		se := &x.Sentences[s]
		for i := se.First; i < se.Last; i++ {
			k := &x.Tokens[i]
			fmt.Printf("%s/%d/%d ", k.Norm, k.Tag, k.Form)
		}
		fmt.Println()
		for g := se.Groups[0]; g < se.Groups[1]; g++ {
			fmt.Printf("   [%d %s]", x.Groups[g].Kind, x.Quote(int(x.Groups[g].First), int(x.Groups[g].Last)))
		}
		fmt.Println()
	}
}
