package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// articlesVariable names the folder with the three articles of testdata/walk/articles.txt, files that begin with 000_, 001_ and 002_. They belong
// to others and are not part of this repository; without them the session over the example reports (testdata/script/walk.txt) stands alone.
//
//	TESTIGO_ARTICLES=../articles go test ./cmd/testigo -run TestQuestionsAPersonAsks -v
const articlesVariable = "TESTIGO_ARTICLES"

// TestQuestionsAPersonAsks walks through the questions of a reader: each is answered in at most three commands, by what must appear.
func TestQuestionsAPersonAsks(t *testing.T) {
	folder := os.Getenv(articlesVariable)
	if folder == "" {
		t.Skipf("set %s to the folder of the articles", articlesVariable)
	}
	folder, err := filepath.Abs(filepath.Join("../..", folder))
	if filepath.IsAbs(os.Getenv(articlesVariable)) {
		folder, err = os.Getenv(articlesVariable), nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("no folder of articles: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/walk",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/cache")
			return articles(folder, filepath.Join(env.WorkDir, "articles"))
		},
	})
}

// articles copies the three that the questions are about.
func articles(from, to string) error {
	if err := os.Mkdir(to, 0o755); err != nil {
		return err
	}
	found := 0
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for _, head := range [...]string{"000_", "001_", "002_"} {
			if strings.HasPrefix(d.Name(), head) && strings.HasSuffix(d.Name(), ".txt") {
				b, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				found++
				return os.WriteFile(filepath.Join(to, d.Name()), b, 0o644)
			}
		}
		return nil
	})
	if err == nil && found != 3 {
		err = fmt.Errorf("%s: %d of the three articles", from, found)
	}
	return err
}

// TestEveryQuestionTakesThreeCommands reads the sessions: a question is a comment that begins with Q and a number.
func TestEveryQuestionTakesThreeCommands(t *testing.T) {
	for _, file := range []string{"testdata/walk/articles.txt", "testdata/script/walk.txt"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		questions, commands, asserted, name := 0, 0, true, ""
		end := func() {
			if name != "" && (commands > 3 || !asserted) {
				t.Errorf("%s: %s takes %d commands, asserted: %v", file, name, commands, asserted)
			}
		}
		for line := range strings.Lines(string(b)) {
			line = strings.TrimSpace(line)
			switch {
			case strings.HasPrefix(line, "# Q") && len(line) > 3 && line[3] >= '0' && line[3] <= '9':
				end()
				name, commands, asserted = line, 0, false
				questions++
			case strings.HasPrefix(line, "exec "):
				commands++
			case strings.HasPrefix(line, "stdout "), strings.HasPrefix(line, "stderr "):
				asserted = true
			}
		}
		end()
		if questions < 20 {
			t.Errorf("%s: %d questions", file, questions)
		}
	}
}
