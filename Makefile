# Two commands matter on a fresh machine: make demo, make test. Both need Go alone.
export CGO_ENABLED = 0
GO ?= go
FUZZTIME ?= 30s

.PHONY: demo build test browser lint bench grow eval scores fuzz models clean

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

bench: ## every speed in BENCHMARKS.md; TEXTS names a JSON Lines file with a "text" field, SPACY an installed spaCy model
	$(GO) run ./eval/speed $(if $(TEXTS),--texts $(TEXTS))
	$(if $(and $(SPACY),$(TEXTS)),python3 eval/speed/beside_spacy.py $(TEXTS) --model $(SPACY))
	$(GO) run ./eval/speed --only linking
	$(MAKE) grow
	$(GO) test ./pipeline -run TestAKilledBuildLeavesNoHalfRecord -killed 200 -timeout 60m -v

# Synthetic collections of several sizes: time of each stage, memory, and what was found of what was planted.
SIZES ?= 1000 10000
grow: ## how a record grows; SIZES="1000 10000 100000" takes a few minutes more
	@set -e; dir=$$(mktemp -d); trap 'rm -rf "$$dir"' EXIT; \
	$(GO) build -o "$$dir/speed" ./eval/speed; $(GO) build -o "$$dir/synthetic" ./eval/synthetic; $(GO) build -o "$$dir/score" ./eval/synthetic/score; \
	for n in $(SIZES); do "$$dir/synthetic" -n $$n -o "$$dir/$$n.zip"; \
	  "$$dir/speed" --build "$$dir/$$n.zip" --keep "$$dir/$$n.testigo"; "$$dir/score" "$$dir/$$n.testigo" "$$dir/$$n.truth.jsonl"; done

# BENCH names the folder of evaluation sets: muc4, time, geo, dating, html; GOLD the folder of coded documents, TEXTS theirs.
eval: ## every quality figure in BENCHMARKS.md
	@[ -n "$(BENCH)" ] || { echo "make eval BENCH=folder [GOLD=folder GOLDTEXTS=folder]"; exit 2; }
	$(GO) build -o bin/testigo ./cmd/testigo
	@set -e; for g in eval/own/tune eval/own/held $(if $(GOLD),"$(GOLD) --texts $(GOLDTEXTS)"); do echo "== gold $$g"; bin/testigo eval gold $$g | sed -n '/^body/,$$p'; done
	@set -e; for s in timebank aquaint meantime-en wikiwars es-timebank meantime-es; do echo "== time $$s"; bin/testigo eval time $(BENCH)/time/dev-$$s.jsonl; done
	@set -e; for s in geovirus trnews lgl gwn conll2002-es; do echo "== geo $$s (weights have seen it: cross-validated figures come from reading/places/train -cross)"; bin/testigo eval geo $(BENCH)/geo/dev-$$s.jsonl; done
	@echo "== dating real30"; bin/testigo eval dating $(BENCH)/dating/real30.jsonl --by page_date_is
	@echo "== muc4 dev"; bin/testigo eval muc4 $(BENCH)/muc4/dev.jsonl --scores eval/incidents/scores.txt

scores: ## the committed scores (eval/scores), again
	$(GO) run ./eval/scorecard $(if $(BENCH),-bench $(BENCH)) $(if $(GOLD),-gold $(GOLD) -texts $(GOLDTEXTS))

# What is learned ships as numbers; these commands make them again from the folder BENCH. The tagger wants a table as
# reading/words/train/silver.py writes it (SILVER); the furniture forests may take more pages (document/furniture/train).
models: ## the learned numbers, again
	@[ -n "$(BENCH)" ] || { echo "make models BENCH=folder [SILVER=table] [GOLD=folder GOLDTEXTS=folder]"; exit 2; }
	$(if $(SILVER),$(GO) run ./reading/words/train -out reading/words/model $(SILVER))
	$(GO) run ./reading/places/train -out reading/places/weights.txt $(BENCH)/geo
	$(if $(GOLD),$(GO) run ./reading/events/train -out reading/events/weights.txt eval/own/tune $(GOLD)=$(GOLDTEXTS))
	$(if $(GOLD),$(GO) run ./reading/confidence/train -out reading/confidence/weights.txt -bench $(BENCH) eval/own/fresh eval/own/tune eval/own/ties/tune $(GOLD)=$(GOLDTEXTS))
	$(GO) run ./eval/incidents/train -data $(BENCH)/muc4/train.jsonl -out eval/incidents/model.txt.gz

fuzz: ## every parser, $(FUZZTIME) each
	@set -e; for pkg in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz' || true); do \
	    echo "$$pkg $$target"; $(GO) test $$pkg -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 20x; done; done

clean:
	rm -rf bin testigo-demo
