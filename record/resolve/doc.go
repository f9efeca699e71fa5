// Package resolve turns the actors of many documents into the actors of the record: one
// person, organisation or group under its many names.
//
// It works in two steps. Names that are equal join at once: the same pack actor, the same full name (case, accents and
// punctuation aside), an acronym with its one expansion. What remains, one node for each different name, is compared by named rules, each in
// a function of its own, with the score that pairs of its kind deserve: spellings (Boularte, Boluarte; Hu-mala, Humala), second surnames and
// further given names (Castillo Terrones), nicknames and Andean spellings; translated names ("Free Peru", "Perú Libre") by the
// words that pack/es/org-words.txt pairs, British and American spelling, a university with and without its adjectives; and the
// holder of an office on the day of the document ("President Morales" in 1978). Names are compared with package linkage, which
// links lists of victims too. Nodes meet in blocks of a shared key, and a key that too many names share proposes nothing, so
// the work grows with the number of different names.
//
// A pair at or above [MergeScore] is merged, and the profile says why; a pair below it, or one that something speaks against, becomes a
// proposal for a person. What speaks against: two pack actors; ages that cannot be one person's; a text that tells of both; kin ("daughter of").
// A wrong merge is worse than a missed one, as a person can merge but hardly sees what was merged.
//
// Relations of the readings become edges between profiles, dated where the text dates them.
package resolve
