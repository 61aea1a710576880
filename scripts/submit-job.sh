#!/usr/bin/env bash
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: submit-job.sh [--jobmanager HOST:PORT] [--from-savepoint PATH | --from-newest DIR] [--config FILE] [-Dkey=value…]

Submits the job to a running Flink cluster and returns when it has been accepted.

      --jobmanager HOST:PORT  REST address of the cluster; default: 127.0.0.1:8081.
      --from-savepoint PATH   Go on from a savepoint, or from a retained checkpoint (chk-N), that one
                              with the jar that it was taken with.
      --from-newest DIR       Go on from the newest savepoint or checkpoint under a local or mounted
                              directory that can be read and lacks no file.
      --jar JAR               The job's jar; default: that of this checkout, built when it is missing.
      --parallelism N         Parallelism of the job; default: the cluster's.
      --config FILE           Configuration of the job, a properties file.
  -Dkey=value                 One configuration key of the job; wins over the file.
  -h, --help                  Show this help and end.

Uses $FLINK_HOME/bin/flink when FLINK_HOME is set, otherwise Flink's client from Maven jars.
The cluster needs Flink 2.2 on Java 17 and flink-statebackend-rocksdb.
TEXT
}

need() {
  [ $# -ge 2 ] || { echo "submit-job.sh: $1 needs a value" >&2; exit 2; }
}

jobmanager=""
savepoint=""
newest=""
parallelism=""
jar=""
job=()
while [ $# -gt 0 ]; do
  case "$1" in
    --jobmanager) need "$@"; jobmanager="$2"; shift 2 ;;
    --from-savepoint) need "$@"; savepoint="$2"; shift 2 ;;
    --from-newest) need "$@"; newest="$2"; shift 2 ;;
    --parallelism) need "$@"; parallelism="$2"; shift 2 ;;
    --jar) need "$@"; jar="$2"; shift 2 ;;
    --config) need "$@"; job+=("--config" "$(cd "$(dirname "$2")" && pwd)/$(basename "$2")"); shift 2 ;;
    -D) need "$@"; job+=("-D$2"); shift 2 ;;
    -D*) job+=("$1"); shift ;;
    --) shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "submit-job.sh: unknown argument '$1'; --help lists them" >&2; exit 2 ;;
  esac
done

case "${jobmanager:-127.0.0.1:8081}" in
  *:*[!0-9]* | *: | :* ) echo "submit-job.sh: '$jobmanager' is not HOST:PORT" >&2; exit 2 ;;
  *:*) ;;
  *) echo "submit-job.sh: '$jobmanager' is not HOST:PORT" >&2; exit 2 ;;
esac

if [ -n "$savepoint" ] && [ -n "$newest" ]; then
  echo "submit-job.sh: --from-savepoint and --from-newest exclude each other" >&2
  exit 2
fi
if [ -n "$jar" ] && [ ! -f "$jar" ]; then
  echo "submit-job.sh: '$jar' is no file" >&2
  exit 2
fi

require_java
if [ -n "$newest" ]; then
  build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
  target="$ROOT/deploy/local/target"
  savepoint="$("$JAVA" -cp "$target/clonestream-local.jar:$(cat "$target/classpath/flink.classpath")" \
    io.clonestream.local.NewestRestorePoint "$newest")" || exit 1
  echo "Going on from $savepoint" >&2
fi
JOB="${jar:-$ROOT/job/target/clonestream-job-all.jar}"
run=(run -d -c io.clonestream.CloneStreamJob)
[ -z "$savepoint" ] || run+=(-s "$savepoint")
[ -z "$parallelism" ] || run+=(-p "$parallelism")

if [ -n "${FLINK_HOME:-}" ]; then
  [ -x "$FLINK_HOME/bin/flink" ] || fail "FLINK_HOME=$FLINK_HOME holds no bin/flink"
  build_if_needed job/target/clonestream-job-all.jar schemas,job
  [ -z "$jobmanager" ] || run+=(-m "$jobmanager")
  exec "$FLINK_HOME/bin/flink" "${run[@]}" "$JOB" ${job[@]+"${job[@]}"}
fi

build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
address="${jobmanager:-127.0.0.1:8081}"
if [ -z "$parallelism" ]; then
  target="$ROOT/deploy/local/target"
  parallelism="$("$JAVA" -XX:TieredStopAtLevel=1 -cp \
    "$target/clonestream-local.jar:$ROOT/job/target/clonestream-job-all.jar:$(cat "$target/classpath/local.classpath")" \
    io.clonestream.local.JobControl parallelism --jobmanager "$address")" ||
    fail "Flink at $address does not answer"
fi
conf="$(mktemp -d)"
trap 'rm -rf "$conf"' EXIT
cat > "$conf/config.yaml" <<TEXT
rest.address: ${address%:*}
rest.port: ${address##*:}
parallelism.default: $parallelism
pipeline.object-reuse: true
pipeline.generic-types: false
pipeline.auto-generate-uids: false
TEXT
opens=()
for package in java.lang java.net java.io java.nio sun.nio.ch java.lang.reflect java.text java.time \
  java.util java.util.concurrent java.util.concurrent.atomic java.util.concurrent.locks; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
FLINK_CONF_DIR="$conf" "$JAVA" -Xmx512m -XX:+UseSerialGC -Dfile.encoding=UTF-8 \
  "${opens[@]}" \
  -cp "$(cat "$ROOT/deploy/local/target/classpath/flink.classpath")" \
  org.apache.flink.client.cli.CliFrontend "${run[@]}" "$JOB" ${job[@]+"${job[@]}"}
