package words

// tag gives every token its part of speech and verbs their form.
func (a *Analyser) tag(t *Text) {}

// group finds noun and verb groups.
func (a *Analyser) group(t *Text) {}

type (
	enEntry struct{}
	esEntry struct{}
)
