package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"testigo/publish/api"
	"testigo/publish/web"
	"testigo/record"
)

// measure serves the record on loopback and reads it.
func measure(ctx context.Context, path string, readers int, length, pause time.Duration) error {
	began := time.Now()
	desk, err := api.Open(ctx, path)
	if err != nil {
		return err
	}
	defer desk.Close()
	fmt.Printf("opened in %.1f s\n", time.Since(began).Seconds())
	on, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	serving, close := context.WithCancel(ctx)
	defer close()
	go web.New(web.Options{Desk: desk}).Serve(serving, on)
	tour, err := plan(ctx, desk)
	if err != nil {
		return err
	}
	base := "http://" + on.Addr().String()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: readers}, Timeout: time.Minute}
	ctx, stop := context.WithTimeout(ctx, length)
	defer stop()
	busy := processor()
	var mu sync.Mutex
	took, spent := map[string][]time.Duration{}, map[string][]time.Duration{}
	failed := 0
	var wait sync.WaitGroup
	for n := range readers {
		wait.Go(func() {
			rng := rand.New(rand.NewPCG(7, uint64(n)))
			for sleep(ctx, time.Duration(rng.ExpFloat64()*float64(pause))) {
				kind, path := tour.next(rng)
				before := processor()
				d, err := get(ctx, client, base+path)
				used := processor() - before
				if ctx.Err() != nil {
					return
				}
				mu.Lock()
				if err != nil {
					if failed++; failed == 1 {
						fmt.Println(path, err)
					}
				}
				took[kind] = append(took[kind], d)
				if readers == 1 { // else it would be everybody's
					spent[kind] = append(spent[kind], used)
				}
				mu.Unlock()
			}
		})
	}
	wait.Wait()
	table("waited for the first byte", took)
	if readers == 1 {
		table("processor time of an answer, server and reader together", spent)
	}
	sum(took, failed, processor()-busy)
	return nil
}

func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

// get is the time to the first byte of the answer's body.
func get(ctx context.Context, c *http.Client, address string) (time.Duration, error) {
	req, err := http.NewRequestWithContext(ctx, "GET", address, nil)
	if err != nil {
		return 0, err
	}
	began := time.Now()
	res, err := c.Do(req)
	if err != nil {
		return time.Since(began), err
	}
	defer res.Body.Close()
	var one [1]byte
	_, err = io.ReadFull(res.Body, one[:])
	d := time.Since(began)
	io.Copy(io.Discard, res.Body)
	if err == nil && res.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d", res.StatusCode)
	}
	return d, err
}

// itinerary is what readers choose from: things that the record holds.
type itinerary struct {
	events, documents, actors, sources, places, words []string
	first, last                                       int
}

func plan(ctx context.Context, desk *api.Desk) (*itinerary, error) {
	r, done, err := desk.Record(ctx)
	if err != nil {
		return nil, err
	}
	defer done()
	t := &itinerary{}
	o, err := r.Overview(ctx)
	if err != nil {
		return nil, err
	}
	t.first, t.last = o.First, max(o.First+1, o.Last)
	for _, s := range o.Sources {
		t.sources = append(t.sources, s.Name)
	}
	for i := range 40 {
		e, err := r.Events(ctx, api.Filter{}, record.English, i*o.Events/40, 5)
		if err != nil {
			return nil, err
		}
		for _, l := range e.Events {
			t.events = append(t.events, l.ID)
			t.places = append(t.places, l.Places...)
		}
		d, err := r.Documents(ctx, "", i*o.Documents/40, 5)
		if err != nil {
			return nil, err
		}
		for _, x := range d.Documents {
			t.documents = append(t.documents, x.ID)
			for _, w := range strings.Fields(notLetters.ReplaceAllString(x.Title, " ")) {
				t.words = append(t.words, w)
			}
		}
	}
	actors, err := r.Actors(ctx, record.NoActorKind, "", 0, 100)
	if err != nil {
		return nil, err
	}
	for _, a := range actors.Actors {
		t.actors = append(t.actors, a.ID)
	}
	t.words = append(t.words, t.places...)
	return t, nil
}

var notLetters = regexp.MustCompile(`[^\p{L} ]+`)

// next draws what a reader does: half of it pages, a third filters, the rest searches.
func (t *itinerary) next(rng *rand.Rand) (kind, path string) {
	pick := func(list []string) string {
		if len(list) == 0 {
			return ""
		}
		return list[rng.IntN(len(list))]
	}
	switch n := rng.IntN(20); {
	case n < 1:
		return "overview", "/"
	case n < 3:
		return "chronology", "/chronology"
	case n < 6:
		return "event", "/events/" + pick(t.events)
	case n < 8:
		return "document", "/documents/" + pick(t.documents)
	case n < 9:
		return "actor", "/actors/" + pick(t.actors)
	case n < 10:
		return "lists", []string{"/actors", "/documents", "/questions"}[rng.IntN(3)]
	case n < 16:
		q := url.Values{"fragment": {"body"}}
		if rng.IntN(2) == 0 {
			q.Set("type", string(record.EventTypes[rng.IntN(len(record.EventTypes))]))
		}
		if rng.IntN(2) == 0 {
			y := t.first + rng.IntN(t.last-t.first)
			q.Set("from", fmt.Sprintf("%04d-%02d", y, 1+rng.IntN(12)))
			q.Set("to", fmt.Sprintf("%04d", y+rng.IntN(5)))
			if q.Get("to") < q.Get("from")[:4] {
				q.Del("to")
			}
		}
		switch rng.IntN(5) {
		case 0:
			q.Set("source", pick(t.sources))
		case 1:
			q.Set("place", pick(t.places))
		case 2:
			q.Set("actor", pick(t.actors))
		case 3:
			q.Set("q", pick(t.words))
		}
		return "filter", "/chronology?" + q.Encode()
	}
	words := pick(t.words)
	if rng.IntN(2) == 0 {
		words += " " + pick(t.words)
	}
	return "search", "/search?" + url.Values{"q": {words}}.Encode()
}

// table prints percentiles by what was done; pages are also put together.
func table(title string, all map[string][]time.Duration) {
	var pages []time.Duration
	kinds := make([]string, 0, len(all))
	for k, list := range all {
		kinds = append(kinds, k)
		if k != "filter" && k != "search" {
			pages = append(pages, list...)
		}
	}
	slices.Sort(kinds)
	fmt.Printf("%s\n%-12s %7s %9s %9s %9s\n", title, "", "answers", "p50 ms", "p95 ms", "p99 ms")
	show := func(k string, list []time.Duration) {
		slices.Sort(list)
		if len(list) == 0 {
			return
		}
		at := func(p int) float64 { return float64(list[min(len(list)-1, len(list)*p/100)].Microseconds()) / 1000 }
		fmt.Printf("%-12s %7d %9.1f %9.1f %9.1f\n", k, len(list), at(50), at(95), at(99))
	}
	for _, k := range kinds {
		show(k, all[k])
	}
	show("any page", pages)
}

// sum prints what the whole cost.
func sum(took map[string][]time.Duration, failed int, busy time.Duration) {
	answers := 0
	for _, list := range took {
		answers += len(list)
	}
	fmt.Printf("failed: %d\n", failed)
	if busy > 0 && answers > 0 {
		fmt.Printf("processor time: %.1f ms an answer, server and readers together\n", float64(busy.Microseconds())/1000/float64(answers))
	}
	if b, err := os.ReadFile("/proc/self/status"); err == nil { // on Linux
		for line := range strings.Lines(string(b)) {
			if strings.HasPrefix(line, "VmHWM") || strings.HasPrefix(line, "VmRSS") {
				fmt.Print(line)
			}
		}
	}
}
