#!/usr/bin/env bash
# What the whole system says about a labelled set of files; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

require_java
build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local

TARGET="$ROOT/deploy/local/target"
JOB="$ROOT/job/target/clonestream-job-all.jar"
terminal=false
[ ! -t 2 ] || terminal=true
exec "$JAVA" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 \
  -Dclonestream.terminal="$terminal" \
  -cp "$TARGET/clonestream-local.jar:$JOB:$(cat "$TARGET/classpath/local.classpath")" \
  io.clonestream.local.Evaluate "$@"
