package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestCommittedReportsAreCurrent renders every source again and compares the
// bytes with the committed report.
func TestCommittedReportsAreCurrent(t *testing.T) {
	files, err := filepath.Glob("../src/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, file := range files {
		name, got, err := render(file)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		want, err := os.ReadFile(filepath.Join("../reports", name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs from its source; hint: run \"go run .\" here", name)
		}
	}
}
