package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/base64"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"testigo/examples/peru"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"testigo": func() {
		hardship()
		os.Exit(run(os.Args[1:]))
	}})
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
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"make": func(ts *testscript.TestScript, neg bool, args []string) {
				if err := prepare(ts, args); err != nil {
					ts.Fatalf("%v", err)
				}
			},
			"interrupt": interrupt,
			"serve":     tryRoom,
			"nothing-but": func(ts *testscript.TestScript, neg bool, args []string) {
				entries, err := os.ReadDir(ts.MkAbs(args[0]))
				ts.Check(err)
				var got []string
				for _, e := range entries {
					got = append(got, e.Name())
				}
				if g, w := strings.Join(got, " "), strings.Join(args[1:], " "); g != w {
					ts.Fatalf("%s holds %q, not %q", args[0], g, w)
				}
			},
		},
	})
}

// prepare makes the inputs that a script cannot spell out.
func prepare(ts *testscript.TestScript, args []string) error {
	path := ts.MkAbs(args[1])
	n := 0
	if len(args) > 2 {
		n, _ = strconv.Atoi(args[2])
	}
	switch args[0] {
	case "sparse": // a text of n bytes that takes no room: a few words, then a hole
		if err := os.WriteFile(path, []byte("Informe\n"), 0o644); err != nil {
			return err
		}
		return os.Truncate(path, int64(n))
	case "line": // one line of n bytes
		const words = "La marcha avanzó por la avenida y la policía cerró el paso. "
		return os.WriteFile(path, bytes.Repeat([]byte(words), n/len(words)+1)[:n], 0o644)
	case "bomb": // a zip archive with one member of n zeros, and a good one
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, _ := z.Create("zeros.txt")
		w.Write(make([]byte, n))
		w, _ = z.Create("good.txt")
		io.WriteString(w, "On 7 March 1998 nurses marched in Tacna.\n")
		if err := z.Close(); err != nil {
			return err
		}
		return os.WriteFile(path, b.Bytes(), 0o644)
	case "decoded": // what stands in base64 in the script
		b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(ts.ReadFile(args[2])), ""))
		if err != nil {
			return err
		}
		return os.WriteFile(path, b, 0o644)
	case "cut": // the first n bytes of the file
		return os.Truncate(path, int64(n))
	case "changed": // the file with its n-th byte changed
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		b[n]++
		return os.WriteFile(path, b, 0o644)
	case "reachable": // for users who own nothing, up to the folder of all scripts
		for p := path; p != filepath.Dir(p) && p != os.TempDir(); p = filepath.Dir(p) {
			if info, err := os.Stat(p); err != nil || info.Mode().Perm()&0o011 != 0o011 {
				if err := os.Chmod(p, 0o755); err != nil {
					return err
				}
			}
		}
		return nil
	}
	ts.Fatalf("make %s: no such thing", args[0])
	return nil
}

// interrupt runs the program with an open standard input, so that a build of "-" cannot end; waits for a file to appear;
// sends the signal of Ctrl-C and checks the exit code.
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	cmd := exec.Command("testigo", args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	in, err := cmd.StdinPipe()
	ts.Check(err)
	defer in.Close()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	ts.Check(cmd.Start())
	defer cmd.Process.Kill()
	for began := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		if _, err := os.Stat(ts.MkAbs(args[0])); err == nil {
			break
		}
		if time.Since(began) > time.Minute {
			ts.Fatalf("%s does not appear\n%s", args[0], out.String())
		}
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	late := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
	defer late.Stop()
	cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
		ts.Fatalf("exit code %d, not %d\n%s", code, exitInterrupted, out.String())
	}
	if !strings.Contains(out.String(), "interrupted") {
		ts.Fatalf("it does not say that it was interrupted:\n%s", out.String())
	}
}

// tryRoom runs "testigo serve" on a free port, opens its first page, asks for one from a foreign name, and ends it as Ctrl-C does.
func tryRoom(ts *testscript.TestScript, neg bool, args []string) {
	cmd := exec.Command("testigo", append([]string{"serve", "--addr", "127.0.0.1:0"}, args...)...)
	cmd.Dir = ts.MkAbs(".")
	out, err := cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	defer cmd.Process.Kill()
	late := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer late.Stop()
	line, err := bufio.NewReader(out).ReadString('\n')
	ts.Check(err)
	address := line[strings.Index(line, "http"):]
	ask := func(host, password string) int {
		req, err := http.NewRequest("GET", strings.TrimSpace(address)+"chronology", nil)
		ts.Check(err)
		if host != "" {
			req.Host = host
		}
		if password != "" {
			req.SetBasicAuth("reader", password)
		}
		res, err := http.DefaultClient.Do(req)
		ts.Check(err)
		res.Body.Close()
		return res.StatusCode
	}
	password := ""
	if i := slices.Index(args, "--password"); i >= 0 {
		password = args[i+1]
		if code := ask("", ""); code != http.StatusUnauthorized {
			ts.Fatalf("without the password: %d", code)
		}
	}
	if code := ask("", password); code != http.StatusOK {
		ts.Fatalf("the first page: %d", code)
	}
	if code := ask("record.example", password); code != http.StatusMisdirectedRequest {
		ts.Fatalf("from another name: %d", code)
	}
	ts.Check(cmd.Process.Signal(os.Interrupt))
	if err := cmd.Wait(); err != nil {
		ts.Fatalf("it does not close in order: %v", err)
	}
}
