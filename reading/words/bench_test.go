package words

import (
	"strings"
	"testing"

	"testigo/record"
)

// BenchmarkAnalyse reports nanoseconds per token, with the tables of one analyser warm, as in a run over many documents.
func BenchmarkAnalyse(b *testing.B) {
	for _, c := range []struct {
		name string
		lang record.Lang
		text string
	}{
		{"English", record.English, "At least fourteen protesters were killed in the southern city on Monday, when police who had been guarding the airport opened fire on a crowd, witnesses said. The president's office denied that soldiers had been there. “They shot at us,” said one of the wounded, a teacher. Unions called a strike. "},
		{"Spanish", record.Spanish, "Al menos catorce manifestantes murieron el lunes en la ciudad cuando los policías que custodiaban el aeropuerto dispararon contra la multitud, dijeron los testigos. El gobierno negó que hubiera soldados. «Nos dispararon», dijo uno de los heridos, un maestro. Los sindicatos convocaron a un paro. "},
		{"Capitals", record.English, strings.ToUpper("At least fourteen protesters were killed in the southern city on Monday, when police who had been guarding the airport opened fire on a crowd, witnesses said. The president's office denied that soldiers had been there. ")},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.text, 40)
			doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
			if err != nil {
				b.Fatal(err)
			}
			doc.Lang = c.lang
			a := NewAnalyser()
			n := len(a.Analyse(doc).Tokens)
			b.ReportAllocs()
			for b.Loop() {
				a.Analyse(doc)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/token")
		})
	}
}
