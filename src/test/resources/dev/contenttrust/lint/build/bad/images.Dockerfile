ARG RELEASE=latest
ARG BASE=debian:bookworm
ARG UNSET
# bad: TR101
FROM ubuntu
# bad: TR101
FROM --platform=$BUILDPLATFORM golang AS build
# bad: TR102
FROM debian:$RELEASE AS second
# bad: TR102
FROM alpine:edge
# bad: TR102
FROM node:lts-alpine AS web
# bad: TR102
FROM golang:alpine AS go
# bad: TR102
FROM debian:sid-slim
# bad: TR102
FROM registry.example.com:5000/team/app:nightly
# bad: TR101
FROM registry.example.com:5000/team/app
# bad: TR112
FROM debian@sha256:0123456789abcdef
# bad: TR112
FROM debian:12@0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
FROM alpine:3.20
# bad: TR101
COPY --from=composer /usr/bin/composer /usr/bin/composer
# bad: TR102
COPY --from=docker.io/library/composer:latest /usr/bin/composer /usr/bin/composer
# bad: TR102
RUN --mount=type=bind,from=golang:latest,source=/usr/local/go,target=/go go version
# bad: TR102
ONBUILD COPY --from=ghcr.io/example/tools:main /t /t
COPY --from=build /a /a
COPY --from=BUILD /a /a
COPY --from=0 /a /a
