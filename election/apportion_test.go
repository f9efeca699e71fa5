package election

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"
)

// The fifteen states of 1790, as in Balinski and Young, Fair Representation, and Congress then: representative populations.
var states1790 = []int64{630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822, 85_533, 70_835, 68_705, 68_446, 55_540}

// TestWorkedExamples are published calculations, each with its source.
func TestWorkedExamples(t *testing.T) {
	wiki := []int64{100_000, 80_000, 30_000, 20_000}
	colours := []int64{47_000, 16_000, 15_900, 12_000, 6_100, 3_100}
	alabama := []int64{1500, 1500, 900, 500, 500, 200}
	for _, c := range []struct {
		source string
		method Method
		seats  int
		votes  []int64
		want   []int
	}{
		{"Spain, Ley Orgánica 5/1985 del Régimen Electoral General, art. 163: the example printed in the law", DHondt, 8,
			[]int64{168_000, 104_000, 72_000, 64_000, 40_000, 32_000}, []int{4, 2, 1, 1, 0, 0}},
		{"Wikipedia, D'Hondt method: example", DHondt, 8, wiki, []int{4, 3, 1, 0}},
		{"Wikipedia, Sainte-Laguë method: the same votes", SainteLague, 8, wiki, []int{3, 3, 1, 1}},
		{"Wikipedia, Largest remainder method: Hare quota 10,010", Hare, 10, colours, []int{5, 2, 1, 1, 1, 0}},
		{"Wikipedia, Largest remainder method: Droop quota 9,101", Droop, 10, colours, []int{5, 2, 2, 1, 0, 0}},
		{"Wikipedia, Largest remainder method: Hagenbach-Bischoff quota 9,100", HagenbachBischoff, 10, colours, []int{5, 2, 2, 1, 0, 0}},
		{"Wikipedia, Largest remainder method: the Alabama paradox, 25 seats", Hare, 25, alabama, []int{7, 7, 4, 3, 3, 1}},
		{"Wikipedia, Largest remainder method: the Alabama paradox, 26 seats", Hare, 26, alabama, []int{8, 8, 5, 2, 2, 1}},
		{"United States 1790 by Jefferson (Balinski and Young, ch. 3): Virginia has 19", DHondt, 105, states1790,
			[]int{19, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 1}},
		{"United States 1790 by Hamilton (Balinski and Young, ch. 3): Virginia has 18, Delaware 2", Hare, 105, states1790,
			[]int{18, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 2}},
		{"United States 1790 by Webster: as by Hamilton", SainteLague, 105, states1790,
			[]int{18, 14, 13, 10, 10, 8, 7, 6, 5, 4, 2, 2, 2, 2, 2}},
		{"by the definition: 1 lets in a list (19,000 is over 100,000 by 7)", SainteLague, 8, []int64{100_000, 80_000, 30_000, 19_000}, []int{3, 3, 1, 1}},
		{"by the definition: 1.4 keeps it out (13,571 is under 14,285)", ModifiedSainteLague, 8, []int64{100_000, 80_000, 30_000, 19_000}, []int{4, 3, 1, 0}},
		{"by the definition: plurality, one seat", Plurality, 1, wiki, []int{1, 0, 0, 0}},
		{"by the definition: plurality, the two with most votes", Plurality, 2, wiki, []int{1, 1, 0, 0}},
	} {
		a, err := Apportion(Formula{Method: c.method}, c.seats, c.votes)
		if err != nil || !slices.Equal(a.Seats, c.want) || a.Tie.Seats != 0 || a.Unfilled != 0 {
			t.Errorf("%s: %v, want %v (tie %v, %v)", c.source, a.Seats, c.want, a.Tie, err)
		}
	}
}

// TestTiesAreNamed: who ties, for how many seats, and nobody is favoured.
func TestTiesAreNamed(t *testing.T) {
	for _, c := range []struct {
		name   string
		method Method
		seats  int
		votes  []int64
		want   string
	}{
		{"two equal lists, one seat", DHondt, 1, []int64{5, 5}, "[0 0] {[0 1] 1} 0"},
		{"two equal lists, three seats", DHondt, 3, []int64{5, 5}, "[1 1] {[0 1] 1} 0"},
		{"quotients of different divisors meet", DHondt, 3, []int64{20, 10, 1}, "[2 1 0] {[] 0} 0"},
		{"and tie when one seat is left for two", DHondt, 2, []int64{20, 10, 1}, "[1 0 0] {[0 1] 1} 0"},
		{"20,000 by 1.4 is 100,000 by 7 exactly", ModifiedSainteLague, 8, []int64{100_000, 80_000, 30_000, 20_000}, "[3 3 1 0] {[0 3] 1} 0"},
		{"three tie for two", Plurality, 2, []int64{7, 7, 7, 1}, "[0 0 0 0] {[0 1 2] 2} 0"},
		{"equal remainders", Hare, 3, []int64{50, 50}, "[1 1] {[0 1] 1} 0"},
		{"the fraction V/(S+1) fits once too often", HagenbachBischoff, 2, []int64{10, 10, 10}, "[0 0 0] {[0 1 2] 2} 0"},
		{"and for one list that is no tie", HagenbachBischoff, 2, []int64{10, 0}, "[2 0] {[] 0} 0"},
		{"no votes, no seats", DHondt, 4, []int64{0, 0}, "[0 0] {[] 0} 4"},
		{"more seats than candidates", Plurality, 3, []int64{4, 0, 1}, "[1 0 1] {[] 0} 1"},
		{"fewer votes than seats leave Droop's quota at one", Droop, 10, []int64{3, 2}, "[4 3] {[] 0} 3"},
		{"no lists", SainteLague, 2, nil, "[] {[] 0} 2"},
		{"no seats", Hare, 0, []int64{4}, "[0] {[] 0} 0"},
	} {
		a, err := Apportion(Formula{Method: c.method}, c.seats, c.votes)
		if got := fmt.Sprint(a.Seats, a.Tie, a.Unfilled); err != nil || got != c.want {
			t.Errorf("%s: %s, want %s (%v)", c.name, got, c.want, err)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, c := range []struct {
		seats int
		votes []int64
	}{{-1, nil}, {MaxSeats + 1, nil}, {1, []int64{-1}}, {1, []int64{MaxVotes, 1}}, {1, make([]int64, MaxLists+1)}} {
		if _, err := Apportion(Formula{Method: DHondt}, c.seats, c.votes); !errors.Is(err, ErrBounds) {
			t.Errorf("%d seats, %d lists: %v", c.seats, len(c.votes), err)
		}
	}
	if _, err := Apportion(Formula{Method: ModifiedSainteLague, First: 30}, 1, nil); !errors.Is(err, ErrBounds) {
		t.Error("a first divisor as large as the second was taken")
	}
	if _, err := Apportion(Formula{}, 1, nil); err == nil {
		t.Error("no method gave seats")
	}
	// The largest numbers stay exact: one vote decides among 10^15.
	a, err := Apportion(Formula{Method: DHondt}, 3, []int64{MaxVotes/3*2 - 1, MaxVotes / 3})
	if err != nil || fmt.Sprint(a.Seats, a.Tie.Seats) != "[1 1] 1" && fmt.Sprint(a.Seats, a.Tie.Seats) != "[2 1] 0" {
		t.Error(a, err)
	}
}

var proportional = []Formula{{Method: DHondt}, {Method: SainteLague}, {Method: ModifiedSainteLague}, {Method: ModifiedSainteLague, First: 12}, {Method: Hare}, {Method: Droop}, {Method: HagenbachBischoff}}

// draw makes an election; small numbers, so that ties are frequent.
func draw(r *rand.Rand) (seats int, votes []int64) {
	votes = make([]int64, 1+r.IntN(8))
	top := []int64{4, 30, 1000, 10_000_000}[r.IntN(4)]
	for i := range votes {
		votes[i] = r.Int64N(top + 1)
	}
	return r.IntN(40), votes
}

// TestProperties holds every method to what its theory promises, over elections drawn at random.
func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1978, 100))
	for range 500 {
		seats, votes := draw(r)
		var total int64
		for _, v := range votes {
			total += v
		}
		for _, f := range append(slices.Clone(proportional), Formula{Method: Plurality}) {
			a, err := Apportion(f, seats, votes)
			if err != nil {
				t.Fatal(err)
			}
			at := fmt.Sprintf("%v %d seats, votes %v: %+v", f, seats, votes, a)

			// Seats, ties and unfilled add up to the seats on offer; a tie has more lists than seats.
			sum := a.Unfilled + a.Tie.Seats
			for _, s := range a.Seats {
				sum += s
			}
			if sum != seats || a.Unfilled < 0 || a.Tie.Seats < 0 || len(a.Tie.Lists) > 0 != (a.Tie.Seats > 0) || a.Tie.Seats > 0 && a.Tie.Seats >= len(a.Tie.Lists) {
				t.Fatal("does not add up:", at)
			}
			if f.Method.divisor() && total > 0 && a.Unfilled > 0 {
				t.Fatal("unfilled seats under a divisor method:", at)
			}

			// The order of the lists does not matter.
			order := r.Perm(len(votes))
			shuffled := make([]int64, len(votes))
			for to, from := range order {
				shuffled[to] = votes[from]
			}
			b, _ := Apportion(f, seats, shuffled)
			back := Tie{Seats: b.Tie.Seats}
			for _, i := range b.Tie.Lists {
				back.Lists = append(back.Lists, order[i])
			}
			slices.Sort(back.Lists)
			for to, from := range order {
				if b.Seats[to] != a.Seats[from] {
					t.Fatal("depends on the order of lists:", at, b)
				}
			}
			if !slices.Equal(back.Lists, a.Tie.Lists) || back.Seats != a.Tie.Seats {
				t.Fatal("the tie depends on the order of lists:", at, b)
			}

			// Equal votes have equal claims, and more votes never fewer seats.
			for i := range votes {
				for j := range votes {
					if votes[i] == votes[j] && a.Seats[i] != a.Seats[j] || votes[i] > votes[j] && a.Seats[i] < a.Seats[j] {
						t.Fatal("not fair between", i, j, at)
					}
				}
			}

			switch {
			case f.Method.divisor():
				checkDivisors(t, f, seats, votes, a, at)
			case f.Method.quota() && total > 0 && seats > 0:
				checkQuota(t, f.Method, seats, votes, total, a, at)
			}
		}
	}
}

// checkDivisors: the largest of all quotients, found by sorting them as fractions, win; and one seat more
// in the house costs no list a seat.
func checkDivisors(t *testing.T, f Formula, seats int, votes []int64, a Allocation, at string) {
	type quotient struct {
		list  int
		value *big.Rat
	}
	var all []quotient
	for i, v := range votes {
		for k := 0; k < seats && v > 0; k++ {
			all = append(all, quotient{i, big.NewRat(v*10, int64(f.divisorAt(k)))})
		}
	}
	slices.SortStableFunc(all, func(p, q quotient) int { return q.value.Cmp(p.value) })
	if len(all) > 0 {
		cut := all[seats-1].value
		want := make([]int, len(votes))
		tied := len(all) > seats && all[seats].value.Cmp(cut) == 0
		for n, q := range all {
			if c := q.value.Cmp(cut); c > 0 || c == 0 && !tied && n < seats {
				want[q.list]++
			} else if c == 0 && tied && !slices.Contains(a.Tie.Lists, q.list) {
				t.Fatal("a list with the last quotient is not in the tie:", at)
			}
		}
		if !slices.Equal(want, a.Seats) || tied != (a.Tie.Seats > 0) {
			t.Fatal("not the largest quotients, want", want, at)
		}
	}
	more, err := Apportion(f, seats+1, votes)
	if err != nil {
		t.Fatal(err)
	}
	for i := range votes {
		if more.Seats[i] < a.Seats[i] {
			t.Fatal("a larger house costs a seat:", at, more)
		}
	}
}

// checkQuota: every list has its whole quotas, and at most one seat more.
func checkQuota(t *testing.T, m Method, seats int, votes []int64, total int64, a Allocation, at string) {
	quota := big.NewRat(total, int64(seats))
	switch m {
	case Droop:
		quota = big.NewRat(total/int64(seats+1)+1, 1)
	case HagenbachBischoff:
		quota = big.NewRat(total, int64(seats+1))
	}
	for i, v := range votes {
		exact := new(big.Rat).Quo(big.NewRat(v, 1), quota)
		whole := int(new(big.Int).Quo(exact.Num(), exact.Denom()).Int64())
		least, most := a.Seats[i], a.Seats[i]
		if slices.Contains(a.Tie.Lists, i) {
			most++
		}
		if m == HagenbachBischoff && exact.IsInt() && a.Tie.Seats > 0 { // the last whole quota may be the tie
			least = most
		}
		if m == HagenbachBischoff && v == total { // S+1 quotas for S seats
			continue
		}
		if least < whole || most > whole+1 {
			t.Fatalf("list %d has %s quotas: %s", i, exact.FloatString(3), at)
		}
	}
}

func BenchmarkDHondtOneHundredSeats(b *testing.B) {
	for b.Loop() {
		_, _ = Apportion(Formula{Method: DHondt}, 105, states1790)
	}
}
