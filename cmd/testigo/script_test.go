package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"testigo/examples/peru"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"testigo": func() { os.Exit(run(os.Args[1:])) }})
}

// TestScripts runs the program as people do: each file in testdata/script is a session.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/cache")
			if cache, err := os.UserCacheDir(); err == nil { // the compiled PDF reader may be shared between sessions
				env.Setenv("XDG_CACHE_HOME", cache)
			}
			return os.CopyFS(env.WorkDir+"/example", peru.Reports)
		},
	})
}
