package main

import (
	"fmt"
	"strings"
	"time"
)

// article is a source file: its front matter and its blocks in order.
type article struct {
	Title, Outlet, Format string
	Columns               int // of the PDF page, 1 or 2
	Date                  time.Time
	Blocks                []block
}

// kind says how a block is set.
type kind int

const (
	paragraph kind = iota
	title
	heading
	item // of a bullet or numbered list; Mark holds the bullet or number
	row  // of a table; Cells holds its cells
)

type block struct {
	Kind  kind
	Mark  string
	Runs  []stretch
	Cells []string
}

// stretch is a stretch of text in one style.
type stretch struct {
	Text         string
	Bold, Italic bool
}

// parse reads the small part of Markdown that the sources use: front matter,
// "# ", "## ", "- ", "1. ", "| a | b |", **bold** and *italic*. A paragraph is
// one line.
func parse(text string) (article, error) {
	a := article{Columns: 1}
	head, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
	if !ok {
		return a, fmt.Errorf("no front matter")
	}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			a.Title = value
		case "outlet":
			a.Outlet = value
		case "format":
			a.Format = value
		case "columns":
			if value == "2" {
				a.Columns = 2
			}
		default:
			return a, fmt.Errorf("unknown key %q", key)
		}
	}
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			a.Blocks = append(a.Blocks, parseLine(line))
		}
	}
	return a, nil
}

func parseLine(line string) block {
	if rest, ok := strings.CutPrefix(line, "# "); ok {
		return block{Kind: title, Runs: runs(rest)}
	}
	if rest, ok := strings.CutPrefix(line, "## "); ok {
		return block{Kind: heading, Runs: runs(rest)}
	}
	if rest, ok := strings.CutPrefix(line, "- "); ok {
		return block{Kind: item, Mark: "•", Runs: runs(rest)}
	}
	if n, rest, ok := strings.Cut(line, ". "); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
		return block{Kind: item, Mark: n + ".", Runs: runs(rest)}
	}
	if strings.HasPrefix(line, "|") {
		var cells []string
		for _, c := range strings.Split(strings.Trim(line, "|"), "|") {
			cells = append(cells, strings.TrimSpace(c))
		}
		return block{Kind: row, Cells: cells}
	}
	return block{Kind: paragraph, Runs: runs(line)}
}

// runs splits at the asterisks: two switch bold, one switches italic.
func runs(s string) []stretch {
	var out []stretch
	var bold, italic bool
	for s != "" {
		i := strings.IndexByte(s, '*')
		if i < 0 {
			i = len(s)
		}
		if i > 0 {
			out = append(out, stretch{s[:i], bold, italic})
		}
		switch s = s[i:]; {
		case strings.HasPrefix(s, "**"):
			bold, s = !bold, s[2:]
		case s != "":
			italic, s = !italic, s[1:]
		}
	}
	return out
}

// plain is the text of a block without styles.
func (b block) plain() string {
	var sb strings.Builder
	for _, r := range b.Runs {
		sb.WriteString(r.Text)
	}
	return sb.String()
}
