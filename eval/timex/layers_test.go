package timex

import "testing"

func TestLayers(t *testing.T) {
	for _, c := range []struct{ kind, gold, pred, want string }{
		{"MISS", "2001", "", "found"}, {"SPUR", "", "2001", "found"},
		{"VALUE", "P2Y", "1996", "kind"}, {"VALUE", "PAST_REF", "PXM", "reference"}, {"VALUE", "PRESENT_REF", "1998-03-05", "reference"},
		{"VALUE", "2009-06", "2009", "grain"}, {"VALUE", "1990-08-09", "1990-08-16", "direction"}, {"VALUE", "1990-01", "1989-01", "direction"},
		{"VALUE", "1997-08-06", "1998-08-06", "direction"}, {"VALUE", "1998-W02", "1998-W03", "anchor"}, {"VALUE", "1990-08-09", "1990-08-12", "anchor"},
		{"VALUE", "P1D", "PT24H", "length"},
	} {
		if got := (Fault{Kind: c.kind, Gold: c.gold, Pred: c.pred}).Layer(); got != c.want {
			t.Errorf("%s for %s: %s, want %s", c.pred, c.gold, got, c.want)
		}
	}
}
