// Package gold scores readings of documents against hand-made gold: body and
// boilerplate, dating, events with their roles, places, times and certainty,
// figures, victims, people, organizations, relations, demands and quotes.
//
// # What is compared
//
// Gold is one JSON file a document, of two formats. Format 1 codes everything.
// Format 2 (a date as a string under "published", agents and targets as bare
// names, only the dead as named victims) codes less: what it lacks is not
// scored. A [Prediction] is one line of the readings export. It belongs to a
// gold document by name, else by the hash of the text; a document without a
// prediction scores as an empty one.
//
// All offsets are Unicode code points into the text file.
//
// # Definitions
//
// P = TP/(TP+FP), R = TP/(TP+FN), F1 = 2TP/(2TP+FP+FN); the total sums TP, FP
// and FN over the documents (micro average); "-" means nothing to score.
//
// Every alignment is one to one: most pairs first, then the best pairs
// ([testigo/eval/assign.Best]). Splitting one gold item costs a false alarm,
// merging two costs a miss. A gold item marked neutral is no miss, and what is
// aligned with it is neither right nor wrong.
//
//   - body: characters that are no space, outside boilerplate; boiler: inside.
//     No "boilerplate" key is no answer, an empty list says that all is body.
//   - dating: exact, the same days as gold; inside, within the gold interval.
//   - events: same type and overlapping triggers, or the predicted trigger in
//     the gold sentence. core leaves optional, generic and background gold
//     neutral, all only the optional; +mode wants the mode too, anytype does
//     not want the type. Date, place, country, certainty and roles are judged
//     on the aligned pairs. A wrong role between participant or beneficiary
//     and another drops out on both sides.
//   - figures: overlapping spans and equal value; bound and measure on pairs.
//     Ranks, ages and durations are neutral.
//   - names (victims, people, organizations, ends of relations) are compared
//     without case, accents, articles and titles; a shorter name counts if it
//     has half of the words and keeps the head.
//   - demands: overlapping spans.
//   - quotes: every span must lie in the text and every "text" equal its
//     slice. Violations must be 0.
//
// # Use
//
// [Inputs] lists the documents without their gold, for a reader to read;
// [Score] compares. A [Reading] is one way to write a prediction, and [From]
// takes any value that encodes to the same JSON.
package gold
