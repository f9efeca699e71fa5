package record

import (
	"testing"
	"time"
)

func TestDayAgreesWithTheCalendar(t *testing.T) {
	epoch := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	for y := -50; y < 2200; y += 7 {
		for _, md := range [][2]int{{1, 1}, {2, 28}, {3, 1}, {7, 28}, {12, 31}} {
			tm := time.Date(y, time.Month(md[0]), md[1], 0, 0, 0, 0, time.UTC)
			want := Day(int((tm.Unix()-epoch.Unix())/86400) + 1)
			got := DayOf(y, md[0], md[1])
			if got != want {
				t.Fatalf("DayOf(%d-%d-%d) = %d, want %d", y, md[0], md[1], got, want)
			}
			if gy, gm, gd := got.Date(); gy != y || gm != md[0] || gd != md[1] {
				t.Fatalf("Date(%d) = %d-%d-%d, want %d-%d-%d", got, gy, gm, gd, y, md[0], md[1])
			}
			if got.Weekday() != int(tm.Weekday()) {
				t.Fatalf("weekday of %v: %d", tm, got.Weekday())
			}
		}
	}
}
