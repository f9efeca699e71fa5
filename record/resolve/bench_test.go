package resolve

import (
	"fmt"
	"testing"

	"testigo/record"
)

// manyReadings have ten actors each, out of names that repeat with the frequencies of a press archive; every twentieth is misspelt.
func manyReadings(b testing.TB, n int) []*record.Reading {
	given := []string{"Juan", "Rosa", "Pedro", "Elena", "Víctor", "Julia", "Mario", "Zenón", "Luis", "Berta", "Percy", "Ana", "Carlos", "Hilda", "Óscar", "Nora"}
	family := []string{"Quispe", "Mamani", "Rojas", "Huamán", "Condori", "Apaza", "Soto", "Vilca", "Ccori", "Torres", "Ramos", "Palomino", "Yupanqui", "Zubiaurre", "Cusihuallpa", "Ataurima"}
	heads := []string{"Federation of Miners of", "Federación de Mineros de", "Peasant Community of", "Union of Teachers of", "Sindicato de Maestros de"}
	var out []*record.Reading
	x := uint32(1)
	next := func(n int) int { x = x*1664525 + 1013904223; return int(x>>8) % n }
	for i := range n {
		d, err := record.NewDocument(record.IDOf([]byte(fmt.Sprint(i))), fmt.Sprint(i), record.Text, "word")
		if err != nil {
			b.Fatal(err)
		}
		r := &record.Reading{Doc: d}
		for range 10 {
			kind, name := record.Person, ""
			if next(3) == 0 {
				kind = record.Organization
				name = heads[next(len(heads))] + fmt.Sprintf(" Town%d", next(4000))
			} else {
				f := family[min(next(16), next(16))]
				if next(3) > 0 {
					f += fmt.Sprintf("az%c%c", 'a'+next(26), 'a'+next(26))
				}
				if next(20) == 0 {
					f = f[:2] + f[3:]
				}
				name = given[next(16)] + " " + f + " " + family[next(16)]
			}
			a, _ := record.NewActor(kind, name, record.CiteSpan(d, record.Span{Start: 0, End: 4}, record.FullName))
			r.Actors = append(r.Actors, a)
		}
		out = append(out, r)
	}
	return out
}

// BenchmarkResolve grows by ten: time per document should not.
func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n, " documents"), func(b *testing.B) {
			all := manyReadings(b, n)
			b.ReportAllocs()
			for b.Loop() {
				resolved(all...)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/document")
		})
	}
}
