package wording

import (
	"testigo/record"
	"testigo/record/conflicts"
)

// ConflictType names what a conflict is about, as the registry of the Defensoría del Pueblo does.
func ConflictType(lang record.Lang, t string) string { return lookup(lang, conflictTypes, t) }

// ConflictState names a state of the registry.
func ConflictState(lang record.Lang, s record.ConflictState) string {
	return lookup(lang, conflictStates, string(s))
}

// ConflictPhase names a phase of an active conflict.
func ConflictPhase(lang record.Lang, phase string) string { return lookup(lang, conflictPhases, phase) }

// ConflictRule says why a state or phase was given.
func ConflictRule(lang record.Lang, rule string) string { return lookup(lang, conflictRules, rule) }

var conflictTypes = map[string]pair{
	"socio-environmental": {"socio-environmental", "socioambiental"},
	"labour":              {"labour", "laboral"},
	"coca":                {"coca growing", "cultivo de coca"},
	"boundary":            {"boundaries", "demarcación territorial"},
	"communal":            {"communal", "comunal"},
	"electoral":           {"electoral", "electoral"},
	"local-government":    {"local government", "asuntos de gobierno local"},
	"regional-government": {"regional government", "asuntos de gobierno regional"},
	"national-government": {"national government", "asuntos de gobierno nacional"},
	"other":               {"other matters", "otros asuntos"},
}

var conflictStates = map[string]pair{
	string(record.Active):   {"active", "activo"},
	string(record.Latent):   {"latent", "latente"},
	string(record.Resolved): {"resolved", "resuelto"},
	string(record.Observed): {"under observation", "en observación"},
}

var conflictPhases = map[string]pair{
	"early":         {"early phase", "fase temprana"},
	"escalation":    {"escalation", "escalamiento"},
	"crisis":        {"crisis", "crisis"},
	"de-escalation": {"de-escalation", "desescalamiento"},
	"dialogue":      {"dialogue", "diálogo"},
}

var conflictRules = map[string]pair{
	conflicts.RuleClaim:    {"a claim is made in public", "se hace público un reclamo"},
	conflicts.RuleAction:   {"collective action", "acción colectiva"},
	conflicts.RuleViolence: {"violence: people killed or wounded, riot, force or an emergency", "violencia: muertos o heridos, disturbios, uso de la fuerza o emergencia"},
	conflicts.RuleCalm:     {"action without violence, 15 days or more after the last violence", "acción sin violencia, 15 días o más después de la última violencia"},
	conflicts.RuleAccord:   {"talks, truce or accord", "diálogo, tregua o acuerdo"},
	conflicts.RuleQuiet:    {"90 days without an act in this record", "90 días sin un acto en este registro"},
	conflicts.RuleObserved: {"two years latent: out of the registry", "dos años latente: sale del registro"},
	conflicts.RuleSettled:  {"an accord, or the going of whoever was asked to go, and 90 days without an act", "un acuerdo, o la salida de quien debía irse, y 90 días sin un acto"},
}
