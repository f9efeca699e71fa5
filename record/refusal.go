package record

// Refusal says why received bytes cannot become a document. The kinds are few and stable, so
// that a summary can count them and a script can tell them apart; errors.Is finds them
// through every package border.
type Refusal string

const (
	RefusedEmpty       Refusal = "empty"       // nothing in it
	RefusedBinary      Refusal = "binary"      // no text in any known encoding
	RefusedTooLarge    Refusal = "too large"   // over a documented bound
	RefusedUnreadable  Refusal = "unreadable"  // the system will not hand over the bytes
	RefusedBomb        Refusal = "bomb"        // an archive that unpacks out of proportion
	RefusedEncrypted   Refusal = "encrypted"   // needs a password
	RefusedTruncated   Refusal = "truncated"   // the end is missing
	RefusedMalformed   Refusal = "malformed"   // known format, broken inside
	RefusedUnsupported Refusal = "unsupported" // a format that is not read
	RefusedTextless    Refusal = "no text"     // readable, but without a text layer
	RefusedTooSlow     Refusal = "too slow"    // the time bound ran out
)

func (r Refusal) Error() string { return string(r) }

// InputError names the file, the reason, and what its owner can do about it.
type InputError struct {
	Name   string  // as received; archive members as a.zip!/b.txt
	Kind   Refusal // errors.Is(err, RefusedEncrypted) and so on
	Reason string  // one clause
	Hint   string  // what to do; may be empty
}

func (e *InputError) Error() string {
	s := e.Reason
	if e.Name != "" {
		s = e.Name + ": " + s
	}
	if e.Hint != "" {
		s += "; hint: " + e.Hint
	}
	return s
}

func (e *InputError) Unwrap() error { return e.Kind }
