package lineage

import (
	"fmt"
	"strings"
	"testing"

	"testigo/record"
)

// report is a test document: body paragraphs between blank lines.
func report(t testing.TB, name string, lang record.Lang, written, body string) *record.Reading {
	t.Helper()
	text := strings.TrimSpace(body)
	doc, err := record.NewDocument(record.IDOf([]byte(name+text)), name, record.Text, text)
	if err != nil {
		t.Fatal(err)
	}
	doc.Lang = lang
	at := 0
	for _, p := range strings.SplitAfter(text, "\n\n") {
		doc.Paragraphs = append(doc.Paragraphs, record.Paragraph{Span: record.Span{Start: at, End: at + len(strings.TrimRight(p, "\n"))}, Lang: lang})
		at += len(p)
	}
	iv := record.EDTFInterval(written)
	return &record.Reading{Doc: doc, Written: record.Dating{EDTF: written, Interval: iv, Best: iv}}
}

const wire = `CUSCO, Sept. 4 - Railway workers on the line to Quillabamba walked off the job on Monday in a dispute over 212 dismissals, leaving some 1,400 passengers stranded at the San Pedro station, the transport ministry said.

The company, Ferrocarril Andino, said in a statement that the dismissals were final. Its manager, Rodolfo Arteaga, told reporters that losses had reached 3.7 million soles since July and that no train would leave before the track at kilometre 86 had been repaired.

Leaders of the union, who met with the labour inspector Matilde Huarcaya on Sunday night, said they would stay out until every worker had been given back his place. They called on teachers and market sellers to join a march on the Plaza de Armas on Thursday.

Police with shields closed Avenida Sol for two hours in the afternoon. Five people were held and freed before nightfall, according to the regional prosecutor.

It is the second stoppage on the line this year. In March a strike of nine days ended when the ministry promised to review 48 cases one by one.`

// edited is what an outlet makes of it: its own first words, a changed word here and there, no last paragraph.
const edited = `Cusco. Railway workers on the line to Quillabamba walked off the job on Monday in a dispute over 212 dismissals, leaving some 1,400 travellers stranded at the San Pedro station, the transport ministry said.

The company, Ferrocarril Andino, said in a statement that the dismissals were final. Its manager, Rodolfo Arteaga, told journalists that losses had reached 3.7 million soles since July and that no train would leave before the track at kilometre 86 was repaired.

Leaders of the union, who met with labour inspector Matilde Huarcaya on Sunday night, said they would stay out until every worker had been given back his place. They called on teachers and market sellers to join a march on the Plaza de Armas on Thursday.

Police with shields closed Avenida Sol for two hours in the afternoon. Five people were held and freed before nightfall, according to the regional prosecutor.`

// rival is another agency on the same event: the same facts, names and numbers, in its own sentences.
const rival = `CUSCO - A strike over 212 dismissals stopped trains between Cusco and Quillabamba on Monday. The transport ministry said some 1,400 passengers were stranded at the San Pedro station.

"The dismissals are final," Ferrocarril Andino said in a statement. Losses since July have reached 3.7 million soles, according to manager Rodolfo Arteaga, who also blamed a damaged stretch of track at kilometre 86.

The union wants all 212 back. After talks on Sunday night with Matilde Huarcaya, the labour inspector, its leaders announced a march on the Plaza de Armas for Thursday and asked teachers and market sellers to come along.

Five people were detained on Avenida Sol, where police stood guard for two hours, and later released, the regional prosecutor said. A nine-day strike in March ended with a promise to look again at 48 cases.`

const spanish = `CUSCO, 4 set. - Los trabajadores ferroviarios de la línea a Quillabamba abandonaron sus puestos el lunes en protesta por 212 despidos y dejaron a unos 1.400 pasajeros varados en la estación de San Pedro, informó el Ministerio de Transportes.

La empresa, Ferrocarril Andino, afirmó en un comunicado que los despidos son definitivos. Su gerente, Rodolfo Arteaga, dijo a la prensa que las pérdidas alcanzan los 3,7 millones de soles desde julio y que ningún tren saldrá mientras no se repare la vía en el kilómetro 86.

Los dirigentes del sindicato, que se reunieron el domingo por la noche con la inspectora de trabajo Matilde Huarcaya, dijeron que seguirán en huelga hasta que cada trabajador recupere su puesto. Convocaron a los maestros y a los vendedores de los mercados a una marcha a la Plaza de Armas el jueves.

Policías con escudos cerraron la avenida Sol durante dos horas por la tarde. Cinco personas fueron detenidas y liberadas antes del anochecer, según la fiscalía regional.

Es el segundo paro en la línea este año. En marzo, una huelga de nueve días terminó cuando el ministerio prometió revisar 48 casos uno por uno.`

// rivalSpanish is a Spanish paper's own report of the same event.
const rivalSpanish = `La paralización de los trenes a Quillabamba cumplió ayer su primer día. En la estación de San Pedro esperaban unos 1.400 pasajeros, muchos de ellos turistas, sin noticia de cuándo podrían viajar.

El sindicato reclama por 212 compañeros despedidos. "No pedimos favores", dijo a este diario un maquinista con veinte años de servicio. El jueves marcharán a la Plaza de Armas y esperan que los acompañen los maestros.

Ferrocarril Andino insiste en que no habrá marcha atrás. El gerente Rodolfo Arteaga habló de pérdidas por 3,7 millones de soles y de un tramo malogrado en el kilómetro 86. La inspectora Matilde Huarcaya recibió a los dirigentes el domingo, sin resultado.

Por la tarde hubo empujones en la avenida Sol. La policía se llevó a cinco personas, que salieron a las pocas horas. En marzo el conflicto se había cerrado con la promesa, incumplida según el gremio, de revisar 48 casos.`

// monthly is a report from a template, as offices publish them: the words stay, the numbers change.
func monthly(month string, total, active, latent, south, north, coast, fresh, closed int) string {
	return fmt.Sprintf(`During %[1]s the office registered %[2]d social conflicts in the country: %[3]d active and %[4]d latent. The figure is calculated from the reports of the regional offices, which are checked one by one before this bulletin goes out.

By region, the south registered %[5]d cases, the north %[6]d and the coast %[7]d. Cases that concern more than one region are counted once, under the region in which the dispute began, as in every earlier issue of this bulletin.

In %[1]s there were %[8]d new cases, and %[9]d were withdrawn because they had shown no activity for a considerable time. A conflict is called latent when it has ceased to be expressed in public, and active when it is expressed by any of the parties.

This office asks the parties to respect each other and the authorities to keep the agreements they have signed. The full register can be consulted at every regional office on working days, free of charge.`, month, total, active, latent, south, north, coast, fresh, closed)
}

// chronology lists days; what two of them quote from each other is one entry.
const chronologyA = `3 May 1999. Miners at Morococha vote for an open-ended strike; the union has 860 members.

9 May 1999. A delegation reaches Lima on foot after five days and camps before the ministry of labour.

17 May 1999. "We have waited long enough for an answer that never comes from the ministry," says the secretary of the union, Teófilo Canchari, to a crowd of 2,000 before the gates of the ministry, and announces a hunger strike.

21 May 1999. Eleven miners are taken to hospital. The company offers to pay the wages of April.

2 June 1999. The strike ends. All but 14 of the dismissed are taken back, and a commission is to look into silicosis in the camp.`

const chronologyB = `12 April 1999. The company Minera del Centro announces the closing of its smelter at La Oroya; 1,150 jobs are at stake.

4 May 1999. Market women in Tarma block the central highway for an afternoon.

17 May 1999. "We have waited long enough for an answer that never comes from the ministry," says the secretary of the union, Teófilo Canchari, to a crowd of 2,000 before the gates of the ministry, and announces a hunger strike.

28 May 1999. Congress debates a motion of censure against the minister of labour, which fails by 51 votes to 44.

30 June 1999. The smelter is shut. Families of the workers march to Huancayo, and three bridges are closed for a week.`

const communiqueA = `The Departmental Federation of Peasants, founded in 1961 and recognised by ministerial resolution, addresses itself to public opinion, to its provincial bases and to the brother organisations of the country.

We reject the decree by which 41 communities of the province of Anta lose the use of the waters of the upper valley, and we call an assembly of all the bases in Izcuchaca on 12 August.`

const communiqueB = `The Departmental Federation of Peasants, founded in 1961 and recognised by ministerial resolution, addresses itself to public opinion, to its provincial bases and to the brother organisations of the country.

Our companion Saturnino Quispe was arrested at dawn in his house in Urcos by men who showed no warrant. He is held in the barracks of Tío, where his lawyer has not been let in. We demand that he be freed at once.`
