package web

import (
	"fmt"
	"strconv"
	"strings"

	"testigo/document/lineage"
	"testigo/publish/api"
	"testigo/record"
	"testigo/store"
)

// besideView is a document and its translation or copy, paragraph beside paragraph.
type besideView struct {
	A, B           *api.Document
	Kind           record.LineageKind
	CopyIsLeft     bool
	Rows           []besideRow
	Met            int // pairs with words on both sides, in the whole text
	AloneA, AloneB int
	Part, Parts    int
	Earlier, Later string
}

// besideRow is one pair.
type besideRow struct {
	Number         int // from one, over the whole text
	A, B           besideSide
	ApartA, ApartB string // numbers in digits that stand on one side only
}

type besideSide struct {
	Blocks []blockView
	Lang   record.Lang
	Doc    string
}

func besidePage(q *request) (page, error) {
	b, err := q.Record.Beside(q.Context(), q.PathValue("id"), q.PathValue("other"))
	if err != nil {
		return page{}, err
	}
	path := "/documents/" + b.A.ID + "/beside/" + b.B.ID
	if q.PathValue("id") != b.A.ID || q.PathValue("other") != b.B.ID {
		return page{}, redirect{path}
	}
	v := besideView{A: b.A, B: b.B, Kind: b.Kind, CopyIsLeft: b.CopyIs == b.A.ID, Part: 1}
	for _, p := range b.Pairs {
		switch {
		case len(p.A) == 0:
			v.AloneB++
		case len(p.B) == 0:
			v.AloneA++
		default:
			v.Met++
		}
	}
	parts := b.Parts()
	if v.Parts = len(parts); v.Parts > 1 {
		if s := q.URL.Query().Get("part"); s != "" {
			if v.Part, err = strconv.Atoi(s); err != nil || v.Part < 1 || v.Part > v.Parts {
				return page{}, store.ErrNotFound
			}
		}
		if v.Part > 1 {
			v.Earlier = fmt.Sprintf("%s?part=%d", path, v.Part-1)
		}
		if v.Part < v.Parts {
			v.Later = fmt.Sprintf("%s?part=%d", path, v.Part+1)
		}
	}
	number := 1
	for i, pairs := range parts {
		if i+1 == v.Part {
			v.Rows = rowsOf(b, pairs, number)
		}
		number += len(pairs)
	}
	return page{Title: q.say("beside-title") + ": " + b.A.Heading(), Name: "beside", Data: v, Scripts: []string{"beside.js"}, Styles: []string{"document.css", "beside.css"}}, nil
}

// rowsOf makes the rows of one part.
func rowsOf(b *api.Beside, pairs []api.Pair, number int) []besideRow {
	var all [2][]api.Block
	for _, p := range pairs {
		all[0], all[1] = append(all[0], p.A...), append(all[1], p.B...)
	}
	all[0], all[1] = b.A.Marked(all[0]), b.B.Marked(all[1])
	side := func(k int, d *api.Document, n int) (s besideSide, words string) {
		s.Lang, s.Doc = d.Lang, d.ID
		for _, block := range all[k][:n] {
			s.Blocks = append(s.Blocks, blockView{Block: block, Base: "/documents/" + d.ID})
			words += d.Reading.Doc.Quote(block.Span) + "\n\n"
		}
		all[k] = all[k][n:]
		return s, words
	}
	var out []besideRow
	for i, p := range pairs {
		r := besideRow{Number: number + i}
		var a, z string
		r.A, a = side(0, b.A, len(p.A))
		r.B, z = side(1, b.B, len(p.B))
		if len(p.A) > 0 && len(p.B) > 0 {
			x, y := lineage.NumbersApart(a, z)
			r.ApartA, r.ApartB = strings.Join(x, ", "), strings.Join(y, ", ")
		}
		out = append(out, r)
	}
	return out
}
