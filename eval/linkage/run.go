package linkage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

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
