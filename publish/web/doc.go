// Package web is the reading room: pages in which people read, check and cite a record, served by the
// program itself to a browser, offline.
//
// Pages are rendered on the server with html/template and work without JavaScript: filters are forms, parts are links, what is
// folded is a <details>. Small ES modules add what makes work quick: keys, a list that loads as it scrolls, a time axis
// to brush. Every page takes what it shows from package api, which serves the same as JSON.
//
// Documents are hostile. Whatever they contain is escaped by html/template, isolated in its direction by <bdi> or
// dir=auto, and bounded in length; a Content-Security-Policy without any "unsafe" source lets only the room's own files
// run (CSP Level 3). The room listens on loopback; elsewhere only with a password. It answers only to names of its own, against DNS rebinding,
// and takes a POST only from its own pages (Fetch Metadata and a token).
//
// Documents are added on a page too: received in a private folder beside the record, read in the background by what [Options] gives for it,
// one lot at a time. Until the new record replaces it whole, the room shows the one that was there.
//
// A page is one function from a request to a view and one line in routes.go; frame.go draws what all pages share.
package web
