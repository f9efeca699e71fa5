package dating

import "testigo/record"

// released is when a reprint or translation came out: its own posted date, dateline or issue line, if that is not
// before the first publication and the same document names both. Otherwise nothing is said.
func released(doc *record.Document, written record.Interval, first int) string {
	if first == 0 || !written.Stated() {
		return ""
	}
	for _, kind := range [...]record.StampKind{record.PostedStamp, record.DatelineStamp, record.IssueStamp} {
		for _, c := range doc.Meta.Stamps {
			s := c.Value()
			if s.Kind != kind {
				continue
			}
			iv := record.EDTFInterval(s.EDTF)
			if iv.From != 0 && iv.To != 0 && written.From <= iv.To && iv.From <= written.From+maxReprint {
				return s.EDTF
			}
		}
	}
	return ""
}

// maxReprint: a stamp that comes more days after the first publication is an archive's, not a reprint's.
const maxReprint = 3 * 366
