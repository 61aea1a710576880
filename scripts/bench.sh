#!/usr/bin/env bash
# Measures one part of the system on this machine; --help says which.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: bench.sh WHAT [OPTION…]

Measures one part of the system and prints a table with ratios. WHAT is one of:

  persist   rows a second through the sink into Neo4j, next to a bare driver loop
  query     how long answers take on a graph of 12,000 symbols

bench.sh WHAT --help lists the options. Servers that a benchmark needs it starts itself, on free
ports and in a temporary directory. Leave the machine alone meanwhile, or read ratios only: the
variants take turns, so noise meets all of them.
TEXT
}

case "${1:-}" in
  persist) main=io.clonestream.local.BenchPersist ;;
  query) main=io.clonestream.local.BenchQuery ;;
  -h | --help) usage; exit 0 ;;
  "") usage >&2; exit 2 ;;
  *) echo "bench.sh: unknown benchmark '$1'; --help lists them" >&2; exit 2 ;;
esac
shift

require_java
build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
TARGET="$ROOT/deploy/local/target"
opens=()
for package in java.lang java.net java.io java.nio sun.nio.ch java.lang.reflect java.text java.time \
  java.util java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
exec "$JAVA" -Xmx768m -XX:+UseSerialGC -Dfile.encoding=UTF-8 "${opens[@]}" \
  -cp "$TARGET/clonestream-local.jar:$ROOT/job/target/clonestream-job-all.jar:$(cat "$TARGET/classpath/flink.classpath")" \
  "$main" "$@"
