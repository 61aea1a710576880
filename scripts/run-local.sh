#!/usr/bin/env bash
# The whole system on this machine; --help says more.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

terminal=false
[ ! -t 1 ] || terminal=true
# --data is relative to where it is called from, its default to the checkout.
run_local RunLocal -Xmx256m -Dclonestream.data="$ROOT/.local" -Dclonestream.terminal="$terminal" \
  -- "$@"
