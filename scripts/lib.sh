# Shared by the scripts beside it; sourced, never run.

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

# fail MESSAGE: one sentence that says what to do, and the end.
fail() {
  echo "$(basename "$0"): $1" >&2
  exit 1
}

# Sets JAVA to a Java of version 17 or newer.
require_java() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    JAVA="$JAVA_HOME/bin/java"
  else
    JAVA="$(command -v java || true)"
  fi
  [ -n "$JAVA" ] || fail "no java found: install a JDK of version 17 or newer, or set JAVA_HOME"
  local version
  version="$("$JAVA" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)"
  [ "${version:-0}" -ge 17 ] ||
    fail "$JAVA is of version ${version:-unknown}: install a JDK of version 17 or newer, or set JAVA_HOME"
}

# Sets MAVEN to the command that runs Maven.
require_maven() {
  MAVEN="$(command -v mvn || true)"
  [ -n "$MAVEN" ] || fail "no mvn found: install Maven 3.8 or newer"
}

# build_if_needed ARTIFACT MODULES: builds when the artifact is missing or older than a source.
build_if_needed() {
  local artifact="$ROOT/$1" modules="$2" newer
  if [ -f "$artifact" ] && [ -f "$ROOT/job/target/clonestream-job-all.jar" ]; then
    newer="$(find "$ROOT/pom.xml" "$ROOT/schemas/pom.xml" "$ROOT/schemas/src" "$ROOT/job/pom.xml" \
      "$ROOT/job/src/main" "$ROOT/deploy/local/pom.xml" "$ROOT/deploy/local/src/main" \
      -newer "$artifact" -type f -print 2>/dev/null | sed -n 1p)"
    [ -n "$newer" ] || return 0
  fi
  require_maven
  echo "Building; the first time this downloads the libraries" >&2
  # A short build is over before an optimising compiler pays.
  MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" \
    "$MAVEN" -q -B -f "$ROOT/pom.xml" -Dquick -Dmaven.test.skip=true -pl "$modules" package >&2 ||
    fail "the build failed; its output is above"
  touch "$artifact"
}

# run_local MAIN JAVA_OPTIONS -- ARGUMENTS: a program of the local run, in place of this shell.
run_local() {
  local main="$1" options=()
  shift
  while [ "$1" != "--" ]; do
    options+=("$1")
    shift
  done
  shift
  require_java
  build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local
  local target="$ROOT/deploy/local/target"
  exec "$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 "${options[@]}" \
    -cp "$target/clonestream-local.jar:$ROOT/job/target/clonestream-job-all.jar:$(cat "$target/classpath/local.classpath")" \
    "io.clonestream.local.$main" "$@"
}
