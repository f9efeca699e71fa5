package shapes

import "testing"

// TestCapitalsLieInTheirDivisions: towns and where they must lie.
func TestCapitalsLieInTheirDivisions(t *testing.T) {
	for _, c := range []struct {
		name     string
		lon, lat float32
		division string
		country  string
	}{
		{"Puno", -70.02, -15.84, "PE-PUN", "PE"}, {"Huamanga", -74.22, -13.16, "PE-AYA", "PE"}, {"Lima", -77.03, -12.05, "PE-LMA", "PE"}, {"Bagua", -78.53, -5.64, "PE-AMA", "PE"},
		{"Iquitos", -73.25, -3.75, "PE-LOR", "PE"}, {"Cochabamba", -66.16, -17.39, "BO-C", "BO"}, {"Guatemala", -90.51, 14.63, "GT-GU", "GT"},
	} {
		p := Point{c.lon, c.lat}
		if !Country(c.country).Contains(p) {
			t.Errorf("%s does not lie in %s", c.name, c.country)
		}
		found := ""
		for _, d := range Divisions(c.country) {
			if d.Contains(p) {
				found += d.ISO + " "
			}
		}
		if found != c.division+" " && !(c.name == "Lima" && found == "PE-LIM ") {
			t.Errorf("%s lies in %q, want %s", c.name, found, c.division)
		}
	}
}

func TestDivisionsCoverTheirCountryOnce(t *testing.T) {
	for _, iso := range []string{"PE", "BO", "CO", "KE"} {
		west, south, east, north := Country(iso).Box()
		for i := range 40 {
			for j := range 40 {
				// off the grid of the data, so that no point lies on a border
				p := Point{west + (east-west)*(float32(i)+0.513)/40, south + (north-south)*(float32(j)+0.487)/40}
				n := 0
				for _, d := range Divisions(iso) {
					if d.Contains(p) {
						n++
					}
				}
				in := Country(iso).Contains(p)
				if n > 1 || (n == 1) != in {
					t.Errorf("%s %v lies in %d divisions, and in the country: %v", iso, p, n, in)
				}
			}
		}
	}
}

func TestEveryCountryIsDrawn(t *testing.T) {
	all := Countries()
	if len(all) < 200 {
		t.Errorf("%d countries", len(all))
	}
	for _, iso := range all {
		c := Country(iso)
		if len(c.Rings) == 0 {
			t.Errorf("%s has no outline", iso)
		}
		for _, r := range c.Rings {
			if r[0] != r[len(r)-1] {
				t.Errorf("%s has an open ring of %d points", iso, len(r))
				break
			}
		}
	}
	if Country("XX") != nil || Divisions("XX") != nil || Division(1) != nil {
		t.Error("shapes of a country that is none")
	}
}

func TestDivisionsByGeoNames(t *testing.T) {
	n := 0
	for _, d := range Divisions("PE") {
		if d.GeoNames != 0 && Division(d.GeoNames) == d {
			n++
		}
	}
	if n < 24 {
		t.Errorf("%d divisions of Peru are known by GeoNames", n)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte{2, 4, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) < 1<<12 {
			decode(b) // any bytes end in areas or an error
		}
	})
}
