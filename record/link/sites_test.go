package link

import "testing"

func TestSiteKey(t *testing.T) {
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"San Marcos university", "National University of San Marcos", true},
		{"San Marcos university", "Universidad Nacional Mayor de San Marcos", true},
		{"Toncontín airport", "aeropuerto de Toncontín", true},
		{"Plaza San Martín", "San Martín Square", true},
		{"Catholic University of Lima", "Universidad Católica de Lima", true},
		{"University of Lima", "Universidad Católica de Lima", false},
		{"Plaza San Martín", "Avenida San Martín", false},
		{"Hospital San José", "Hospital San Juan", false},
	} {
		if x, y := siteKey(c.a), siteKey(c.b); (x == y) != c.one {
			t.Errorf("%s = %q, %s = %q", c.a, x, c.b, y)
		}
	}
}
