#!/usr/bin/env bash
# The whole system on this machine; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

require_java
build_if_needed deploy/local/target/clonestream-local.jar schemas,job,deploy/local

TARGET="$ROOT/deploy/local/target"
JOB="$ROOT/job/target/clonestream-job-all.jar"
terminal=false
[ ! -t 1 ] || terminal=true
# --data is relative to where it is called from, its default to the checkout.
exec "$JAVA" -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 \
  -Dclonestream.data="$ROOT/.local" -Dclonestream.terminal="$terminal" \
  -cp "$TARGET/clonestream-local.jar:$JOB:$(cat "$TARGET/classpath/local.classpath")" \
  io.clonestream.local.RunLocal "$@"
