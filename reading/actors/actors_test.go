package actors

import (
	"fmt"
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

// show writes persons and organisations as "name(mentions) acronym kind age harm".
func show(c *Cast) string {
	var out []string
	for _, a := range c.Actors {
		if a.Kind == record.Group {
			continue
		}
		s := fmt.Sprintf("%s(%d)", a.Name, len(a.Mentions()))
		if a.Acronym != "" {
			s += " " + a.Acronym
		}
		if a.Kind == record.Organization {
			s += " " + string(a.Org)
		}
		if a.Age.Stated() {
			s += fmt.Sprintf(" %d", a.Age.Value())
		}
		if a.Harm.Stated() {
			s += " " + a.Harm.Value()
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

var cases = []struct{ name, lang, text, want string }{
	{"full name, then surname", "en", "Teacher Marta Quiroga spoke. Later Quiroga left.", "Marta Quiroga(2)"},
	{"title is no part of the name", "en", "Gen. Ramón Ibáñez resigned. Ibáñez's deputy stayed.", "Ramón Ibáñez(2)"},
	{"age before", "en", "The 35-year-old Rosa Medina was shot to death.", "Rosa Medina(1) 35 killed"},
	{"age behind", "en", "Tomás Arce, 41, died from his wounds.", "Tomás Arce(1) 41 killed"},
	{"two victims", "en", "Julia Paredes and Luis Mamani were killed by soldiers.", "Julia Paredes(1) killed; Luis Mamani(1) killed"},
	{"object", "en", "Gunmen kidnapped Pedro Salinas on Monday.", "Pedro Salinas(1) abducted"},
	{"doer is no victim", "en", "Carlos Vega killed two men.", "Carlos Vega(1)"},
	{"same surname kept apart", "en", "Ana Torres met Juan Torres. Ana Torres spoke.", "Ana Torres(2); Juan Torres(1)"},
	{"misspelling", "en", "Marta Quiroga spoke. Then Marta Qiuroga left.", "Marta Quiroga(2)"},
	{"long name and acronym", "en", "The National Union of Rail Workers (NURW) met. The NURW voted.", "National Union of Rail Workers(3) NURW union"},
	{"a body spelled out by its acronym alone", "es", "Petróleos del Oriente (PDOR) cerró. PDOR negó la deuda.", "Petróleos del Oriente(3) PDOR "},
	{"two bodies joined by y", "es", "Hablaron el Frente Amplio y el Partido Acción Rural (PAR). El Tribunal Electoral y la Asamblea Legislativa callaron.", "Frente Amplio(1) front; Partido Acción Rural(2) PAR party; Tribunal Electoral(1) state; Asamblea Legislativa(1) state"},
	{"one name with y", "es", "El Ministerio de Economía y Finanzas pagó. El Movimiento Tierra y Libertad marchó.", "Ministerio de Economía y Finanzas(1) state; Movimiento Tierra y Libertad(1) front"},
	{"acronym first", "en", "The NURW (National Union of Rail Workers) met.", "National Union of Rail Workers(2) NURW union"},
	{"ministry with a list", "en", "The Ministry of Labor and Social Affairs closed.", "Ministry of Labor and Social Affairs(1) state"},
	{"known body", "en", "The IMF lent money; the International Monetary Fund insisted.", "International Monetary Fund(2) IMF international"},
	{"a place is no person", "en", "The crowd met at Jorge Chávez airport.", ""},

	{"numbered unit", "en", "Soldiers of the Second Brigade closed Channel 9.", "Second Brigade(1) military; Channel 9(1) media"},
	{"union called a central", "en", "The Peruvian Workers' Central called a strike.", "Peruvian Workers' Central(1) union"},
	{"unlisted names, relative behind", "en", "Zhuldyz Tokhtarova, who led the march, resigned.", "Zhuldyz Tokhtarova(1)"},
	{"unlisted name in a pair", "en", "Elena Soto and Wanjiru Kipngetich are still missing.", "Elena Soto(1) abducted; Wanjiru Kipngetich(1) abducted"},
	{"Arabic article", "en", "Soldiers freed Nizar al-Tahiri on Monday.", "Nizar al-Tahiri(1)"},
	{"kin", "en", "My cousin Ruslan was tortured.", "Ruslan(1) tortured"},
	{"a project is no person", "en", "They protest against the Santa Lucia copper project.", ""},
	{"arrested and tortured", "en", "Julia Paredes, 19, was arrested at home and tortured.", "Julia Paredes(1) 19 tortured"},
	{"common name of a body", "en", "The central bank lent money to the health ministry. Officials at the central bank denied it.", "central bank(2) bank; health ministry(1) state"},

	{"nombre común de un órgano", "es", "La policía cercó el mercado y el Gobierno calló. Un policía huyó; la comisión electoral cerró.", "policía(1) state; Gobierno(1) state; comisión electoral(1) state"},
	{"sección de un gremio", "es", "Los maestros de la Sección 7 marcharon.", "Sección 7(1) union"},
	{"objeto antepuesto", "es", "A Rosa Medina la mataron en la plaza.", "Rosa Medina(1) killed"},
	{"body and whose it is", "en", "The Radical Party of Luis Soto won eleven seats.", "Radical Party(1) party; Luis Soto(1)"},
	{"un cuerpo y de quién es", "es", "Ganó el Partido Socialista de Luis Soto.", "Partido Socialista(1) party; Luis Soto(1)"},
	{"persona y su cuerpo", "es", "Habló el senador Mario Tapia del Frente Verde.", "Mario Tapia(1); Frente Verde(1) front"},
	{"cuerpo y persona", "es", "El diputado del Partido Verde Carlos Ríos fue detenido.", "Partido Verde(1) party; Carlos Ríos(1)"},
	{"cartera", "es", "El ministro de Economía y Finanzas Luis Soto habló con el de Defensa.", "Luis Soto(1)"},
	{"unlisted names of those who lead", "en", "Soldiers under Raukol Zedras closed the port. The League led by Tauro Vexil voted against it.", "Raukol Zedras(1); Tauro Vexil(1)"},
	{"nombres de quienes mandan", "es", "Veinte guerrilleros al mando de Edrón Zastora tomaron la plaza.", "Edrón Zastora(1)"},
	{"sujetos pospuestos", "es", "Murieron también el maestro Luis Mamani y el comunero Pedro Salinas.", "Luis Mamani(1) killed; Pedro Salinas(1) killed"},
	{"lejos del verbo", "es", "Dos hombres acribillaron en la calle Real al alcalde Luis Mamani.", "Luis Mamani(1) killed"},
	{"aparecen muertos", "es", "Dos de ellas, Julia Paredes, de 21 años, y Rosa Huanca, de 19, aparecen muertas.", "Julia Paredes(1) 21 killed; Rosa Huanca(1) 19 killed"},
	{"partidarios de", "es", "Los partidarios de Wanjiru Kipngetich marcharon.", "Wanjiru Kipngetich(1)"},
	{"gobierno sin mayúscula", "es", "Fue el peor gobierno de la década.", ""},
	{"dirigente", "es", "El dirigente Raúl Quispe habló. Después Quispe se fue.", "Raúl Quispe(2)"},
	{"edad", "es", "Rosa Medina, de 35 años, fue asesinada por soldados.", "Rosa Medina(1) 35 killed"},
	{"objeto", "es", "Mataron a Pedro Salinas en su casa.", "Pedro Salinas(1) killed"},
	{"muerte de", "es", "Protestan por la muerte de Luis Mamani (22).", "Luis Mamani(1) 22 killed"},
	{"lista", "es", "Los fallecidos son Julia Paredes (20), Luis Mamani (31) y Rosa Huanca.", "Julia Paredes(1) 20 killed; Luis Mamani(1) 31 killed; Rosa Huanca(1) killed"},
	{"sindicato", "es", "El Sindicato Único de Pescadores del Norte (SUPN) marchó. El SUPN protesta.", "Sindicato Único de Pescadores del Norte(3) SUPN union"},
	{"ministerio", "es", "El Ministerio de Energía y Minas negó todo.", "Ministerio de Energía y Minas(1) state"},
	{"ambos", "es", "Luis Mamani tenía 24 años. Rosa Huanca tenía 22. Ambos murieron esa noche.", "Luis Mamani(1) 24 killed; Rosa Huanca(1) 22 killed"},
	{"dos puntos", "es", "Murieron dos jóvenes: Luis Mamani, estudiante, 24 años, y Rosa Huanca, 22.", "Luis Mamani(1) 24 killed; Rosa Huanca(1) 22 killed"},
	{"mes y nombre", "es", "El alcalde Julio Ramírez habló el 3 de julio.", "Julio Ramírez(1)"},
	{"secuestro", "es", "Los rebeldes secuestraron al alcalde Jorge Palomino.", "Jorge Palomino(1) abducted"},
}

func TestFind(t *testing.T) {
	for _, c := range cases {
		if got := show(Find(analyse(t, c.text, record.Lang(c.lang)), nil)); got != c.want {
			t.Errorf("%s: %s\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

func TestCapitals(t *testing.T) {
	x := analyse(t, "THE ARMED STRUGGLE FRONT [ASF] KIDNAPPED COLONEL MARIO GUTIERREZ. LATER THE ASF RELEASED GUTIERREZ NEAR THE VALLEY.", record.English)
	if !x.Capitals {
		t.Fatal("not seen as capitals")
	}
	if got := show(Find(x, nil)); got != "ARMED STRUGGLE FRONT(3) ASF front; MARIO GUTIERREZ(2) abducted" {
		t.Error(got)
	}
}

func TestCandidates(t *testing.T) {
	x := analyse(t, "Angry miners attacked the police with stones in front of the Congress.", record.English)
	c := Find(x, nil)
	var got []string
	for _, k := range c.Candidates(0) {
		got = append(got, fmt.Sprintf("%s=%s", k.Name, k.Class))
	}
	if s := strings.Join(got, "; "); s != "Angry miners=worker; police=security-force; stones=weapon; Congress=" {
		t.Error(s)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{{"boluarte", "boularte", true}, {"quiroga", "qiuroga", true}, {"salas", "salas", true}, {"rios", "rias", false}, {"mendoza", "mendieta", false}} {
		if near(c.a, c.b) != c.same {
			t.Errorf("%s %s: want %v", c.a, c.b, c.same)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text, c.lang == "es")
	}
	f.Add("THE FRONT [ASF] (X) KIDNAPPED GEN. A.", false)
	f.Fuzz(func(t *testing.T, text string, es bool) {
		text = strings.ToValidUTF8(text, "?")
		if text == "" {
			return
		}
		lang := record.English
		if es {
			lang = record.Spanish
		}
		x := analyse(t, text, lang)
		c := Find(x, nil)
		for _, a := range c.Actors {
			if a.Name == "" || len(a.Mentions()) == 0 {
				t.Fatalf("actor without name or mention: %+v", a)
			}
		}
		for i := range x.Tokens {
			if a, ok := c.At(i); ok && (a < 0 || a >= len(c.Actors)) {
				t.Fatalf("token %d belongs to actor %d of %d", i, a, len(c.Actors))
			}
		}
		for i := range x.Sentences {
			for _, k := range c.Candidates(i) {
				if k.First > k.Head || k.Head >= k.Last || k.Actor > len(c.Actors) {
					t.Fatalf("candidate %+v", k)
				}
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
		Find(x, nil)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(x.Tokens)), "ns/token")
}
