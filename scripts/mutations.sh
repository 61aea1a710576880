#!/usr/bin/env bash
# Plants bugs in our own code, one at a time, and sees whether the tests catch them.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: mutations.sh [--list] [NAME…]

Plants the bugs of job/src/test/mutations (those of these names, or all), each in a copy of the one
file that it changes, and runs the tests that must fail then. Prints caught or SURVIVED with
seconds. The exit code is 1 where one survives, or applies no longer.
TEXT
}

names=()
for argument in "$@"; do
  case "$argument" in
    --help | -h) usage && exit 0 ;;
    --list) list=yes ;;
    -*) fail "unknown option $argument; --help lists them" ;;
    *) names+=("$argument") ;;
  esac
done

require_java
JAVAC="$(dirname "$JAVA")/javac"
[ -x "$JAVAC" ] || JAVAC="$(command -v javac || true)"
[ -n "$JAVAC" ] || fail "no javac found beside $JAVA: install a JDK"

mutation() {
  "$JAVA" -XX:TieredStopAtLevel=1 "$ROOT/job/src/test/java/io/clonestream/Mutation.java" "$ROOT" "$@"
}

known="$(mutation)"
if [ -n "${list:-}" ]; then
  echo "$known"
  exit 0
fi
[ "${#names[@]}" -gt 0 ] || mapfile -t names < <(cut -f 1 <<<"$known")
for name in "${names[@]}"; do
  cut -f 1 <<<"$known" | grep -qxF "$name" || fail "no mutation $name; --list shows them"
done

require_maven
echo "Building" >&2
"$MAVEN" -q -B -f "$ROOT/pom.xml" -Dquick -pl schemas,job test-compile \
  dependency:build-classpath -Dmdep.includeScope=test \
  -Dmdep.outputFile='${project.build.directory}/classpath/test.classpath' >&2 ||
  fail "the build failed; its output is above"
target="$ROOT/job/target"
libraries="$target/test-classes:$target/classes:$ROOT/schemas/target/classes:$(cat "$target/classpath/test.classpath")"
opens="$(sed -n 's/.*<flink.jvm.opens>\(.*\)<.*/\1/p' "$ROOT/pom.xml")"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# run_tests CLASSES TEST…: 0 all passed, 1 one failed, 124 they hang, else they did not run.
run_tests() {
  local classes="$1"
  shift
  # shellcheck disable=SC2086 # options, one a word
  (cd "$ROOT/job" && timeout 300 "$JAVA" $opens -Xmx1g -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -Dsimulation.shrink=0 -cp "$classes:$libraries" io.clonestream.TestRun "$@") >"$work/output" 2>&1
}

mapfile -t tests < <(for name in "${names[@]}"; do
  awk -F '\t' -v name="$name" '$1 == name { print $2 }' <<<"$known"
done | tr , '\n' | sort -u)
run_tests "$work" "${tests[@]}" || {
  tail -n 30 "$work/output" >&2
  fail "the tests fail without any planted bug; the end of their output is above"
}

bad=0
for name in "${names[@]}"; do
  start="$SECONDS"
  rm -rf "$work/source" "$work/classes"
  mkdir "$work/classes"
  if ! changed="$(mutation "$name" "$work/source")" ||
    ! "$JAVAC" -nowarn -proc:none -parameters -d "$work/classes" -cp "$libraries" "$changed" \
      >"$work/output" 2>&1; then
    sed -n '1,5p' "$work/output" >&2
    verdict="DOES NOT APPLY"
    bad=1
  else
    mapfile -t tests < <(awk -F '\t' -v name="$name" '$1 == name { print $2 }' <<<"$known" | tr , '\n')
    code=0
    run_tests "$work/classes" "${tests[@]}" || code=$?
    case "$code" in
      0) verdict="SURVIVED" bad=1 ;;
      1) verdict="caught" ;;
      124) verdict="caught, it hangs" ;;
      *) verdict="DID NOT RUN" bad=1 && tail -n 5 "$work/output" >&2 ;;
    esac
  fi
  printf '%-34s %-16s %4d s\n' "$name" "$verdict" "$((SECONDS - start))"
done
exit "$bad"
