// Command make writes the PDF and DOCX reports of the example corpus from the
// Markdown in ../src into ../reports:
//
//	cd examples/peru/make && go run .
//
// It is a module of its own, so that the product does not depend on a PDF
// writer. Output depends on the sources alone: dates inside the files are the
// dates in their names and nothing is compressed, so a rebuild changes no byte.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	log.SetFlags(0)
	if err := run("../src", "../reports"); err != nil {
		log.Fatal(err)
	}
}

// run renders every source in src and writes the results to dst.
func run(src, dst string) error {
	files, err := filepath.Glob(filepath.Join(src, "*.md"))
	if err != nil {
		return err
	}
	for _, file := range files {
		name, data, err := render(file)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(filepath.Join(dst, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// render turns one source file into the name and the bytes of its report.
func render(file string) (name string, data []byte, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", nil, err
	}
	a, err := parse(string(text))
	if err != nil {
		return "", nil, err
	}
	base := strings.TrimSuffix(filepath.Base(file), ".md")
	if a.Date, err = dateOf(base); err != nil {
		return "", nil, err
	}
	switch a.Format {
	case "pdf":
		data, err = writePDF(a)
	case "docx":
		data, err = writeDOCX(a)
	default:
		err = fmt.Errorf("format %q: want pdf or docx", a.Format)
	}
	return base + "." + a.Format, data, err
}

// dateOf reads the date that starts a file name; a month alone means its first day.
func dateOf(base string) (time.Time, error) {
	if len(base) >= 10 {
		if d, err := time.Parse("2006-01-02", base[:10]); err == nil {
			return d, nil
		}
	}
	if len(base) < 7 {
		return time.Time{}, fmt.Errorf("name %q does not start with a date", base)
	}
	return time.Parse("2006-01", base[:7])
}
