package words

import (
	"strings"
	"testing"
)

func TestEnglishVerb(t *testing.T) {
	for form, want := range pairs(`killed kill|was be|moved move|stopped stop|protesting protest|fired fire|bombed bomb|died die|dying die
		fled flee|shot shoot|clashed clash|clashes clash|carries carry|carried carry|marching march|voted vote|organised organise|occupied occupy
		seized seize|detained detain|arrested arrest|denied deny|planned plan|injured injure|wounded wound|injuring injure|tortured torture|hit hit
		released release|used use|using use|threatened threaten|overthrown overthrow|burned burn|refused refuse|blockading blockade|said say|struck strike`) {
		if got := englishVerb(form); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestEnglishNoun(t *testing.T) {
	for form, want := range pairs(`strikes strike|clashes clash|deaths death|men man|policemen policeman|crises crisis|cities city|buses bus|people people
		police police|killings killing|hostages hostage|houses house|congress congress|virus virus|peasants peasant|wives wife|losses loss|churches church`) {
		if got := englishNoun(form); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func TestSpanishVerb(t *testing.T) {
	for form, want := range pairs(`mataron matar|murió morir|murieron morir|huyendo huir|huyó huir|marchó marchar|marcho marchar|pidió pedir|pidieron pedir
		siguió seguir|busqué buscar|exigen exigir|exijan exigir|detuvieron detener|detuvo detener|impuso imponer|condujo conducir|produjeron producir
		dijo decir|fue ser|eran ser|había haber|hubo haber|hizo hacer|deshizo deshacer|podría poder|tendrá tener|intervendrá intervenir|conozca conocer
		entregándose entregar|matarlos matar|haberse haber|hirió herir|heridos herir|muertos morir|abiertas abrir|dispararon disparar|quemaron quemar
		bloquearon bloquear|bloquean bloquear|construyó construir|cayeron caer|juegan jugar|cuenta contar|comienza comenzar|reúne reunir|continúa continuar
		envía enviar|renunció renunciar|asesinado asesinar|asesinadas asesinar|vuelto volver|resuelve resolver|empiecen empezar|venció vencer|venza vencer
		decía decir|puedan poder|quieren querer|oyeron oír|fallecieron fallecer|atrincheraron atrincherar|zarandearon zarandear`) {
		if got := spanishVerb(form, false, strings.HasSuffix(form, "os") || strings.HasSuffix(form, "as")); got != Norm(want) {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
	for form, want := range pairs(`murio morir|mataron matar|marcho marchar|detuvo detener`) {
		if got := spanishVerb(form, true, false); got != want {
			t.Errorf("without accents: %s: got %s, want %s", form, got, want)
		}
	}
	for _, noun := range strings.Fields("público crítica política norte cárcel suerte lugares policía") {
		for _, r := range spanish().readVerb(noun, false) {
			if r.known {
				t.Errorf("%s is read as a form of %s", noun, r.lemma)
			}
		}
	}
}

func TestSpanishNoun(t *testing.T) {
	for form, want := range pairs(`muertos muerto|manifestaciones manifestacion|lideres lider|jueces juez|estudiantes estudiante|ataques ataque|policiales policial
		meses mes|crisis crisis|clases clase|autoridades autoridad|hombres hombre|mujeres mujer|paises pais|huelgas huelga|leyes ley|jovenes joven
		calles calle|militares militar|trabajadores trabajador|explosiones explosion|avances avance|bases base|lunes lunes|golpes golpe`) {
		if got := spanishNoun(form); got != want {
			t.Errorf("%s: got %s, want %s", form, got, want)
		}
	}
}

func pairs(s string) map[string]string {
	m := map[string]string{}
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '\n' }) {
		if f := strings.Fields(p); len(f) == 2 {
			m[f[0]] = f[1]
		}
	}
	return m
}
