package lists

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"testigo/estimate/table"
)

const church = `Apellidos;Nombres;Edad;Sexo;Fecha de los hechos;Departamento;Provincia;Distrito
Quispe Mamani;José;34;M;03/04/1983;Ayacucho;Huanta;Luricocha
Huamán Ccori;Rosa;s/d;F;1984;Ayacucho;La Mar;Tambo
Rojas Soto;Hilario;abc;X;1983-13-99x;Ayacucho;Huanta;Sivia
;;12;M;1983-05-01;Ayacucho;Huanta;Sivia
Vilca Poma;Zenón;51;M;1983-05-01;Ayacucho;Huanta
`

const court = `name,born,date,place
"Pepe Q'ispe Mamani",1949,1983-04-03,"Huanta, Ayacucho"
Rosita Guamán Qori,,1984-02-11,Tambo
Percy Apaza León,1960,1985-01-02,Lima
`

func TestReadUnderstands(t *testing.T) {
	f, err := Read("church.csv", []byte(church), nil)
	if err != nil {
		t.Fatal(err)
	}
	var roles []string
	for _, r := range f.Roles() {
		roles = append(roles, string(r))
	}
	if got := strings.Join(roles, " "); got != "surname given age sex date region province district" {
		t.Error(got)
	}
	if len(f.Rows) != 3 || f.Left != 2 {
		t.Fatalf("%d rows, %d left out", len(f.Rows), f.Left)
	}
	r := f.Rows[0]
	if g, s, m := r.names(); r.Line != 2 || r.List != "church" || r.born() != "1948/1949" || g+"|"+s+"|"+m != "José|quispe|mamani" || r.Values[Sex] != "male" {
		t.Errorf("%+v: %s %s %s %s", r, r.born(), g, s, m)
	}
	var told []string
	for _, x := range f.Remarks {
		told = append(told, x.Column+": "+x.Problem)
	}
	want := []string{"Fecha de los hechos: \"1983-13-99x\" is no date", "Edad: \"abc\" is no age", "Sexo: \"X\" is no sex", "no name", "7 cells, the header has 8"}
	for i, w := range want {
		if i >= len(told) || !strings.Contains(told[i], w) {
			t.Errorf("remark %d of %q, want %q", i, told, w)
		}
	}
	if f.Remarks[3].Line != 5 {
		t.Errorf("line %d", f.Remarks[3].Line)
	}
}

func TestLinkAcrossForms(t *testing.T) {
	a, err := Read("church.csv", []byte(church), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Read("court.csv", []byte(court), nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := append(append([]Row(nil), a.Rows...), b.Rows...)
	l, err := Link(context.Background(), rows, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	c := l.Result.Clusters
	if c[0] != c[3] || c[1] != c[4] || l.Result.Persons != 4 {
		t.Errorf("persons %v", c)
	}
	// what a person decides is kept, whatever the machine thinks, and by content, not by line
	rows[0], rows[1] = rows[1], rows[0]
	apart, err := Link(context.Background(), rows, Settings{Decisions: []Decision{{A: rows[1].Key, B: rows[3].Key, Same: true}, {A: rows[3].Key, B: rows[1].Key}, {A: "gone", B: rows[0].Key}}})
	if err != nil {
		t.Fatal(err)
	}
	if c := apart.Result.Clusters; c[1] == c[3] || apart.Applied != 2 || apart.Stale != 1 {
		t.Errorf("persons %v, %d applied, %d stale", c, apart.Applied, apart.Stale)
	}
	var out strings.Builder
	if err := l.WriteTable(&out); err != nil {
		t.Fatal(err)
	}
	f, err := table.Read("t.csv", strings.NewReader(out.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	if f.Whole.People() != 4 || f.Whole.Count(3) != 2 {
		t.Errorf("%d people, %d on both:\n%s", f.Whole.People(), f.Whole.Count(3), out.String())
	}
	var links strings.Builder
	if err := l.WriteLinks(&links); err != nil || !strings.Contains(links.String(), "given sounds") {
		t.Errorf("%v\n%s", err, links.String())
	}
}

// A name alone is looked up in the country of most places; what that country has twice stays a name.
func TestPlaces(t *testing.T) {
	var rows []Row
	for _, name := range []string{"Puno", "Huanta", "Luricocha, Huanta, Ayacucho", "San Miguel", "Nowhere at all"} {
		rows = append(rows, Row{Values: map[Role]string{Place: name}})
	}
	p := newPlacer(rows)
	if p.country != "PE" {
		t.Fatal(p.country)
	}
	for i, want := range []string{"Puno", "Ayacucho/Huanta", "Ayacucho/Huanta/Luricocha", "San Miguel", "Nowhere at all"} {
		if got := p.path(&rows[i]); got != want {
			t.Errorf("%s is %s, want %s", rows[i].Values[Place], got, want)
		}
	}
}

func TestWorkbook(t *testing.T) {
	book := excelize.NewFile()
	date, _ := book.NewStyle(&excelize.Style{NumFmt: 14})
	for i, row := range [][]any{{"Nombres", "Apellido paterno", "Fecha"}, {"Ana", "Soto", time.Date(1983, 4, 3, 0, 0, 0, 0, time.UTC)}, {"Luis", "Ramos"}} {
		for j, v := range row {
			cell, _ := excelize.CoordinatesToCellName(j+1, i+1)
			book.SetCellValue("Sheet1", cell, v)
			if _, ok := v.(time.Time); ok {
				book.SetCellStyle("Sheet1", cell, cell, date)
			}
		}
	}
	data, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	f, err := Read("l.xlsx", data.Bytes(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Rows) != 2 || f.Rows[0].when() != "1983-04-03" || f.Rows[1].Line != 3 || len(f.Remarks) != 0 {
		t.Errorf("%+v %+v", f.Rows, f.Remarks)
	}
}

func TestMistakesNameTheirPlace(t *testing.T) {
	for _, c := range []struct {
		name, text string
		m          Mapping
		want       string
	}{
		{"empty", " \n", nil, "t.csv: the file is empty"},
		{"no names", "a,b\n1,2\n", nil, "t.csv l.1: no column holds names among a, b"},
		{"no such column", "nombre,edad\nAna,3\n", Mapping{Given: "PRENOMS"}, `t.csv l.1: no column "PRENOMS" for the role given`},
		{"zero bytes", "nombre\n\x00\n", nil, "holds zero bytes"},
		{"old workbook", "\xD0\xCF\x11\xE0xx", nil, "old Excel workbook"},
		{"broken workbook", "PK\x03\x04xx", nil, "the workbook cannot be read"},
		{"header only", "nombre,apellido\n", nil, "no row names a person"},
	} {
		_, err := Read("t.csv", []byte(c.text), c.m)
		var e *Error
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &e) || e.Hint == "" {
			t.Errorf("%s: %v, want %q and a hint", c.name, err, c.want)
		}
	}
	if _, err := ParseMapping("map.txt", []string{"# roles", "given=NOMBRES", "colour=X"}); err == nil || !strings.Contains(err.Error(), `map.txt l.3: no role "colour"`) {
		t.Error(err)
	}
}

func TestWindows1252(t *testing.T) {
	f, err := Read("t.csv", []byte("nombre\nJos\xe9 Nu\xf1ez\n"), nil)
	if err != nil || f.Rows[0].FullName() != "José Nuñez" {
		t.Errorf("%v %v", f, err)
	}
}

func TestDecisionsAreAppended(t *testing.T) {
	dir := t.TempDir()
	pairs, log := filepath.Join(dir, "pairs.csv"), filepath.Join(dir, "decisions.csv")
	os.WriteFile(pairs, []byte("answer,a_name,b_name,a_key,b_key\nsame,Ana,Anita,r1,r2\n,x,y,r3,r4\nno,Luis,Lucho,r5,r6\n"), 0o644)
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	answers, err := ReadAnswers(pairs, "ana", now)
	if err != nil || len(answers) != 2 {
		t.Fatal(answers, err)
	}
	for range 2 {
		if err := Append(log, answers); err != nil {
			t.Fatal(err)
		}
	}
	all, err := ReadDecisions(log)
	if err != nil || len(all) != 4 || all[0] != (Decision{At: now, Author: "ana", A: "r1", B: "r2", Same: true, Names: "Ana / Anita"}) {
		t.Errorf("%+v %v", all, err)
	}
	os.WriteFile(pairs, []byte("answer,a_key,b_key\nsame,r1,r2\nperhaps,r3,r4\n"), 0o644)
	if _, err := ReadAnswers(pairs, "ana", now); err == nil || !strings.Contains(err.Error(), `pairs.csv l.3: "perhaps" is no answer`) {
		t.Error(err)
	}
}

// Whatever the bytes and the mapping: no panic; every row has a name, a line and a key of its own; errors say what to do; the table reads back.
func FuzzRead(f *testing.F) {
	f.Add(church, "given=Nombres")
	f.Add(court, "")
	f.Add("nombre\n\"", "name=nombre")
	f.Add("PK\x03\x04", "x=")
	f.Add("name,list\nAna,\"=1+1\"\nAna,\"in,a\"\n", "")
	f.Fuzz(func(t *testing.T, text, line string) {
		m, err := ParseMapping("--map", []string{line})
		if err != nil {
			m = nil
		}
		file, err := Read("f.csv", []byte(text), m)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Hint == "" {
				t.Fatalf("%v", err)
			}
			return
		}
		keys := map[string]bool{}
		for i := range file.Rows {
			r := &file.Rows[i]
			if r.Line < 2 && !bytes.Contains([]byte(text), []byte("\n")) || r.List == "" || keys[r.Key] {
				t.Fatalf("row %+v", r)
			}
			keys[r.Key] = true
		}
		if len(file.Rows) > 50 {
			return
		}
		l, err := Link(context.Background(), file.Rows, Settings{})
		if err != nil {
			return // names of particles or signs alone
		}
		var out strings.Builder
		if err := l.WriteTable(&out); err != nil {
			t.Fatal(err)
		}
		if rows, err := csv.NewReader(strings.NewReader(out.String())).ReadAll(); err != nil || len(rows) != l.Result.Persons+1 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
	})
}
