package wording

var registryTexts = map[string]pair{
	"conflicts":          {"Conflicts", "Conflictos"},
	"conflicts-note":     {"Chains of events with common parties, demands and place, as Peru’s Defensoría del Pueblo keeps its registry. States and phases follow from dated rules, named beside each change; nothing is known of what came after the last document", "Cadenas de hechos con partes, demandas y lugar en común, como lleva su registro la Defensoría del Pueblo del Perú. Estados y fases resultan de reglas fechadas, que se nombran junto a cada cambio; nada se sabe de lo ocurrido después del último documento"},
	"conflict-none":      {"No conflict here: an act of protest by itself is no episode.", "Ningún conflicto: un acto de protesta por sí solo no es un episodio."},
	"conflict-type":      {"About", "Sobre"},
	"conflict-any-type":  {"any matter", "cualquier asunto"},
	"conflict-months":    {"Month by month", "Mes a mes"},
	"conflict-month":     {"Month", "Mes"},
	"conflict-new":       {"new", "nuevos"},
	"conflict-claim":     {"Press claims", "Reclaman"},
	"conflict-affected":  {"Addressed or affected", "Aludidos o afectados"},
	"conflict-demands":   {"Demands", "Demandas"},
	"conflict-history":   {"State and phase", "Estado y fase"},
	"conflict-events":    {"Events", "Hechos"},
	"conflict-life":      {"from the first event to the last document", "del primer hecho al último documento"},
	"conflict-since":     {"since", "desde"},
	"conflict-because":   {"because of", "por"},
	"conflict-more":      {"further events, in the chronology and in the exports", "hechos más, en la cronología y en las exportaciones"},
	"conflict-by-months": {"How many conflicts were active, latent and resolved at the end of each month", "Cuántos conflictos estaban activos, latentes y resueltos al final de cada mes"},
}
