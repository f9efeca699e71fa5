# Two commands matter on a fresh machine: make demo, make test. Both need Go alone.
export CGO_ENABLED = 0
GO ?= go
FUZZTIME ?= 30s

.PHONY: demo build test browser lint bench fuzz models clean

demo: ## build the program and the example record, and open it in the browser
	$(GO) build -o bin/testigo ./cmd/testigo
	bin/testigo demo

build: ## the program, in bin/
	$(GO) build -trimpath -ldflags="-s -w" -o bin/testigo ./cmd/testigo

test: browser lint ## every check that must hold before a change goes in
	$(GO) test ./...

browser: # a browser for the page tests, where it may be installed
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	echo "no browser here: the page tests say so"

lint: ## form and vet
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$unformatted" ] || { echo "not gofmt-ed: $$unformatted"; exit 1; }
	$(GO) vet ./...

bench: ## every speed in BENCHMARKS.md; TEXTS names a JSON Lines file with a "text" field
	$(GO) run ./eval/speed $(if $(TEXTS),--texts $(TEXTS))
	$(GO) test ./pipeline -run TestAKilledBuildLeavesNoHalfRecord -killed 200 -timeout 60m -v

fuzz: ## every parser, $(FUZZTIME) each
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target"; $(GO) test $$pkg -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME); done; done

clean:
	rm -rf bin testigo-demo
