#!/usr/bin/env bash
# Puts faults into the whole system on this machine; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

# The audit after an hour of load pays for an optimising compiler.
run_local chaos.Chaos -Xmx2g -XX:TieredStopAtLevel=4 -- "$@"
