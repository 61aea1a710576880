#!/usr/bin/env bash
# Publishes the commits of a local Git repository: publish-commits.sh REPO [RANGE] [OPTION...]
# All arguments go to "clonestream publish"; --help lists them. Builds the jar when it is missing.
# CLONESTREAM_JAVA_OPTS replaces the default -Xmx700m.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

require_java
build_if_needed "job/target/clonestream-job-all.jar" "schemas,job"
# shellcheck disable=SC2086 # the options are words
exec "$JAVA" ${CLONESTREAM_JAVA_OPTS:--Xmx700m} -jar "$ROOT/job/target/clonestream-job-all.jar" publish "$@"
