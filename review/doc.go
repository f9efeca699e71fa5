// Package review is where people decide: a record is readings and decisions, and what a page shows is a fold over both.
//
// A decision ([record.Decision]) is one person's accept, reject, edit, merge, split, link, addition, note or undo. It is appended to the record's
// log and never changed ([Desk.Decide]); undo is another decision. What follows from decisions is worked out anew at will and stands beside the
// machine's tables, which no decision touches.
//
// Decisions are tied to words, not to numbers: to a document by its hash, a span, and the quote. When a better reader makes the record
// again, every decision is tied to what is now read at its words (anchor.go); where nothing is read there any more, the decision is listed as
// resting on nothing, and comes back when the words do.
//
// The fold takes decisions in one canonical order, by time and then by the hash of their content, whatever the order in which they arrived. So two
// people can work on copies and join them in either direction: joining is commutative and idempotent, a grow-only set (Shapiro, Preguiça, Baquero,
// Zawirski: Conflict-free Replicated Data Types, 2011). Where two people decided differently and neither has seen the other's, the item is
// shown as disputed, with the later one's values, until somebody settles it.
//
// An event or actor is folded together with all those that some decision joins to it, and with no others, so that the cost of a decision is that of
// its own neighbourhood; a test compares this with a fold of everything.
package review
