// Package house holds the tests that keep the map of the code true: every package says what it is
// for, and imports follow the data, backwards only.
package house
