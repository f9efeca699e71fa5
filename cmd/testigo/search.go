package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"testigo/publish/wording"
	"testigo/record"
	"testigo/store"
)

type searchCmd struct {
	Record string   `arg:"" help:"The record."`
	Words  []string `arg:"" help:"Words; \"in quotation marks\" they stand together, huelg* finds beginnings."`
	Limit  int      `default:"20" help:"At most so many statements and so many documents; 0 for all." placeholder:"N"`
	JSON   bool     `help:"JSON Lines: one hit a line."`
}

func (searchCmd) Help() string {
	return `All words must occur, in a statement or in a document, in any order. Statements come first, then documents, each by relevance. Other signs have no meaning; a word that begins with - goes behind --.

Examples:
  testigo search peru.testigo estado de emergencia
  testigo search peru.testigo '"general strike"' lima
  testigo search peru.testigo 'bloque*'`
}

func (c *searchCmd) Run(ctx context.Context, con *console) error {
	words, limit := strings.Join(c.Words, " "), c.Limit
	if limit <= 0 {
		limit = 1 << 30
	}
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return usage("%q holds no word to look for; hint: testigo search %s WORD", words, shellWord(c.Record))
	}
	var hits []store.Hit
	err := inRecord(c.Record, func(s *store.Store) (err error) {
		hits, err = s.Search(ctx, words, limit)
		return err
	})
	if err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(con.out)
		enc.SetEscapeHTML(false)
		for _, h := range hits {
			if err := enc.Encode(struct {
				Document string        `json:"document"`
				SHA256   string        `json:"sha256"`
				Event    string        `json:"event,omitempty"`
				Context  string        `json:"context"`
				Marks    []record.Span `json:"marks"`
			}{h.Doc.Name, h.Doc.Hash.String(), h.Event, h.Context, h.Marks}); err != nil {
				return err
			}
		}
		return nil
	}
	for _, h := range hits {
		id := h.Event
		if id == "" {
			id = documentID(h.Doc.Hash)
		}
		fmt.Fprintf(con.out, "%s  %s\n    %s\n", con.dim(id), wording.Clip(h.Doc.Name, 100), con.highlight(h.Context, h.Marks))
	}
	if len(hits) == 0 {
		fmt.Fprintln(con.err, con.say("Nothing found.", "No se encontró nada."))
	}
	return nil
}

// documentID is how a document is called on the command line: d and the beginning of its hash.
func documentID(id record.DocumentID) string { return "d" + id.String()[:10] }

// highlight marks the words that were found: reversed on a terminal, between asterisks elsewhere.
func (con *console) highlight(text string, marks []record.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(text) {
			continue
		}
		b.WriteString(plain(text[at:m.Start]))
		if con.terminal {
			b.WriteString(con.mark(plain(text[m.Start:m.End])))
		} else {
			b.WriteString("*" + plain(text[m.Start:m.End]) + "*")
		}
		at = m.End
	}
	b.WriteString(plain(text[at:]))
	return strings.Join(strings.Fields(b.String()), " ")
}
