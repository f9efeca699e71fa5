package main

import (
	"bytes"
	"fmt"

	"github.com/go-pdf/fpdf"
)

// Lengths in millimetres, type in points.
const (
	margin = 15.0
	gutter = 6.0
	line   = 4.8
	body   = 9.5
)

// sheet sets an article on pages of one or two columns, with the outlet above
// and the page number below, as printed bulletins have them.
type sheet struct {
	*fpdf.Fpdf
	latin func(string) string // UTF-8 to Windows-1252, the encoding of the core fonts
	cols  int
	col   int     // column being filled
	top   float64 // where columns start on this page
}

// writePDF sets one column on A4, two on A5: there the text runs over the
// gutter and the page.
func writePDF(a article) ([]byte, error) {
	size := "A4"
	if a.Columns == 2 {
		size = "A5"
	}
	p := &sheet{Fpdf: fpdf.New("P", "mm", size, ""), cols: a.Columns, top: margin + 6}
	p.latin = p.UnicodeTranslatorFromDescriptor("")
	p.SetCreationDate(a.Date)
	p.SetModificationDate(a.Date)
	p.SetCatalogSort(true)
	p.SetCompression(false)
	p.SetTitle(a.Title, true)
	p.SetAuthor(a.Outlet, true)
	p.SetMargins(margin, margin, margin)
	p.SetAutoPageBreak(true, margin+6)
	p.SetHeaderFunc(func() {
		p.SetFont("Helvetica", "", 7)
		p.SetXY(margin, 8)
		p.CellFormat(0, 4, p.latin(a.Outlet), "B", 0, "L", false, 0, "")
		p.SetY(margin)
	})
	p.SetFooterFunc(func() {
		p.SetFont("Helvetica", "", 7)
		p.SetXY(p.left(0), -12)
		p.CellFormat(p.full(), 4, fmt.Sprint(p.PageNo()), "", 0, "C", false, 0, "")
	})
	p.SetAcceptPageBreakFunc(p.flow)
	p.AddPage()
	p.set(a)
	var out bytes.Buffer
	err := p.Output(&out)
	return out.Bytes(), err
}

// set lays the title across the page and everything else into the columns.
func (p *sheet) set(a article) {
	for i, b := range a.Blocks {
		if i == 0 && b.Kind == title {
			p.SetFont("Times", "B", 17)
			p.MultiCell(0, 7.5, p.latin(b.plain()), "", "L", false)
			p.Ln(2)
			p.top = p.GetY()
			p.column(0)
			continue
		}
		p.block(b)
	}
}

func (p *sheet) block(b block) {
	switch b.Kind {
	case heading, title:
		p.Ln(1.5)
		p.keep(4 * line) // a heading never ends a column
		p.SetFont("Times", "B", 11.5)
		p.Write(line+0.7, p.latin(b.plain()))
		p.Ln(line + 1.2)
	case row:
		p.SetFont("Times", "", body)
		for _, cell := range b.Cells {
			p.CellFormat(45, line+1, p.latin(cell), "1", 0, "L", false, 0, "")
		}
		p.Ln(line + 1)
	default:
		p.SetFont("Times", "", body)
		if b.Kind == item {
			p.Write(line, p.latin(b.Mark+" "))
		}
		for _, r := range b.Runs {
			style := ""
			if r.Bold {
				style += "B"
			}
			if r.Italic {
				style += "I"
			}
			p.SetFont("Times", style, body)
			p.Write(line, p.latin(r.Text))
		}
		p.Ln(line + 1.6)
	}
}

// full is the width between the margins, whatever the column in force.
func (p *sheet) full() float64 {
	w, _ := p.GetPageSize()
	return w - 2*margin
}

// width is that of one column.
func (p *sheet) width() float64 {
	return (p.full() - gutter*float64(p.cols-1)) / float64(p.cols)
}

func (p *sheet) left(col int) float64 { return margin + float64(col)*(p.width()+gutter) }

// column makes col the one that text flows in, starting at its top.
func (p *sheet) column(col int) {
	w, _ := p.GetPageSize()
	p.col = col
	p.SetLeftMargin(p.left(col))
	p.SetRightMargin(w - p.left(col) - p.width())
	p.SetXY(p.left(col), p.top)
}

// keep moves on when less than height is left in the column.
func (p *sheet) keep(height float64) {
	_, h := p.GetPageSize()
	_, bottom := p.GetAutoPageBreak()
	if p.GetY()+height > h-bottom && p.flow() {
		p.AddPage()
	}
}

// flow is asked at the foot of a column: go to the next one, or turn the page.
func (p *sheet) flow() bool {
	if p.col+1 < p.cols {
		p.column(p.col + 1)
		return false
	}
	p.top = margin
	p.column(0)
	return true
}
