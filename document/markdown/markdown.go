// Package markdown reads Markdown. The text is the file as it stands, marks included, so that spans are
// positions in the file; the marks tell what each block is. Front matter between lines of "---" gives
// title, author and date, which are visible in the text and so can be cited.
//
// Method: a line reader for the block structure of CommonMark as far as it bears on reading: headings of both
// kinds, lists, fenced code, rules, tables, quotes, paragraphs. Inline marks are left alone.
package markdown

import (
	"strings"

	"testigo/document/extract"
	"testigo/document/plain"
	"testigo/record"
)

// Read extracts the text of a file.
func Read(name string, original []byte) (extract.Result, error) {
	res, err := plain.Read(name, original)
	if err != nil {
		return res, err
	}
	res.Blocks = blocks(res.Text)
	return res, nil
}

func blocks(text string) []extract.Block {
	out := []extract.Block{}
	para := -1 // index of the paragraph that is open
	titled, fence := false, ""
	add := func(start, end int, tag extract.Tag) {
		for start < end && (text[start] == ' ' || text[start] == '\t' || text[start] == '\r') {
			start++
		}
		for start < end && (text[end-1] == ' ' || text[end-1] == '\t' || text[end-1] == '\r') {
			end--
		}
		if start < end {
			out = append(out, extract.Block{Span: record.Span{Start: start, End: end}, Tag: tag})
		}
	}
	pos := front(text, add)
	for pos < len(text) {
		end := strings.IndexByte(text[pos:], '\n')
		next := len(text)
		if end < 0 {
			end = len(text)
		} else {
			end += pos
			next = end + 1
		}
		line := strings.TrimRight(text[pos:end], " \t\r")
		body := strings.TrimLeft(line, " \t\ufeff")
		at := pos + len(line) - len(body)
		stop := at + len(body)
		switch {
		case fence != "":
			if strings.HasPrefix(body, fence) {
				fence = ""
			} else {
				add(at, stop, extract.Verbatim)
			}
			para = -1
		case body == "":
			para = -1
		case strings.HasPrefix(body, "```"), strings.HasPrefix(body, "~~~"):
			fence, para = body[:3], -1
		case body[0] == '#' && strings.TrimLeft(body, "#") != body && hashes(body) <= 6 && (len(body) == hashes(body) || body[hashes(body)] == ' '):
			tag := extract.Heading
			if hashes(body) == 1 && !titled {
				tag, titled = extract.Title, true
			}
			inner := strings.TrimRight(strings.TrimRight(body, "#"), " ")
			add(at+hashes(body), at+max(len(inner), hashes(body)), tag)
			para = -1
		case para >= 0 && strings.Trim(body, "=") == "" && len(body) > 1:
			if !titled {
				out[para].Tag, titled = extract.Title, true
			} else {
				out[para].Tag = extract.Heading
			}
			para = -1
		case para >= 0 && strings.Trim(body, "-") == "" && len(body) > 1:
			out[para].Tag = extract.Heading
			para = -1
		case rule(body):
			add(at, stop, extract.Rule)
			para = -1
		case marker(body) > 0:
			add(at+marker(body), stop, extract.ListItem)
			para = len(out) - 1
		case body[0] == '|':
			add(at, stop, extract.Cell)
			para = -1
		case body[0] == '>':
			n := len(body) - len(strings.TrimLeft(body, "> "))
			add(at+n, stop, extract.Plain)
			para = -1
			if n < len(body) {
				para = len(out) - 1
			}
		case para >= 0 && out[para].Tag != extract.Cell:
			out[para].End = stop
		default:
			add(at, stop, extract.Plain)
			para = len(out) - 1
		}
		pos = next
	}
	return out
}

func hashes(s string) int { return len(s) - len(strings.TrimLeft(s, "#")) }

func rule(s string) bool {
	t := strings.ReplaceAll(s, " ", "")
	return len(t) >= 3 && (strings.Trim(t, "-") == "" || strings.Trim(t, "*") == "" || strings.Trim(t, "_") == "")
}

// marker is the length of a list mark.
func marker(s string) int {
	if len(s) > 2 && strings.ContainsRune("-*+", rune(s[0])) && s[1] == ' ' {
		return 2
	}
	n := 0
	for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' ' {
		return n + 2
	}
	return 0
}

// front reads front matter and gives the offset behind it.
func front(text string, add func(start, end int, tag extract.Tag)) int {
	start := 0
	if strings.HasPrefix(text, "\ufeff") {
		start = len("\ufeff")
	}
	if !strings.HasPrefix(text[start:], "---\n") && !strings.HasPrefix(text[start:], "---\r\n") {
		return start
	}
	pos := start + strings.IndexByte(text[start:], '\n') + 1
	type entry struct {
		start, end int
		tag        extract.Tag
	}
	var found []entry
	for lines := 0; pos < len(text) && lines < 60; lines++ {
		end := strings.IndexByte(text[pos:], '\n')
		if end < 0 {
			return start
		}
		line := strings.TrimRight(text[pos:pos+end], " \r")
		next := pos + end + 1
		if line == "---" || line == "..." {
			for _, f := range found {
				add(f.start, f.end, f.tag)
			}
			return next
		}
		if key, value, ok := strings.Cut(line, ":"); ok {
			v := strings.Trim(value, " \t\"'")
			at := pos + len(key) + 1 + strings.Index(value, v)
			tag := extract.Tag(0)
			switch strings.ToLower(strings.TrimSpace(key)) {
			case "title", "título", "titulo":
				tag = extract.Title
			case "subtitle", "description", "deck", "subtítulo":
				tag = extract.Subtitle
			case "author", "authors", "autor", "autora", "by":
				tag = extract.Author
			case "date", "fecha", "published":
				tag = extract.Time
			default:
				tag = extract.Rule
			}
			if v != "" {
				found = append(found, entry{at, at + len(v), tag})
			}
		}
		pos = next
	}
	return start
}
