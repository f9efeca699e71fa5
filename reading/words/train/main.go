// Command train makes the tagging models of package words from tagged text.
//
//	go run ./reading/words/train -out reading/words/model SILVER.tsv
//
// The table has one token a line: word, 1
// if white space stands before it, Universal POS tag, Penn tag; a blank line ends a sentence, and
// "# name" begins a document. silver.py beside this file writes such a table.
// The words are cut anew by package words and take the tag of the token that they end with
// (the first one for contractions), so the tagger is trained on what it will meet.
//
// Two models come out: english.gz, which sees how words are written, and english-capitals.gz for
// documents in capitals, which does not. Every tenth document is held out and measured.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"testigo/reading/words"
	"testigo/reading/words/internal/perceptron"
)

func main() {
	log.SetFlags(0)
	out := flag.String("out", "", "folder for the models; empty = measure only")
	passes := flag.Int("passes", 6, "passes over the training sentences")
	prune := flag.Float64("prune", 0.008, "share of the largest weight below which weights are dropped")
	flag.Parse()
	if flag.NArg() != 1 {
		log.Fatal("usage: train [-out FOLDER] SILVER.tsv")
	}
	docs, err := read(flag.Arg(0))
	if err != nil {
		log.Fatal(err)
	}
	for _, v := range []struct {
		file     string
		capitals bool
	}{{"english.gz", false}, {"english-capitals.gz", true}} {
		var train, held, heldCaps [][]perceptron.Example
		for i, d := range docs {
			s := d.examples(v.capitals)
			switch {
			case i%10 != 9:
				train = append(train, s...)
			case d.capitals:
				heldCaps = append(heldCaps, s...)
			default:
				held = append(held, s...)
			}
		}
		m := perceptron.Train(train, *passes, *prune, func(pass, wrong, all int) {
			log.Printf("%s pass %d: %.2f%% right in training", v.file, pass+1, 100-100*float64(wrong)/float64(all))
		})
		packed, err := m.Pack()
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s: %d bytes\n", v.file, len(packed))
		measure("held out, mixed case", m, held)
		measure("held out, wire copy in capitals", m, heldCaps)
		if *out != "" {
			if err := os.WriteFile(filepath.Join(*out, v.file), packed, 0o644); err != nil {
				log.Fatal(err)
			}
		}
	}
}

type document struct {
	capitals  bool
	sentences []sentence
}

type sentence struct {
	text string
	ends []token
}

type token struct {
	start, end int
	class      uint8
}

func (d *document) examples(blind bool) [][]perceptron.Example {
	var out [][]perceptron.Example
	for _, s := range d.sentences {
		if ex := s.examples(blind); len(ex) > 0 {
			out = append(out, ex)
		}
	}
	return out
}

// read takes the table apart into documents and sentences.
func read(name string) ([]*document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var docs []*document
	var cur sentence
	var text strings.Builder
	flush := func() {
		if cur.text = text.String(); cur.text != "" && len(docs) > 0 {
			d := docs[len(docs)-1]
			d.sentences = append(d.sentences, cur)
		}
		cur = sentence{}
		text.Reset()
	}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		l := lines.Text()
		fields := strings.Split(l, "\t")
		switch {
		case l == "":
			flush()
		case len(fields) == 1 && strings.HasPrefix(l, "# "):
			flush()
			docs = append(docs, &document{capitals: strings.HasSuffix(l, " capitals")})
		case len(fields) == 4:
			if fields[1] == "1" && text.Len() > 0 {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(fields[0])
			cur.ends = append(cur.ends, token{start, text.Len(), classOf(fields[0], fields[2], fields[3])})
		default:
			return nil, fmt.Errorf("%s:%d: %d columns, want 4", name, n, len(fields))
		}
	}
	flush()
	return docs, lines.Err()
}

// measure prints how many words get the right class, tag and, for verbs, form.
func measure(name string, m *perceptron.Model, sentences [][]perceptron.Example) {
	var all, tags, verbs, forms, found int
	for _, s := range sentences {
		items := make([]perceptron.Item, len(s))
		for i, e := range s {
			items[i] = perceptron.Item{Sums: m.Sum(e.Word), Shape: e.Shape, Class: e.Class, Fixed: e.Fixed}
		}
		m.Tag(items)
		for i, e := range s {
			if e.Fixed {
				continue
			}
			all++
			want, wantForm := words.ClassTag(e.Class)
			got, gotForm := words.ClassTag(items[i].Class)
			if got == want {
				tags++
			}
			if want == words.Verb || want == words.Aux {
				verbs++
				if got == words.Verb || got == words.Aux {
					found++
					if gotForm == wantForm {
						forms++
					}
				}
			}
		}
	}
	if all > 0 {
		fmt.Printf("  %s: %d words (numbers and marks not counted), tag %.2f%%, verbs found %.2f%%, their form %.2f%%\n", name, all,
			pct(tags, all), pct(found, verbs), pct(forms, found))
	}
}

func pct(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }
