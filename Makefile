# `make` sets everything up and leaves site/ and dist/*.pdf. `make help` lists the rest.
.DEFAULT_GOAL := all
.PHONY: all site handouts handbook check generate figure figures golden serve exercise preview changes sign-off test quick audit bench setup test-setup libraries test-libraries lock dependencies clean help

# The Python that .venv is made with, 3.11 or newer: make PYTHON=python3.13
PYTHON ?= python3
export PYTHON
VENV_PYTHON := .venv/bin/python

# Material's banner about MkDocs 2; the version here is pinned, so it is only noise in a log that should be silent.
export NO_MKDOCS_2_WARNING := 1
# A bare machine has no locale; the pages are UTF-8 all the same.
export PYTHONUTF8 := 1
# Dates come from the last commit, not from the clock: the same commit gives the same bytes. Unset where there is no commit.
COMMIT_DATE := $(shell git log -1 --format=%ct 2>/dev/null)
ifneq ($(COMMIT_DATE),)
SOURCE_DATE_EPOCH ?= $(COMMIT_DATE)
export SOURCE_DATE_EPOCH
endif

# In this order, with make -j too: the website tells the pages and sizes of what is printed. Each step uses all cores itself.
.NOTPARALLEL:

all: check handouts site  ## everything that can be printed, in dist/, and the website with it, in site/

site: setup  ## only the website, into site/, with links to what is already printed, and as a zip for a USB stick
	$(VENV_PYTHON) scripts/build_site.py

handouts: setup  ## everything that can be printed, on A4 and Letter, into dist/
	$(VENV_PYTHON) scripts/build_handbook.py --all

handbook: setup  ## only the handbooks, A4 and Letter, into dist/
	$(VENV_PYTHON) scripts/build_handbook.py

check: setup  ## read data/ and docs/ and say what is wrong; with RELEASE=yes also what no clinician has signed
	$(VENV_PYTHON) scripts/check.py $(if $(RELEASE),--release)

generate: setup  ## after a change to data/ or the models: write again what is made from them: stubs, schemas, lists of forms
	$(VENV_PYTHON) scripts/generate.py

serve: export LIVE := 1
serve: setup  ## the website on this machine only, made again at every save
	$(VENV_PYTHON) -m mkdocs serve --dev-addr 127.0.0.1:8000

exercise: setup  ## start a new exercise as a draft; asks for what it needs
	$(VENV_PYTHON) scripts/new_exercise.py

preview: setup  ## one exercise as page, sheet, picture and words: make preview ID=seated-march
	$(VENV_PYTHON) scripts/preview_exercise.py $(ID)

changes: setup  ## what has changed since a revision, with the pictures before and after: make changes SINCE=HEAD
	$(VENV_PYTHON) scripts/preview_change.py $(or $(SINCE),HEAD) . --out dist/changes

sign-off: setup  ## all that a clinician reads before they sign: make sign-off ID=clamshell
	$(VENV_PYTHON) scripts/sign_off.py $(ID) --show

# The content first: a mistake in it is one message here, and a thousand failures in the suite.
test: test-setup .venv/.editor-done check  ## every check; this is what a pull request must pass
	$(VENV_PYTHON) -m pytest

quick: test-setup check  ## the checks to run often, in four minutes: all but whole builds, prints and browsers
	$(VENV_PYTHON) -m pytest -m "not slow"

audit: test-setup  ## measure the finished site and prints for the self-audit page, in some minutes
	$(VENV_PYTHON) scripts/audit.py

bench: setup  ## how long the builds take
	$(VENV_PYTHON) scripts/bench.py

setup: .venv/.site-done  ## only install what the builds need

test-setup: .venv/.test-done

# The stamps live inside .venv, so they go when it goes, and each is written last, so a half-made .venv has none.
# Pip takes only files with the locked hashes, and only wheels; html-checker.txt and reuse.txt say why theirs are built here.
PIP_INSTALL := $(VENV_PYTHON) -m pip --disable-pip-version-check install --quiet --require-hashes

.venv/.site-done: requirements/site.txt | libraries
	$(PYTHON) -m venv --clear .venv
	$(PIP_INSTALL) --only-binary :all: -r requirements/site.txt
	touch $@

.venv/.test-done: .venv/.site-done requirements/test.txt requirements/html-checker.txt requirements/reuse.txt | test-libraries
	$(PIP_INSTALL) --only-binary :all: -r requirements/test.txt
	$(PIP_INSTALL) --no-deps --use-pep517 --no-build-isolation -r requirements/html-checker.txt -r requirements/reuse.txt
	touch $@

# The YAML language server that editors use, for tests/editor. Where npm cannot fetch it those tests say so; in CI they fail.
# Where pip has been told of a certificate of its own, npm is told too.
.venv/.editor-done: .venv/.test-done tests/editor/package-lock.json
	mkdir -p .venv/editor
	cp tests/editor/package.json tests/editor/package-lock.json .venv/editor/
	env $${PIP_CERT:+NODE_EXTRA_CA_CERTS="$$PIP_CERT"} PATH="$$PWD/.venv/bin:$$PATH" \
	  .venv/bin/npm ci --prefix .venv/editor --ignore-scripts --no-audit --no-fund --silent \
	  && touch $@ || echo "There is no YAML language server: npm could not fetch it."

# Asked for each time: it takes a tenth of a second, and a library may have left since.
libraries:
	@scripts/install_system_libraries.sh build

test-libraries:
	@scripts/install_system_libraries.sh test

figure: setup  ## draw one picture and say what it breaks: make figure ID=seated-march
	$(VENV_PYTHON) scripts/preview_figure.py $(ID)

figures: setup  ## draw all pictures on one sheet, into dist/figures/
	$(VENV_PYTHON) scripts/preview_figure.py --sheet

golden: setup  ## after a change to a pose: write the pictures that the tests and a reviewer compare
	$(VENV_PYTHON) scripts/preview_figure.py --golden

lock:  ## after a change to requirements/*.in: write the locked versions again (needs uv; UV_FLAGS=--upgrade takes newer ones)
	cd requirements && for name in site test; do \
	  uv pip compile --quiet --universal --fork-strategy fewest --python-version 3.11 --generate-hashes $(UV_FLAGS) \
	    --custom-compile-command "make lock" $$name.in --output-file $$name.txt || exit 1; \
	done

dependencies: test-setup  ## after a change to requirements/: write the list of reasons and licenses again
	$(VENV_PYTHON) scripts/list_dependencies.py

clean:  ## remove what was built; .venv stays (rm -rf .venv starts that afresh too)
	rm -rf site dist .cache .pytest_cache .ruff_cache

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r target does; do \
	  printf 'make %-12s %s\n' "$$target" "$$does"; done
