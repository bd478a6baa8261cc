# Caudal: the commands that a person needs. Every one of them sets up what it needs first.

SWIFT ?= swift
PREFIX ?= /usr/local
BUILD = $(SWIFT) build -c release --explicit-target-dependency-import-check error
TEST = $(SWIFT) test -c release --explicit-target-dependency-import-check error
CAUDAL = .build/release/caudal
PYTHON = .build/test-tools/bin/python

.PHONY: help build run test lint install clean needs-build needs-test

help:
	@echo 'make run       install what is missing, build, run the regional pipeline on the figures that ship'
	@echo 'make test      install what is missing, build, run the whole suite'
	@echo 'make build     build the caudal command (.build/release/caudal)'
	@echo 'make lint      check the format of every Swift file'
	@echo 'make install   copy the command and its resources below PREFIX ($(PREFIX))'
	@echo 'make clean     remove what builds and runs have left (figures and sources stay)'

needs-build:
	@scripts/install-needs build

needs-test:
	@scripts/install-needs test

build: needs-build
	$(BUILD) --product caudal

run: build
	$(CAUDAL) run pipelines/regional.yaml

test: needs-test
	$(BUILD) --build-tests
	CAUDAL_TEST_PYTHON=$(CURDIR)/$(PYTHON) $(TEST) --skip-build

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks

install: build
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(DESTDIR)$(PREFIX)/share/caudal'
	install -m 755 $(CAUDAL) '$(DESTDIR)$(PREFIX)/bin/caudal'
	cp -R datasets pipelines '$(DESTDIR)$(PREFIX)/share/caudal/'
	install -d '$(DESTDIR)$(PREFIX)/share/caudal/reports'
	cp -R reports/templates reports/style reports/messages '$(DESTDIR)$(PREFIX)/share/caudal/reports/'

clean:
	rm -rf .build warehouse reports/output
