package gold

import "testing"

func TestVerdicts(t *testing.T) {
	d := &Doc{events: []*event{
		{types: []typeModes{{"PROTEST", []maybe{{}}}}, mentions: []span{{10, 15}}, sentence: span{0, 40}},
		{types: []typeModes{{"ASSAULT", []maybe{{}}}}, mentions: []span{{50, 55}}, sentence: span{41, 80}, weak: true},
	}}
	for _, c := range []struct {
		kind string
		at   Span
		want Verdict
	}{
		{"PROTEST", Span{10, 15}, Right}, {"PROTEST", Span{20, 24}, Right}, {"PROTEST", Span{60, 64}, Wrong},
		{"ASSAULT", Span{50, 55}, Neutral}, {"ASSAULT", Span{10, 15}, Wrong},
	} {
		if got := d.Tells(c.kind, c.at); got != c.want {
			t.Errorf("%s at %v: %v, want %v", c.kind, c.at, got, c.want)
		}
	}
}
