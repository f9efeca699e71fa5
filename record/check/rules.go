package check

// rules are the checks in the order of the list that people see: numbers, then dates, then people, then what spans documents.
var rules = []Rule{
	partsAndWhole, subset, namedVictims, shareSum, shareChange, fraction, hiddenTotal, serviceRate, average, margin, houseSize, votesAndSeats, strengthTwice,
	weekday, relativeDate, orderOfCauses, withinTheLast, seriesCount, ordinalNext, plannedAhead, afterPublication, publicationOrder, stampAgainstContent, foundation, furniture,
	ageAtDate, termLength, holdersInYears,
	agesDiffer, datesDiffer, planOutcome, plannedLength, cumulativeFalls, noDoubleCount, totalsDisagree,
}
