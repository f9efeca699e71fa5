// Package record holds the nouns of Testigo: documents, witnesses, mentions,
// statements, events, figures, actors, questions. It imports only the standard
// library; every other package speaks in its words.
//
// Three rules are kept by the types themselves:
//
//   - The text of a [Document] never changes. Everything else points into it
//     by [Span]: half-open, in bytes, on rune borders. At the borders of the
//     program (exports, pages, evaluation files) spans are code points; see
//     [Document.CodePoints].
//   - Nothing without a witness. What a reader finds is carried by [Cited],
//     which can only be filled together with a [Witness], and a witness can
//     only be cut from a document. There is no way to write an event, a name, a
//     date or a figure into a [Reading] without the words that say it.
//   - Zero means "not stated". A zero [Interval] is no date, a zero [Figure]
//     has no value, a zero certainty or type is unspecified.
package record
