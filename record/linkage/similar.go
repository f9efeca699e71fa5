package linkage

// jaroWinkler is the similarity of Jaro (1989) with the prefix scale of Winkler (1990): 1 for equal strings, 0 for nothing in
// common. Strings are compared by byte, up to 64 of them: normal forms are ASCII almost throughout.
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	window := max(0, max(len(a), len(b))/2-1)
	var usedA, usedB uint64
	matches := 0
	for i := 0; i < len(a); i++ {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if usedB>>uint(j)&1 == 0 && a[i] == b[j] {
				usedA |= 1 << uint(i)
				usedB |= 1 << uint(j)
				matches++
				break
			}
		}
	}
	if matches == 0 {
		return 0
	}
	transposed, j := 0, 0
	for i := 0; i < len(a); i++ {
		if usedA>>uint(i)&1 == 0 {
			continue
		}
		for usedB>>uint(j)&1 == 0 {
			j++
		}
		if a[i] != b[j] {
			transposed++
		}
		j++
	}
	m := float64(matches)
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-float64(transposed/2))/m) / 3
	prefix := 0
	for prefix < min(4, len(a), len(b)) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*0.1*(1-jaro)
}

// maxEdits bounds editDistance: what lies beyond is simply different.
const maxEdits = 3

// editDistance counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment, Damerau
// 1964), up to maxEdits.
func editDistance(a, b string) int {
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	if d := len(a) - len(b); d >= maxEdits || -d >= maxEdits {
		return maxEdits
	}
	var rows [3][65]int
	before, last, now := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		now[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, now[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			now[j] = d
			best = min(best, d)
		}
		if best >= maxEdits {
			return maxEdits
		}
		before, last, now = last, now, before
	}
	return min(last[len(b)], maxEdits)
}
