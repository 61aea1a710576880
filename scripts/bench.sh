#!/usr/bin/env bash
# Measures one part of the system on this machine; --help says which.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: bench.sh WHAT [OPTION…]

Measures one part of the system and prints a table with ratios. WHAT is one of:

  blocks    with how many a fragment is compared: predicted from half of the repositories, and counted
  flat      processor time of a commit of one symbol as the corpus grows, next to scanning it anew
  feed      processor time of an event that Flink reads from Kafka and drops
  gate      processor time of an event before inference, on a real history; cache, state and filter
  hot       nanoseconds of hot code, by JMH: look-ups of the filter, screening and scoring pairs
  infer     processor time of inference, next to ONNX Runtime alone; lengths, batches, a latency aimed at
  lexical   lines of code an hour without inference; extraction next to parsing alone
  match     processor time to find the pairs of a fragment, as there are more and more of them
  memory    what a TaskManager holds and whose it is, checkpoints and restore, as state grows
  pipeline  new symbols a second through everything, and processor time by process
  latency   the same, then how long commits take at 70 % of that rate until their edges are readable
  scale     what a second core and a second subtask of every operator bring
  persist   rows a second through the sink into Neo4j, next to a bare driver loop
  query     how long answers take on a graph of 12,000 symbols
  all       all but blocks, flat and pipeline: bench.sh all REPO DIR, where DIR keeps a JSON file of each

bench.sh WHAT --help lists the options; --json FILE keeps the figures of a run.
Servers that a benchmark needs it starts itself, on free ports and in a temporary directory. Leave
the machine alone meanwhile, or read ratios and processor time only: the variants take turns, so
noise meets all of them.
TEXT
}

opens=()
for package in java.lang java.net java.io java.nio sun.nio.ch java.lang.reflect java.text java.time \
  java.util java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done

# The property that says which commit is measured.
commit() {
  echo "-Dclonestream.bench.commit=$(git -C "$ROOT" rev-parse --short HEAD 2>/dev/null || echo unknown)"
}

# all REPO DIR: one benchmark after the other; goes on when one fails, and fails then itself.
all() {
  [ $# -eq 2 ] || fail "bench.sh all needs a Git repository and a directory: bench.sh all REPO DIR"
  mkdir -p "$2"
  local failed=()
  for bench in feed gate infer match memory scale lexical latency persist query hot; do
    local arguments=(--json "$2/$bench.json")
    case "$bench" in
      feed | gate | infer | scale | lexical | latency) arguments+=("$1") ;;
      match | memory) arguments+=("$1" --vectors "$2/vectors") ;;
    esac
    echo "== $bench"
    "$ROOT/scripts/bench.sh" "$bench" "${arguments[@]}" || failed+=("$bench")
  done
  [ ${#failed[@]} -eq 0 ] || fail "these failed: ${failed[*]}"
}

# server_bench MAIN ARGUMENTS: a benchmark beside servers of its own.
server_bench() {
  build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
  local target="$ROOT/deploy/local/target" main="$1"
  shift
  exec "$JAVA" -Xmx768m -XX:+UseSerialGC -Dfile.encoding=UTF-8 "${opens[@]}" "$(commit)" \
    -cp "$target/clonestream-local.jar:$ROOT/job/target/clonestream-job-all.jar:$(cat "$target/classpath/flink.classpath")" \
    "$main" "$@"
}

# room_bench MAIN ARGUMENTS: a benchmark that stands beside the tests of its room.
room_bench() {
  local libraries="$ROOT/job/target/classpath/bench.classpath" main="$1" newer=new
  shift
  if [ -f "$libraries" ]; then
    newer="$(find "$ROOT/pom.xml" "$ROOT/schemas/src" "$ROOT/job/pom.xml" "$ROOT/job/src" \
      -newer "$libraries" -type f -print | sed -n 1p)"
  fi
  if [ -n "$newer" ]; then
    require_maven
    echo "Building; the first time this downloads the libraries" >&2
    "$MAVEN" -q -B -f "$ROOT/pom.xml" -Dquick -Pbench -pl schemas,job test-compile >&2 ||
      fail "the build failed; its output is above"
    touch "$libraries"
  fi
  exec "$JAVA" -Xmx3g -XX:+UseSerialGC -Dfile.encoding=UTF-8 "${opens[@]}" \
    "$(commit)" \
    -Dclonestream.bench.repository="$ROOT" -Dclonestream.bench.vectors="$ROOT/job/target/bench-vectors" \
    -cp "$ROOT/job/target/test-classes:$ROOT/job/target/classes:$ROOT/schemas/target/classes:$(cat "$libraries")" \
    "$main" "$@"
}

what="${1:-}"
[ $# -eq 0 ] || shift
require_java
case "$what" in
  hot) room_bench io.clonestream.HotBenchmark "$@" ;;
  blocks) room_bench io.clonestream.match.BlocksBenchmark "$@" ;;
  flat) room_bench io.clonestream.FlatBenchmark "$@" ;;
  feed) server_bench io.clonestream.local.BenchFeed "$@" ;;
  gate) room_bench io.clonestream.gate.GateBenchmark "$@" ;;
  infer) room_bench io.clonestream.infer.InferBenchmark "$@" ;;
  latency) server_bench io.clonestream.local.BenchPipeline --paced 60 "$@" ;;
  lexical) room_bench io.clonestream.LexicalBenchmark "$@" ;;
  match) room_bench io.clonestream.match.MatchBenchmark "$@" ;;
  memory) room_bench io.clonestream.MemoryBenchmark "$@" ;;
  all) all "$@" ;;
  pipeline) server_bench io.clonestream.local.BenchPipeline "$@" ;;
  persist) server_bench io.clonestream.local.BenchPersist "$@" ;;
  scale) room_bench io.clonestream.ScaleBenchmark "$@" ;;
  query) server_bench io.clonestream.local.BenchQuery "$@" ;;
  -h | --help) usage ;;
  "")
    usage >&2
    exit 2
    ;;
  *)
    echo "bench.sh: unknown benchmark '$what'; --help lists them" >&2
    exit 2
    ;;
esac
