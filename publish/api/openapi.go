package api

import (
	"encoding/json"
	"reflect"
	"strings"
)

// describe makes the OpenAPI 3.1 document from the endpoints and the types that they answer with, so that it cannot say anything else.
func describe() []byte {
	schemas := map[string]any{}
	paths := map[string]any{}
	failure := map[string]any{"description": "why not", "content": jsonOf(schemaOf(reflect.TypeFor[Error](), schemas))}
	for _, e := range endpoints {
		ps := []any{}
		if strings.Contains(e.path, "{id}") {
			ps = append(ps, map[string]any{"name": "id", "in": "path", "required": true, "schema": map[string]any{"type": "string"}})
		}
		for _, p := range e.params {
			schema := map[string]any{"type": p.kind}
			if p.values != nil {
				schema["enum"] = p.values
			}
			if p.many {
				schema = map[string]any{"type": "array", "items": schema}
			}
			ps = append(ps, map[string]any{"name": p.name, "in": "query", "description": p.says, "schema": schema})
		}
		paths[e.path] = map[string]any{"get": map[string]any{
			"operationId": operationName(e.path), "summary": e.summary, "parameters": ps,
			"responses": map[string]any{"200": map[string]any{"description": e.summary, "content": jsonOf(schemaOf(e.answer, schemas))}, "400": failure, "404": failure},
		}}
	}
	doc := map[string]any{
		"openapi": "3.1.0",
		"info": map[string]any{"title": "Testigo: read API of a record", "version": "1", "license": map[string]any{"name": "Apache-2.0", "identifier": "Apache-2.0"},
			"description": "What documents tell of a crisis, with the words that say so. Days are ISO 8601, dates EDTF (ISO 8601-2), offsets Unicode code points of the extracted text, zero-based, end exclusive. A field that is absent is not stated. Lists that go on carry a Link header with rel=next."},
		"servers":    []any{map[string]any{"url": "/api/v1"}},
		"paths":      paths,
		"components": map[string]any{"schemas": schemas},
	}
	b, err := json.MarshalIndent(doc, "", "  ")
	if err != nil {
		panic(err) // made of maps and strings
	}
	return append(b, '\n')
}

func jsonOf(schema any) any {
	return map[string]any{"application/json": map[string]any{"schema": schema}}
}

// schemaOf is the JSON schema of a type as encoding/json writes it; structs are named once and referred to.
func schemaOf(t reflect.Type, schemas map[string]any) any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), schemas)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64, reflect.Float32:
		return map[string]any{"type": "number"}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), schemas)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem(), schemas)}
	case reflect.Struct:
		ref := map[string]any{"$ref": "#/components/schemas/" + t.Name()}
		if _, done := schemas[t.Name()]; done {
			return ref
		}
		schemas[t.Name()] = nil // a type that holds itself ends here
		properties, required := map[string]any{}, []string{}
		fieldsOf(t, schemas, properties, &required)
		schema := map[string]any{"type": "object", "properties": properties}
		if len(required) > 0 {
			schema["required"] = required
		}
		schemas[t.Name()] = schema
		return ref
	}
	return map[string]any{}
}

func fieldsOf(t reflect.Type, schemas, properties map[string]any, required *[]string) {
	for f := range t.Fields() {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "-" || !f.IsExported() && !f.Anonymous {
			continue
		}
		if f.Anonymous && name == "" {
			fieldsOf(f.Type, schemas, properties, required)
			continue
		}
		if name == "" {
			name = f.Name
		}
		properties[name] = schemaOf(f.Type, schemas)
		if !strings.Contains(options, "omitempty") {
			*required = append(*required, name)
		}
	}
}
