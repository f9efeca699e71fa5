package metadata

import (
	"strings"
	"testing"

	"testigo/document/paragraphs"
	"testigo/record"
)

func TestLetterhead(t *testing.T) {
	for line, want := range map[string]string{
		"HILLSIDE HUMAN RIGHTS COMMITTEE":                   "HILLSIDE HUMAN RIGHTS COMMITTEE",
		"Southern Observatory of Prisons":                   "Southern Observatory of Prisons",
		"SECRETARÍA GENERAL DEL GOBIERNO":                   "SECRETARÍA GENERAL DEL GOBIERNO",
		"RADIO ILLIMANI, Potosí":                            "RADIO ILLIMANI",
		"MINISTERIO DE TRABAJO – DIRECCIÓN DE TACNA":        "MINISTERIO DE TRABAJO",
		"COMUNICADO URGENTE DE LA FEDERACIÓN DE PESCADORES": "FEDERACIÓN DE PESCADORES",
		"RADIO SORATA MORNING PAGE":                         "RADIO SORATA",
		"URGENT BULLETIN":                                   "",
		"REBELS HOLD THE PRESS IN ILO":                      "",
		"Congreso aprueba la ley":                           "",
		"ARMY TRUCK HITS BRIDGE":                            "",
		"The union said no.":                                "",
	} {
		s := letterhead(line, record.Span{End: len(line)})
		if got := line[s.Start:s.End]; got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestOutlet(t *testing.T) {
	body := " the miners of the valley laid down their tools for the third day in a row and marched to the bridge, where the police kept them waiting until the evening came."
	for _, c := range []struct{ text, outlet, title string }{
		{"VALLEY RIGHTS MONITOR\n3 May 1986\n\nMiners wait at the bridge\n\nOn Monday" + body, "VALLEY RIGHTS MONITOR", "Miners wait at the bridge"},
		{"ORURO, 3 May 1986 (Highland News Service) - On Monday" + body, "Highland News Service", ""},
		{"The Communist Party of the Valley\nBy Ann Other\n\nOn Monday" + body, "", "The Communist Party of the Valley"},
		{"URGENT BULLETIN No. 7\nNorthern Network for Prisoners\n\n3 May 1986\n\nMiners wait at the bridge\n\nOn Monday" + body, "Northern Network for Prisoners", "Miners wait at the bridge"},
	} {
		doc, err := record.NewDocument(record.IDOf([]byte(c.text)), "t.txt", record.Text, c.text)
		if err != nil {
			t.Fatal(err)
		}
		doc.Lang = record.English
		for _, s := range paragraphs.Split(c.text) {
			doc.Paragraphs = append(doc.Paragraphs, record.Paragraph{Span: s})
		}
		odds := make([]float64, len(doc.Paragraphs))
		for i, p := range doc.Paragraphs {
			odds[i] = -1
			if strings.Contains(c.text[p.Start:p.End], "the miners") {
				odds[i] = 3
			}
		}
		m := Read(Input{Document: doc, Odds: odds}).Meta
		if m.Outlet.Value() != c.outlet || m.Title.Value() != c.title {
			t.Errorf("%.30q: outlet %q title %q, want %q and %q", c.text, m.Outlet.Value(), m.Title.Value(), c.outlet, c.title)
		}
	}
}
