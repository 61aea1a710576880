#!/usr/bin/env bash
# Stops the job with a savepoint, or puts another version in its place; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: upgrade-job.sh --savepoints DIR --old JAR [--new JAR] [OPTION…] [-Dkey=value…]
       upgrade-job.sh --savepoints DIR --stop [--jobmanager HOST:PORT]

Stops the one job of a Flink session cluster with a savepoint, submits the new version from it, and
waits for its first checkpoint. Where it does not come, the old version goes on from the same
savepoint. Nothing is lost either way: what was read since the savepoint is read again.

      --savepoints DIR        Directory, or URI, that the cluster can write.
      --old JAR               What runs now, and is gone back to.
      --new JAR               Default: the jar of this checkout, built when it is missing.
      --stop                  Only stop, and print where the savepoint lies.
      --jobmanager HOST:PORT  REST address of the cluster; default: 127.0.0.1:8081.
      --patience SECONDS      For the first checkpoint; default: 120.
      --parallelism N         Of both versions; default: what the old one has.
      --config FILE, -Dkey=value  As of submit-job.sh, for both versions.
  -h, --help                  Show this help and end.

Exit codes: 0 upgraded or stopped, 1 failed, 2 wrong usage, 3 gone back to the old version.
TEXT
}

need() {
  [ $# -ge 2 ] || { echo "upgrade-job.sh: $1 needs a value" >&2; exit 2; }
}

jobmanager=127.0.0.1:8081
savepoints=""
old=""
new=""
only_stop=""
patience=120
parallelism=""
job=()
while [ $# -gt 0 ]; do
  case "$1" in
    --jobmanager) need "$@"; jobmanager="$2"; shift 2 ;;
    --savepoints) need "$@"; savepoints="$2"; shift 2 ;;
    --old) need "$@"; old="$2"; shift 2 ;;
    --new) need "$@"; new="$2"; shift 2 ;;
    --patience) need "$@"; patience="$2"; shift 2 ;;
    --stop) only_stop=yes; shift ;;
    --parallelism) need "$@"; parallelism="$2"; job+=("$1" "$2"); shift 2 ;;
    --config | -D) need "$@"; job+=("$1" "$2"); shift 2 ;;
    -D*) job+=("$1"); shift ;;
    --) shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "upgrade-job.sh: unknown argument '$1'; --help lists them" >&2; exit 2 ;;
  esac
done
[ -n "$savepoints" ] || { echo "upgrade-job.sh: --savepoints DIR is missing" >&2; exit 2; }
if [ -z "$only_stop" ]; then
  [ -n "$old" ] || { echo "upgrade-job.sh: --old JAR is missing, and --stop was not said" >&2; exit 2; }
  for jar in "$old" ${new:+"$new"}; do
    [ -f "$jar" ] || { echo "upgrade-job.sh: '$jar' is no file" >&2; exit 2; }
  done
fi

require_java
build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
new="${new:-$ROOT/job/target/clonestream-job-all.jar}"

control() {
  local command="$1" target="$ROOT/deploy/local/target"
  shift
  "$JAVA" -XX:TieredStopAtLevel=1 -cp \
    "$target/clonestream-local.jar:$ROOT/job/target/clonestream-job-all.jar:$(cat "$target/classpath/local.classpath")" \
    io.clonestream.local.JobControl "$command" --jobmanager "$jobmanager" "$@"
}

# start JAR: submits it from the savepoint and waits until it works.
start() {
  "$ROOT/scripts/submit-job.sh" --jobmanager "$jobmanager" --jar "$1" --from-savepoint "$savepoint" \
    ${job[@]+"${job[@]}"} >&2 && control await --patience "$patience"
}

if [ -z "$only_stop" ] && [ -z "$parallelism" ]; then
  parallelism="$(control parallelism)" || fail "Flink at $jobmanager does not answer"
  job+=(--parallelism "$parallelism")
fi
savepoint="$(control stop --savepoints "$savepoints")" ||
  fail "the job was not stopped; what it says is above"
if [ -n "$only_stop" ]; then
  echo "$savepoint"
  exit 0
fi
echo "Stopped with savepoint $savepoint" >&2
if start "$new"; then
  echo "Upgraded: $new runs. To undo it: submit-job.sh --jar $old --from-savepoint $savepoint" >&2
  exit 0
fi
echo "$new did not come up, going back to $old" >&2
control cancel || fail "Flink at $jobmanager does not answer; the state lies in $savepoint"
start "$old" || fail "$old did not come up either; the state lies in $savepoint"
echo "Gone back: $old runs, from $savepoint" >&2
exit 3
