package statements

// asking verbs by lemma, and the word that must follow if any.
var asking = map[string][]string{
	"demand": {""}, "call": {"for", "on", "upon"}, "urge": {""}, "ask": {"", "for"}, "beg": {"", "for"}, "insist": {"on", "that", "upon"}, "request": {""},
	"implore": {""}, "petition": {"", "for"}, "press": {"for"}, "push": {"for"}, "appeal": {"to", "for"}, "clamor": {"for"}, "clamour": {"for"},
	"plead": {"for", "with"}, "exhort": {""}, "agitate": {"for"}, "lobby": {"for"}, "campaign": {"for"}, "clamar": {"por"},
	"exigir": {""}, "demandar": {""}, "reclamar": {"", "por"}, "pedir": {""}, "solicitar": {""}, "instar": {"a", "al"}, "exhortar": {"a", "al"},
	"llamar": {"a", "al"}, "invocar": {"a", "al"}, "urgir": {"a", "al"}, "emplazar": {"a", "al"}, "conminar": {"a", "al"}, "abogar": {"por"},
	"bregar": {"por"}, "pugnar": {"por"}, "requerir": {""}, "rogar": {""}, "plantear": {""},
}

// favouring verbs ask for what a gerund or infinitive says: "supports closing the house".
var favouring = set("support", "favor", "favour", "back", "apoyar", "respaldar")

// demandNouns own demands: "their demands include …", "el pliego exige"; "demands for his release".
var demandNouns = set("demand", "slogan", "demanda", "exigencia", "reclamo", "consigna", "call", "pedido", "petition", "appeal", "request", "lema", "petitorio",
	"pliego", "llamado", "llamamiento", "solicitud", "plea", "clamor", "chant")

// calls are what one calls people to, not what one asks of those in power.
var calls = set("strike", "march", "rally", "protest", "demonstration", "walkout", "mobilization", "mobilisation", "stoppage", "boycott", "vigil", "shutdown", "blockade",
	"stay-away", "huelga", "paro", "marcha", "manifestacion", "movilizacion", "concentracion", "protesta", "plantón", "planton", "bloqueo", "boicot", "mitin", "jornada")

// papers provide for things; they demand nothing.
var papers = set("plan", "program", "programme", "proposal", "treaty", "contract", "law", "bill", "agreement", "forecast", "schedule", "scenario", "budget", "rule", "deal", "design",
	"programa", "propuesta", "tratado", "contrato", "ley", "acuerdo", "presupuesto", "norma", "proyecto")

var periods = set("hour", "day", "week", "month", "year", "night", "morning", "hora", "dia", "semana", "mes", "ano", "noche", "manana", "tarde")
