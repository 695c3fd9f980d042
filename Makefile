# One verb per chore; each sets up .venv by itself when it is missing or the lock has changed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
MODULES := node_modules/.ready
SSSOM := .sssom/.ready
ROOMS := ontology graph queries visualisations app

.PHONY: run test lint links docs bench format lock wheel clean

run: $(READY)  ## build the packaged workspace, print its summary, draw its network
	$(BIN)/rodedraad summary
	$(BIN)/rodedraad draw -o out/netwerk.html

test: $(READY) $(MODULES) $(SSSOM) links
	$(BIN)/python -m pytest -n 2 --dist loadfile

lint: $(READY) links
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pyright

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

links:  ## what mypy, pyright and editors follow; never imported at run time
	@mkdir -p .links/rodedraad
	@for room in $(ROOMS); do ln -sfn ../../$$room .links/rodedraad/$$room; done

docs: $(READY)  ## the generated pages of docs/
	$(BIN)/python -m rodedraad.ontology.reference docs/ontology.md
	$(BIN)/python -m rodedraad.queries.catalogue.reference docs/questions.md

bench: $(READY)
	$(BIN)/python -m benchmarks.run

wheel: $(READY)  ## sdist, then the wheel from it: never straight from the tree
	rm -rf dist && $(BIN)/python -m build --installer pip

lock:  ## resolve the requirements anew, with hashes and without registry addresses
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --generate-hashes --extra dev --strip-extras --allow-unsafe \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o requirements.lock pyproject.toml
	echo sssom | $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header -o requirements-sssom.lock -
	rm -f $(READY) $(SSSOM)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

# What the tests need of npm, where there is an npm; without it those tests say so.
$(MODULES): package-lock.json package.json .npmrc
	@if command -v npm >/dev/null; then npm ci --ignore-scripts --silent && touch $@; fi

# What other tools for mappings make of our files. Its hundred packages are kept apart from ours.
$(SSSOM): requirements-sssom.lock
	$(PYTHON) -m venv .sssom
	.sssom/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

clean:
	rm -rf .venv .sssom node_modules .links build dist out *.egg-info .mypy_cache .pytest_cache .ruff_cache
