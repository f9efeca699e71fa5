package times

// calledByDates are streets, bodies and bands that take their names from days: "Plaza 2 de Mayo", "Comando Nueve de Mayo", "the 26th of
// July Movement". The day in such a name says nothing of when something happened.
var calledByDates = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range [...]string{
		"plaza", "plazuela", "avenida", "av", "calle", "jiron", "jr", "hospital", "estadio", "puente", "barrio", "colegio", "movimiento", "madres", "abuelas", "parque",
		"asentamiento", "urbanizacion", "universidad", "comando", "columna", "brigada", "batallon", "frente", "milicia", "milicias", "coordinadora", "cooperativa", "agrupacion",
		"asociacion", "federacion", "sindicato", "instituto", "colectivo", "escuela", "campamento",
		"square", "street", "avenue", "movement", "command", "column", "brigade", "battalion", "front", "militia", "association", "federation", "union", "cooperative", "organization",
		"organisation", "group", "neighbourhood", "neighborhood", "coalition", "committee", "collective", "bridge",
	} {
		m[w] = true
	}
	return m
}()
