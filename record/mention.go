package record

// PlaceKind is the size of a place.
type PlaceKind string

const (
	Country  PlaceKind = "country"
	Region   PlaceKind = "region"   // first-order division: department, state
	Province PlaceKind = "province" // second-order division
	District PlaceKind = "district" // third-order division
	City     PlaceKind = "city"     // any populated place
	Area     PlaceKind = "area"     // continent, mountain range, river, valley
	Site     PlaceKind = "site"     // street, square, building, airport: named in the text, located by what contains it
)

// Place is a place name in a text and what it was resolved to. Its witness is the name.
// ID is empty if the gazetteer knows no such place (then the coordinates are those
// of the containing unit Within, if any).
type Place struct {
	Name       string // plain name, gazetteer form where resolved
	Kind       PlaceKind
	ID         string // "geonames:3936456", "ubigeo:211101"; empty = not in the gazetteer
	Country    string // ISO 3166-1 alpha-2
	Admin1     string // name of the first-order division
	Admin2     string
	Lat, Lon   float64 // WGS 84; meaningful only if Located
	Located    bool
	Within     string  // ID of the containing unit that lent the coordinates
	RunnerUp   string  // ID of the next best candidate
	Confidence float64 // 0 to 1: a place is named and it is this one; 0 = not stated
	Adjective  bool    // "Peruvian": a demonym, not a place where something happens
}

// ActorKind parts who can act.
type ActorKind uint8

const (
	NoActorKind ActorKind = iota
	Person
	Organization
	Group // "workers", "the police", "local residents"
)

func (k ActorKind) String() string {
	return [...]string{"", "person", "organization", "group"}[min(k, Group)]
}

// OrgKind is the closed list of kinds of organisations in the gold format.
type OrgKind string

const (
	Party         OrgKind = "party"
	Union         OrgKind = "union"
	Front         OrgKind = "front"
	Guerrilla     OrgKind = "guerrilla"
	State         OrgKind = "state"
	Military      OrgKind = "military"
	Company       OrgKind = "company"
	Bank          OrgKind = "bank"
	International OrgKind = "international"
	NGO           OrgKind = "ngo"
	Media         OrgKind = "media"
	Community     OrgKind = "community"
)

// NameForm says how a mention names its actor.
type NameForm uint8

const (
	FullName NameForm = iota
	Surname
	Acronym
	Alias
	Description // "the president", "the workers"
	Pronoun
)

// Actor is one person, organisation or group as told by one document: a name with
// all its mentions. It exists only through its mentions: see [NewActor].
type Actor struct {
	Kind    ActorKind
	Name    string // fullest form in the document
	Acronym string
	Aliases []string // other names in the document
	Org     OrgKind
	PackID  string        // the pack's actor it was recognised as; empty = none
	Role    Cited[string] // "president", "union leader", as printed
	Age     Cited[int]    // in years
	// Confidence is how probably there is such a person or organization, 0 to 1; 0 = not stated (groups).
	Confidence float64
	Harm       Cited[string] // killed, wounded, abducted, tortured: the words that say so
	mentions   []Cited[NameForm]
}

// NewActor makes an actor from its first mention; without one there is no actor.
func NewActor(kind ActorKind, name string, first Cited[NameForm]) (*Actor, bool) {
	if !first.Stated() {
		return nil, false
	}
	return &Actor{Kind: kind, Name: name, mentions: []Cited[NameForm]{first}}, true
}

// Mentions are the places where the actor is named, in the order they were added.
func (a *Actor) Mentions() []Cited[NameForm] { return a.mentions }

// AddMention adds a place where the actor is named; what is not cited is not added.
func (a *Actor) AddMention(m Cited[NameForm]) {
	if m.Stated() {
		a.mentions = append(a.mentions, m)
	}
}
