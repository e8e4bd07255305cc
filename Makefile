# xuke 许可. `make run` starts it; `make test` proves it. Nothing here needs root or apt.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := check
.DELETE_ON_ERROR:
# A build machine's own settings must not turn into ours.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE VIRTUAL_ENV DJANGO_SETTINGS_MODULE
# npm brings its own certificates; behind a proxy that inspects, the machine's are needed too.
SYSTEM_CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(SYSTEM_CERTIFICATES),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTIFICATES)
endif

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
JOBS ?= $(shell nproc)
VENDOR := build/static/vendor

# A stamp is named by what it was made from, so a second start installs nothing, and a changed
# lock, a moved work tree or another Python installs again.
key = $(shell { pwd -P; $(PYTHON) -VV; cat $(1); } 2>/dev/null | sha256sum | cut -c1-16)
BASE_INPUTS := requirements/bootstrap.txt Makefile
RUN_INPUTS := $(BASE_INPUTS) requirements/run.txt pyproject.toml
DEV_INPUTS := $(RUN_INPUTS) requirements/dev.txt
NPM_INPUTS := Makefile package.json package-lock.json
BASE_STAMP := .venv/.base-$(call key,$(BASE_INPUTS))
RUN_STAMP := .venv/.run-$(call key,$(RUN_INPUTS))
DEV_STAMP := .venv/.dev-$(call key,$(DEV_INPUTS))
NPM_STAMP := $(VENDOR)/.npm-$(call key,$(NPM_INPUTS))

.PHONY: check run install install-dev test bench mutants fix lint types contracts \
        tests browser lock clean

check: lint types contracts ## everything that needs no database (the default)

run: install ## set everything up and serve http://localhost:8000 (ARGS=--empty: without the demonstration)
	@exec $(BIN)/xuke run $(ARGS)

install: $(RUN_STAMP) $(NPM_STAMP) ## set up .venv and the pages' parts, start nothing

install-dev: $(DEV_STAMP) $(NPM_STAMP) ## the same, with what checks and tests need

test: check browser tests ## every check and every test

bench: install-dev ## measure, each figure beside its peer (ARGS="ten-requests --seconds 5")
	$(BIN)/python -m benchmarks $(ARGS)

mutants: install-dev ## change the kernel in every way, and see whether its tests notice (ARGS=--write)
	@UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --python $(BIN)/python \
	  --require-hashes -r requirements/mutants.txt || \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/mutants.txt
	$(BIN)/python -m benchmarks.mutants --jobs $(JOBS) $(ARGS)

fix: $(DEV_STAMP) ## repair what a machine can repair
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

lint: $(DEV_STAMP) ## ruff, both of it
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(DEV_STAMP) ## mypy, strict
	$(BIN)/mypy

contracts: $(DEV_STAMP) ## who may import whom
	$(BIN)/lint-imports

tests: install-dev ## the tests alone, in parallel
	$(BIN)/pytest -n $(JOBS)

# The journeys need a browser, and only root may install one. Without it the rest still runs.
browser:
	@if command -v chromium >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  { apt-get update -q && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -qy --no-install-recommends chromium fonts-noto-cjk; } || true; \
	fi; \
	command -v chromium >/dev/null || \
	  echo '!!! NO CHROMIUM: the browser journeys will NOT be run !!!' >&2

lock: $(BASE_STAMP) ## compute the locked requirements anew
	cd requirements && for name in bootstrap run dev mutants; do \
	  ../$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header \
	    --quiet $(LOCKFLAGS) $$name.in -o $$name.txt; done

clean: ## remove what make made (not the data in var/)
	rm -rf .venv build node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache

$(BASE_STAMP): $(BASE_INPUTS)
	@echo '· virtual environment'
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
	  { echo 'xuke needs CPython 3.11; name one: make PYTHON=/path/to/python3.11' >&2; exit 1; }
	@rm -f .venv/.base-* .venv/.run-* .venv/.dev-*
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes \
	  -r requirements/bootstrap.txt 2> >(grep -v 'is ignored: it is neither' >&2)
	@touch $@

# uv is quick but does not read pip's settings; where it finds no registry, pip does it.
define install_locked
	@UV_SYSTEM_CERTS=1 $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python \
	  --require-hashes -r $(1) || { echo '· uv could not install them; pip is tried now' >&2; \
	  $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(1); }
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-index --no-deps \
	  --no-build-isolation --editable .
endef

$(RUN_STAMP): $(BASE_STAMP) $(RUN_INPUTS)
	@echo '· requirements'
	$(call install_locked,requirements/run.txt)
	@rm -f .venv/.run-* && touch $@

$(DEV_STAMP): $(BASE_STAMP) $(DEV_INPUTS)
	@echo '· requirements for checks and tests'
	$(call install_locked,requirements/dev.txt)
	@rm -f .venv/.run-* .venv/.dev-* && touch $(RUN_STAMP) $@

$(NPM_STAMP): $(RUN_STAMP) $(NPM_INPUTS)
	@echo '· scripts and styles'
	@$(BIN)/npm ci --loglevel=error --ignore-scripts --no-audit --no-fund
	@rm -rf $(VENDOR) && mkdir -p $(VENDOR)
	@cp node_modules/@tabler/core/dist/css/tabler.min.css \
	    node_modules/@tabler/core/dist/js/tabler.min.js \
	    node_modules/htmx.org/dist/htmx.min.js \
	    node_modules/echarts/dist/echarts.min.js \
	    node_modules/axe-core/axe.min.js $(VENDOR)/
	@cp node_modules/@alpinejs/csp/dist/cdn.min.js $(VENDOR)/alpine.min.js
	@sed -i "s/sourceMappingURL=[^ ]*//" $(VENDOR)/*.css $(VENDOR)/*.js  # the maps are not shipped
	@rm -rf node_modules
	@touch $@
