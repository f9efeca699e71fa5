package loglinear

import "math"

// matrix is symmetric positive definite; factor replaces it by its Cholesky factor.
type matrix struct {
	p int
	a []float64 // lower triangle by rows
}

func (m *matrix) resize(p int) {
	m.p = p
	if cap(m.a) < p*p {
		m.a = make([]float64, p*p)
	}
	m.a = m.a[:p*p]
}

func (m *matrix) set(i, j int, v float64) { m.a[i*m.p+j] = v }

// factor is false if the matrix is singular to working precision: parameters that the data do
// not determine. The pivot is compared with its own diagonal, for means differ by powers of ten.
func (m *matrix) factor() bool {
	for i := 0; i < m.p; i++ {
		row := m.a[i*m.p : i*m.p+i+1]
		for j := 0; j < i; j++ {
			other := m.a[j*m.p : j*m.p+j+1]
			s := row[j]
			for k := 0; k < j; k++ {
				s -= row[k] * other[k]
			}
			row[j] = s / other[j]
		}
		d := row[i]
		full := d
		for k := 0; k < i; k++ {
			d -= row[k] * row[k]
		}
		if !(d > 1e-11*full) {
			return false
		}
		row[i] = math.Sqrt(d)
	}
	return true
}

// solve writes to x the solution of (L L') x = b, after factor.
func (m *matrix) solve(b, x []float64) {
	for i := 0; i < m.p; i++ {
		s := b[i]
		for k := 0; k < i; k++ {
			s -= m.a[i*m.p+k] * x[k]
		}
		x[i] = s / m.a[i*m.p+i]
	}
	for i := m.p - 1; i >= 0; i-- {
		s := x[i]
		for k := i + 1; k < m.p; k++ {
			s -= m.a[k*m.p+i] * x[k]
		}
		x[i] = s / m.a[i*m.p+i]
	}
}
