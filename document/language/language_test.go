package language

import (
	"testing"

	"testigo/record"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		want record.Lang
		text string
	}{
		{record.English, "The bridge was closed on Friday after the river rose."},
		{record.English, "THE BRIGADE REPORTED THAT ITS MEN WERE FIRED ON."},
		{record.Spanish, "El puente fue cerrado el viernes después de la crecida del río."},
		{record.Spanish, "LA BRIGADA INFORMÓ QUE SUS HOMBRES FUERON ATACADOS"},
		{record.Spanish, "Dijo que la protesta de los maestros sigue"},
		{"", "O governo anunciou que a ponte não será reaberta até sexta-feira."},
		{"", "Le gouvernement a annoncé que le pont ne serait pas rouvert avant vendredi."},
		{"", "La Generalitat va anunciar que els ponts són tancats des de divendres."},
		{"", "Die Brücke wurde am Freitag wegen des Hochwassers gesperrt und ist nicht offen."},
		{"", "Мост был закрыт в пятницу из-за паводка."},
		{"", "Machu Picchu"},
		{"", "12 / 34"},
	} {
		if got := Of(c.text); got != c.want {
			t.Errorf("%q is %q, want %q", c.text, got, c.want)
		}
	}
}

func FuzzCount(f *testing.F) {
	f.Add("El puente, the bridge, ß ñ 漢字 \xff")
	f.Fuzz(func(t *testing.T, s string) {
		tally := Count(s)
		tally.Add(tally)
		tally.Lang()
	})
}
