// Package election turns votes into seats, and says where a claim of seats departs from
// the votes: results by round, list and district; apportionment; thresholds; two-round majority and
// plurality rules. Pure functions over votes and a rule; nothing is assumed that neither states.
//
// Units: votes and seats are whole numbers. Every decision is taken in integers (products of 128 bits);
// shares are formatted for the eye only. A tie is part of the result: it names the lists and how many
// seats they tie for, and is never broken here, for the law breaks it (by lot, by votes, by age) and the
// votes do not.
//
// Methods and their sources:
//
//   - D'Hondt, or Jefferson, cifra repartidora: largest quotients of votes by 1, 2, 3 …
//     (V. D'Hondt, Système pratique et raisonné de représentation proportionnelle, 1882.) The
//     Hagenbach-Bischoff procedure of Swiss law gives the same seats.
//   - Sainte-Laguë, or Webster: divisors 1, 3, 5 … (A. Sainte-Laguë, La représentation
//     proportionnelle et la méthode des moindres carrés, 1910.) Modified: the first divisor is 1.4, or
//     another that the rule states (Sweden has had 1.2 since 2018).
//   - Largest remainder, or Hamilton: as many seats as whole quotas, the rest to the largest remainders.
//     Hare's quota is V/S; Droop's the whole number after V/(S+1), that is floor(V/(S+1))+1; the
//     exact fraction V/(S+1) is called Hagenbach-Bischoff's quota here, as in the English literature.
//
// The comparison of methods, their properties (house monotony, quota) and the tables of 1790 that the tests
// reproduce are those of M. Balinski and H. P. Young, Fair Representation (1982), and F. Pukelsheim,
// Proportional Representation (2014).
//
// Rules are plain text (see ParseRule), results are CSV (see ReadResults); both name file and line in
// what they refuse. The packs hold rules and results of a country: see Rules and Elections.
package election
