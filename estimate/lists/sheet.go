package lists

import (
	"bytes"

	"github.com/xuri/excelize/v2"
)

// maxUnzipped bounds what a workbook may unfold to.
const maxUnzipped = 2 << 30

// readSheet reads the first sheet of a workbook. Lines are the sheet's rows. Dates are read year first, whatever the
// language of the machine that wrote them.
func readSheet(name string, data []byte, m Mapping) (f *File, err error) {
	broken := func(err error) error {
		return &Error{File: name, Problem: "the workbook cannot be read: " + clip(err.Error()), Hint: "open it and save it again as .xlsx, or as CSV"}
	}
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: 64 << 20, ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd"})
	if err != nil {
		return nil, broken(err)
	}
	defer book.Close()
	sheets := book.GetSheetList()
	if len(sheets) == 0 {
		return nil, &Error{File: name, Problem: "the workbook has no sheet", Hint: "save the list as CSV"}
	}
	rows, err := book.Rows(sheets[0])
	if err != nil {
		return nil, broken(err)
	}
	defer rows.Close()
	b := builder{f: &File{Name: name, Missing: map[Role]int{}}, m: m}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		if err != nil {
			return nil, broken(err)
		}
		if h := b.f.Header; h != nil && len(cells) > 0 {
			for len(cells) < len(h) { // a sheet leaves empty cells at the end away
				cells = append(cells, "")
			}
			for len(cells) > len(h) && cells[len(cells)-1] == "" {
				cells = cells[:len(cells)-1]
			}
		}
		if err := b.add(line, cells); err != nil {
			return nil, err
		}
	}
	if err := rows.Error(); err != nil {
		return nil, broken(err)
	}
	return b.done()
}
