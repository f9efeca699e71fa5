package geo

import "testing"

func TestAFaultNamesItsLayer(t *testing.T) {
	at := func(lat, lon float64) Toponym {
		return Toponym{Start: 10, End: 15, Text: "Santa", Lat: &lat, Lon: &lon}
	}
	gold, far := at(-9, -78.6), at(14, -61)
	second := [2]float64{-9.1, -78.5}
	for _, c := range []struct {
		name  string
		names []Name
		miss  string
		put   string
	}{
		{"nothing traced", nil, Unknown, Unknown},
		{"no name", []Name{}, NoEntry, NoReading},
		{"another word", []Name{{Start: 0, End: 5}}, NoEntry, NoReading},
		{"held for no place", []Name{{Start: 10, End: 15, At: [][2]float64{{14, -61}}}}, NotRecognised, NoReading},
		{"a longer name taken", []Name{{Start: 10, End: 22, Taken: true}, {Start: 10, End: 15}}, CutOtherwise, NoReading},
		{"one of its places", []Name{{Start: 10, End: 15, At: [][2]float64{{14, -61}, {-9, -78.5}}}}, NotRecognised, WrongCandidate},
		{"runner-up", []Name{{Start: 10, End: 15, Taken: true, At: [][2]float64{{-9, -78.5}}, RunnerUp: &second}}, CutOtherwise, RunnerUpWrong},
	} {
		if got := lostName(c.names, &gold); got != c.miss {
			t.Errorf("%s: missed at %q, want %q", c.name, got, c.miss)
		}
		if got := lostPlace(c.names, &gold, &far); got != c.put {
			t.Errorf("%s: put far at %q, want %q", c.name, got, c.put)
		}
	}
	if got := falseName([]Name{}, []Toponym{gold}, &Toponym{Start: 40, End: 45, Text: "Santa"}); got != PlaceElsewhere {
		t.Errorf("the same words elsewhere: %q", got)
	}
	if got := falseName([]Name{}, []Toponym{gold}, &Toponym{Start: 40, End: 45, Text: "Papal"}); got != NoPlace {
		t.Errorf("no place: %q", got)
	}
}
