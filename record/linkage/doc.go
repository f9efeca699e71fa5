// Package linkage finds the records that mean one person, or one actor, among lists that share no key.
//
// The model is that of Fellegi and Sunter (1969): a pair is compared field by field, each comparison ends in one
// of several levels of agreement, and the pair's weight is the logarithm of how much likelier its levels are among
// records of one person (m) than of two (u). What is not stated is no evidence either way. The probabilities
// are learned from the lists themselves, without examples, by the EM algorithm (Winkler 1988; Enamorado, Fifield and
// Imai 2019): u comes from pairs at random, m and the share of true pairs from the pairs that blocking proposes.
// To agree on a rare value says more than to agree on a common one (Winkler 1989): weights of exact agreement
// use the value's own frequency. Relatives and neighbours, who share surnames, a place and the day of a massacre, are a class
// of their own between one person and two strangers (Winkler 1993): what they share tells a person from strangers only. On lists of a few dozen rows the probabilities stay near what is
// usual for lists of persons (Dirichlet priors), because so few rows teach little.
//
// Comparing all pairs of long lists is out of reach, so pairs come from blocks of records with a key in common (sounds
// of names, days, years, places). A block that is too large is split by a second key and then by a third, so that the
// number of pairs grows with the number of records and not with its square. How many true pairs that loses is estimated from how
// many keys the found ones share (Chao 1987), and measured against truth where there is one.
//
// Links contradict each other: a=b, b=c, but not a=c; or one list names a person once only. Clusters are formed
// by correlation clustering over the weights (Bansal, Blum and Chawla 2004): pairs inside a cluster should have positive
// weight in sum, greedily merged and then improved by moving single records. Where a list is said to hold nobody
// twice, a cluster takes one record of it (Sadinle 2017 calls these bipartite matchings; Aleshin-Guendel and Sadinle
// 2023 the many-file case). Pairs that a person should look at come ordered by how much the answer would settle.
//
// Weights are printed in bits: 10 bits make a pair 1,024 times likelier to be one person. Nothing here is random: equal
// input gives equal output, whatever the number of workers.
//
// When not to trust it: within each class the fields are taken as independent. Where lists give neither given names nor ages,
// relatives cannot be told from one person, and are left apart. Look at the reasons of a pair.
package linkage
