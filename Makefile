# Every task of the project. `make help` lists them; each one sets up what it needs, once.
# GNU make 4.3 on Linux and macOS; on Windows call the commands that stand here (see README.md).

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# macOS looks for Homebrew's libraries only where it is told to, and forgets what it was told before its own bash.
LIBRARIES := $(if $(filter Darwin,$(shell uname -s)),DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/usr/lib)
RUN := $(LIBRARIES) $(BIN)/python
CLAUSEBOOK := $(LIBRARIES) $(BIN)/clausebook
PYTEST := $(LIBRARIES) $(BIN)/pytest

# ---------------------------------------------------------------------------------------------- what people type

.PHONY: help
help: ## list these tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | \
	  while IFS=$$'\t' read -r name what; do printf '  %-14s %s\n' "$$name" "$$what"; done

.PHONY: build
build: setup-run ## print every document into output/ (ARGS="--work privacy-policy" and the like)
	@$(CLAUSEBOOK) build $(ARGS)

.PHONY: check
check: setup-venv ## report every finding in the sources, write nothing
	@$(CLAUSEBOOK) check $(ARGS)

.PHONY: release
release: setup-run ## freeze the newest changelog entry into editions/ (ARGS=--check only asks whether one is due)
	@$(CLAUSEBOOK) release $(ARGS)

.PHONY: verify
verify: setup-venv ## prove that editions/ and output/ are whole
	@$(CLAUSEBOOK) verify $(ARGS)

.PHONY: preview
preview: setup-venv ## serve the working text on this machine, reload it on every save
	@$(CLAUSEBOOK) preview $(ARGS)

.PHONY: test
test: setup ## ruff, mypy and the whole suite, validators included (ARGS="-k dates" runs a part)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(PYTEST) -n 2 $(ARGS)

.PHONY: fresh
fresh: ## build and test in a bare Debian in a folder, as root (ARGS=trixie; ARGS='trixie "make build"')
	@bash requirements/fresh.sh $(ARGS)

.PHONY: search
search: setup ## look for texts that break a law: thousands at random for each property test (ARGS="-k redline")
	@HYPOTHESIS_PROFILE=many $(PYTEST) -n 2 -m hypothesis $(ARGS)

.PHONY: format
format: setup-venv ## fix what ruff can fix by itself
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: scenarios
scenarios: setup ## run the stories of docs/scenarios
	@$(PYTEST) tests/test_scenarios.py $(ARGS)

.PHONY: look
look: setup-venv ## every page and every PDF page as pictures in look/
	@bash requirements/system.sh look
	@$(RUN) -m tests.tools.look $(ARGS)

.PHONY: desk-pictures
desk-pictures: setup-venv ## take the pictures of docs/pictures.md again, of what the handbooks make
	@bash requirements/system.sh look
	@$(RUN) -m tests.tools.desk_pictures

.PHONY: faults
faults: setup-run ## kill, stop and starve build, publish and release, and run them eight at once (ARGS="--only kill")
	@bash requirements/system.sh faults
	@$(RUN) -m tests.tools.faults $(ARGS)

.PHONY: hammer
hammer: setup-venv ## ask a web server on this machine without a pause while a site is published twenty times, in each way
	@$(RUN) -m tests.tools.hammer $(ARGS)

.PHONY: thousand
thousand: setup-venv ## release and publish 1,000 editions of one text, then prove all of them (ARGS="--publications 100")
	@$(RUN) -m tests.tools.thousand $(ARGS)

.PHONY: mutants
mutants: setup-venv ## change the program in one place after another, print what no test notices (MODULE=check/values)
	@nice -n 19 env PYTHONHASHSEED=0 $(RUN) -m tests.tools.mutants $(MODULE)

.PHONY: returns
returns: setup-venv ## take back 500 mutated files of a translator: how many harmful ones go in, how many harmless do not
	@$(RUN) -m tests.tools.returns

.PHONY: precision
precision: setup-venv ## import a folder of texts, count what each rule finds (DIR=folder, RULES="names" shows 40 of each to judge)
	@test -d "$(DIR)" || { echo "Name a folder of texts: make precision DIR=texts" >&2; exit 2; }
	@$(RUN) -m tests.tools.precision $(DIR) $(RULES)

.PHONY: coverage-score
coverage-score: setup-venv ## how often proposals, doubts and "shown" are right, in small policies with answers written down
	@$(RUN) -m tests.tools.coverage_score

.PHONY: truth
truth: setup-venv ## sit the exam of planted faults and labelled edits (ARGS=redlines prints those to read, ARGS=P001 one case, EXAM=third another exam)
	@EXAM="$(EXAM)" nice $(RUN) -m tests.truth.run $(ARGS)

.PHONY: word-oracle
word-oracle: setup ## let LibreOffice accept and reject 300 random edits in Word files (ARGS="20 300": twenty from seed 300 on)
	@nice $(RUN) -m tests.tools.word_oracle $(ARGS)

.PHONY: import-corpus
import-corpus: setup-venv ## import every file of a folder that others wrote and prove what became of it (DIR=folder)
	@test -d "$(DIR)" || { echo "Name a folder of texts: make import-corpus DIR=texts" >&2; exit 2; }
	@$(RUN) bench/import_corpus.py $(DIR) $(ARGS)

.PHONY: schema
schema: setup-venv ## write the JSON Schemas that editors check the YAML files with
	@$(CLAUSEBOOK) schema $(ARGS)

.PHONY: fonts
fonts: setup-venv ## make the fonts for paper again from their sources
	@bash requirements/system.sh fonts
	@$(RUN) templates/fonts/make_fonts.py $(ARGS)

.PHONY: lock
lock: setup-venv ## pin every package again, with hashes (ARGS="--upgrade" takes the newest)
	@$(LOCK) pyproject.toml --output-file requirements/run.txt
	@$(LOCK) pyproject.toml --extra s3 requirements/dev.in --output-file requirements/dev.txt
	@$(LOCK) requirements/build.in --constraints requirements/dev.txt --output-file requirements/build.txt
	@$(LOCK) requirements/laptop.in --constraints requirements/dev.txt --output-file requirements/laptop.txt
	@$(LOCK) requirements/s3.in --constraints requirements/dev.txt --output-file requirements/s3.txt
	@$(LOCK) requirements/audit.in --output-file requirements/audit.txt

.PHONY: audit
audit: setup-venv ## ask whether an advisory is known against a package of the locks (the workflows do, no test does)
	@$(BIN)/python -m venv $(VENV)/audit
	@$(VENV)/audit/bin/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r requirements/audit.txt
	@$(VENV)/audit/bin/pip-audit --disable-pip --require-hashes -r requirements/run.txt -r requirements/dev.txt $(ARGS)

.PHONY: dist
dist: setup-venv ## build the wheel into dist/, with a bill of its materials (CycloneDX)
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .
	@wheel="$$(ls -t dist/*.whl | head -n 1)" && \
	  $(BIN)/python requirements/sbom.py <requirements/run.txt >"$${wheel%-py3-none-any.whl}.cdx.json"

.PHONY: laptop
laptop: setup-venv ## make the folder that runs without Python: build/laptop/Clausebook, and a .zip of it
	@$(BIN)/python -m venv --clear $(LAPTOP)
	@$(LAPTOP)/bin/$(INSTALL) --require-hashes $(foreach lock,run build laptop,-r requirements/$(lock).txt)
	@$(LAPTOP)/bin/$(INSTALL) --no-build-isolation --no-index .
	@$(LAPTOP)/bin/pyinstaller --noconfirm --log-level ERROR --distpath build/laptop --workpath build/laptop-work \
	  requirements/laptop/laptop.spec

.PHONY: laptop-run
laptop-run: ## run what `make laptop` made: start, import, edit, check and release (Linux: as root, in a Debian without Python)
	@bash requirements/laptop/run.sh

.PHONY: clean
clean: ## remove everything that a task here has made
	@rm -rf output look build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis $(VENV)
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------------------------------------- measures

.PHONY: bench bench-html bench-pdf bench-many bench-check bench-redline bench-site bench-import bench-word bench-start bench-desk
bench: setup-run ## every measure, as ratios to a bare script
	@$(RUN) -m bench.run all $(ARGS)
bench-html: setup-venv ## three documents to HTML
	@$(RUN) -m bench.run html $(ARGS)
bench-pdf: setup-run ## three documents to HTML and PDF
	@$(RUN) -m bench.run pdf $(ARGS)
bench-many: setup-venv ## 1,000 documents to HTML: time, growth, memory
	@$(RUN) -m bench.run many $(ARGS)
bench-check: setup-venv ## three documents checked by every rule, and ten times as many clauses
	@$(RUN) -m bench.run check $(ARGS)
bench-redline: setup-venv ## texts that differ everywhere, against their HTML
	@$(RUN) -m bench.run redline $(ARGS)
bench-site: setup-venv ## 20 documents in two languages and 50 editions: from nothing, one text changed, nothing changed
	@$(RUN) -m bench.run site $(ARGS)
bench-import: setup-venv ## a page of three documents, and 300 documents against 30
	@$(RUN) -m bench.run import $(ARGS)
bench-word: setup-venv ## three documents to Word files and one back, and 300 documents against 30
	@$(RUN) -m bench.run word $(ARGS)
bench-start: setup-venv ## time until `clausebook --help` has spoken
	@$(RUN) -m bench.run start $(ARGS)
bench-desk: setup ## from a save or a click on PDF to what a real browser shows, three documents (ARGS=100 saves)
	@$(RUN) -m bench.desk $(ARGS)

# ---------------------------------------------------------------------------------------------- set-up

LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
       --no-header --override requirements/overrides.txt $(filter --upgrade%,$(ARGS))

# The lock is complete: nothing may come in beside it.
PIP = $(BIN)/$(INSTALL)
INSTALL = python -m pip install -qq --disable-pip-version-check --no-deps

# What goes to a laptop is collected from an environment of its own, with nothing for developers in it.
LAPTOP := $(VENV)/laptop

.PHONY: setup setup-run setup-venv
setup: setup-venv ## prepare this machine and .venv for every task; a second call does nothing
	@bash requirements/system.sh test
setup-run: setup-venv ## prepare this machine and .venv for `make build` alone
	@bash requirements/system.sh run
setup-venv: $(VENV)/.stamp ## prepare .venv alone, from the lock

# The lock and the metadata of the project decide whether the environment is still the right one.
$(VENV)/.stamp: requirements/dev.txt pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is missing: install it, or name it with PYTHON=..." >&2; exit 3; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$$($(PYTHON) --version) is too old: Python 3.11 or newer is needed, name it with PYTHON=..." >&2; exit 3; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
	  { echo "The module venv is missing (Debian and Ubuntu: apt-get install python3-venv)" >&2; exit 3; }
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --no-build-isolation --no-index --editable .
	@touch $@
