package document

import (
	"strings"
	"testing"
)

// BenchmarkFromText shows what the way from a string to a document costs a word.
func BenchmarkFromText(b *testing.B) {
	par := "El martes por la noche, unos doscientos comuneros bloquearon la carretera a la altura del kilómetro cuarenta, según informó la Defensoría del Pueblo en un comunicado. "
	text := "Bloqueo en la carretera central\n\nPor Ana Quispe\n\n12 de mayo de 2004\n\n" + strings.Repeat(strings.Repeat(par, 4)+"\n\n", 12) + "Compartir\nFacebook\nTwitter\n"
	words := len(strings.Fields(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		FromText("a.txt", text)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}
