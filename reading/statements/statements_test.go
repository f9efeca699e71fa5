package statements

import (
	"strings"
	"testing"

	"testigo/document"
	"testigo/reading/actors"
	"testigo/reading/words"
	"testigo/record"
)

func cast(text string) (*words.Text, *actors.Cast) {
	doc := document.FromText("test.txt", text)
	t := words.NewAnalyser().Analyse(doc)
	return t, actors.Find(t, nil)
}

func TestRelations(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"apposition", "On Friday the police detained Rosa Quispe, leader of the National Union of Nurses, at her house in the city.", "Rosa Quispe leads National Union of Nurses"},
		{"genitive", "The Federation of Rice Growers' president, Luis Tello, rejected the offer on Monday evening in the capital.", "Luis Tello leads Federation of Rice Growers"},
		{"active verb", "In the city of Tacna, Maria Lopez heads the Federation of Market Traders since last year.", "Maria Lopez leads Federation of Market Traders"},
		{"passive verb", "The Broad Front of Workers, led by Pedro Salas, marched to the square on Tuesday morning.", "Pedro Salas leads Broad Front of Workers"},
		{"support", "The Christian People's Party supports Juan Mendoza in the second round of the election.", "Christian People's Party backs Juan Mendoza"},
		{"Spanish apposition", "La policía detuvo el viernes a Rosa Quispe, dirigente del Sindicato Nacional de Enfermeras, en su casa de la ciudad.", "Rosa Quispe leads Sindicato Nacional de Enfermeras"},
		{"Spanish verb", "El Partido Popular Cristiano respalda a Juan Mendoza en la segunda vuelta de la elección presidencial.", "Partido Popular Cristiano backs Juan Mendoza"},
		{"family", "Ana Flores, sister of Carlos Flores, said on Sunday that he had been beaten by the guards of the prison.", "Ana Flores family-of Carlos Flores"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, r := range Relations(cast(c.text)) {
				v := r.Value()
				got = append(got, v.From+" "+string(v.Type)+" "+v.To)
				if !r.Stated() || r.Quote() == "" {
					t.Error("relation without a witness")
				}
			}
			if !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestDemands(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"verb", "The miners demanded the repair of the tunnel on Monday.", []string{"the repair of the tunnel"}},
		{"list", "Their demands include a new contract, an end to night shifts, and the release of two drivers.", []string{"a new contract", "an end to night shifts", "the release of two drivers"}},
		{"addressed", "The bishops urged the government to reopen the talks.", []string{"reopen the talks"}},
		{"Spanish", "Los pobladores de la zona exigieron la renuncia del alcalde y la reparación de la carretera.", []string{"la renuncia del alcalde", "la reparación de la carretera"}},
		{"denied", "The miners did not demand a new contract.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Demands(cast(c.text))
			if len(got) != len(c.want) {
				t.Fatalf("%d demands, want %d: %v", len(got), len(c.want), values(got))
			}
			for i := range got {
				if got[i].Value().Content != c.want[i] {
					t.Errorf("got %q, want %q", got[i].Value().Content, c.want[i])
				}
			}
		})
	}
}

func values(ds []record.Cited[record.Demand]) (out []string) {
	for i := range ds {
		out = append(out, ds[i].Value().Content)
	}
	return out
}

func FuzzStatements(f *testing.F) {
	f.Add("A, leader of B, demanded C, D and E of F.")
	f.Add("El dirigente de la CGTP pidió que renuncie.")
	f.Fuzz(func(t *testing.T, s string) {
		text, c := cast(s)
		Relations(text, c)
		Demands(text, c)
	})
}
