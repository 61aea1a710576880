#!/bin/sh
# Publishes the commits of a local Git repository: publish-commits.sh REPO [RANGE] [OPTION...]
# All arguments go to "clonestream publish"; --help lists them. Builds the jar when it is missing.
# CLONESTREAM_JAVA_OPTS replaces the default -Xmx700m.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
jar=$root/job/target/clonestream-job-all.jar

if ! command -v java > /dev/null 2>&1; then
  echo "publish-commits: no java on the PATH; install a JDK, version 17 or later" >&2
  exit 1
fi
if [ ! -f "$jar" ]; then
  echo "publish-commits: building $jar" >&2
  mvn -q -B -Dquick -DskipTests -f "$root/pom.xml" -pl job -am package >&2
fi
# shellcheck disable=SC2086 # the options are words
exec java ${CLONESTREAM_JAVA_OPTS:--Xmx700m} -jar "$jar" publish "$@"
