// Load opens the reading room on a record, lets simulated readers loose on it, and prints how long they waited: the 50th, 95th and 99th
// percentile of the time to the first byte, by what they did.
//
//	go run ./eval/load -make FILE -docs 100000 -events 500000     writes an invented record of that size, without reading any text
//	go run ./eval/load -readers 50 -for 30s RECORD                 opens the room on it, on loopback, and measures
//
// A reader opens a page, changes a filter or searches, looks at it for -pause on the average, and goes on; what is done is drawn from a
// fixed seed. Server and readers share one process, so the memory printed is that of both, and the times include the readers' own. With
// -readers 1 -pause 0s the processor time of each kind of answer is printed too, which says the same on a machine that others use.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	"testigo/eval/load/invented"
)

func main() {
	make := flag.String("make", "", "write an invented record to this file")
	docs := flag.Int("docs", 100_000, "documents of the invented record")
	events := flag.Int("events", 500_000, "events of the invented record")
	readers := flag.Int("readers", 50, "how many read at once")
	length := flag.Duration("for", 30*time.Second, "for how long")
	pause := flag.Duration("pause", time.Second, "how long a reader looks at an answer, on the average")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	switch {
	case *make != "":
		err = write(*make, *docs, *events)
	case flag.NArg() == 1 && *readers > 0 && *readers <= 1000 && *length <= 10*time.Minute:
		err = measure(ctx, flag.Arg(0), *readers, *length, *pause)
	default:
		flag.Usage()
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func write(path string, docs, events int) error {
	began := time.Now()
	size, err := invented.Write(path, docs, events)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil {
		fmt.Printf("%s: %d documents, %d statements, %d events, %d MB in %.0f s\n", path, size.Documents, size.Statements, size.Events, info.Size()>>20, time.Since(began).Seconds())
	}
	return err
}
