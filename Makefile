# `make demo` and `make test` set themselves up: Python ≥ 3.11 and make are all they need.
.PHONY: help demo test browser pyspark engines screenshots lint gates bench growth compiled compiled-check serve docs reference readback package sbom lock install clean

VENV = .venv
BIN = $(VENV)/bin

# The first Python that is new enough; name another with `make PYTHON=…`.
FITS = import sys; assert sys.version_info >= (3, 11)
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c '$(FITS)' >/dev/null 2>&1 && { echo $$p; exit; }; done; echo none)

# The stamp's name is a digest of what is to be installed: nothing is installed again while that stays the same.
STAMP := $(VENV)/installed-$(shell cat requirements.lock pyproject.toml | cksum | cut -d ' ' -f 1)
# What is installed is compiled when it is first imported: most of it never is.
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

COMPILE = $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet
SBOM = .venv-sbom

CASEBOOK = demo.casebook
FOLDER =
LIMIT = 2000
SIZES = 1000,3000,10000

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(STAMP) ## Build a casebook of the sample articles and print what it holds
	@$(BIN)/isnad demo --casebook $(CASEBOOK)

test: $(STAMP) ## Run the tests, and the examples in the docstrings
	@$(BIN)/pytest -n auto --dist loadfile

browser: $(STAMP) ## Install what the tests of the reading room in a browser take besides Chromium: Playwright, schemathesis, axe
	@$(PIP) --require-hashes --requirement tests/web/requirements.lock
	@cd frontend && npm ci --silent --no-audit --no-fund

pyspark: $(STAMP) ## Install what the tests on Spark take besides Java 17: PySpark
	@$(BIN)/python -c 'import pyspark' 2>/dev/null || $(PIP) --require-hashes --requirement tools/locks/spark.lock

engines: pyspark ## Annotate and link 5,000 short articles on this machine and on Spark: the records must be the same
	@$(BIN)/python benchmarks/engines.py

screenshots: $(STAMP) ## Take the pictures of every page that the documentation shows
	@$(BIN)/python tests/web/screenshots.py docs/screenshots

lint: $(STAMP) ## Check style, types, import rule, machine paths, and the lexicon with its examples
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python tools/committed_files.py
	$(BIN)/isnad lexicon check

gates: $(STAMP) ## Hold the scores on the development sets to their floors
	@$(BIN)/isnad evaluate gate gold/isnad-dev --floors gold/isnad-dev/floors.json
	@$(BIN)/isnad evaluate gate gold/isnad-second --floors gold/isnad-second/floors.json
	@$(BIN)/isnad evaluate gate gold/isnad-third --floors gold/isnad-third/floors.json
	@$(BIN)/isnad evaluate gate gold/isnad-fourth --floors gold/isnad-fourth/floors.json
	@$(BIN)/isnad evaluate gate gold/isnad-fifth --floors gold/isnad-fifth/floors.json
	@$(BIN)/isnad evaluate gate gold/isnad-other --floors gold/isnad-other/floors.json

bench: $(STAMP) ## Measure speed and memory: make bench FOLDER=articles/ LIMIT=2000
	@$(BIN)/python -c 'import datasketch, dateparser' 2>/dev/null || $(PIP) --require-hashes --requirement benchmarks/requirements.lock
	@$(BIN)/python benchmarks/throughput.py --limit $(LIMIT) $(FOLDER)
	@$(BIN)/python benchmarks/times.py

growth: $(STAMP) ## Measure linking by the number of articles and draw how it grows: make growth FOLDER=articles/ SIZES=1000,10000
	@$(BIN)/python benchmarks/linking.py $(FOLDER) --sizes $(SIZES) --keep benchmarks/linking.json --picture docs/_static/linking.svg

compiled: $(STAMP) ## Compile the rooms that read a text with mypyc into build/compiled, half as fast again; needs a C compiler
	@$(BIN)/python -c 'import mypy, setuptools' 2>/dev/null || $(PIP) --require-hashes --requirement tools/locks/compiled.lock
	@$(BIN)/python tools/compiled_build.py build/compiled

compiled-check: compiled ## Hold the compiled build against the plain one: the same bytes, the same tests, how much faster
	@$(BIN)/python benchmarks/compiled.py $(FOLDER)
	@PYTHONPATH=build/compiled $(BIN)/pytest tests/annotate tests/language

serve: $(STAMP) ## Open the reading room of the demonstration, or of CASEBOOK=…, in the browser
	@test -e $(CASEBOOK) || $(BIN)/isnad demo --casebook $(CASEBOOK) >/dev/null
	@$(BIN)/isnad serve $(CASEBOOK)

reference: $(STAMP) ## Write docs/reference and the tables of measured figures anew
	@$(BIN)/python tools/reference.py
	@$(BIN)/python tools/measured.py

docs: $(STAMP) ## Build the documentation in both languages into docs/_build; a warning is an error
	@$(BIN)/python -c 'import furo, myst_nb' 2>/dev/null || $(PIP) --require-hashes --requirement docs/requirements.lock
	@rm -rf docs/_build
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build/html
	@$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs/ar docs/_build/html/ar
	@$(BIN)/python tools/site_links.py docs/_build/html

readback: $(STAMP) ## Read every export with the program that it is meant for
	@$(BIN)/python -c 'import datasette, followthemoney, polars, spacy' 2>/dev/null || $(PIP) --require-hashes --requirement tools/locks/readback.lock
	@$(BIN)/pytest tests/exports

package: $(STAMP) ## Build the wheel twice, compare, install it by itself, and run the demonstration
	@$(BIN)/python tools/package.py dist

sbom: $(STAMP) ## Write what the program is made of (CycloneDX) and under which licences, into dist/
	@test -x $(SBOM)/bin/cyclonedx-py|| { $(BIN)/python -m venv $(SBOM); \
		$(SBOM)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement tools/locks/sbom.lock; }
	@$(BIN)/python tools/sbom.py $(SBOM)/bin dist

lock: $(STAMP) ## Write the lock files anew from pyproject.toml
	$(PIP) uv
	$(COMPILE) pyproject.toml --group dev --output-file requirements.lock
	$(COMPILE) --group bench --output-file benchmarks/requirements.lock
	$(COMPILE) --group compiled --constraint requirements.lock --output-file tools/locks/compiled.lock
	$(COMPILE) --group docs --constraint requirements.lock --output-file docs/requirements.lock
	$(COMPILE) --group readback --constraint requirements.lock --output-file tools/locks/readback.lock
	$(COMPILE) --group spark --constraint requirements.lock --output-file tools/locks/spark.lock
	$(COMPILE) --group sbom --output-file tools/locks/sbom.lock
	$(COMPILE) --group site --constraint requirements.lock --output-file tests/web/requirements.lock

install: $(STAMP) ## Only set up: a virtual environment with the locked packages and this one

$(STAMP):
	@test "$(PYTHON)" != none || { echo "Isnad needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@$(BIN)/python -c '$(FITS); import pip' >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing what requirements.lock names into $(VENV) …"
	@$(PIP) --require-hashes --requirement requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/installed-*
	@touch $@

clean: ## Remove what make made
	rm -rf $(VENV) $(SBOM) docs/_build dist build $(CASEBOOK) $(CASEBOOK)-wal $(CASEBOOK)-shm
