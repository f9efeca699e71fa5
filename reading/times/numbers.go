package times

// count is a number as said before a unit.
type count struct {
	n     float64
	vague bool // "several": no number
	mod   string
}

// number reads digits or words from i on: "20", "twenty-five", "a hundred", "two and a half", "treinta y cinco".
// It returns the end, or i if there is no number. Articles are no numbers here.
func (p *parser) number(i int) (int, float64) {
	it := p.at(i)
	if it.digits > 0 {
		if it.suffix != 0 && it.suffix != ',' && it.suffix != '.' {
			return i, 0
		}
		n, j := it.num, i+1
		if w := p.at(j); w.is(cNum) && (w.word.num == 1000 || w.word.num == 100) {
			n, j = n*float64(w.word.num), j+1
		}
		if half, ok := p.half(j); ok {
			return half, n + .5
		}
		return j, n
	}
	total, part, j := 0.0, 0.0, i
	for {
		w := p.at(j)
		if !w.is(cNum) {
			// "treinta y cinco", "one hundred and twenty"
			if (w.norm == "y" || w.norm == "and") && j > i && p.at(j+1).is(cNum) && part >= 20 && p.at(j+1).word.num < 100 && int(part)%10 == 0 && p.at(j+1).word.num < 100 && (w.norm == "and") == (part >= 100) {
				j++
				continue
			}
			break
		}
		v := float64(w.word.num)
		switch {
		case v == 1000:
			total += max(part, 1) * 1000
			part = 0
		case v == 100 && part > 0 && part < 10:
			part *= 100
		case part == 0 || part >= 20 && int(part)%10 == 0 && v < 10 || part >= 100 && v < 100:
			part += v
		case v == 12 && w.norm == "dozen":
			part *= 12
		default:
			return j, total + part
		}
		j++
	}
	if j == i {
		return i, 0
	}
	if half, ok := p.half(j); ok {
		return half, total + part + .5
	}
	return j, total + part
}

// half reads "and a half", "and one-half", "1/2".
func (p *parser) half(j int) (int, bool) {
	if p.at(j).norm == "and" && (p.at(j+1).norm == "a" || p.at(j+1).norm == "one") && p.at(j+2).norm == "half" {
		return j + 3, true
	}
	if p.at(j).digits == 1 && p.at(j).num == 1 && p.at(j+1).mark('/') && p.at(j+2).digits == 1 && p.at(j+2).num == 2 && p.at(j+2).glued {
		return j + 3, true
	}
	if p.at(j).norm == "y" && (p.at(j+1).norm == "medio" || p.at(j+1).norm == "media") {
		return j + 2, true
	}
	return j, false
}

// clockValue is "T08:30" without the T; ok is false if no such time exists.
func clockValue(h, m int, pm, am bool) (string, bool) {
	if pm && h < 12 {
		h += 12
	}
	if am && h == 12 {
		h = 0
	}
	if h < 0 || h > 24 || m < 0 || m > 59 {
		return "", false
	}
	b := [5]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)}
	return string(b[:]), true
}

// roman reads a century's numeral up to XXX.
func roman(s string) (int, bool) {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'i':
			v = 1
		case 'v':
			v = 5
		case 'x':
			v = 10
		default:
			return 0, false
		}
		if v < last {
			n -= v
		} else {
			n, last = n+v, v
		}
	}
	return n, n > 0 && n < 31
}
