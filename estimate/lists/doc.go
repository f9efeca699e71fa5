// Package lists reads lists of victims as people keep them, tables in CSV or Excel with columns of their own, and makes
// of them what record linkage and capture-recapture need: rows with names, sex, birth, place, date and source, each of which
// keeps the file and line it stands in (or, from a record, the document that says it).
//
// Columns are recognised by their headings (columns.txt, English and Spanish) or named by the user. A value that
// cannot be understood is left out and reported with its line; it is never guessed. An age becomes the two years
// in which the person can have been born, counted from the date of what happened. A place becomes a path from the widest unit to the narrowest, so
// that a list that tells the province and one that tells the district do not contradict each other.
//
// What a person decides on doubtful pairs is appended to a file of decisions: date, author, the two rows by
// their content, and the answer. Rows keep their identity when lines move. A later answer on the same pair replaces an earlier one; nothing is
// overwritten.
package lists
