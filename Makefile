# A thin front over CMake, CTest and the scripts: nothing is decided here. `make help` lists the targets.
#
#   make build                 the programs, and the tree of every language in dist-<language>/
#   make build LANG=python     one language only
SHELL := /bin/bash
BUILD := build/release
BIN := $(BUILD)/bin

# LANG is the locale too: it names a language only where it was given on the command line.
ifeq ($(origin LANG),command line)
  LANGUAGES := $(LANG)
else
  LANGUAGES := $(patsubst plugin/languages/%/,%,$(wildcard plugin/languages/*/))
endif
unexport LANG
JOBS ?= $(shell nproc)

.DEFAULT_GOAL := build
.PHONY: build build-plugin programs test e2e check tidy bench regenerate golden clean install help

## build          programs, then assemble, convert and validate every tree (LANG=x: one)
build: programs
	$(BIN)/cf-assemble build $(LANGUAGES:%=--lang %)
	$(BIN)/cf-assemble validate --strict $(LANGUAGES:%=dist-%)

## build-plugin   the same
build-plugin: build

## programs       cf-assemble and cf-experiment in build/release/bin
programs:
	@scripts/bootstrap build
	@test -f $(BUILD)/build.ninja || cmake --preset release -DBUILD_TESTING=OFF
	cmake --build --preset release --target programs -j $(JOBS)

## test           every test of the release build
test:
	@scripts/bootstrap test
	cmake --preset release -DBUILD_TESTING=ON
	cmake --build --preset release -j $(JOBS)
	ctest --preset release -j $(JOBS)

## e2e            the real clients load every tree (installs them once, from npm)
e2e: build
	@scripts/bootstrap e2e
	tests/e2e/run $(LANGUAGES:%=dist-%)

## check          formatting, layers, scripts
check:
	@scripts/bootstrap check
	scripts/check

## tidy           clang-tidy over the sources that changed since main (FILES=…: over those)
tidy:
	@scripts/bootstrap build test check
	cmake --preset dev -DCMAKE_EXPORT_COMPILE_COMMANDS=ON
	scripts/tidy $(FILES)

## bench          ours against the floor and the peers, interleaved, as ratios
bench: programs
	@scripts/bootstrap bench
	bench/run

## regenerate     everything that is made from something else, as CI does it; fails on a difference
regenerate: programs
	scripts/regenerate

## golden         rewrites what the tests expect from what happens: read the diff
golden:
	@scripts/bootstrap test
	cmake --preset release -DBUILD_TESTING=ON
	cmake --build --preset release -j $(JOBS)
	scripts/golden $(BIN)

## install        programs, man pages and completions under DESTDIR and PREFIX (/usr/local)
install: programs
	scripts/install-files $(BIN) "$(DESTDIR)$(or $(PREFIX),/usr/local)"

## clean          what was built; the trees too, where they are ours
clean:
	@if [ -x $(BIN)/cf-assemble ]; then $(BIN)/cf-assemble clean; fi
	rm -rf build

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)
