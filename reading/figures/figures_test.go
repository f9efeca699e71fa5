package figures

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"testigo/reading/words"
	"testigo/record"
)

func analyse(t testing.TB, text string, lang record.Lang) *words.Text {
	t.Helper()
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "t.txt", record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	return words.NewAnalyser().Analyse(doc)
}

// show writes figures as "quote=value bound measure unit".
func show(figs []record.Cited[record.Figure]) string {
	var out []string
	for _, c := range figs {
		f := c.Value()
		v := "-"
		switch {
		case f.HasValue:
			v = strconv.FormatFloat(math.Round(f.Value*100)/100, 'f', -1, 64)
		case f.Bound == record.Between:
			v = fmt.Sprintf("%v..%v", f.Low, f.High)
		}
		s := fmt.Sprintf("%s=%s %s %s", c.Quote(), v, f.Bound, f.Measure)
		if f.Unit == "percent" || f.Unit == "USD" || f.Unit == "soles" {
			s += " " + f.Unit
		}
		if f.Base != 0 {
			s += fmt.Sprintf(" of %v", f.Base)
		}
		if f.Per != "" {
			s += " per " + f.Per
		}
		if f.Duration {
			s += " duration"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

var cases = []struct{ name, lang, text, want string }{
	{"hedge before", "en", "More than 30 farmers were killed near the dam.", "More than 30=30 more-than killed"},
	{"hedge behind", "en", "The blast wounded 12 or more people.", "12 or more=12 at-least wounded"},
	{"active verb", "en", "Soldiers shot and killed seven villagers.", "seven=7 exact killed"},
	{"how large a town is", "en", "They captured the 15,000-strong town and locked up its mayor.", "15,000=15000 exact strength"},
	{"how large a march is", "en", "A 3,000 strong march crossed the bridge.", "3,000=3000 exact participants"},
	{"inhabitants are not arrested", "es", "Detuvieron al alcalde de una ciudad de 20.000 habitantes.", "20.000=20000 exact strength"},
	{"agent is not the victim", "en", "About 400 troopers arrested 16 miners.", "About 400=400 about troopers; 16=16 exact arrested"},
	{"dead and parts", "en", "The toll was 33 dead, 23 of them cadets.", "33=33 exact killed; 23=23 exact killed"},
	{"shared number", "en", "The charge left hundreds wounded and arrested.", "hundreds=- hundreds wounded; hundreds=- hundreds arrested"},
	{"words", "en", "Two hundred and five delegates voted.", "Two hundred and five=205 exact votes"},
	{"compound", "en", "They blocked thirty-three roads.", "thirty-three=33 exact roads"},
	{"dozen", "en", "A dozen editors were deported.", "A dozen=12 about deported"},
	{"vague", "en", "Tens of thousands of weavers marched downtown.", "Tens of thousands=- tens-of-thousands participants"},
	{"money", "en", "The ministry spent about $2.5 million a year on guards.", "about $2.5 million=2500000 about amount USD per year"},
	{"toll that rose", "en", "The death toll in a month of floods and riots rose to 41.", "41=41 exact killed"},
	{"another source's number", "en", "They say 80 farmers were killed. The ministry puts the number at 29.", "80=80 exact killed; 29=29 exact killed"},
	{"two sides of a vote", "es", "La ley pasó con 60 votos a favor y 19 en contra.", "60=60 exact votes; 19=19 exact votes"},
	{"lost their lives", "es", "Más de 90 personas han perdido la vida.", "Más de 90=90 more-than killed"},
	{"let out", "en", "Some 70 have since been let out.", "Some 70=70 about released"},
	{"sum beside an arrest", "en", "A clerk who asked for $3 million was arrested.", "$3 million=3000000 exact amount USD"},
	{"soldiers arrive", "es", "Unos 200 soldados llegaron al valle.", "Unos 200=200 about soldados"},
	{"chronicle present", "es", "Una columna ejecuta a cuatro alcaldes.", "cuatro=4 exact killed"},
	{"shot dead", "en", "Nine people were shot dead in the valley.", "Nine=9 exact killed"},
	{"percent", "en", "The list took almost 12% of the vote.", "almost 12%=12 almost votes percent"},
	{"fraction words", "en", "Nine out of ten families lack water.", "Nine out of ten=90 exact families percent of 10"},
	{"base", "en", "The bloc holds four of the 130 seats.", "four of the 130=4 exact seats of 130"},
	{"range", "en", "Between 20 and 30 houses were burned.", "Between 20 and 30=20..30 range destroyed"},
	{"age is a duration", "en", "The 35-year-old nurse was wounded.", "35-year-old=35 exact age duration"},
	{"none", "en", "Police reported no injuries.", "no injuries=0 none wounded"},
	{"coordination", "en", "Two guards and five peasants were killed.", "Two=2 exact killed; five=5 exact killed"},
	{"apposition", "en", "Two porters, Luis Mamani and Rosa Huanca, were killed.", "Two=2 exact killed"},
	{"to the streets", "en", "Thousands took to the streets of the port.", "Thousands=- thousands participants"},
	{"rate behind the noun", "en", "They want 1,500 gourdes a day.", "1,500=1500 exact gourdes per day"},
	{"not figures", "en", "In 1994, on May 22-23, Law 2851 and Article 7 (see No. 170) changed at 10:30.", ""},
	{"note mark", "en", "They paid the debt.(1) Then they left.[2]", ""},
	{"codes and clock times", "en", "Decree 010-77 took effect on 15 JAN 90 at 1145.", ""},
	{"list numbers", "en", "3. The march began.", ""},
	{"names with numbers", "en", "The crowd met at Plaza 2 de Mayo near Avenida Grau 451.", ""},

	{"digits", "es", "Murieron 1.250 personas y 3,5% quedaron sin casa.", "1.250=1250 exact killed; 3,5%=3.5 exact quantity percent"},
	{"thousands", "es", "Marcharon 8 mil obreros.", "8 mil=8000 exact participants"},
	{"millions", "es", "El fondo aportó 2,5 millones de soles.", "2,5 millones de soles=2500000 exact amount soles"},
	{"compound words", "es", "Fueron detenidos treinta y tres estudiantes.", "treinta y tres=33 exact arrested"},
	{"half a hundred", "es", "Hay más de medio centenar de heridos.", "más de medio centenar=50 more-than wounded"},
	{"dozen es", "es", "Una docena de dirigentes fueron deportados.", "Una docena=12 about deported"},
	{"at least", "es", "Al menos 12 personas fallecieron en el choque.", "Al menos 12=12 at-least killed"},
	{"up to", "es", "Se reunieron hasta 500 vecinos.", "hasta 500=500 up-to participants"},
	{"tens of thousands", "es", "Decenas de miles de maestros protestaron.", "Decenas de miles=- tens-of-thousands participants"},
	{"parts es", "es", "El saldo es de 9 muertos, de ellos 4 menores.", "9=9 exact killed; 4=4 exact killed"},
	{"parts behind a colon", "es", "Murieron 33 personas en el valle: 23 guardias y 10 civiles.", "33=33 exact killed; 23=23 exact killed; 10=10 exact killed"},
	{"share es", "es", "Uno de cada cinco niños trabaja.", "Uno de cada cinco=20 exact ninos percent of 5"},
	{"none es", "es", "No hubo ningún herido.", "ningún herido=0 none wounded"},
	{"arrested es", "es", "La policía detuvo a unas 200 personas.", "unas 200=200 about arrested"},
	{"dates es", "es", "El 22 y 23 de mayo de 1978, a las 10, en la Av. Grau 451.", ""},
	{"big words", "es", "Gastaron dos mil quinientos millones de dólares.", "dos mil quinientos millones de dólares=2500000000 exact amount USD"},
}

func TestFind(t *testing.T) {
	for _, c := range cases {
		if got := show(Find(analyse(t, c.text, record.Lang(c.lang)), nil, nil)); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestNumbersInsideTimesAreDatesOrDurations(t *testing.T) {
	x := analyse(t, "They held 40 men for 15 days in 1950.", record.English)
	times := []record.Cited[record.Time]{
		record.CiteSpan(x.Doc, record.Span{Start: 17, End: 28}, record.Time{Type: record.Duration, Value: "P15D"}),
		record.CiteSpan(x.Doc, record.Span{Start: 32, End: 36}, record.Time{Type: record.Date, Value: "1950", EDTF: "1950"}),
	}
	got := Find(x, nil, times)
	if s := show(got); s != "40=40 exact men; 15 days=15 exact duration duration" {
		t.Error(s)
	}
	if got[0].Value().AsOf != "1950" {
		t.Errorf("as of %q", got[0].Value().AsOf)
	}
}

func TestCountsSinceADayAreNotOfThatDay(t *testing.T) {
	for _, c := range []struct {
		text, date, want string
		lang             record.Lang
	}{
		{"Over 30 men were killed since 4 May 1983.", "4 May 1983", "1983-05-04/..", record.English},
		{"Desde el 4 de mayo de 1983 murieron 30 hombres.", "4 de mayo de 1983", "1983-05-04/..", record.Spanish},
		{"On 4 May 1983 some 30 men were killed.", "4 May 1983", "1983-05-04", record.English},
	} {
		x := analyse(t, c.text, c.lang)
		at := strings.Index(c.text, c.date)
		day := record.DayOf(1983, 5, 4)
		got := Find(x, nil, []record.Cited[record.Time]{record.CiteSpan(x.Doc, record.Span{Start: at, End: at + len(c.date)},
			record.Time{Type: record.Date, Value: "1983-05-04", EDTF: "1983-05-04", Interval: record.Interval{From: day, To: day}})})
		if len(got) != 1 || got[0].Value().AsOf != c.want {
			t.Errorf("%s: %s", c.text, show(got))
		}
	}
}

func TestDigits(t *testing.T) {
	for _, c := range []struct {
		text   string
		en, es float64 // -1: no number
	}{
		{"10,000", 10000, 10000}, {"10.000", 10, 10000}, {"3.5", 3.5, 3.5}, {"3,5", 3.5, 3.5}, {"1.234.567", 1234567, 1234567},
		{"1,234.5", 1234.5, 1234.5}, {"1.234,5", 1234.5, 1234.5}, {"0.125", 0.125, 0.125}, {"1,2,3", -1, -1}, {"1.2.3", -1, -1},
	} {
		for i, es := range []bool{false, true} {
			v, _, ok := digits(c.text, es)
			if want := []float64{c.en, c.es}[i]; ok != (want >= 0) || ok && v != want {
				t.Errorf("%s (Spanish %v): got %v %v, want %v", c.text, es, v, ok, want)
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text, c.lang == "es")
	}
	f.Fuzz(func(t *testing.T, text string, es bool) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		lang := record.English
		if es {
			lang = record.Spanish
		}
		for _, c := range Find(analyse(t, text, lang), nil, nil) {
			v := c.Value()
			if !c.Stated() || math.IsNaN(v.Value) || math.IsInf(v.Value, 0) {
				t.Fatalf("%q: %+v", c.Quote(), v)
			}
			if v.Bound == record.Between && v.Low >= v.High {
				t.Fatalf("empty range in %q", c.Quote())
			}
			if v.Bound == record.NoBound || v.Measure == "" {
				t.Fatalf("%q without bound or measure", c.Quote())
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for range 20 {
		for _, c := range cases {
			if c.lang == "en" {
				text.WriteString(c.text)
				text.WriteString(" The people of the valley went home when the long day was over. ")
			}
		}
	}
	x := analyse(b, text.String(), record.English)
	b.ReportAllocs()
	for b.Loop() {
		Find(x, nil, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x.Tokens)), "ns/token")
}
