#!/bin/sh
# Joins the pieces of NAME, which lie in one folder with this script and NAME.sha256, and checks every byte. With -x it also unpacks.
set -eu
name='NAME'
case $0 in */*) cd "${0%/*}/" ;; esac

if command -v sha256sum >/dev/null 2>&1; then
  sum() { sha256sum "$1" | cut -d ' ' -f 1; }
elif command -v shasum >/dev/null 2>&1; then
  sum() { shasum -a 256 "$1" | cut -d ' ' -f 1; }
else
  echo "join.sh: neither sha256sum nor shasum is on this machine, the pieces cannot be checked" >&2
  exit 1
fi
check() {
  if [ ! -f "$1" ]; then
    echo "join.sh: $1 is missing" >&2
    exit 1
  fi
  if [ "$(sum "$1")" != "$2" ]; then
    echo "join.sh: $1 is damaged: its SHA-256 is not the one in $name.sha256; bring it over again" >&2
    exit 1
  fi
}

joined=$name.joining
trap 'rm -f "$joined"' EXIT
: >"$joined"
while read -r wanted file; do
  if [ "$file" = "$name" ]; then
    mv "$joined" "$name"
    check "$name" "$wanted"
    echo "$name is whole; the pieces can be deleted" >&2
  else
    check "$file" "$wanted"
    cat "$file" >>"$joined"
  fi
done <"$name.sha256"

if [ "${1:-}" = -x ]; then
  case $name in
    *.xz) xz -dc "$name" | tar -xf - ;;
    *) gzip -dc "$name" | tar -xf - ;;
  esac
fi
