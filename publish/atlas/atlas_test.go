package atlas

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"testigo/pack/shapes"
)

func TestPlacesLieWhereMapsPutThem(t *testing.T) {
	v := Fit(BoxOf(shapes.Country("PE")).Around(0.05), 600, 800)
	lima, puno := [2]float64{}, [2]float64{}
	lima[0], lima[1] = v.XY(-77.03, -12.05)
	puno[0], puno[1] = v.XY(-70.02, -15.84)
	if !(puno[0] > lima[0] && puno[1] > lima[1]) {
		t.Errorf("Puno %v lies south-east of Lima %v", puno, lima)
	}
	for _, p := range [][2]float64{lima, puno} {
		if p[0] < 0 || p[0] > 600 || p[1] < 0 || p[1] > 800 {
			t.Errorf("%v lies outside the map", p)
		}
	}
	lon, lat := v.LonLat(lima[0], lima[1])
	if math.Abs(lon+77.03) > 1e-6 || math.Abs(lat+12.05) > 1e-6 {
		t.Errorf("back at %v %v", lon, lat)
	}
}

func TestPathsAreClosedAndSmall(t *testing.T) {
	form := regexp.MustCompile(`^(M-?[\d.]+[ -][\d.]+l[-\d. ]+z)+$`)
	v := Fit(BoxOf(shapes.Country("PE")).Around(0.05), 600, 800)
	all := 0
	for _, d := range shapes.Divisions("PE") {
		p := v.Path(d)
		if !form.MatchString(p) {
			t.Errorf("%s: %.60s", d.ISO, p)
		}
		all += len(p)
	}
	if all > 80_000 || all < 10_000 {
		t.Errorf("Peru's departments take %d bytes", all)
	}
	world, n := Fit(World, 960, 480), 0
	for _, c := range shapes.Countries() {
		n += len(world.Path(shapes.Country(c)))
	}
	if n > 400_000 {
		t.Errorf("the world takes %d bytes", n)
	}
	if p := v.Path(shapes.Country("KE")); p != "" {
		t.Errorf("Kenya on a map of Peru: %.40s", p)
	}
	if v.Sees(shapes.Country("KE")) || !v.Sees(shapes.Country("EC")) {
		t.Error("what a view sees")
	}
	if strings.Contains(v.Path(shapes.Country("PE")), "NaN") {
		t.Error("not a number")
	}
}

func TestAViewOfOnePointIsADegreeWide(t *testing.T) {
	v := Fit(Box{-70, -15, -70, -15}, 300, 300)
	x, y := v.XY(-70, -15)
	if math.Abs(x-150) > 1e-6 || math.Abs(y-150) > 1 || math.IsNaN(v.scale) || math.IsInf(v.scale, 0) {
		t.Errorf("%v %v %v", x, y, v.scale)
	}
	if BoxOf() != (Box{}) {
		t.Error("the extent of nothing")
	}
}
