package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	"testigo/estimate/lists"
	"testigo/publish/wording"
)

// mapFlags say which column of a list holds what.
type mapFlags struct {
	Map     []string `placeholder:"ROLE=COLUMN" help:"Say which column holds what; may be given several times. Other columns are recognised by their headings." sep:"none"`
	MapFile string   `placeholder:"FILE" help:"The same as a file: one ROLE=COLUMN a line, # for comments." type:"existingfile"`
}

func (f mapFlags) mapping() (lists.Mapping, error) {
	m := lists.Mapping{}
	if f.MapFile != "" {
		text, err := os.ReadFile(f.MapFile)
		if err != nil {
			return nil, err
		}
		if m, err = lists.ParseMapping(f.MapFile, strings.Split(string(text), "\n")); err != nil {
			return nil, err
		}
	}
	for _, one := range f.Map {
		more, err := lists.ParseMapping("--map", []string{one})
		if err != nil {
			return nil, err
		}
		for r, c := range more {
			m[r] = c
		}
	}
	return m, nil
}

// rowsOf reads lists and records alike. Rows of one victim of a record come as known to be the same.
func rowsOf(ctx context.Context, paths []string, m lists.Mapping) (files []*lists.File, rows []lists.Row, same [][2]int, err error) {
	for _, path := range paths {
		if strings.HasSuffix(path, ".testigo") {
			more, pairs, err := lists.FromRecord(ctx, path)
			if err != nil {
				return nil, nil, nil, err
			}
			for _, p := range pairs {
				same = append(same, [2]int{p[0] + len(rows), p[1] + len(rows)})
			}
			rows = append(rows, more...)
			files = append(files, &lists.File{Name: path, Rows: more})
			continue
		}
		f, err := lists.Open(path, m)
		if err != nil {
			return nil, nil, nil, err
		}
		files = append(files, f)
		rows = append(rows, f.Rows...)
	}
	return files, rows, same, nil
}

type listsCmd struct {
	Lists []string `arg:"" help:"Lists of victims: CSV or .xlsx, one row a person; or records, whose named victims count by source."`
	mapFlags
	JSON bool `help:"Print as JSON."`
}

func (listsCmd) Help() string {
	return `Shows what was understood of each list: columns and what they hold, rows, what is missing, and every line or cell that could not be read. Nothing is changed.

Roles: name (a whole name), given, surname, second, sex, age, birth, date, year, region, province, district, place, violation, perpetrator, occupation, document, list (the source, where one file holds several lists).

Examples:
  testigo lists church.csv court.xlsx
  testigo lists church.csv --map given=NOMBRES --map "surname=AP. PATERNO"
  testigo lists peru.testigo                        the victims that the record names, by source`
}

func (c *listsCmd) Run(ctx context.Context, con *console) error {
	m, err := c.mapping()
	if err != nil {
		return err
	}
	files, _, _, err := rowsOf(ctx, c.Lists, m)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(con.out)
	if c.JSON {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		if err := enc.Encode(listsJSON(files)); err != nil {
			return err
		}
		return w.Flush()
	}
	for _, f := range files {
		printList(w, con, f)
	}
	return w.Flush()
}

type listJSON struct {
	File    string            `json:"file"`
	Rows    int               `json:"rows"`
	Lists   map[string]int    `json:"lists"`
	Columns map[string]string `json:"columns"` // role to heading
	Ignored []string          `json:"ignored"`
	Missing map[string]int    `json:"missing"`
	Left    int               `json:"left_out"`
	Remarks []lists.Remark    `json:"remarks"`
}

func listsJSON(files []*lists.File) []listJSON {
	out := []listJSON{}
	for _, f := range files {
		j := listJSON{File: f.Name, Rows: len(f.Rows), Lists: byList(f), Columns: map[string]string{}, Ignored: ignored(f), Missing: map[string]int{}, Left: f.Left, Remarks: f.Remarks}
		for r, i := range f.Columns {
			j.Columns[string(r)] = f.Header[i]
			j.Missing[string(r)] = f.Missing[r]
		}
		out = append(out, j)
	}
	return out
}

func byList(f *lists.File) map[string]int {
	m := map[string]int{}
	for i := range f.Rows {
		m[f.Rows[i].List]++
	}
	return m
}

// ignored are the headings whose columns are not used.
func ignored(f *lists.File) []string {
	used := map[int]bool{}
	for _, i := range f.Columns {
		used[i] = true
	}
	out := []string{}
	for i, h := range f.Header {
		if !used[i] && h != "" {
			out = append(out, h)
		}
	}
	return out
}

func printList(w io.Writer, con *console, f *lists.File) {
	fmt.Fprintf(w, "%s: %d %s", con.bold(wording.Clip(f.Name, 200)), len(f.Rows), con.say("rows", "filas"))
	if f.Left > 0 {
		fmt.Fprintf(w, ", %d %s", f.Left, con.say("left out", "dejadas fuera"))
	}
	fmt.Fprintln(w)
	for _, r := range f.Roles() {
		fmt.Fprintf(w, "  %-12s %s", r, wording.Clip(f.Header[f.Columns[r]], 60))
		if n := f.Missing[r]; n > 0 {
			fmt.Fprintf(w, "  (%d %s)", n, con.say("missing", "faltan"))
		}
		fmt.Fprintln(w)
	}
	if more := ignored(f); len(more) > 0 {
		fmt.Fprintf(w, "  %s: %s\n", con.say("not used", "sin usar"), wording.Clip(strings.Join(more, ", "), 300))
	}
	if by := byList(f); len(by) > 1 {
		for _, name := range sortedKeys(by) {
			fmt.Fprintf(w, "  %s %s: %d\n", con.say("list", "lista"), wording.Clip(name, 100), by[name])
		}
	}
	for _, r := range f.Remarks {
		where := fmt.Sprintf("l.%d", r.Line)
		if r.Column != "" {
			where += ", " + wording.Clip(r.Column, 60)
		}
		fmt.Fprintf(w, "  ! %s: %s\n", where, wording.Clip(r.Problem, 300))
	}
	if f.More > 0 {
		fmt.Fprintf(w, "  ! %s\n", fmt.Sprintf(con.say("and %d more", "y %d más"), f.More))
	}
}

func sortedKeys(m map[string]int) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
