package times

import (
	"fmt"

	"testigo/reading/confidence"
	"testigo/reading/words"
	"testigo/record"
)

// Annotation is a resolved expression for evaluation files: a span in code points and TIMEX3 attributes.
type Annotation struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
	Mod   string `json:"mod,omitempty"`
	// Confidence is that of package confidence.
	Confidence float64 `json:"confidence,omitempty"`
}

var typeNames = [...]string{record.NoTimeType: "", record.Date: "DATE", record.TimeOfDay: "TIME", record.Duration: "DURATION", record.Set: "SET"}

// Read finds and resolves the expressions of a plain text of one language, written on a day given as EDTF ("" = unknown).
func Read(text string, lang record.Lang, written string) (*words.Text, []record.Cited[record.Time], record.Dating, error) {
	var dating record.Dating
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "text", record.Text, text)
	if err != nil {
		return nil, nil, dating, err
	}
	doc.Lang = lang
	doc.Paragraphs = lines(text, lang)
	if written != "" {
		iv := record.EDTFInterval(written)
		if !iv.Stated() {
			return nil, nil, dating, fmt.Errorf("date of writing: %q states no day", written)
		}
		dating = record.Dating{EDTF: written, Interval: iv, Best: iv, Confidence: 1}
	}
	t := words.NewAnalyser().Analyse(doc)
	return t, Resolve(t, Find(t), dating), dating, nil
}

// Annotate gives what [Read] finds in the form of evaluation files.
func Annotate(text string, lang record.Lang, written string) ([]Annotation, error) {
	t, found, dating, err := Read(text, lang, written)
	if err != nil {
		return nil, err
	}
	confidence.Resolved(t, found, dating)
	var out []Annotation
	for _, c := range found {
		tm := c.Value()
		a := Annotation{Text: c.Witness().Quote(), Type: typeNames[tm.Type], Value: tm.Value, Mod: tm.Mod, Confidence: tm.Confidence}
		a.Start, a.End = t.Doc.CodePoints(c.Witness().Span())
		out = append(out, a)
	}
	return out, nil
}

// lines cuts text into paragraphs at line breaks.
func lines(text string, lang record.Lang) []record.Paragraph {
	var out []record.Paragraph
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			if i > start {
				out = append(out, record.Paragraph{Span: record.Span{Start: start, End: i}, Lang: lang})
			}
			start = i + 1
		}
	}
	return out
}
