package dating

import (
	"io"
	"strings"
	"unicode"

	"testigo/eval/jsonl"
	"testigo/eval/pytext"
)

// Input is a document to be dated, without gold.
type Input struct {
	ID       string `json:"id"`
	Lang     string `json:"lang"`      // "" where the set does not say it
	Text     string `json:"text"`      // "" where the text is kept in another set, see [AddTexts]
	PageDate string `json:"page_date"` // what the web page shows: right, wrong or ""
}

// ReadInputs reads documents without their gold.
func ReadInputs(r io.Reader, name string) ([]Input, error) {
	return jsonl.Read(r, name, func(d *Input) error {
		if d.ID == "" {
			return errNoID
		}
		return nil
	})
}

// AddTexts fills empty texts from another set (one object a line with id and
// text) and cuts the dateline, which would give the date away: the text starts at
// body_start where the set has it; elsewhere lines that are only a date are
// dropped. It returns how many texts were filled.
func AddTexts(inputs []Input, r io.Reader, name string) (filled int, err error) {
	at := map[string]int{}
	for i, d := range inputs {
		if d.Text == "" {
			at[d.ID] = i
		}
	}
	type source struct {
		ID        string `json:"id"`
		Lang      string `json:"lang"`
		Text      string `json:"text"`
		BodyStart int    `json:"body_start"` // code points
	}
	_, err = jsonl.Read(r, name, func(s *source) error {
		i, ok := at[s.ID]
		if !ok {
			return nil
		}
		if s.BodyStart > 0 {
			// Lines are wrapped here: one that is only a date belongs to a sentence.
			text := []rune(s.Text)
			inputs[i].Text = pytext.Slice(text, s.BodyStart, len(text))
		} else {
			inputs[i].Text = withoutDateLines(s.Text)
		}
		if inputs[i].Lang == "" {
			inputs[i].Lang = s.Lang
		}
		filled++
		*s = source{}
		return nil
	})
	return filled, err
}

// withoutDateLines drops the lines that say nothing but a date or time.
func withoutDateLines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !onlyDate(line) {
			b.WriteString(line)
		}
	}
	return b.String()
}

var monthNames = wordSet("january february march april may june july august september october november december " +
	"jan feb mar apr jun jul aug sep sept oct nov dec " +
	"enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ene abr ago dic")

var dateWords = wordSet("monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun " +
	"lunes martes miércoles miercoles jueves viernes sábado sabado domingo " +
	"de del of the st nd rd th am pm a p m h hrs gmt utc est edt cst cdt mst mdt pst pdt et t z")

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}

// onlyDate: date words and numbers alone, among them a month's name or three numbers.
func onlyDate(line string) bool {
	if len(line) > 80 {
		return false
	}
	months, numbers := 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return !pytext.IsWord(r) }) {
		digits := strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) })
		if digits < 0 {
			if numbers++; len(w) == 8 && w >= "1500" && w < "21" { // YYYYMMDD
				numbers += 2
			}
			continue
		}
		if digits > 0 { // 3rd, 10am
			numbers++
			w = w[digits:]
		}
		switch {
		case monthNames[w]:
			months++
		case !dateWords[w]:
			return false
		}
	}
	return months == 1 && numbers > 0 || months == 0 && numbers >= 3
}
