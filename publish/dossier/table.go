package dossier

import (
	"encoding/csv"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// JSON writes what is on the page as one object.
func JSON(w io.Writer, d *Dossier) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(d)
}

// CSV writes a row for each note of each line; a line without notes has one row. Cells that a spreadsheet would take for a formula are
// led by an apostrophe, as quotes come from strangers.
func CSV(w io.Writer, d *Dossier) error {
	out := csv.NewWriter(w)
	row := func(cells ...string) error {
		for i, c := range cells {
			cells[i] = tame(c)
		}
		return out.Write(cells)
	}
	if err := row("section", "id", "edtf", "date", "line", "marks", "quote", "attribution", "document", "title", "outlet", "written", "page", "start", "end", "sha256"); err != nil {
		return err
	}
	for _, s := range d.Sections {
		for _, l := range s.Lines {
			notes := []Note{{}}
			if len(l.Notes) > 0 {
				notes = notes[:0]
			}
			for _, n := range l.Notes {
				notes = append(notes, d.Notes[n-1])
			}
			for _, n := range notes {
				page, start, end := "", "", ""
				if n.Hash != "" {
					start, end = strconv.Itoa(n.Start), strconv.Itoa(n.End)
				}
				if n.Page > 0 {
					page = strconv.Itoa(n.Page)
				}
				if err := row(s.Heading, l.ID, l.EDTF, l.Date, l.Text, strings.Join(l.Marks, "; "), n.Quote, n.Said, n.Document, n.Title, n.Outlet, n.Written, page, start, end, n.Hash); err != nil {
					return err
				}
			}
		}
	}
	out.Flush()
	return out.Error()
}

// tame keeps a cell from being read as a formula (OWASP, CSV injection); numbers stay numbers.
func tame(s string) string {
	if s == "" || !strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return s
	}
	return "'" + s
}
