// Package world invents a world of political crises and the reports that tell it, with the truth beside: which documents are
// copies of which, which sentence tells which happening, how its figures stand to each other, and who is named.
//
// It is made to load and to measure linking, not reading: sentences are plain, but outlets, days, places, actors and numbers are
// as varied as in a collection of reports, and what makes linking hard is there. A story is one conflict in one region: its
// happenings share town, parties and words and lie days apart, so that an event is told by what differs. Each happening is
// reported by several outlets, in English or Spanish, on different days; reports also look back on earlier happenings.
// Planted are copies (same bytes, reprints with small edits, excerpts, translations), tolls that grow from day to day, and
// tolls on which two reports of one day disagree.
//
// Places are those of the gazetteer, Peru above all; persons, bodies and outlets are put together from lists of parts
// (names.txt), and sentences from templates (sentences-en.txt, sentences-es.txt), all of our own. Story number k of a seed is the
// same whatever is generated before it, so that a record of 1,000 documents is a part of one of 100,000.
//
// Offsets are bytes, half-open, in the text of the document, which is its file byte for byte.
package world

import (
	"fmt"
	"math/rand/v2"

	"testigo/record"
)

// Options of a world.
type Options struct {
	Documents         int
	EventsPerDocument int // about; 0 = 5
	Seed              uint64
}

// Document is one report.
type Document struct {
	Name  string     // path with forward slashes, unique
	Date  record.Day // when it was written
	Text  string
	Truth Truth
}

// Truth is what is known of a document.
type Truth struct {
	Doc    string  `json:"doc"`
	CopyOf string  `json:"copy_of,omitempty"` // name of the document it was made from
	Copied string  `json:"copied,omitempty"`  // how: same-bytes, reprint, excerpt, translation
	Tells  []Tells `json:"tells,omitempty"`
	Names  []Named `json:"names,omitempty"`
}

// Tells is a sentence that tells a happening.
type Tells struct {
	Happening string  `json:"happening"`
	Type      string  `json:"type"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Figure    *[2]int `json:"figure,omitempty"` // where its number stands
	Value     float64 `json:"value,omitempty"`
	Measure   string  `json:"measure,omitempty"`
	Planted   string  `json:"planted,omitempty"` // how the number stands to those of other reports: growth, conflict
	Use       string  `json:"use"`               // head, lead, back
	Facts     Facts   `json:"-"`
}

// Facts are what happened, for those who make readings without reading.
type Facts struct {
	Kind                  string
	Day                   record.Day
	Town, Region, Country string
	Agent, Target         string
}

// Named is a name as printed and whom it names.
type Named struct {
	Who  string `json:"who"`
	Text string `json:"text"`
}

// copies planted in a hundred documents.
const (
	sameBytes    = 3
	reprints     = 6
	excerpts     = 3
	translations = 5
)

// Generate makes the documents and hands them over, story by story.
func Generate(o Options, emit func(*Document) error) error {
	if o.EventsPerDocument <= 0 {
		o.EventsPerDocument = 5
	}
	towns := townsOfTheWorld()
	memory := map[string][]*happening{} // of each country, what was told lately
	for k, made := 0, 0; made < o.Documents; k++ {
		rng := rand.New(rand.NewPCG(o.Seed, uint64(k)+1))
		s := newStory(k, rng, towns)
		past := memory[s.country]
		for _, d := range s.reports(o.EventsPerDocument, past) {
			if made == o.Documents {
				break
			}
			if err := emit(d); err != nil {
				return fmt.Errorf("%s: %w", d.Name, err)
			}
			made++
		}
		past = append(past, s.happenings...)
		memory[s.country] = past[max(0, len(past)-40):]
	}
	return nil
}
