package pipeline

import (
	"context"
	"strconv"

	"testigo/document/lineage"
	"testigo/publish/wording"
	"testigo/record"
	"testigo/record/check"
	"testigo/record/conflicts"
	"testigo/record/link"
	"testigo/record/reconcile"
	"testigo/record/resolve"
	"testigo/record/victims"
	"testigo/review"
	"testigo/store"
)

// linkAll turns the stored readings into lineages, events, actors and questions, in two passes over them.
// Lineage comes before linking: copies are no witnesses of their own to what follows.
func linkAll(ctx context.Context, o Options, b *store.Builder, sum *Summary, watch *clock) error {
	if err := b.NameByReceipts(); err != nil {
		return err
	}
	if err := b.UnifyOutlets(); err != nil {
		return err
	}
	view, err := b.View(ctx)
	if err != nil {
		return err
	}
	n := 0
	step := func() {
		n++
		o.Step(Progress{Stage: Linking, Documents: n / 2})
		if n%1000 == 0 {
			thrift()
		}
	}

	// What concerns one document alone is worked out by those who open the readings, many at once; what meets is
	// brought together here, one after the other.
	type opened struct {
		*record.Reading
		digest lineage.Digest
		told   link.Tellings
	}
	var told []link.Tellings
	resolver, finder := resolve.New(), lineage.New()
	for r, err := range store.Each(ctx, view, o.Workers, func() func(*record.Reading) opened {
		digest := lineage.Digester()
		return func(r *record.Reading) opened { return opened{r, digest(r), link.Tell(r)} }
	}) {
		if err != nil {
			return err
		}
		resolver.Add(r.Reading)
		finder.Take(r.digest)
		told = append(told, r.told)
		sum.Statements += len(r.Events)
		sum.Figures += len(r.Figures)
		step()
	}
	watch.ends("opening")
	actors := resolver.Resolve()
	watch.ends("actors")

	copies := finder.Find(o.Workers)
	finder = nil
	families := record.FamiliesOf(copies)
	for i := range copies {
		if err := b.PutLineage(&copies[i]); err != nil {
			return err
		}
	}
	sum.Lineages = len(copies)
	watch.ends("lineage")

	linker := link.New(families)
	for i := range told {
		linker.Take(told[i], actors.Of)
		told[i] = link.Tellings{}
	}
	events := linker.Events()
	watch.ends("events")

	sure := map[string]float64{} // the confidence of each event's surest statement
	eventOf := make(map[record.StatementRef]*record.Event, sum.Statements)
	for _, e := range events {
		for _, s := range e.Statements {
			eventOf[s] = e
		}
	}
	reconciler, checker, episodes, harmed := reconcile.New(families), check.New(), conflicts.New(), victims.New(families)
	type checked struct {
		*record.Reading
		page  *check.Page
		found []store.PackedFinding
		err   error
	}
	for r, err := range store.Each(ctx, view, o.Workers, func() func(*record.Reading) checked {
		return func(r *record.Reading) checked {
			doc := r.Doc.ID()
			page := check.Read(r, func(i int) *record.Event { return eventOf[record.StatementRef{Doc: doc, Index: i}] }, actors.Of)
			found, err := packed(page.Findings())
			return checked{r, page, found, err}
		}
	}) {
		if err == nil {
			err = r.err
		}
		if err != nil {
			return err
		}
		if err := statements(b, r.Reading, eventOf, sure, reconciler, actors.Of); err != nil {
			return err
		}
		doc := r.Doc.ID()
		event := func(i int) string { return eventOf[record.StatementRef{Doc: doc, Index: i}].ID }
		episodes.Add(r.Reading, event, actors.Of)
		harmed.Add(r.Reading, event, actors.Of)
		checker.Keep(r.page)
		if err := putFindings(ctx, b, r.found, sum); err != nil {
			return err
		}
		step()
	}
	questions := reconciler.Questions()
	watch.ends("figures")
	across, err := packed(checker.Across(events, reconciler.Lines(questions)))
	if err != nil {
		return err
	}
	if err := putFindings(ctx, b, across, sum); err != nil {
		return err
	}
	watch.ends("checks")
	if err := write(ctx, b, events, sure, actors.Profiles, questions, sum); err != nil {
		return err
	}
	people, err := harmed.Register(ctx, events, actors.Profiles, questions)
	if err != nil {
		return err
	}
	for i, v := range people {
		if err := b.PutVictim(i, v); err != nil {
			return err
		}
	}
	for i, c := range episodes.Conflicts(events, actors.Profiles) {
		if err := b.PutConflict(i, c); err != nil {
			return err
		}
		sum.Conflicts++
	}
	watch.ends("writing")
	// nothing is known of what came after the last document
	return b.SetMeta("horizon", strconv.Itoa(int(episodes.Horizon())))
}

func packed(found []*record.Finding) ([]store.PackedFinding, error) {
	out := make([]store.PackedFinding, len(found))
	for i, f := range found {
		var err error
		if out[i], err = store.PackFinding(f); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// putFindings writes what the checks concluded.
func putFindings(ctx context.Context, b *store.Builder, found []store.PackedFinding, sum *Summary) error {
	for _, f := range found {
		sum.Findings++
		if !f.Holds() {
			sum.Doubts++
		}
		if err := b.PutPackedFinding(f); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// statements writes where each statement stands and hands the document's figures to the
// reconciler, with the event that each of them counts.
func statements(b *store.Builder, r *record.Reading, eventOf map[record.StatementRef]*record.Event, sure map[string]float64, reconciler *reconcile.Reconciler, actorOf func(record.ActorRef) string) error {
	doc := r.Doc.ID()
	counted := reconcile.Counted(r, func(i int) *record.Event { return eventOf[record.StatementRef{Doc: doc, Index: i}] })
	for i, c := range r.Events {
		e := c.Value()
		event := eventOf[record.StatementRef{Doc: doc, Index: i}]
		sure[event.ID] = max(sure[event.ID], e.Confidence)
		if err := b.PutStatement(record.StatementRef{Doc: doc, Index: i}, event.ID, e.Sentence, r.Doc.Quote(e.Sentence)); err != nil {
			return err
		}
	}
	reconciler.Add(r, func(figure int) (string, record.Interval) {
		if e := counted[figure]; e != nil {
			return e.ID, e.Interval
		}
		return "", record.Interval{}
	}, actorOf)
	return nil
}

func write(ctx context.Context, b *store.Builder, events []*record.Event, sure map[string]float64, profiles []*record.Profile, questions []*record.Question, sum *Summary) error {
	disputed := map[string]bool{}
	for _, q := range questions {
		switch q.Status {
		case record.Conflicting:
			sum.Disagreements++
			disputed[q.Event] = true
		case record.Growth:
			sum.Growth++
		}
		if err := b.PutQuestion(q); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil { // there may be many
			return err
		}
	}
	for seq, e := range events {
		e.Disputed = disputed[e.ID]
		h := store.Headline{EN: wording.Headline(record.English, e), ES: wording.Headline(record.Spanish, e)}
		if err := b.PutEvent(seq, e, h); err != nil {
			return err
		}
		weight, why := review.Weigh(e, sure[e.ID])
		if err := b.PutDoubt(store.Doubt{Item: e.ID, Kind: record.EventItem, Weight: weight, Reasons: int64(why)}); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	for _, p := range profiles {
		if weight, why, ok := review.WeighActor(p); ok {
			if err := b.PutDoubt(store.Doubt{Item: p.ID, Kind: record.ActorItem, Weight: weight, Reasons: int64(why)}); err != nil {
				return err
			}
		}
		names := append([]string{p.Name, p.Acronym}, p.Aliases...)
		norms := names[:0]
		for _, n := range names {
			if f := resolve.Fold(n); f != "" {
				norms = append(norms, f)
			}
		}
		if err := b.PutActor(p, norms); err != nil {
			return err
		}
	}
	sum.Events, sum.Actors, sum.Questions = len(events), len(profiles), len(questions)
	return nil
}
