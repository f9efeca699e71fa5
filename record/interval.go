package record

// Day counts days of the proleptic Gregorian calendar: 1 is 1 January of year 1
// (the "rata die" of Reingold and Dershowitz); earlier days are negative. 0 is "not stated".
type Day int32

// DayOf is the day number of a calendar date; month and day may overflow as in time.Date.
func DayOf(year, month, day int) Day {
	// shift to years that start in March, so that the leap day comes last
	month--
	year += floorDiv(month, 12)
	month = month - floorDiv(month, 12)*12 + 1
	y := year
	if month <= 2 {
		y--
	}
	m := (month + 9) % 12
	return Day(365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400) + (m*306+5)/10 + day - 1 - 305)
}

// Date is the inverse of DayOf.
func (d Day) Date() (year, month, day int) {
	n := int(d) + 305
	y := floorDiv(10000*n+14780, 3652425)
	doy := n - (365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400))
	if doy < 0 {
		y--
		doy = n - (365*y + floorDiv(y, 4) - floorDiv(y, 100) + floorDiv(y, 400))
	}
	mi := (100*doy + 52) / 3060
	month = (mi+2)%12 + 1
	year = y + (mi+2)/12
	day = doy - (mi*306+5)/10 + 1
	return
}

// Weekday is 0 for Sunday to 6 for Saturday.
func (d Day) Weekday() int { return int(((d % 7) + 7) % 7) }

func floorDiv(a, b int) int {
	q := a / b
	if a%b != 0 && (a < 0) != (b < 0) {
		q--
	}
	return q
}

// Interval is a closed range of days. The zero Interval is "no date given"; one zero
// end is open ("until", "from then on").
type Interval struct{ From, To Day }

// Stated tells whether any end is known.
func (i Interval) Stated() bool { return i.From != 0 || i.To != 0 }

// Overlaps tells whether a day can lie in both. An unstated interval overlaps nothing.
func (i Interval) Overlaps(j Interval) bool {
	if !i.Stated() || !j.Stated() {
		return false
	}
	return (i.To == 0 || j.From == 0 || j.From <= i.To) && (j.To == 0 || i.From == 0 || i.From <= j.To)
}

// Days is the length; 0 if an end is open or nothing is stated.
func (i Interval) Days() int {
	if i.From == 0 || i.To == 0 {
		return 0
	}
	return int(i.To-i.From) + 1
}
