package places

import (
	"testigo/pack/gazetteer"
	"testigo/reading/words"
	"testigo/record"
)

// Considered is a name of the gazetteer in a text and what became of it: for evaluation, which names the layer that lost a place.
type Considered struct {
	Start, End int          // code points
	Taken      bool         // held for a place
	At         [][2]float64 // where the places of that name lie
	RunnerUp   [2]float64   // the next best of a name that was taken
	HasSecond  bool
}

// Traced is [Annotate] with all names that were considered, in text order.
func Traced(text string, lang record.Lang, o Options) ([]Annotation, []Considered, error) {
	doc, err := bareDocument(text, lang)
	if err != nil {
		return nil, nil, err
	}
	g := gazetteer.World()
	t := words.NewAnalyser().Analyse(doc)
	v, found := readWith(t, g, SourceOf(o.Source, g), learned())
	if v == nil {
		return nil, nil, nil
	}
	var all []Considered
	for k := range v.spans {
		s := &v.spans[k]
		c := Considered{}
		c.Start, c.End = doc.CodePoints(t.Span(s.first, s.last))
		for _, x := range v.cands[s.from:s.to] {
			lat, lon := g.At(x.Place)
			c.At = append(c.At, [2]float64{lat, lon})
		}
		for m := range v.found {
			if f := &v.found[m]; f.first == s.first && f.last == s.last {
				c.Taken = true
				if gr := &v.groups[v.of[m]]; gr.second >= 0 {
					c.RunnerUp[0], c.RunnerUp[1] = g.At(v.cands[gr.second].Place)
					c.HasSecond = true
				}
			}
		}
		all = append(all, c)
	}
	if o.Sites {
		found = v.sites(found)
	}
	return annotations(t, g, found, lang, o), all, nil
}
