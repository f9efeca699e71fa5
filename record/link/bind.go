package link

import (
	"slices"
	"strconv"
	"strings"

	"testigo/record"
	"testigo/record/resolve"
)

// Until it is known who is who in the record, an actor goes by its number in the document.
const localMark = "\x01"

func local(ref record.ActorRef) string { return localMark + strconv.Itoa(ref.Index) }

// bind puts the record's actors where the telling has those of its document.
func (t *telling) bind(actorOf func(record.ActorRef) string) {
	of := func(id string) string {
		n, ok := strings.CutPrefix(id, localMark)
		if !ok {
			return id
		}
		i, err := strconv.Atoi(n)
		if err != nil {
			return ""
		}
		return actorOf(record.ActorRef{Doc: t.ref.Doc, Index: i})
	}
	for i := range t.roles {
		r := &t.roles[i]
		if r.Actor == "" {
			continue
		}
		if r.Actor = of(r.Actor); r.Actor != "" {
			t.roleKeys[i] = r.Actor
		} else {
			t.roleKeys[i] = resolve.Fold(r.Name)
		}
	}
	all := func(ids []string) []string {
		kept := ids[:0]
		for _, id := range ids {
			if id = of(id); id != "" {
				kept = append(kept, id)
			}
		}
		return kept
	}
	t.key, t.named, t.left = all(t.key), all(t.named), all(t.left)
	slices.Sort(t.named)
	t.named = slices.Compact(t.named)
}
