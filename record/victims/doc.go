// Package victims keeps the register of people who were harmed: named or not, what was done to each, when, where, by whom as
// somebody alleges, and what every document tells of the person. It follows the model of HURIDOCS ("Who did what to whom", Ball 1996):
// the unit is the act, done to one person, told by one source; a person has as many acts as were told.
//
// Who is in it: persons whom an event statement makes the target of an act against the body or freedom of a person (killed, wounded, abducted,
// tortured, sexual violence, arrested, deported, …), and named persons of whom a document says that they were killed,
// wounded, abducted or tortured. An unnamed person has a row if the words speak of one ("a 17-year-old student"); groups with counts stay figures.
// What is planned or hypothetical harmed nobody; what is denied is kept as denied.
//
// One person across documents: named persons by their profile (package resolve); unnamed ones by the event that the
// documents tell together, if age and sex agree and each document tells of one such person. Other pairs that record linkage (package linkage)
// finds likely become proposals, never merges. Disagreements stay: each age is told by its document.
//
// A person counts in the tolls of their events and of the totals that sum those up: how many of a toll are named can then be said.
package victims
