package review_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"testigo/pipeline"
	"testigo/record"
	"testigo/review"
	"testigo/store"
)

var killed = flag.Int("killed", 12, "how many streams of decisions the crash test kills")

// TestMain lets this test program be the one that decides and is killed.
func TestMain(m *testing.M) {
	if path := os.Getenv("TESTIGO_DECIDE"); path != "" {
		fmt.Fprintln(os.Stderr, stream(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// stream decides without end and says each decision's id once it is acknowledged.
func stream(path string) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	var events []string
	for l, err := range s.Lines(ctx, store.EventFilter{}, record.English) {
		if err != nil {
			return err
		}
		events = append(events, l.ID)
	}
	s.Close()
	rng := rand.New(rand.NewPCG(uint64(os.Getpid()), 3))
	for {
		made, err := review.Decide(ctx, path, "Ana", func(s *store.Store) ([]*record.Decision, error) {
			var list []*record.Decision
			for range 1 + rng.IntN(3) {
				sub, err := review.Subject(ctx, s, events[rng.IntN(len(events))])
				if err != nil {
					return nil, err
				}
				d := &record.Decision{Kind: record.Accept, On: []record.Subject{sub}}
				if rng.IntN(2) == 0 {
					d = &record.Decision{Kind: record.EditItem, On: []record.Subject{sub}, Change: &record.Change{When: ptr(fmt.Sprintf("2023-01-%02d", 1+rng.IntN(28)))}}
				}
				list = append(list, d)
			}
			return list, nil
		})
		if err != nil {
			return err
		}
		for _, m := range made {
			fmt.Println(m.ID)
		}
	}
}

// TestAKilledDecisionLosesNoneThatWasAcknowledged kills a process that decides, at random moments, while every third time a build replaces the record
// under it. What it acknowledged is in the record afterwards, and the record is whole.
func TestAKilledDecisionLosesNoneThatWasAcknowledged(t *testing.T) {
	dir, path := build(t, reports)
	rng := rand.New(rand.NewPCG(1, 9))
	acknowledged := map[string]bool{}
	began, hot := time.Now(), 0
	for n := range *killed {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "TESTIGO_DECIDE="+path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		var wait sync.WaitGroup
		wait.Go(func() {
			for in := bufio.NewScanner(out); in.Scan(); {
				acknowledged[in.Text()] = true
			}
		})
		if n%3 == 2 {
			write(t, dir, fmt.Sprintf("n%03d.txt", n), fmt.Sprintf("On %d May 1999 teachers marched in Puno.\n", n%28+1))
			time.Sleep(30 * time.Millisecond)
			if _, err := pipeline.Build(context.Background(), pipeline.Options{Paths: []string{dir}, Out: path, Workers: 1}); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Duration(rng.Int64N(int64(220 * time.Millisecond))))
		cmd.Process.Kill()
		wait.Wait()
		cmd.Wait()
		if _, err := os.Stat(path + "-journal"); err == nil {
			hot++
		}
		a := sound(t, path)
		inside(t, path, func(s *store.Store) {
			for id := range acknowledged {
				if _, err := s.Decision(ctx, id); err != nil {
					t.Fatalf("kill %d: %s was acknowledged: %v", n, id, err)
				}
			}
		})
		if a.Decisions < len(acknowledged) {
			t.Fatalf("kill %d: %d decisions, %d acknowledged", n, a.Decisions, len(acknowledged))
		}
	}
	t.Logf("%d kills in %v, %d of them with a transaction half written; %d decisions acknowledged, none lost", *killed, time.Since(began).Round(time.Millisecond), hot, len(acknowledged))
	if len(acknowledged) < *killed {
		t.Errorf("only %d decisions were acknowledged", len(acknowledged))
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		t.Logf("left behind: %s", filepath.Base(f)) // a lock file of the killed one, which the next takes over
	}
}

func TestManyDecideAtOnce(t *testing.T) {
	_, path := build(t, reports)
	e := named(t, path, "2023-01-12")
	const people, each = 4, 6
	var wait sync.WaitGroup
	for p := range people {
		wait.Go(func() {
			for range each {
				decide(t, path, fmt.Sprint("Person ", p), &record.Decision{Kind: record.Accept}, e)
				chronology(t, path) // readers go on meanwhile
			}
		})
	}
	wait.Wait()
	if a := sound(t, path); a.Decisions != people*each {
		t.Errorf("%d decisions, want %d", a.Decisions, people*each)
	}
}

func TestTamperingIsSeen(t *testing.T) {
	_, path := build(t, reports)
	e := named(t, path, "2023-01-12")
	for range 3 {
		decide(t, path, "Ana", &record.Decision{Kind: record.NoteItem, Reason: "a remark"}, e)
	}
	var noted string
	inside(t, path, func(s *store.Store) {
		_, head, err := s.Head(ctx)
		if err != nil {
			t.Fatal(err)
		}
		noted = head.String()
		if n, err := s.HasLink(ctx, noted[:16]); err != nil || n != 3 {
			t.Fatal(n, err)
		}
	})
	for name, change := range map[string]string{
		"a reason is changed":     "UPDATE decisions SET body=replace(body,'a remark','another') WHERE seq=2",
		"a decision is taken out": "DELETE FROM decisions WHERE seq=2",
		"an author is changed":    "UPDATE decisions SET body=replace(body,'Ana','Eva') WHERE seq=3",
	} {
		p := copyOf(t, path)
		tamper(t, p, change)
		inside(t, p, func(s *store.Store) {
			if a, err := s.Verify(ctx, nil); err != nil || len(a.Faults) == 0 {
				t.Errorf("%s: not seen (%v)", name, err)
			}
		})
	}
	// the last one leaves no gap: who noted the chain sees it
	p := copyOf(t, path)
	tamper(t, p, "DELETE FROM decisions WHERE seq=3")
	inside(t, p, func(s *store.Store) {
		if _, err := s.HasLink(ctx, noted); err == nil {
			t.Error("the last decision is gone, and the noted link is still found")
		}
	})
}
