# empty
nothing() {
  :
}

# -
usage() {
  echo "usage: thing FILE" >&2
  exit 1
}

# main
main() {
  run_thing "$@"
}

# fixture
setup_file() {
  export ROOT="$BATS_TEST_DIRNAME/.."
  cd "$ROOT"
}
