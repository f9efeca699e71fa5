// Package api is what can be asked of a record: events by any filter, their density over time, witnesses, documents, questions,
// actors, findings and words. The pages of the reading room take what they show from here, and /api/v1 serves the
// same as JSON (RFC 8259), described by an OpenAPI 3.1 document that is made from the route table and the Go types themselves.
//
// A Desk holds the record open, read-only, and notices when a build has put another one in its place; requests that have begun
// go on with the old one. What a chronology is filtered by (type, days, certainty, places, documents) is kept as columns in memory, about sixty
// bytes an event, so that any filter is one pass over plain arrays: a millisecond for 100,000 events, whatever is combined. Bodies of
// events, readings and texts stay in the file and are opened for the few that are shown.
//
// Days are ISO 8601, dates EDTF, offsets Unicode code points of the extracted text, zero-based, end exclusive.
package api
