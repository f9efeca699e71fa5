package main

import (
	"crypto/sha256"
	"fmt"
	"io"

	"testigo/document"
	"testigo/reading"
	"testigo/store"
)

// digest reads every text and writes one hash of all that was found, and one line a text if each is set. A change that is to
// make reading faster must leave the hash as it is; where it does not, two listings show which texts differ.
func digest(w io.Writer, texts []string, each bool) error {
	all := sha256.New()
	r := reading.New()
	for i, t := range texts {
		b, err := store.Stored(r.Read(document.FromText(fmt.Sprint(i), t)))
		if err != nil {
			return fmt.Errorf("text %d: %w", i, err)
		}
		all.Write(b)
		if each {
			fmt.Fprintf(w, "%d %x\n", i, sha256.Sum256(b))
		}
	}
	fmt.Fprintf(w, "readings of %d texts: %x\n", len(texts), all.Sum(nil))
	return nil
}
