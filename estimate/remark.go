package estimate

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"testigo/estimate/loglinear"
	"testigo/record"
)

// Remark is something a reader of a result must know, in plain words, in English and Spanish.
type Remark struct {
	Code    string `json:"code"`
	English string `json:"en"`
	Spanish string `json:"es"`
}

// In is the remark in a language.
func (r Remark) In(l record.Lang) string {
	if l == record.Spanish {
		return r.Spanish
	}
	return r.English
}

// number is written in each language's way.
type number float64

// say fills both sentences with the same arguments; numbers are written in each language's way.
func say(code, english, spanish string, args ...any) Remark {
	in := func(l record.Lang) []any {
		out := make([]any, len(args))
		for i, a := range args {
			if n, ok := a.(number); ok {
				out[i] = Digits(l, float64(n))
			} else {
				out[i] = a
			}
		}
		return out
	}
	return Remark{code, fmt.Sprintf(english, in(record.English)...), fmt.Sprintf(spanish, in(record.Spanish)...)}
}

// Digits writes a number as people read it: English 70,000.5, Spanish 70 000,5; Spanish leaves
// four digits whole. Fractions below 100 keep two digits; larger numbers none.
func Digits(l record.Lang, v float64) string {
	if math.IsInf(v, 0) || math.IsNaN(v) {
		return "∞"
	}
	s := strconv.FormatFloat(v, 'f', 0, 64)
	if math.Abs(v) < 100 && v != math.Trunc(v) {
		s = strconv.FormatFloat(v, 'f', 2, 64)
	}
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "−", s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	group, point := ",", "."
	if l == record.Spanish {
		group, point = "\u00a0", ","
	}
	if len(whole) > 4 || len(whole) == 4 && l != record.Spanish {
		var b strings.Builder
		for i, c := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteString(group)
			}
			b.WriteRune(c)
		}
		whole = b.String()
	}
	if fraction != "" {
		whole += point + fraction
	}
	return sign + whole
}

// Round keeps three significant digits: more would pretend.
func Round(v float64) float64 {
	if v == 0 || math.IsInf(v, 0) || math.IsNaN(v) {
		return v
	}
	scale := math.Pow(10, math.Floor(math.Log10(math.Abs(v)))-2)
	if scale < 1 {
		return math.Round(v)
	}
	return math.Round(v/scale) * scale
}

// Sentence is the estimate as it is told: rounded, with its interval and the documented number.
// Rounding never takes a number below what is documented.
func (e Estimate) Sentence(l record.Lang, documented int) string {
	d := float64(documented)
	show := func(v float64) string {
		r := Round(v)
		if r < d {
			r = math.Ceil(math.Max(v, d))
		}
		return Digits(l, r)
	}
	kind := [2]string{"confidence", "de confianza"}
	if e.Method == LatentClass || e.Method == Graphs || e.Method == Averaged {
		kind = [2]string{"credible", "de credibilidad"}
	}
	high := [2]string{show(e.High), show(e.High)}
	if math.IsInf(e.High, 1) {
		high = [2]string{"no upper limit", "sin límite superior"}
	}
	if l == record.Spanish {
		about := "unas"
		if e.AtLeast {
			about = "al menos unas"
		}
		return fmt.Sprintf("%s %s (intervalo %s del 95 %%: de %s a %s), de las cuales %s están documentadas", about, show(e.N), kind[1], show(e.Low), high[1], Digits(l, d))
	}
	about := "about"
	if e.AtLeast {
		about = "at least about"
	}
	return fmt.Sprintf("%s %s (95%% %s interval %s to %s), of which %s documented", about, show(e.N), kind[0], show(e.Low), high[0], Digits(l, d))
}

func emptyList(list string) Remark {
	return say("empty-list", "List %s names nobody here and is set aside.", "La lista %s no nombra a nadie aquí y se deja de lado.", list)
}

func loneList(list string, n int) Remark {
	return say("lone-list", "List %s shares none of its %s people with any other list, so it says nothing about how many are missing; it is set aside, its people stay documented.",
		"La lista %s no comparte ninguna de sus %s personas con otra, así que no dice nada de cuántas faltan; se deja de lado y sus personas siguen documentadas.", list, number(n))
}

func insideList(list, other string, n int) Remark {
	return say("list-inside", "All %[3]s people of list %[1]s are on list %[2]s too, which chance hardly does: it looks like a part or a copy of it, not an independent source, and is set aside.",
		"Las %[3]s personas de la lista %[1]s están también en %[2]s, lo que el azar casi no hace: parece parte o copia de ella, no una fuente independiente, y se deja de lado.", list, other, number(n))
}

func oneList() Remark {
	return say("one-list", "Only one usable list is left. From one list nothing can be learned about the unrecorded.", "Queda una sola lista utilizable. De una sola lista no se aprende nada sobre lo no registrado.")
}

func twoLists() Remark {
	return say("two-lists", "Only two usable lists are left. With two, the answer rests wholly on their being independent, which two lists cannot show. A third, independent list is needed.",
		"Quedan solo dos listas utilizables. Con dos, la respuesta depende por completo de que sean independientes, lo que dos listas no pueden mostrar. Hace falta una tercera lista independiente.")
}

func fewLists(have, need int) Remark {
	return say("few-lists", "%d usable lists are left, at least %d are asked for.", "Quedan %d listas utilizables; se piden al menos %d.", have, need)
}

func noOverlap() Remark {
	return say("no-overlap", "Nobody is on two lists. The number of the unrecorded is learned from overlaps alone. Were the lists linked?",
		"Nadie está en dos listas. Lo no registrado se aprende solo de las coincidencias. ¿Se vincularon las listas?")
}

func fewOverlaps(have, need int) Remark {
	return say("few-overlaps", "People on two lists or more: %s. Fewer than %s do not bear an estimate.", "Personas en dos listas o más: %s. Menos de %s no sostienen una estimación.", number(have), number(need))
}

func notStated() Remark {
	return say("stratum-not-stated", "These people's stratum is not stated. They are counted, not estimated: those of whom less is known are no group of their own.",
		"No consta el estrato de estas personas. Se cuentan, no se estiman: aquellas de quienes se sabe menos no son un grupo aparte.")
}

func pairsApart(pairs []string) Remark {
	return say("pairs-apart", "No one in common: %s. Are these lists of the same place and time?", "Nadie en común: %s. ¿Son listas del mismo lugar y tiempo?", shorten(pairs))
}

func pairsSparse(pairs []string, limit int) Remark {
	return say("pairs-sparse", "Fewer than %[2]d in common: %[1]s.", "Menos de %[2]d en común: %[1]s.", shorten(pairs), limit)
}

func shorten(pairs []string) string {
	if len(pairs) > 6 {
		return strings.Join(pairs[:6], ", ") + fmt.Sprintf(" … (%d)", len(pairs))
	}
	return strings.Join(pairs, ", ")
}

func tooManyLists(have, most int) Remark {
	return say("many-lists", "Log-linear models are fitted for at most %[2]d lists, not %[1]d; the latent classes take all.", "Los modelos log-lineales se ajustan para %[2]d listas como máximo, no %[1]d; las clases latentes las toman todas.", have, most)
}

func noModel() Remark {
	return say("no-model", "No log-linear model is determined by these overlaps.", "Estas coincidencias no determinan ningún modelo log-lineal.")
}

func noUpper() Remark {
	return say("no-upper-limit", "The interval has no upper limit: the data do not rule out any number, however large.", "El intervalo no tiene límite superior: los datos no descartan ningún número, por grande que sea.")
}

func farUpper(high, n, multiple float64) Remark {
	return say("upper-limit-far", "The upper limit (%s) is more than %s times what is documented.", "El límite superior (%s) supera %s veces lo documentado.", number(Round(high)), number(multiple))
}

func wideInterval(low, high, span float64) Remark {
	return say("interval-wide", "The interval (%s to %s) spans more than a factor of %s: it says next to nothing.", "El intervalo (de %s a %s) abarca más de un factor %s: casi no dice nada.", number(Round(low)), number(Round(high)), number(span))
}

func chainsApart(rhat, effective float64, sweeps int) Remark {
	return say("chains-apart", "The chains of the latent-class model do not agree after %[3]s sweeps (R-hat %[1]s, effective draws %[2]s): the overlaps are told about equally well by stories that differ in their number.",
		"Las cadenas del modelo de clases latentes no concuerdan tras %[3]s pasos (R-hat %[1]s, muestra efectiva %[2]s): las coincidencias se explican casi igual de bien con relatos que difieren en el número.", number(rhat), number(math.Round(effective)), number(sweeps))
}

func nearCap(share, limit float64) Remark {
	return say("near-cap", "%[1]s%% of the draws reach the limit set for the unseen (%[2]s times the documented).", "El %[1]s %% de los valores alcanza el límite fijado para lo no visto (%[2]s veces lo documentado).", number(100*share), number(limit))
}

func classesFull(share float64, classes int) Remark {
	return say("classes-full", "The last of %[2]d classes held more than a twentieth of the people in %[1]s%% of the draws: more classes may be needed.", "La última de %[2]d clases tenía más de un veinteavo de las personas en el %[1]s %% de los valores: quizá hagan falta más.", number(math.Round(100*share)), classes)
}

func saturated() Remark {
	return say("saturated", "The best log-linear model has as many parameters as there are overlaps: nothing is left to test it with.", "El mejor modelo log-lineal tiene tantos parámetros como coincidencias: no queda nada con qué contrastarlo.")
}

func boundary(n int) Remark {
	return say("boundary", "%d terms of the model stand at their boundary: the lists they join share nobody.", "%d términos del modelo están en su frontera: las listas que unen no comparten a nadie.", n)
}

func gridEnds(mass, to float64) Remark {
	return say("grid-ends", "The posterior over graphs still has weight (%[1]s%%) where the calculation ends, at %[2]s unseen.", "La distribución sobre grafos aún tiene peso (%[1]s %%) donde termina el cálculo, en %[2]s no vistas.", number(100*mass), number(to))
}

func completeGraph(weight float64) Remark {
	return say("complete-graph", "The graph that joins all lists carries %.0f%% of the weight; it says nothing of the unseen but what was assumed before.", "El grafo que une todas las listas lleva el %.0f %% del peso; de lo no visto no dice más que lo supuesto de antemano.", 100*weight)
}

func twoModes(modes []float64) Remark {
	var en, es []string
	for _, m := range modes {
		en, es = append(en, Digits(record.English, Round(m))), append(es, Digits(record.Spanish, Round(m)))
	}
	r := say("several-modes", "The posterior over graphs has several peaks, near ", "La distribución sobre grafos tiene varios picos, cerca de ")
	r.English += strings.Join(en, ", ") + "."
	r.Spanish += strings.Join(es, ", ") + "."
	return r
}

func mostlyUnseen(m Method, times float64) Remark {
	return say("mostly-unseen", "By %[1]s the unseen are %[2]s times the documented: most of the estimate is extrapolated.", "Según %[1]s lo no visto es %[2]s veces lo documentado: la mayor parte de la estimación es extrapolación.", string(m), number(times))
}

func methodsApart(a, b *Estimate) Remark {
	return say("methods-apart", "The intervals of %s (%s to %s) and %s (%s to %s) do not overlap.", "Los intervalos de %s (%s a %s) y %s (%s a %s) no se tocan.",
		string(a.Method), number(Round(a.Low)), number(Round(a.High)), string(b.Method), number(Round(b.Low)), number(Round(b.High)))
}

func lowCoverage(c float64) Remark {
	return say("low-coverage", "The sample coverage is %s: the lists see little of one another.", "La cobertura muestral es %s: las listas se ven poco entre sí.", number(c))
}

func modelsApart(n int, low, high float64) Remark {
	return say("models-apart", "%d log-linear models fit nearly as well as the best and range from %s to %s.", "%d modelos log-lineales ajustan casi tan bien como el mejor y van de %s a %s.", n, number(Round(low)), number(Round(high)))
}

func listMatters(x LeftOut, e Estimate) Remark {
	return say("list-matters", "Without list %s the log-linear estimate is %s (%s to %s), outside the interval with it.", "Sin la lista %s la estimación log-lineal es %s (%s a %s), fuera del intervalo con ella.", x.List, number(Round(x.N)), number(Round(x.Low)), number(Round(x.High)))
}

func mostlyOnce(share float64) Remark {
	return say("mostly-once", "%.0f%% of the people are on one list only. Does a list hold people outside the place, time or group asked about?", "El %.0f %% de las personas está en una sola lista. ¿Contiene alguna lista a personas fuera del lugar, tiempo o grupo en cuestión?", 100*share)
}

func outsideList(list string, a loglinear.Alone) Remark {
	return say("outside-list", "List %[1]s alone names %[2]s people, where independent lists would lead one to expect about %[3]s. Does it hold people of another place, time or group, whom the other lists could not name? They would raise the estimate.",
		"Solo la lista %[1]s nombra a %[2]s personas, donde listas independientes harían esperar unas %[3]s. ¿Contiene a personas de otro lugar, tiempo o grupo, a quienes las demás listas no podían nombrar? Elevarían la estimación.", list, number(a.Observed), number(Round(a.Expected)))
}

func priorMatters(p Prior) Remark {
	return say("prior-matters", "With another prior of the latent classes (%[1]s) the figure would be about %[3]s (%[4]s to %[5]s): the two do not hold each other's.",
		"Con otra distribución previa de las clases latentes (%[2]s) la cifra sería de unas %[3]s (%[4]s a %[5]s): una no contiene la de la otra.", p.English, p.Spanish, number(Round(p.N)), number(Round(p.Low)), number(Round(p.High)))
}

func manyAdded(n int) Remark {
	return say("many-strata", "%s strata are added. Errors of strata average out in a total, but what the method leans by in each of them adds up: the interval of the total is too narrow by that. Its figure is good to a percent or so, not better.",
		"Se suman %s estratos. Los errores de los estratos se compensan en un total, pero lo que el método se inclina en cada uno se acumula: en eso el intervalo del total es demasiado estrecho. Su cifra tiene un margen de cerca del uno por ciento, no menor.", number(n))
}

func nothingUsable() Remark {
	return say("nothing-usable", "None of the methods asked for gave an estimate that passed the checks.", "Ninguno de los métodos pedidos dio una estimación que pasara los controles.")
}

// FromRecord adds how the lists were formed from a record.
func (r *Result) FromRecord(named, unnamed, documents, copies, joined int) {
	r.remark(say("from-record", "The lists are the record's sources: %s named people in %s documents, %s of them copies, which count as what they copy. The machine read the names; people without a name (%s) cannot be told apart and are left out.",
		"Las listas son las fuentes del registro: %s personas con nombre en %s documentos, %s de ellos copias, que cuentan como lo que copian. Los nombres los leyó la máquina; las personas sin nombre (%s) no pueden distinguirse y quedan fuera.",
		number(named), number(documents), number(copies), number(unnamed)))
	if joined > 0 {
		r.remark(say("sources-joined", "The %s sources that name fewest people are one list together.", "Las %s fuentes que nombran a menos personas forman juntas una lista.", number(joined)))
	}
}

// Assumptions are printed beside every figure.
var Assumptions = []Remark{
	{"closed", "The people counted are those of one place and period; nobody entered or left the group while the lists were made.", "Las personas contadas son las de un lugar y un periodo; nadie entró ni salió del grupo mientras se hacían las listas."},
	{"linked", "Each person stands once in the table, and was rightly recognised on every list: a missed match raises the estimate, a false one lowers it.", "Cada persona figura una vez en la tabla y fue bien reconocida en cada lista: una coincidencia no hallada eleva la estimación, una falsa la reduce."},
	{"reachable", "Everybody had some chance to be on some list. A group that no list could reach is not in the estimate, nor in its interval.", "Toda persona tuvo alguna posibilidad de estar en alguna lista. Un grupo que ninguna lista podía alcanzar no está en la estimación ni en su intervalo."},
	{"dependence", "Lists depend on each other only as the method allows: latent classes through kinds of people, log-linear models through the interactions named. This cannot be tested: models that fit the seen alike can differ on the unseen.", "Las listas dependen entre sí solo como el método admite: las clases latentes por tipos de personas, los modelos log-lineales por las interacciones nombradas. Esto no puede comprobarse: modelos que ajustan igual lo visto pueden diferir en lo no visto."},
	{"own-lists", "Lists are collections of their own; copies of one source are one list.", "Las listas son recopilaciones propias; las copias de una fuente son una sola lista."},
	{"no-names", "An estimate has no names and says nothing about any single case. The documented number is a minimum; comparisons between places or perpetrators need estimates, not counts.", "Una estimación no tiene nombres y nada dice de ningún caso. El número documentado es un mínimo; para comparar lugares o perpetradores hacen falta estimaciones, no conteos."},
}
