package linkage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"testigo/estimate/lists"
	"testigo/record/linkage"
)

// Run links every set that a folder holds and measures it.
func Run(ctx context.Context, dir string, threshold float64) (Scores, error) {
	var out Scores
	for _, s := range Sets {
		if _, err := os.Stat(filepath.Join(dir, s.Files[0])); err != nil {
			continue
		}
		t, truth, err := s.Load(dir)
		if err != nil {
			return nil, err
		}
		r, err := linkage.Run(ctx, t, linkage.Options{Threshold: threshold})
		if err != nil {
			return nil, err
		}
		score := Measure(r, truth, threshold, r.Covered)
		score.Set, score.Reference, score.RefCluster = s.Name, s.Reference, s.ReferenceClusters
		out = append(out, score)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: none of the files of a known set (%s, …) is here", dir, Sets[0].Files[0])
	}
	return out, nil
}

// Simulated links simulated lists and measures it.
func Simulated(ctx context.Context, p Peru, threshold float64) (Scores, error) {
	t, truth, err := p.Table()
	if err != nil {
		return nil, err
	}
	r, err := linkage.Run(ctx, t, linkage.Options{Threshold: threshold})
	if err != nil {
		return nil, err
	}
	s := Measure(r, truth, threshold, r.Covered)
	s.Set = fmt.Sprintf("simulated, %d lists, noise %g %%, %g %% of ages missing", p.Lists, 100*p.Noise, 100*p.AgesMissing)
	return Scores{s}, nil
}

// ThroughFiles is Simulated by way of files, as 'testigo link' takes it: it writes the lists into a folder (list-1.csv, …), reads
// them without being told what their columns hold or that nobody stands twice on one, links them and writes links.csv.
func ThroughFiles(ctx context.Context, p Peru, dir string, threshold float64) (Scores, error) {
	truth := make([][]string, p.Lists)
	if err := p.Each(func(r *Row) { truth[r.List] = append(truth[r.List], fmt.Sprint(r.Person)) }); err != nil {
		return nil, err
	}
	var rows []lists.Row
	var whose []string
	for l := range p.Lists {
		path := filepath.Join(dir, fmt.Sprintf("list-%d.csv", l+1))
		if err := write(path, func(f *os.File) error { return p.Write(f, l) }); err != nil {
			return nil, err
		}
		f, err := lists.Open(path, nil)
		if err != nil {
			return nil, err
		}
		for i := range f.Rows {
			whose = append(whose, truth[l][f.Rows[i].Line-2]) // the header is line 1
		}
		rows = append(rows, f.Rows...)
	}
	linked, err := lists.Link(ctx, rows, lists.Settings{Threshold: threshold})
	if err != nil {
		return nil, err
	}
	if err := write(filepath.Join(dir, "links.csv"), func(f *os.File) error { return linked.WriteLinks(f) }); err != nil {
		return nil, err
	}
	s := Measure(linked.Result, whose, threshold, linked.Result.Covered)
	s.Set = fmt.Sprintf("simulated, %d lists through files, noise %g %%, %g %% of ages missing", p.Lists, 100*p.Noise, 100*p.AgesMissing)
	return Scores{s}, nil
}

func write(path string, fill func(*os.File) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := fill(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
