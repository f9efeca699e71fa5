package incidents

import (
	"strings"

	"testigo/reading/events"
	"testigo/reading/words"
	"testigo/record"
)

// Read makes a message from the text as distributed. bodyStart is where the body begins; 0 = look for
// the mark "-- [TEXT]" or the like in the first lines.
func Read(a *words.Analyser, id, text string, bodyStart int) (*Message, error) {
	if bodyStart <= 0 || bodyStart > len(text) {
		bodyStart = 0
		if i := strings.Index(text, "-- ["); i >= 0 && i < 400 {
			if k := strings.IndexByte(text[i:], ']'); k >= 0 {
				bodyStart = i + k + 1
			}
		}
	}
	body := text[bodyStart:]
	doc, err := record.NewDocument(record.IDOf([]byte(text)), id, record.Text, strings.ToValidUTF8(body, "?"))
	if err != nil {
		return nil, err
	}
	doc.Lang = record.English
	doc.Paragraphs = paragraphs(doc.Text())
	t := a.Analyse(doc)
	return &Message{Header: text[:bodyStart], Text: t, Events: events.Find(t, events.Input{})}, nil
}

// paragraphs are parted by empty lines; all is body.
func paragraphs(text string) []record.Paragraph {
	var out []record.Paragraph
	start := 0
	add := func(end int) {
		s, e := start, end
		for s < e && (text[s] == ' ' || text[s] == '\n' || text[s] == '\r' || text[s] == '\t') {
			s++
		}
		for e > s && (text[e-1] == ' ' || text[e-1] == '\n' || text[e-1] == '\r' || text[e-1] == '\t') {
			e--
		}
		if s < e {
			out = append(out, record.Paragraph{Span: record.Span{Start: s, End: e}, Kind: record.Body, Lang: record.English})
		}
	}
	for i := 0; i < len(text); i++ {
		if text[i] == '\n' {
			j := i + 1
			for j < len(text) && (text[j] == ' ' || text[j] == '\t' || text[j] == '\r') {
				j++
			}
			if j < len(text) && text[j] == '\n' {
				add(i)
				start = j
				i = j - 1
			}
		}
	}
	add(len(text))
	return out
}
