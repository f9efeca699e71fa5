package web

import (
	"slices"
	"strings"

	"testigo/pack"
	"testigo/pack/shapes"
	"testigo/publish/api"
	"testigo/publish/atlas"
	"testigo/publish/wording"
	"testigo/store"
)

type electionsView struct {
	Decades []electionDecade
}

type electionDecade struct {
	Year string
	Rows []api.ElectionLine
}

func elections(q *request) (page, error) {
	all, err := api.Elections(q.Lang)
	if err != nil {
		return page{}, err
	}
	var v electionsView
	for _, r := range all.Elections {
		year := r.Date[:min(4, len(r.Date))]
		if n := len(v.Decades); n == 0 || v.Decades[n-1].Year != year {
			v.Decades = append(v.Decades, electionDecade{Year: year})
		}
		d := &v.Decades[len(v.Decades)-1]
		d.Rows = append(d.Rows, r)
	}
	return page{Title: q.say("nav-elections"), Name: "elections", Data: v, Styles: []string{"elections.css"}}, nil
}

type electionView struct {
	E             *api.Election
	Colours       []electionColour // of the lists that lead somewhere
	Areas         []electionArea
	Base          []mapLand
	Width, Height int
}

type electionColour struct {
	Class int
	Name  string
}

type electionArea struct {
	Path, Label string
	Class       int // 1 to 7; 0 = no votes at hand
}

// colours is how many lists have a colour of their own on a map; the rest share the last.
const colours = 6

func electionPage(q *request) (page, error) {
	e, err := api.ElectionByID(q.PathValue("id"), q.Lang)
	if err != nil {
		return page{}, err
	}
	v := electionView{E: e, Width: 560, Height: 720}
	v.draw(q)
	return page{Title: e.Title + ", " + wording.Date(q.Lang, e.Date), Name: "election", Data: v, Styles: []string{"map.css", "elections.css"}}, nil
}

// draw colours the departments by the list that leads there.
func (v *electionView) draw(q *request) {
	folder, _, _ := strings.Cut(v.E.ID, "-")
	country := ""
	for _, c := range pack.Countries() {
		if c.Folder == folder {
			country = c.ISO
		}
	}
	outline := shapes.Country(country)
	if outline == nil || len(v.E.Districts) < 2 || !slices.ContainsFunc(v.E.Districts, func(d api.ElectionDistrict) bool { return d.Winner >= 0 }) {
		return
	}
	class := map[int]int{} // list -> colour
	for _, d := range v.E.Districts {
		if d.Winner >= 0 {
			class[d.Winner] = 0
		}
	}
	for i, l := range v.E.Lists { // the strongest lists have the first colours
		if _, leads := class[i]; !leads {
			continue
		}
		n := min(len(v.Colours)+1, colours+1)
		class[i] = n
		if n <= colours {
			v.Colours = append(v.Colours, electionColour{n, l.Name})
		} else if len(v.Colours) == colours {
			v.Colours = append(v.Colours, electionColour{n, q.say("election-others")})
		}
	}
	view := atlas.Fit(atlas.BoxOf(mainland(outline)).Around(0.03), float64(v.Width), float64(v.Height))
	at := map[string]api.ElectionDistrict{}
	for _, d := range v.E.Districts {
		at[district(d.Name)] = d
	}
	for _, d := range shapes.Divisions(country) {
		path := view.Path(d)
		if path == "" {
			continue
		}
		row, ok := at[district(d.Name)]
		if !ok {
			row, ok = at[district(strings.TrimSuffix(d.Name, " Province"))]
		}
		if !ok {
			v.Areas = append(v.Areas, electionArea{Path: path, Label: d.Name})
			continue
		}
		v.Areas = append(v.Areas, electionArea{path, row.Name + ": " + row.First + " " + row.Share, class[row.Winner]})
	}
}

// district is a district's name as the map and the tables of votes both have it: the capital's two districts are one on older maps.
func district(name string) string {
	s := store.Fold(strings.TrimSpace(name))
	for _, more := range []string{" metropolitana", " provincias"} {
		s = strings.TrimSuffix(s, more)
	}
	return s
}
