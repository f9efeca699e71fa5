package main

import (
	"context"
	"fmt"

	"testigo/publish/site"
	"testigo/publish/wording"
	"testigo/store"
)

type siteCmd struct {
	Record       string `arg:"" help:"The record."`
	Out          string `short:"o" help:"The folder; it must be new, empty, or an earlier site." placeholder:"DIR" required:""`
	Title        string `help:"A title of your own." placeholder:"WORDS"`
	MaxDocuments int    `help:"Refuse a record with more documents." placeholder:"N"`
	MaxEvents    int    `help:"Refuse a record with more events." placeholder:"N"`
}

func (siteCmd) Help() string {
	return `The whole record as a folder of pages: open DIR/index.html from a disk, or put the folder on any web host. Every line leads to its sentence in the document's text. Nothing is fetched from elsewhere; all but the search works without scripts. --lang chooses the language.

Examples:
  testigo site peru.testigo -o peru-site
  testigo --lang es site peru.testigo -o sitio --title "Crisis política, 2022-2023"`
}

func (c *siteCmd) Run(ctx context.Context, con *console) error {
	return inRecord(c.Record, func(s *store.Store) error {
		done, err := site.Write(ctx, c.Out, s, site.Options{Lang: con.lang, Title: c.Title, Limits: site.Limits{Documents: c.MaxDocuments, Events: c.MaxEvents}})
		if err != nil {
			return err
		}
		fmt.Fprintf(con.out, "%s: %s, %.1f MB\n", wording.Clip(c.Out, 300), con.many(done.Pages, "page", "página"), float64(done.Bytes)/1e6)
		return nil
	})
}
