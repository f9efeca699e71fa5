package election

import (
	"container/heap"
	"errors"
	"fmt"
	"math/bits"
	"slices"
)

// Bounds within which products fit into 128 bits and a call stays quick.
const (
	MaxSeats = 100_000
	MaxVotes = 1_000_000_000_000_000 // of all lists together
	MaxLists = 100_000
)

// ErrBounds marks votes or seats that no election has.
var ErrBounds = errors.New("out of bounds")

// Allocation is the seats of one district. Seats, Tie.Seats and Unfilled add up to the seats on offer.
type Allocation struct {
	Seats    []int // of each list, beyond doubt
	Tie      Tie
	Unfilled int      // seats that nobody can take: no list has votes left to claim them
	Last     Quotient // divisor methods: the smallest quotient that wins a seat, or ties for one
}

// Tie says that these lists have the same claim to the last seats, and that there are fewer seats than
// lists. Each would get at most one more. The zero Tie is none.
type Tie struct {
	Lists []int // ascending
	Seats int
}

// Quotient is votes by a divisor in tenths; the zero Quotient is none.
type Quotient struct {
	Votes   int64
	Divisor uint64 // in tenths
}

// Compare is exact.
func (q Quotient) Compare(p Quotient) int {
	return compareProducts(uint64(q.Votes), p.Divisor, uint64(p.Votes), q.Divisor)
}

// Floor is the quotient without its fraction.
func (q Quotient) Floor() int64 {
	if q.Divisor == 0 {
		return 0
	}
	return int64(mulDiv(uint64(q.Votes), 10, q.Divisor))
}

// compareProducts compares a*b with c*d.
func compareProducts(a, b, c, d uint64) int {
	ah, al := bits.Mul64(a, b)
	ch, cl := bits.Mul64(c, d)
	switch {
	case ah != ch && ah < ch || ah == ch && al < cl:
		return -1
	case ah == ch && al == cl:
		return 0
	}
	return 1
}

// mulDiv is floor(a*b/c) where that fits 64 bits.
func mulDiv(a, b, c uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	q, _ := bits.Div64(hi, lo, c)
	return q
}

// Apportion gives the seats of one district to lists by their votes. Lists without votes get none.
// Plurality gives one seat to each of the lists with most votes; Majority needs a Rule.
func Apportion(f Formula, seats int, votes []int64) (Allocation, error) {
	if err := checkBounds(seats, votes); err != nil {
		return Allocation{}, err
	}
	if f.First < 0 || f.First >= 30 { // the next divisor is 3
		return Allocation{}, fmt.Errorf("first divisor of %d tenths: %w (more than 0, less than 3)", f.First, ErrBounds)
	}
	switch {
	case f.Method.divisor():
		return byDivisors(f, seats, votes), nil
	case f.Method.quota():
		return byRemainders(f.Method, seats, votes), nil
	case f.Method == Plurality:
		return largest(seats, votes), nil
	}
	return Allocation{}, fmt.Errorf("method %s gives no seats to lists by itself", f.Method)
}

func checkBounds(seats int, votes []int64) error {
	if seats < 0 || seats > MaxSeats {
		return fmt.Errorf("%d seats: %w (0 to %d)", seats, ErrBounds, MaxSeats)
	}
	if len(votes) > MaxLists {
		return fmt.Errorf("%d lists: %w (at most %d)", len(votes), ErrBounds, MaxLists)
	}
	var sum int64
	for _, v := range votes {
		if v < 0 || v > MaxVotes-sum {
			return fmt.Errorf("votes: %w (none negative, %d in all)", ErrBounds, int64(MaxVotes))
		}
		sum += v
	}
	return nil
}

// queue holds the next quotient of each list, the largest first.
type queue struct {
	list []int
	next []Quotient // by list
}

func (q *queue) Len() int           { return len(q.list) }
func (q *queue) Less(i, j int) bool { return q.next[q.list[i]].Compare(q.next[q.list[j]]) > 0 }
func (q *queue) Swap(i, j int)      { q.list[i], q.list[j] = q.list[j], q.list[i] }
func (q *queue) Push(any)           {}
func (q *queue) Pop() any           { return nil }

func byDivisors(f Formula, seats int, votes []int64) Allocation {
	a := Allocation{Seats: make([]int, len(votes))}
	q := &queue{next: make([]Quotient, len(votes))}
	for i, v := range votes {
		if v > 0 {
			q.list = append(q.list, i)
			q.next[i] = Quotient{v, f.divisorAt(0)}
		}
	}
	if len(q.list) == 0 {
		a.Unfilled = seats
		return a
	}
	if seats == 0 {
		return a
	}
	heap.Init(q)
	for range seats {
		i := q.list[0]
		a.Last = q.next[i]
		a.Seats[i]++
		q.next[i].Divisor = f.divisorAt(a.Seats[i])
		heap.Fix(q, 0)
	}
	// A list whose next quotient equals the last that won has the same claim as those that won with it.
	// No list stands on both sides: its own quotients fall strictly.
	if q.next[q.list[0]].Compare(a.Last) == 0 {
		for i := range votes {
			if votes[i] == 0 {
				continue
			}
			if q.next[i].Compare(a.Last) == 0 {
				a.Tie.Lists = append(a.Tie.Lists, i)
			} else if s := a.Seats[i]; s > 0 && (Quotient{votes[i], f.divisorAt(s - 1)}).Compare(a.Last) == 0 {
				a.Tie.Lists = append(a.Tie.Lists, i)
				a.Tie.Seats++
				a.Seats[i]--
			}
		}
	}
	return a
}

func byRemainders(m Method, seats int, votes []int64) Allocation {
	a := Allocation{Seats: make([]int, len(votes))}
	var total uint64
	var lists []int
	for i, v := range votes {
		total += uint64(v)
		if v > 0 {
			lists = append(lists, i)
		}
	}
	if total == 0 {
		a.Unfilled = seats
		return a
	}
	if seats == 0 {
		return a
	}
	num, den := total, uint64(seats) // the quota is num/den
	switch m {
	case Droop:
		num, den = total/uint64(seats+1)+1, 1
	case HagenbachBischoff:
		den = uint64(seats + 1)
	}
	remainder := make([]uint64, len(votes))
	left := seats
	for _, i := range lists {
		hi, lo := bits.Mul64(uint64(votes[i]), den)
		whole, rest := bits.Div64(hi, lo, num) // hi < num: there are no more quotas than seats and one
		a.Seats[i], remainder[i] = int(whole), rest
		left -= int(whole)
	}
	if left < 0 { // the fraction V/(S+1) fits S+1 times without remainder: the last quotas are equal claims
		for _, i := range lists {
			if a.Seats[i] > 0 {
				a.Seats[i]--
				a.Tie.Lists = append(a.Tie.Lists, i)
			}
		}
		if a.Tie.Seats = left + len(a.Tie.Lists); a.Tie.Seats == 0 { // one list has every vote
			a.Tie = Tie{}
		}
		return a
	}
	giveLargest(&a, lists, left, func(i, j int) int { return compareProducts(remainder[i], 1, remainder[j], 1) })
	return a
}

func largest(seats int, votes []int64) Allocation {
	a := Allocation{Seats: make([]int, len(votes))}
	var lists []int
	for i, v := range votes {
		if v > 0 {
			lists = append(lists, i)
		}
	}
	giveLargest(&a, lists, seats, func(i, j int) int { return compareProducts(uint64(votes[i]), 1, uint64(votes[j]), 1) })
	return a
}

// giveLargest gives one seat more to each of the n lists that compare largest. Where the n-th and the
// next are equal, all that equal them tie; what is left when every list has one is unfilled.
func giveLargest(a *Allocation, lists []int, n int, compare func(i, j int) int) {
	if n >= len(lists) {
		for _, i := range lists {
			a.Seats[i]++
		}
		a.Unfilled = n - len(lists)
		return
	}
	if n == 0 {
		return
	}
	order := slices.Clone(lists)
	slices.SortStableFunc(order, func(i, j int) int { return compare(j, i) })
	cut := order[n-1]
	tied := compare(cut, order[n]) == 0
	for rank, i := range order {
		switch c := compare(i, cut); {
		case c == 0 && tied:
			a.Tie.Lists = append(a.Tie.Lists, i)
			if rank < n {
				a.Tie.Seats++
			}
		case rank < n:
			a.Seats[i]++
		}
	}
	slices.Sort(a.Tie.Lists)
}
