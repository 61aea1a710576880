#!/bin/sh
# Publishes the commits of a local Git repository: publish-commits.sh REPO [RANGE] [OPTION...]
# All arguments go to "clonestream publish"; --help lists them. Builds the jar when it is missing.
# CLONESTREAM_JAVA_OPTS replaces the default -Xmx700m.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)

built_jar() {
  ls -t "$root"/job/target/clonestream-job-*-all.jar 2> /dev/null | head -n 1
}

if ! command -v java > /dev/null 2>&1; then
  echo "publish-commits: no java on the PATH; install a JDK, version 17 or later" >&2
  exit 1
fi
jar=$(built_jar)
if [ -z "$jar" ]; then
  echo "publish-commits: building the jar" >&2
  mvn -q -B -Dquick -DskipTests -f "$root/pom.xml" -pl job -am package >&2
  jar=$(built_jar)
fi
# shellcheck disable=SC2086 # the options are words
exec java ${CLONESTREAM_JAVA_OPTS:--Xmx700m} -jar "$jar" publish "$@"
