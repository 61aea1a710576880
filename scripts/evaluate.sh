#!/usr/bin/env bash
# What the whole system says about a labelled set of files; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

terminal=false
[ ! -t 2 ] || terminal=true
run_local Evaluate -Xmx512m -Dclonestream.terminal="$terminal" -- "$@"
