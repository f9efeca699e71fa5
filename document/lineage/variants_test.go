package lineage

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"testigo/record"
)

// The generator makes records with known lineages: every tenth document or so copies an earlier one by some edits, a cut, an
// excerpt, or word by word into the other language. Texts are made of syllables with sentences, names and numbers as in reports;
// one in five comes from a template, so that the words between its numbers are those of thousands of others.

type generator struct {
	rng   *rand.Rand
	vocab [2][]string // words by language; a third is of one origin in both
	names []string
}

func newGenerator(seed uint64) *generator {
	g := &generator{rng: rand.New(rand.NewPCG(seed, seed))}
	syllables := strings.Fields("ba co du fe gi lo ma ne pi qua ro sa te tri vo za mon ter per cal dis en al or")
	word := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(syllables[g.rng.IntN(len(syllables))])
		}
		return b.String()
	}
	for i := range 6000 {
		w := word(1 + g.rng.IntN(4))
		g.vocab[0] = append(g.vocab[0], w)
		if i%3 > 0 || len(w) < 6 {
			w = word(1 + g.rng.IntN(4))
		}
		g.vocab[1] = append(g.vocab[1], w)
	}
	for range 3000 {
		w := word(2 + g.rng.IntN(2))
		g.names = append(g.names, strings.ToUpper(w[:1])+w[1:])
	}
	return g
}

// article is a text as a list of word numbers; negative ones are names, those from 1e6 on numbers, 0 a full stop.
func (g *generator) article(words int) []int {
	var a []int
	for len(a) < words {
		for range 8 + g.rng.IntN(18) {
			switch g.rng.IntN(14) {
			case 0:
				a = append(a, -1-g.rng.IntN(len(g.names)))
			case 1:
				a = append(a, 1_000_000+g.rng.IntN(3000))
			default: // few words make most of a text, as in any language
				a = append(a, 1+int(float64(len(g.vocab[0])-1)*g.rng.Float64()*g.rng.Float64()*g.rng.Float64()))
			}
		}
		a = append(a, 0)
	}
	return a
}

func (g *generator) text(a []int, lang int) string {
	var b strings.Builder
	for i, n := range a {
		switch {
		case n == 0:
			b.WriteString(".")
			if i%5 == 0 {
				b.WriteString("\n\n")
			}
			continue
		case i > 0:
			b.WriteByte(' ')
		}
		switch {
		case n < 0:
			b.WriteString(g.names[-1-n])
		case n >= 1_000_000:
			fmt.Fprint(&b, n-1_000_000)
		default:
			b.WriteString(g.vocab[lang][n])
		}
	}
	return b.String()
}

// variants makes n documents and the number of the document that each copy comes from.
func variants(t testing.TB, n int, seed uint64) ([]*record.Reading, map[record.DocumentID]record.DocumentID) {
	g := newGenerator(seed)
	langs := [2]record.Lang{record.English, record.Spanish}
	type made struct {
		words []int
		lang  int
		day   int
		id    record.DocumentID
	}
	var originals []made
	template := g.article(260)
	copies := map[record.DocumentID]record.DocumentID{}
	var out []*record.Reading
	for i := range n {
		m := made{lang: g.rng.IntN(2), day: i % 9000}
		var from *made
		if i > 20 && g.rng.IntN(10) == 0 {
			from = &originals[g.rng.IntN(len(originals))]
			m.day, m.lang = from.day+1, from.lang
			m.words = append(m.words, from.words...)
			switch g.rng.IntN(4) {
			case 0: // edits: one word in thirty
				for k := range m.words {
					if m.words[k] > 0 && m.words[k] < 1_000_000 && g.rng.IntN(30) == 0 {
						m.words[k] = 1 + g.rng.IntN(5999)
					}
				}
			case 1: // the end is cut
				m.words = m.words[:len(m.words)*6/10]
			case 2: // a part of it
				m.words = m.words[len(m.words)/10 : len(m.words)*4/10]
			case 3: // word by word into the other language
				m.lang = 1 - m.lang
			}
		} else if g.rng.IntN(5) == 0 {
			m.words = append(m.words, template...)
			for k := range m.words {
				if m.words[k] < 0 || m.words[k] >= 1_000_000 {
					m.words[k] = 1_000_000 + g.rng.IntN(100_000)
				}
			}
		} else {
			m.words = g.article(250 + g.rng.IntN(500))
		}
		r := report(t, fmt.Sprintf("%06d.txt", i), langs[m.lang], "", g.text(m.words, m.lang))
		day := record.DayOf(1980, 1, 1) + record.Day(m.day)
		r.Written.Best = record.Interval{From: day, To: day}
		m.id = r.Doc.ID()
		if from != nil {
			copies[m.id] = from.id
		} else {
			originals = append(originals, m)
		}
		out = append(out, r)
	}
	return out, copies
}

// score tells which planted copies were found in the family of what they were copied from, and which links are wrong.
func score(found []record.Lineage, planted map[record.DocumentID]record.DocumentID) (right, wrong int) {
	families := record.FamiliesOf(found)
	truth := record.Families(planted)
	for doc, of := range planted {
		if families.Of(doc) == families.Of(of) {
			right++
		}
	}
	for _, l := range found {
		if truth.Of(l.Doc) != truth.Of(l.Of) {
			wrong++
		}
	}
	return right, wrong
}

func TestPlantedCopiesAreFound(t *testing.T) {
	readings, planted := variants(t, 2000, 2)
	f := New()
	for _, r := range readings {
		f.Add(r)
	}
	right, wrong := score(f.Find(2), planted)
	t.Logf("%d of %d planted copies found, %d wrong", right, len(planted), wrong)
	if right < len(planted)*97/100 || wrong > 0 {
		t.Errorf("%d of %d planted copies found, %d wrong", right, len(planted), wrong)
	}
}

// A thousand copies of one report must not cost a million comparisons.
func TestOneReportInAThousandPapers(t *testing.T) {
	f := New()
	for i := range 1000 {
		body := strings.Replace(edited, "Cusco.", fmt.Sprintf("Cusco. %d. Our paper number %d.", i, i*7), 1)
		f.Add(report(t, fmt.Sprintf("%04d", i), record.English, "1995-09-05", body))
	}
	f.Add(report(t, "wire", record.English, "1995-09-04", wire))
	began := time.Now()
	all := f.Find(2)
	families := record.FamiliesOf(all)
	roots := map[record.DocumentID]bool{}
	for _, l := range all {
		roots[families.Of(l.Doc)] = true
	}
	if len(all) != 1000 || len(roots) != 1 {
		t.Errorf("%d lineages in %d families", len(all), len(roots))
	}
	if d := time.Since(began); d > 5*time.Second {
		t.Errorf("it took %v", d)
	}
}

// What all reports of a crowd say does not hide the few that say the same: runs that a crowd has lead nowhere, however many there are.
func TestACopyInACrowdOfLikeReports(t *testing.T) {
	const reports, every = 600, 10
	f := New()
	of := map[record.DocumentID]record.DocumentID{}
	for i := range reports {
		own := func(k int) string {
			return fmt.Sprintf(" Witness number %d spoke of %d sacks and %d lamps.", 7*i+k, 1000+3*i+k, 5000+11*i+k)
		}
		body := edited + own(1) + " " + chronologyA + own(2) + " " + communiqueA + own(3)
		first := report(t, fmt.Sprintf("%04d", i), record.English, "1995-09-04", body)
		f.Add(first)
		if i%every == 0 {
			again := report(t, fmt.Sprintf("again-%04d", i), record.English, "1995-09-05", "From our correspondent. "+body)
			f.Add(again)
			of[again.Doc.ID()] = first.Doc.ID()
		}
	}
	found := 0
	for _, l := range f.Find(2) {
		if want, copied := of[l.Doc]; copied && l.Of == want {
			found++
		}
	}
	if found != len(of) {
		t.Errorf("%d of %d copies were found with their originals", found, len(of))
	}
}

// BenchmarkFind gives time, found and wrong lineages for growing records: go test -run - -bench Find -benchtime 1x ./document/lineage
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			readings, planted := variants(b, n, 3)
			for b.Loop() {
				var before, after runtime.MemStats
				runtime.GC()
				runtime.ReadMemStats(&before)
				f := New()
				began := time.Now()
				for _, r := range readings {
					f.Add(r)
				}
				b.ReportMetric(time.Since(began).Seconds(), "s-adding")
				runtime.GC()
				runtime.ReadMemStats(&after)
				began = time.Now()
				all := f.Find(2)
				b.ReportMetric(time.Since(began).Seconds(), "s-finding")
				right, wrong := score(all, planted)
				b.ReportMetric(float64(right)/float64(len(planted)), "recall")
				b.ReportMetric(float64(wrong), "wrong")
				b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(n), "B/document")
			}
		})
	}
}
