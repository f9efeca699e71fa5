package store

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"testigo/record"

	"golang.org/x/text/unicode/norm"
)

// Hit is one place where the words of a search were found.
type Hit struct {
	Doc   Row
	Event string // ID of the event whose sentence was hit; empty for a hit in the document's text
	Span  record.Span
	// CodePoints is Span in code points.
	CodePoints record.Span
	Context    string        // the words around, cut from the text
	Marks      []record.Span // where in Context the words stand
	Relevant   float64       // higher is better
}

// Search finds words in documents and in the sentences of events. Accents and case do not
// matter; words in quotation marks stand together; a word ending in * is a beginning.
// Statements come before documents, each by relevance (BM25).
func (s *Store) Search(ctx context.Context, words string, limit int) ([]Hit, error) {
	hits, _, err := s.SearchWithin(ctx, words, limit, 0)
	return hits, err
}

// SearchWithin is Search for readers who must not wait: relevance is computed only if at most so many sentences, or documents, have
// the words (0 = always). Of more, the first of the record are given, in order, and common says so; so are those of which all fit the limit.
func (s *Store) SearchWithin(ctx context.Context, words string, limit, most int) (hits []Hit, common bool, err error) {
	query, terms := matchQuery(words)
	if query == "" {
		return nil, false, nil
	}
	for _, in := range []struct{ table, of string }{
		{"search_statements", ", s.event, s.start, s.stop FROM (%) f JOIN shown_statements s ON s.id=f.rowid JOIN documents d ON d.id=s.document ORDER BY f.rank, d.name, s.start"},
		{"search_documents", ", '', 0, 0 FROM (%) f JOIN documents d ON d.id=f.rowid ORDER BY f.rank, d.name"},
	} {
		found := "SELECT rowid, rank FROM " + in.table + " WHERE " + in.table + " MATCH ?1 ORDER BY rank LIMIT ?2"
		args := []any{query, limit}
		if most > 0 {
			ids, err := s.matching(ctx, in.table, query, most+1)
			if err != nil {
				return nil, false, err
			}
			if len(ids) > most || len(ids) <= limit { // of a few, all are shown: BM25 would look at every place of every word first
				common = common || len(ids) > most
				found, args = "SELECT value AS rowid, 0 AS rank FROM json_each(?1)", []any{jsonList(ids[:min(len(ids), limit)])}
			}
		}
		query := "SELECT d." + strings.ReplaceAll(rowColumns, ",", ",d.") + ", f.rank" + strings.Replace(in.of, "%", found, 1)
		if err := s.addHits(ctx, &hits, query, args...); err != nil {
			return nil, false, err
		}
	}
	return hits, common, s.cutHits(ctx, hits, terms)
}

// matching is the first rows of a search, in the order of the record.
func (s *Store) matching(ctx context.Context, table, query string, limit int) ([]int64, error) {
	return s.numbers(ctx, "SELECT rowid FROM "+table+" WHERE "+table+" MATCH ? LIMIT ?", query, limit)
}

// jsonList writes numbers for json_each, which takes any number of them in one variable.
func jsonList(ids []int64) string {
	b := []byte{'['}
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(append(b, ']'))
}

func (s *Store) addHits(ctx context.Context, hits *[]Hit, query string, args ...any) error {
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var h Hit
		var rank float64
		h.Doc, err = scanRow(rows.Scan, &rank, &h.Event, &h.Span.Start, &h.Span.End)
		if err != nil {
			return err
		}
		h.Relevant = -rank
		*hits = append(*hits, h)
	}
	return rows.Err()
}

// cutHits cuts the words around each hit from its document.
func (s *Store) cutHits(ctx context.Context, hits []Hit, terms []string) error {
	texts := map[record.DocumentID]*record.Document{}
	for i := range hits {
		h := &hits[i]
		doc := texts[h.Doc.Hash]
		if doc == nil {
			d, err := s.load(ctx, h.Doc.Hash)
			if err == nil {
				doc, err = d.open()
			}
			if err != nil {
				return err
			}
			texts[h.Doc.Hash] = doc
		}
		h.cut(doc, terms)
	}
	return nil
}

// contextBytes is how much text is shown around a hit in a document.
const contextBytes = 240

func (h *Hit) cut(doc *record.Document, terms []string) {
	text := doc.Text()
	if h.Span.End == 0 { // a document: the first place where a word stands
		h.Span = firstMark(text, terms)
		start := border(text, max(0, h.Span.Start-contextBytes/3), false)
		end := border(text, min(len(text), start+contextBytes), true)
		h.Context = text[start:end]
	} else {
		h.Context = doc.Quote(h.Span)
	}
	h.Marks = marks(h.Context, terms)
	h.CodePoints.Start, h.CodePoints.End = doc.CodePoints(h.Span)
}

// border moves an offset outward to the nearest space.
func border(text string, at int, forward bool) int {
	for at > 0 && at < len(text) && text[at] != ' ' && text[at] != '\n' {
		if forward {
			at++
		} else {
			at--
		}
	}
	return at
}

func firstMark(text string, terms []string) record.Span {
	var first record.Span
	eachWord(text, func(s record.Span, folded string) bool {
		if matches(folded, terms) {
			first = s
			return false
		}
		return true
	})
	return first
}

func marks(text string, terms []string) []record.Span {
	var out []record.Span
	eachWord(text, func(s record.Span, folded string) bool {
		if matches(folded, terms) {
			out = append(out, s)
		}
		return true
	})
	return out
}

func matches(word string, terms []string) bool {
	for _, t := range terms {
		if t == word || strings.HasSuffix(t, "*") && strings.HasPrefix(word, t[:len(t)-1]) {
			return true
		}
	}
	return false
}

// eachWord walks words as FTS5's unicode61 cuts them: runs of letters and digits.
func eachWord(text string, yield func(record.Span, string) bool) {
	start := -1
	for i, r := range text {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if in && start < 0 {
			start = i
		} else if !in && start >= 0 {
			if !yield(record.Span{Start: start, End: i}, fold(text[start:i])) {
				return
			}
			start = -1
		}
	}
	if start >= 0 {
		yield(record.Span{Start: start, End: len(text)}, fold(text[start:]))
	}
}

// Fold drops case and accents, as the index of words and the places of events do.
func Fold(s string) string { return fold(s) }

// StatementsWith hands over the numbers of the statements whose sentence holds the words (see Search).
func (s *Store) StatementsWith(ctx context.Context, words string, take func(statement int64) error) error {
	query, _ := matchQuery(words)
	if query == "" {
		return nil
	}
	rows, err := s.db.QueryContext(ctx, "SELECT rowid FROM search_statements WHERE search_statements MATCH ?", query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		if err := take(id); err != nil {
			return err
		}
	}
	return rows.Err()
}

// fold drops case and accents, as the index does.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		if !unicode.IsMark(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// maxTerms bounds a query.
const maxTerms = 32

// matchQuery turns what a person typed into an FTS5 query in which every word is quoted, so that no
// character has a meaning of its own but * at the end of a word and quotation marks around a phrase.
func matchQuery(words string) (query string, terms []string) {
	if !utf8.ValidString(words) {
		words = strings.ToValidUTF8(words, " ")
	}
	var parts []string
	for i, piece := range strings.Split(words, `"`) {
		phrase := i%2 == 1
		var in []string
		for _, w := range strings.Fields(piece) {
			star := strings.HasSuffix(w, "*") && !phrase
			eachWord(w, func(_ record.Span, folded string) bool {
				in = append(in, folded)
				return true
			})
			if star && len(in) > 0 {
				in[len(in)-1] += "*"
			}
		}
		if len(terms)+len(in) > maxTerms {
			in = in[:maxTerms-len(terms)]
		}
		terms = append(terms, in...)
		if phrase && len(in) > 0 {
			parts = append(parts, `"`+strings.Join(in, " ")+`"`)
			continue
		}
		for _, w := range in {
			if strings.HasSuffix(w, "*") {
				parts = append(parts, `"`+w[:len(w)-1]+`"*`)
			} else {
				parts = append(parts, `"`+w+`"`)
			}
		}
	}
	return strings.Join(parts, " "), terms
}
