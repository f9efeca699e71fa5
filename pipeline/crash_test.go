package pipeline

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"testigo/store"
)

var killed = flag.Int("killed", 20, "how many builds the crash test kills")

// TestMain lets this test program be the build that is killed.
func TestMain(m *testing.M) {
	if in := os.Getenv("TESTIGO_CRASH_IN"); in != "" {
		_, err := Build(context.Background(), Options{Paths: []string{in}, Out: os.Getenv("TESTIGO_CRASH_OUT"), Workers: 2})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// TestAKilledBuildLeavesNoHalfRecord kills builds at random moments, between the first and the last. At
// the record's place there is afterwards nothing, or the record that was there, or the new one, and always a whole one.
func TestAKilledBuildLeavesNoHalfRecord(t *testing.T) {
	in, out := t.TempDir(), filepath.Join(t.TempDir(), "r.testigo")
	for i := range 120 {
		put(t, in, fmt.Sprintf("%03d.txt", i), fmt.Sprintf("Strike %d\n\nOn 3 March 1998 police arrested %d workers in Cusco. The union called a march in Lima for the next day.\n", i, i+2))
	}
	whole := func() time.Duration {
		began := time.Now()
		if err := crashing(in, out).Run(); err != nil {
			t.Fatalf("a build that is left alone fails: %v", err)
		}
		return time.Since(began)
	}()
	rng := rand.New(rand.NewPCG(1, 2))
	finished := 0
	for n := range *killed {
		_, statErr := os.Stat(out)
		there := statErr == nil
		if n%4 == 0 { // from nothing
			os.Remove(out)
			there = false
		} else { // something to do, or all would be carried over
			put(t, in, fmt.Sprintf("new%03d.txt", n), fmt.Sprintf("On %d May 1999 teachers marched in Puno.\n", n%28+1))
		}
		cmd := crashing(in, out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rng.Int64N(int64(whole) * 11 / 10)))
		cmd.Process.Kill()
		if cmd.Wait() == nil {
			finished++
		}
		_, err := os.Stat(out)
		if errors.Is(err, os.ErrNotExist) {
			if there {
				t.Fatalf("kill %d: the record that was there is gone", n)
			}
			continue
		}
		s, err := store.Open(out)
		if err != nil {
			t.Fatalf("kill %d: %v", n, err)
		}
		a, err := s.Verify(context.Background(), nil)
		s.Close()
		if err != nil || len(a.Faults) > 0 || a.Documents < 120 {
			t.Fatalf("kill %d: %v %+v", n, err, a)
		}
	}
	t.Logf("%d builds of %v killed, %d of them had ended before", *killed, whole.Round(time.Millisecond), finished)
	if err := crashing(in, out).Run(); err != nil {
		t.Fatalf("after the kills a build fails: %v", err)
	}
}

func crashing(in, out string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "TESTIGO_CRASH_IN="+in, "TESTIGO_CRASH_OUT="+out)
	return cmd
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
