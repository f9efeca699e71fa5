package markdown

import (
	"strings"
	"testing"

	"testigo/document/extract"
)

func TestBlocks(t *testing.T) {
	text := "---\ntitle: \"La sequía\"\nauthor: Juana Choque\ndraft: true\n---\n# Primera\n\nUna línea\nque sigue.\n\nSubtítulo\n---\n\n- uno\n- dos\n  sigue\n\n```\ncódigo\n```\n***\n| a | b |\n> cita\n"
	res, err := Read("a.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if res.Text != text {
		t.Error("the text is not the file")
	}
	want := []struct {
		tag  extract.Tag
		text string
	}{{extract.Title, "La sequía"}, {extract.Author, "Juana Choque"}, {extract.Rule, "true"}, {extract.Title, "Primera"}, {extract.Plain, "Una línea\nque sigue."},
		{extract.Heading, "Subtítulo"}, {extract.ListItem, "uno"}, {extract.ListItem, "dos\n  sigue"}, {extract.Verbatim, "código"}, {extract.Rule, "***"}, {extract.Cell, "| a | b |"}, {extract.Plain, "cita"}}
	for i, b := range res.Blocks {
		if i >= len(want) || b.Tag != want[i].tag || text[b.Start:b.End] != want[i].text {
			t.Errorf("block %d: %d %q", i, b.Tag, text[b.Start:b.End])
		}
	}
	if len(res.Blocks) != len(want) {
		t.Errorf("%d blocks, want %d", len(res.Blocks), len(want))
	}
}

func FuzzBlocks(f *testing.F) {
	for _, s := range []string{"# a\nb\n===\n", "---\na: b\n---\n", "```\nx", "- a\n\n1. b", "####### x", "|", ">", "---\n:\n---\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		last := 0
		for _, b := range blocks(text) {
			if b.Start < last || b.End <= b.Start || b.End > len(text) {
				t.Fatalf("block %v after %d of %d", b.Span, last, len(text))
			}
			last = b.End
		}
	})
}
