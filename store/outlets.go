package store

import (
	"strings"

	"testigo/reading/words"
)

// UnifyOutlets gives the documents of one outlet one name of it: "AGENCIA CORDILLERA SUR" and "Agencia Cordillera Sur" differ in letters only. The
// form that most documents print is kept, of equals one that is not all capitals, then the first by letters. What a document
// prints stays in its reading.
func (b *Builder) UnifyOutlets() error {
	if err := b.flush(); err != nil {
		return err
	}
	rows, err := b.db.Query("SELECT outlet, count(*) FROM documents WHERE outlet<>'' GROUP BY outlet ORDER BY outlet")
	if err != nil {
		return err
	}
	defer rows.Close()
	forms := map[string][]Named{}
	var order []string
	for rows.Next() {
		var n Named
		if err := rows.Scan(&n.Name, &n.Count); err != nil {
			return err
		}
		k := outletKey(n.Name)
		if forms[k] == nil {
			order = append(order, k)
		}
		forms[k] = append(forms[k], n)
	}
	if err := rows.Err(); err != nil {
		return err
	}
	rows.Close()
	for _, k := range order {
		all := forms[k]
		best := all[0]
		for _, n := range all[1:] {
			if n.Count > best.Count || n.Count == best.Count && shouted(best.Name) && !shouted(n.Name) {
				best = n
			}
		}
		for _, n := range all {
			if n.Name == best.Name {
				continue
			}
			if err := b.exec("UPDATE documents SET outlet=? WHERE outlet=?", best.Name, n.Name); err != nil {
				return err
			}
		}
	}
	return nil
}

// outletKey is an outlet's name without case, accents, spaces doubled and a final stop.
func outletKey(name string) string {
	return strings.TrimRight(strings.Join(strings.Fields(words.Norm(name)), " "), ".,;: ")
}

func shouted(name string) bool { return name == strings.ToUpper(name) }
