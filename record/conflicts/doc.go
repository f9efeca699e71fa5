// Package conflicts makes out the episodes of a record: chains of events with common parties, demands and place, kept as Peru's
// ombudsman, the Defensoría del Pueblo, keeps its registry of social conflicts (Reporte de Conflictos Sociales, monthly since 2004):
// type, parties, demands, places, events, and a state (active, latent, resolved) with its phase.
//
// Which events belong together. An episode grows from acts of protest: demonstrations, strikes, blockades, occupations and the like, told
// as having happened. Two acts are of one episode if one of these ties holds and no more days lie between them than its reach:
//
//   - organisation: the same named body organises, leads or takes part (reach 60 days); state bodies, forces, media and bodies that are met in a great
//     part of all acts tie nothing;
//   - place: the same town or district (21 days), or the same department (5 days);
//   - wave: two acts of a whole country (5 days); a protest of a whole country that is told as lasting two weeks or more, and the acts in that country that
//     fall into it, but for those that press a company.
//
// What goes with an episode. Force used on protesters, deaths, arrests, emergencies and deployments join the episode whose acts they follow within 10
// days in the same place, an accord that of one of its parties within 60, the resignation or removal of whoever was asked to go within 90. They
// never tie two episodes together. A demand belongs to the episode whose act is told nearest to it. Plans, denials and feared acts belong to none.
//
// State and phase follow from dated rules alone, each with a name (rules.go). The registry's own words define the phases: early (claims made
// public), escalation (collective action), crisis (violence), de-escalation, dialogue. Nothing is known of a conflict after the last report
// of a record, so its horizon is the day on which the last document was written, and never today.
//
// Everything is worked out from events in their order, so the same record gives the same registry. Time is days; the work is near-linear in the
// number of acts, as each tie looks back at the last act of its key alone.
package conflicts
