package reconcile

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"testigo/pack"
	"testigo/reading/words"
	"testigo/record"
)

//go:embed topics.txt
var topicsFile string

// topic is a thing that is measured again and again, and so makes a series: inflation, debt, poverty.
type topic struct {
	name   string
	money  bool // otherwise percent
	groups [][]string
}

var topics = readTopics(topicsFile)

func readTopics(file string) []topic {
	var out []topic
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			panic("record/reconcile/topics.txt: want three columns in " + line)
		}
		t := topic{name: f[0], money: f[1] == "money"}
		for g := range strings.FieldsSeq(f[2]) {
			t.groups = append(t.groups, strings.Split(g, "+"))
		}
		out = append(out, t)
	}
	return out
}

// reach is how many bytes around a figure its topic may be named.
const reach = 90

// topicOf finds what a share or an amount measures from the words around it in its sentence; the nearest named thing
// decides. Empty = none of the list.
func topicOf(d *record.Document, sentence, at record.Span, f *record.Figure) string {
	percent, money := f.Unit == "percent", Money(f.Unit)
	if !percent && !money {
		return ""
	}
	window := record.Span{Start: max(sentence.Start, at.Start-reach), End: min(sentence.End, at.End+reach)}
	text := d.Text()
	// a sign that ends a clause ends the window
	if i := strings.LastIndexAny(text[window.Start:at.Start], ";:("); i >= 0 {
		window.Start += i + 1
	}
	if i := strings.IndexAny(text[at.End:window.End], ";:("); i >= 0 {
		window.End = at.End + i
	}
	type near struct {
		word string
		off  int
	}
	var around []near
	start := -1
	for i, r := range text[window.Start:window.End] + " " {
		letter := unicode.IsLetter(r)
		if letter && start < 0 {
			start = i
		} else if !letter && start >= 0 {
			off := window.Start + start - at.End
			if off < 0 {
				off = at.Start - (window.Start + i)
			}
			around = append(around, near{words.Norm(text[window.Start+start : window.Start+i]), off})
			start = -1
		}
	}
	best, name := reach+1, ""
	for _, t := range topics {
		if t.money != money {
			continue
		}
	groups:
		for _, g := range t.groups {
			far := 0
			for _, want := range g {
				closest := reach + 1
				for _, w := range around {
					if strings.HasPrefix(w.word, want) {
						closest = min(closest, w.off)
					}
				}
				if closest > reach {
					continue groups
				}
				far = max(far, closest)
			}
			if far < best {
				best, name = far, t.name
			}
		}
	}
	return name
}

// Money tells the units of currencies from others; they are those of the packs of languages.
func Money(unit string) bool { return currencies()[unit] }

var currencies = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, file := range pack.Glob("*/units.txt") {
		for row := range pack.Table(file) {
			if row.Field(2) == "money" {
				out[row.Field(1)] = true
			}
		}
	}
	return out
})
