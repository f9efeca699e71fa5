package election

import (
	"strconv"
	"strings"
	"unicode"
)

// What a column of a table of results holds.
type column uint8

const (
	colNone column = iota
	colElection
	colDistrict
	colMagnitude
	colList
	colCandidate
	colAbbr
	colVotes
	colSeats
	columnCount
)

// headers are column names as sources print them, folded (see foldName), English and Spanish.
// Where a table has several columns for one thing, the name further left in its line wins.
var headers = [columnCount][]string{
	colElection: {"election id", "election", "eleccion", "contest", "round", "vuelta"},
	colDistrict: {"district", "distrito electoral", "electoral district", "circunscripcion", "circunscripcion electoral",
		"constituency", "distrito", "department", "departamento", "region", "province", "provincia", "state", "estado"},
	colMagnitude: {"seats in district", "district seats", "magnitude", "magnitud", "district magnitude", "seats on offer",
		"escanos en disputa", "curules en disputa", "escanos del distrito", "seats available"},
	colList: {"list", "lista", "party", "partido", "partido politico", "political party", "organizacion politica",
		"agrupacion politica", "agrupacion", "alliance", "alianza", "lista o partido", "party or alliance", "partido o alianza",
		"option", "opcion", "name", "nombre", "party name", "candidatura", "fuerza politica"},
	colCandidate: {"candidate", "candidato", "candidata", "candidato a", "candidates"},
	colAbbr:      {"abbr", "abbreviation", "acronym", "siglas", "sigla"},
	colVotes: {"votes", "votos", "votes won", "total votes", "total votos", "total de votos", "votos obtenidos", "number of votes",
		"numero de votos", "n votos", "cantidad de votos", "vote", "total votos obtenidos", "votes received"},
	colSeats: {"seats", "escanos", "curules", "seats won", "bancas", "mandates", "mandatos", "seats claimed", "representantes",
		"diputados", "senadores", "congresistas", "cargos", "actas", "escanos obtenidos", "curules obtenidas", "total seats", "puestos"},
}

var headerOf = func() map[string]struct {
	col  column
	rank int
} {
	m := map[string]struct {
		col  column
		rank int
	}{}
	for c, names := range headers {
		for rank, n := range names {
			m[n] = struct {
				col  column
				rank int
			}{column(c), rank}
		}
	}
	return m
}()

// layout says in which cell each column stands; -1 where it does not.
type layout [columnCount]int

// layoutOf reads a header row; ok if it names votes and who got them.
func layoutOf(cells []string) (l layout, ok bool) {
	rank := [columnCount]int{}
	for c := range l {
		l[c] = -1
	}
	for i, cell := range cells {
		h, found := headerOf[foldName(cell)]
		if found && (l[h.col] < 0 || h.rank < rank[h.col]) {
			l[h.col], rank[h.col] = i, h.rank
		}
	}
	return l, l[colVotes] >= 0 && (l[colList] >= 0 || l[colCandidate] >= 0)
}

func (l layout) cell(cells []string, c column) string {
	if i := l[c]; i >= 0 && i < len(cells) {
		return strings.TrimSpace(cells[i])
	}
	return ""
}

// What a row is, if it is no list.
type rowKind uint8

const (
	rowList rowKind = iota
	rowOthers
	rowBlank
	rowNull
	rowValid
	rowCast
	rowTotal
	rowRegistered
)

// rows are names in the column of lists that name no list, folded.
var rows = func() map[string]rowKind {
	m := map[string]rowKind{}
	for kind, names := range map[rowKind]string{
		rowOthers: "others|other|otros|otras|other lists|otras listas|other parties|otros partidos|rest|resto|los demas",
		rowBlank:  "blank|blanks|blank votes|blank ballots|blancos|en blanco|votos en blanco|votos blancos|voto en blanco",
		rowNull: "null|null votes|invalid|invalid votes|spoilt|spoilt votes|spoiled votes|rejected votes|nulos|votos nulos|nulos y viciados|" +
			"viciados|votos viciados|votos nulos y viciados|invalid null votes",
		rowValid: "valid|valid votes|total valid votes|validos|votos validos|total votos validos|total de votos validos|votos validamente emitidos",
		rowCast:  "cast|votes cast|total votes cast|turnout|emitidos|votos emitidos|total votos emitidos|total de votos emitidos|asistencia",
		rowTotal: "total|totals|totales|total votes|total votos|total de votos|suma|sum",
		rowRegistered: "registered|registered voters|electors|electores|electores habiles|inscritos|padron|padron electoral|" +
			"registered voters turnout|ausentes|absent|ausentismo",
	} {
		for n := range strings.SplitSeq(names, "|") {
			m[n] = kind
		}
	}
	return m
}()

func kindOf(list string) rowKind {
	if k, ok := rows[foldName(list)]; ok {
		return k
	}
	if strings.HasPrefix(list, "(") && strings.HasSuffix(list, ")") { // "(11 other lists together)"
		return rowOthers
	}
	return rowList
}

// wholeNation says whether a name in the column of districts means no district but all of them.
func wholeNation(district string) bool {
	switch foldName(district) {
	case "total", "totales", "total nacional", "nacional", "national", "national total", "nationwide", "whole country", "total general":
		return true
	}
	return false
}

// notStated are cells that leave a number out.
func notStated(s string) bool {
	return s == "" || strings.Trim(s, "-–—.*") == "" || strings.EqualFold(s, "n/a") || strings.EqualFold(s, "s/d")
}

// parseNumber reads a whole number with or without thousands separators (comma, point, space,
// apostrophe, one kind in a number), and with a fraction of zeros: 1,241,174; 1.241.174; 1 241 174; 31'429; 12.0.
// Three zeros after one mark are thousands: 1.000 is a thousand.
func parseNumber(s string) (int64, bool) {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00a0', '\u2009', '\u202f':
			return ' '
		case '’', '´':
			return '\''
		}
		return r
	}, s)
	if i := strings.LastIndexAny(s, ".,"); i > 0 {
		fraction := s[i+1:]
		twoMarks := strings.Trim(s[:i], "0123456789"+s[i:i+1]) != ""
		if fraction != "" && strings.Trim(fraction, "0") == "" && (len(fraction) != 3 || twoMarks) {
			s = s[:i]
		}
	}
	i := strings.IndexAny(s, "., '")
	if i < 0 {
		return toInt(s)
	}
	groups := strings.Split(s, s[i:i+1])
	for n, g := range groups {
		if n == 0 && (g == "" || len(g) > 3) || n > 0 && len(g) != 3 {
			return 0, false
		}
	}
	return toInt(strings.Join(groups, ""))
}

func toInt(digits string) (int64, bool) {
	if !allDigits(digits) || len(digits) > 16 {
		return 0, false
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	return n, err == nil && n <= MaxVotes
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
