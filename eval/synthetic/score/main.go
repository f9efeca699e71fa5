// Score says what a record found of what was planted in a synthetic collection: how many tellings were read, which copies were
// known as copies, which tellings of one happening became one event, which figures were lined up as growing or in
// conflict, and which names became one actor.
//
//	go run ./eval/synthetic/score RECORD TRUTH.jsonl
//
// Linking is judged on pairs of documents, apart from reading: a pair counts if both sentences were read as an event of the
// planted type. Recall is the share of the pairs of one happening that share an event of the record; precision is the share of the pairs
// inside the record's events that tell one happening. Figures and actors are judged in the same way. Sentences that
// tell nothing planted are left out.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"strings"

	"testigo/eval/synthetic/world"
	"testigo/record"
	"testigo/record/resolve"
	"testigo/store"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "score: give a record and the truth of the collection it was made from")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

// ratio is found of all.
type ratio struct{ found, all int }

func (r ratio) String() string {
	if r.all == 0 {
		return "none planted"
	}
	return fmt.Sprintf("%5.1f %% (%d of %d)", 100*float64(r.found)/float64(r.all), r.found, r.all)
}

func (r *ratio) count(ok bool) {
	r.all++
	if ok {
		r.found++
	}
}

// scorer joins the record to the truth.
type scorer struct {
	s     *store.Store
	truth map[string]*world.Truth // by name
	of    map[record.DocumentID][]*world.Truth
	root  map[string]string // the first of a family of copies, by name

	statements map[record.StatementRef]string // happening
	figures    map[record.FigureRef]string
	actors     map[record.ActorRef]string // who
	values     map[string]map[float64]bool
	planted    map[string]string
	read       map[string]*ratio
}

func run(ctx context.Context, recordPath, truthPath string) error {
	s, err := store.Open(recordPath)
	if err != nil {
		return err
	}
	defer s.Close()
	c := &scorer{s: s, truth: map[string]*world.Truth{}, of: map[record.DocumentID][]*world.Truth{}, root: map[string]string{},
		statements: map[record.StatementRef]string{}, figures: map[record.FigureRef]string{}, actors: map[record.ActorRef]string{},
		values: map[string]map[float64]bool{}, planted: map[string]string{}, read: map[string]*ratio{}}
	for _, step := range []func(context.Context) error{
		func(context.Context) error { return c.load(truthPath) }, c.receipts, c.readings, c.lineages, c.events, c.questions, c.profiles,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (c *scorer) load(truthPath string) error {
	f, err := os.Open(truthPath)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		t := &world.Truth{}
		if err := json.Unmarshal(lines.Bytes(), t); err != nil {
			return fmt.Errorf("%s:%d: %w", truthPath, n, err)
		}
		c.truth[t.Doc] = t
		c.root[t.Doc] = t.Doc
		if t.CopyOf != "" { // originals come first
			c.root[t.Doc] = c.root[t.CopyOf]
		}
	}
	return lines.Err()
}

// receipts finds the truth of each document by the names it came under.
func (c *scorer) receipts(ctx context.Context) error {
	same := ratio{}
	for r, err := range c.s.Receipts(ctx) {
		if err != nil {
			return err
		}
		if t := c.named(r.Name); t != nil {
			c.of[r.Hash] = append(c.of[r.Hash], t)
		}
	}
	ids := map[string]record.DocumentID{}
	for id, ts := range c.of {
		for _, t := range ts {
			ids[t.Doc] = id
		}
	}
	for _, t := range c.truth {
		if t.Copied == "same-bytes" {
			a, ok := ids[t.Doc]
			same.count(ok && a == ids[t.CopyOf])
		}
	}
	fmt.Printf("documents in the record: %d of %d reports\n", len(c.of), len(c.truth))
	fmt.Printf("same bytes, kept once:          %v\n", same)
	return nil
}

// named: the record's names lead with the folder or archive that was given.
func (c *scorer) named(name string) *world.Truth {
	f := strings.Split(name, "/")
	for n := 4; n >= 3; n-- {
		if len(f) >= n {
			if t := c.truth[path.Join(f[len(f)-n:]...)]; t != nil {
				return t
			}
		}
	}
	return nil
}

// readings finds the statements, figures and actors that were planted.
func (c *scorer) readings(ctx context.Context) error {
	for r, err := range c.s.Readings(ctx, 2) {
		if err != nil {
			return err
		}
		doc := r.Doc.ID()
		if len(c.of[doc]) == 0 {
			continue
		}
		t := c.of[doc][0]
		for k := range t.Tells {
			c.match(r, &t.Tells[k])
		}
		for i, a := range r.Actors {
			for _, n := range t.Names {
				if k := resolve.Fold(n.Text); k == resolve.Fold(a.Name) || k == resolve.Fold(a.Acronym) {
					c.actors[record.ActorRef{Doc: doc, Index: i}] = n.Who
				}
			}
		}
	}
	for _, use := range []string{"lead", "back", "head"} {
		fmt.Printf("read, %s sentences:           %v\n", use, c.read[use])
	}
	return nil
}

func (c *scorer) match(r *record.Reading, t *world.Tells) {
	doc := r.Doc.ID()
	found := false
	for i := range r.Events {
		e := r.Events[i].Value()
		if string(e.Type) != t.Type {
			continue
		}
		if at := r.Events[i].Span().Start; at >= t.Start && at < t.End {
			c.statements[record.StatementRef{Doc: doc, Index: i}] = t.Happening
			found = true
		}
		for _, m := range e.Mentions { // a headline is one more mention of what the text tells
			found = found || m.Span().Start >= t.Start && m.Span().Start < t.End
		}
	}
	if c.read[t.Use] == nil {
		c.read[t.Use] = &ratio{}
	}
	c.read[t.Use].count(found)
	if t.Figure == nil || t.Measure == "participants" {
		return
	}
	for i := range r.Figures {
		if s, v := r.Figures[i].Span(), r.Figures[i].Value(); s.Start < t.Figure[1] && t.Figure[0] < s.End && v.Measure == t.Measure && v.Value == t.Value {
			c.figures[record.FigureRef{Doc: doc, Index: i}] = t.Happening
			if c.values[t.Happening] == nil {
				c.values[t.Happening] = map[float64]bool{}
			}
			c.values[t.Happening][t.Value] = true
			c.planted[t.Happening] = t.Planted
		}
	}
}
