#!/bin/sh
docker run --rm --read-only -v /etc:/etc alpine:3.20.3 cat /etc/hostname
