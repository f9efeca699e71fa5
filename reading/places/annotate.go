package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/confidence"
	"testigo/reading/words"
	"testigo/record"
)

// Options of [Annotate].
type Options struct {
	Nouns  bool   // leave demonyms out; the default keeps them, as most published sets do
	Source string // name or address of the outlet; empty if unknown
	Sites  bool   // give sites too
}

// Annotation is one place name in a bare text, in code points: the form in which geoparsing is scored.
type Annotation struct {
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Text      string  `json:"text"`
	Lat       float64 `json:"lat"`
	Lon       float64 `json:"lon"`
	GeoNames  int     `json:"geonameid,omitempty"`
	ID        string  `json:"id"`
	Name      string  `json:"name"`
	Adjective bool    `json:"adjective,omitempty"`
	// Confidence is that of package confidence.
	Confidence float64 `json:"confidence,omitempty"`
}

// Annotate reads a bare text, one paragraph a line, in English or Spanish. In Spanish demonyms are no
// names and are always left out.
func Annotate(text string, lang record.Lang, o Options) ([]Annotation, error) {
	doc, err := bareDocument(text, lang)
	if err != nil {
		return nil, err
	}
	g := gazetteer.World()
	t := words.NewAnalyser().Analyse(doc)
	return annotations(t, g, readFor(t, g, learned(), o), lang, o), nil
}

func readFor(t *words.Text, g *gazetteer.Gazetteer, m *model, o Options) []Mention {
	v, found := readWith(t, g, SourceOf(o.Source, g), m)
	if v != nil && o.Sites {
		found = v.sites(found)
	}
	return found
}

func annotations(t *words.Text, g *gazetteer.Gazetteer, found []Mention, lang record.Lang, o Options) []Annotation {
	out := make([]Annotation, 0, len(found))
	for _, m := range found {
		p := m.Place.Value()
		if p.Adjective && (o.Nouns || lang == record.Spanish) {
			continue
		}
		a := Annotation{Text: m.Place.Quote(), Lat: p.Lat, Lon: p.Lon, ID: p.ID, Name: p.Name, Adjective: p.Adjective}
		a.Confidence = confidence.OfPlace(t, &m.Place)
		a.Start, a.End = t.Doc.CodePoints(m.Place.Span())
		if m.Entry != gazetteer.None {
			a.GeoNames = g.GeoNames(m.Entry)
		}
		out = append(out, a)
	}
	return out
}

// bareDocument makes a document of a text whose lines are its paragraphs.
func bareDocument(text string, lang record.Lang) (*record.Document, error) {
	doc, err := record.NewDocument(record.IDOf([]byte(text)), "text", record.Text, text)
	if err != nil {
		return nil, err
	}
	doc.Lang = lang
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			if i > start {
				doc.Paragraphs = append(doc.Paragraphs, record.Paragraph{Span: record.Span{Start: start, End: i}, Lang: lang})
			}
			start = i + 1
		}
	}
	return doc, nil
}
