#!/bin/sh
# one file, not the directory it is in; and nobody can write it
docker run --rm --read-only -v "$PWD/reports/today.csv":/input.csv:ro alpine:3.20.3 wc -l /input.csv
