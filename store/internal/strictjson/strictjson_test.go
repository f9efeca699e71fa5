package strictjson

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"testigo/record"
)

type inner struct {
	A int     `json:"a"`
	B []*bool `json:"b,omitempty"`
}

type embedded struct {
	Name  string
	Shown string `json:"shown"`
	Value float64
}

type sample struct {
	embedded
	Value   *inner
	Words   []string
	Many    [][]int
	ID      record.DocumentID
	Small   int8
	Unknown uint16
	Bytes   []byte
	Map     map[string]int
	Any     any
	Next    *sample
	Quoted  string `json:"quoted,omitempty"`
	hidden  int
	Left    int `json:"-"`
}

func samples(t testing.TB) [][]byte {
	yes := true
	full := sample{embedded: embedded{Name: "naïve", Shown: "<&>", Value: 3}, Value: &inner{-7, []*bool{&yes, nil}}, Words: []string{"", "killed", "killed", "a\"b\\\n", strings.Repeat("long ", 30)},
		Many: [][]int{{1}, {}, nil, {2, 3}}, ID: record.IDOf([]byte("x")), Small: -128, Unknown: 65535, Bytes: []byte{1, 2}, Map: map[string]int{"b": 1, "a": 2},
		Any: []any{1.5, "x", nil, map[string]any{"k": true}}, Next: &sample{Words: []string{}}}
	var out [][]byte
	for _, v := range []any{full, sample{}, full.Next} {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b)
	}
	for _, s := range []string{`{}`, `null`, ``, `{`, `{"Words":["a"],"Words":["b"]}`, `{"words":["a"]}`, `{"Small":128}`, `{"Small":1e1}`, `{"Small":01}`, `{"Value":{"a":null}}`,
		`{"Name":"\ud800"}`, "{\"Name\":\"\xff\"}", "{\"Name\":\"a\tb\"}", `{"shown":"x"} `, `{"Value":3}`, `{"Unknown":-1}`, `{"Any":1e999}`, `{"Many":[[1],]}`, `{"ID":"00"}`, `[1]`} {
		out = append(out, []byte(s))
	}
	return out
}

// same compares with encoding/json: equal values, or an error from both.
func same[T any](t *testing.T, b []byte) {
	t.Helper()
	var got, want T
	err, wantErr := Unmarshal(b, &got), json.Unmarshal(b, &want)
	if (err == nil) != (wantErr == nil) || err == nil && !reflect.DeepEqual(got, want) {
		t.Errorf("%q:\ngot  %+v, %v\nwant %+v, %v", b, got, err, want, wantErr)
	}
}

func TestUnmarshalIsEncodingJSON(t *testing.T) {
	for _, b := range samples(t) {
		same[sample](t, b)
		same[record.Event](t, b)
	}
}

// What encoding/json writes is read the quick way: otherwise this package would be of no use and no test would show it.
func TestTheQuickWayIsTaken(t *testing.T) {
	quick := func(b []byte, v any) bool {
		to := reflect.ValueOf(v).Elem()
		d := &decoder{b: b}
		return planOf(to.Type())(d, to) && d.i == len(b)
	}
	for _, b := range samples(t)[:3] {
		if !quick(b, new(sample)) {
			t.Errorf("given up: %s", b)
		}
	}
	e := record.Event{ID: "e1", Type: record.Protest, Statements: []record.StatementRef{{Doc: record.IDOf([]byte("x")), Index: 3}},
		Counts: []record.EventCount{{Measure: "killed", Figure: record.Figure{Value: 3.5, HasValue: true}}}}
	b, err := json.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	if !quick(b, new(record.Event)) {
		t.Errorf("given up: %s", b)
	}
}

func FuzzUnmarshal(f *testing.F) {
	for _, b := range samples(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) { same[sample](t, b) })
}

func BenchmarkUnmarshal(b *testing.B) {
	e := record.Event{ID: "e1", Type: record.Protest, EDTF: "2004-03-05", Interval: record.Interval{From: 12482, To: 12482}}
	for range 20 {
		e.Statements = append(e.Statements, record.StatementRef{Doc: record.IDOf([]byte("x")), Index: 3})
		e.Counts = append(e.Counts, record.EventCount{Measure: "killed", Words: "three and a half", Figure: record.Figure{Measure: "killed", Value: 3.5, HasValue: true, Bound: record.About}})
		e.Places = append(e.Places, record.EventPlace{Name: "Puno", ID: "ubigeo:210000", Country: "PE", Lat: -15.84, Lon: -70.03, Located: true})
	}
	text, err := json.Marshal(e)
	if err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]func([]byte, *record.Event) error{
		"quick": Unmarshal[record.Event], "encoding-json": func(b []byte, v *record.Event) error { return json.Unmarshal(b, v) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var v record.Event
				if err := read(text, &v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
