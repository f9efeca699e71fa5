package record

import "testing"

func TestParseEDTF(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"day", "2022-12-07", "2022-12-07"},
		{"month", "1978-06", "1978-06"},
		{"year", "1984", "1984"},
		{"February of a leap year", "2024-02", "2024-02"},
		{"range of days", "1978-05-22/1978-05-23", "1978-05-22/1978-05-23"},
		{"range of months", "1997-01/1997-04", "1997-01/1997-04"},
		{"range of years", "1990/2000", "1990/2000"},
		{"decade", "195X", "195X"},
		{"century", "19XX", "19XX"},
		{"about", "1978-05~", "1978-05"},
		{"uncertain part", "?1978-05-~03", "1978-05-03"},
		{"set", "{1984,1986}", "1984 1986"},
		{"one of", "[1667,1668..1670]", "1667 1668/1670"},
		{"not after", "../2023-01-19", "../2023-01-19"},
		{"from then on", "1992-04/..", "1992-04-01/.."},
		{"northern autumn", "2011-23", "2011-09/2011-11"},
		{"northern winter ends in the next year", "2011-24", "2011-12/2012-02"},
		{"southern autumn", "2011-31", "2012-03/2012-05"},
		{"second half", "2011-41", "2011-07/2011-12"},
		{"unknown day", "1978-06-XX", "1978-06"},
		{"time of day", "1978-06-18T08:00", "1978-06-18"},
		{"no year is no day", "XXXX-12-07", ""},
		{"before Christ", "-0489", "-0489"},
	} {
		ivs, err := ParseEDTF(c.in)
		got := ""
		for k, iv := range ivs {
			if k > 0 {
				got += " "
			}
			got += iv.EDTF()
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %s gives %q %v, want %q", c.name, c.in, got, err, c.want)
		}
	}
	for _, bad := range []string{"", "7", "1978-13", "1978-02-30", "1990/1980", "{}", "../..", "19-78", "1978-00", "1978-06-00", "été"} {
		if ivs, err := ParseEDTF(bad); err == nil {
			t.Errorf("%q accepted as %v", bad, ivs)
		}
	}
}

func FuzzParseEDTF(f *testing.F) {
	for _, s := range []string{"1978-05-22/1978-05-23", "{1984,1986}", "../2023-01-19", "2011-23", "19XX", "X9X1-1X-3X", "-0001-12-31", "1978-02-29", "[..1670]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ivs, err := ParseEDTF(s)
		if err != nil {
			return
		}
		for _, iv := range ivs {
			if iv.From != 0 && iv.To != 0 && iv.To < iv.From {
				t.Fatalf("%q ends before it begins: %v", s, iv)
			}
			if !iv.Stated() {
				continue
			}
			back, err := ParseEDTF(iv.EDTF())
			if err != nil || len(back) != 1 || back[0] != iv {
				t.Fatalf("%q: %v prints as %s and reads back as %v %v", s, iv, iv.EDTF(), back, err)
			}
		}
	})
}
