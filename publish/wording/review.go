package wording

import "testigo/record"

var standings = map[record.Standing]pair{
	record.MachineRead: {"machine-read", "leído por máquina"},
	record.Accepted:    {"accepted", "aceptado"},
	record.Edited:      {"edited", "corregido"},
	record.Added:       {"added by a person", "añadido por una persona"},
	record.Disputed:    {"disputed", "en disputa"},
	record.Rejected:    {"rejected", "rechazado"},
	record.Merged:      {"merged", "fusionado"},
	record.Changed:     {"changed since it was accepted", "cambió desde que se aceptó"},
}

// Standing says how people stand behind an item.
func Standing(lang record.Lang, s record.Standing) string { return standings[s].in(lang) }

var decisionKinds = map[record.DecisionKind]pair{
	record.Accept:     {"accepted", "aceptó"},
	record.Reject:     {"rejected", "rechazó"},
	record.EditItem:   {"corrected", "corrigió"},
	record.MergeItems: {"merged", "fusionó"},
	record.SplitItem:  {"split", "separó"},
	record.LinkTo:     {"linked a statement to", "enlazó un enunciado con"},
	record.AddItem:    {"added", "añadió"},
	record.NoteItem:   {"noted on", "anotó en"},
	record.Undo:       {"undid", "deshizo"},
	record.Keep:       {"keeps apart", "mantiene separados"},
	record.Assign:     {"gave out a sample of", "repartió una muestra de"},
	record.Code:       {"coded", "codificó"},
}

// Decided is the verb of a decision, for "Ana corrected …".
func Decided(lang record.Lang, k record.DecisionKind) string {
	if p, ok := decisionKinds[k]; ok {
		return p.in(lang)
	}
	return string(k)
}

var doubts = map[string]pair{
	"differ":         {"people differ", "hay opiniones distintas"},
	"changed":        {"changed since it was accepted", "cambió desde que se aceptó"},
	"unsure":         {"the reader was not sure", "el lector no estaba seguro"},
	"figures-differ": {"figures differ", "las cifras difieren"},
	"deaths":         {"deaths", "muertes"},
	"institutional":  {"act of an institution", "acto institucional"},
	"violent":        {"violence", "violencia"},
	"undated":        {"no date", "sin fecha"},
	"wide-date":      {"the date is wide", "fecha amplia"},
	"no-place":       {"no place", "sin lugar"},
	"one-witness":    {"one independent document", "un solo documento independiente"},
	"many-rest":      {"many documents rest on it", "muchos documentos se apoyan en él"},
	"attributed":     {"told as somebody’s word", "contado como palabra de alguien"},
	"same-actor":     {"two names that may be one actor", "dos nombres que pueden ser un actor"},
}

// Doubt says in words why an item waits in the queue.
func Doubt(lang record.Lang, code string) string {
	if p, ok := doubts[code]; ok {
		return p.in(lang)
	}
	return code
}

var changeFields = map[string]pair{
	"type": {"type", "tipo"}, "when": {"date", "fecha"}, "places": {"places", "lugares"}, "roles": {"who took part", "quiénes participaron"}, "counts": {"numbers", "números"},
	"certainty": {"certainty", "certeza"}, "phase": {"phase", "fase"}, "background": {"background", "antecedente"}, "trigger": {"words for the act", "palabras del acto"},
	"name": {"name", "nombre"}, "acronym": {"acronym", "sigla"}, "actor_kind": {"kind", "clase"}, "organization_kind": {"kind of organisation", "clase de organización"}, "aliases": {"other names", "otros nombres"},
	"event": {"is there an event", "hay un hecho"}, "mode": {"mode", "modo"}, "place": {"place", "lugar"}, "agents": {"who did it", "quién lo hizo"}, "targets": {"who suffered it", "quién lo sufrió"}, "killed": {"killed", "muertos"},
}

// Field names a field that a decision changes or that coders code.
func Field(lang record.Lang, field string) string {
	if p, ok := changeFields[field]; ok {
		return p.in(lang)
	}
	return field
}
