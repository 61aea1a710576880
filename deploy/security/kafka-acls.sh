#!/usr/bin/env bash
# Gives principals of Kafka the rights that their role needs, and no more; --help says more.
set -euo pipefail

usage() {
  cat <<'TEXT'
Usage: kafka-acls.sh [--bootstrap-server HOST:PORT] [--command-config FILE] ROLE=PRINCIPAL…

Gives principals of Kafka, such as User:clonestream-job, the rights that their role needs:

  job        creates the topics; reads what is recorded, writes edges and dead letters
  publisher  publishes commits, also of other tenants: see docs/security.md
  author     states relations and verdicts
  reader     status, verify, audit, replay --list: reads all topics
  operator   repair, replay, rescore: reads all topics, writes all but the edges

Rights of several roles add up; running it twice changes nothing. The publisher cannot create
topics: submit the job first. Runs $KAFKA_ACLS, by default kafka-acls.sh of Kafka on the PATH.
TEXT
}

common=()
grants=()
while [ $# -gt 0 ]; do
  case "$1" in
    --bootstrap-server | --command-config)
      [ $# -ge 2 ] || { echo "kafka-acls.sh: $1 needs a value" >&2; exit 2; }
      common+=("$1" "$2")
      shift 2
      ;;
    job=?*:?* | publisher=?*:?* | author=?*:?* | reader=?*:?* | operator=?*:?*) grants+=("$1"); shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "kafka-acls.sh: '$1' is no ROLE=PRINCIPAL, as in job=User:name; --help lists the roles" >&2; exit 2 ;;
  esac
done
[ ${#grants[@]} -gt 0 ] || { usage >&2; exit 2; }

# allow OPERATIONS RESOURCE NAME [prefixed]: gives $principal operations, separated by commas.
allow() {
  local operations=() operation
  for operation in ${1//,/ }; do
    operations+=(--operation "$operation")
  done
  "${KAFKA_ACLS:-kafka-acls.sh}" ${common[@]+"${common[@]}"} --add --force \
    --allow-principal "$principal" "${operations[@]}" "--$2" "$3" \
    --resource-pattern-type "${4:-literal}"
}

topic() {
  allow "$1" topic "clonestream.$2.v1"
}

for grant in "${grants[@]}"; do
  principal="${grant#*=}"
  # Whoever writes looks at all topics first, and refuses those that would lose data.
  allow Describe,DescribeConfigs topic clonestream. prefixed
  case "${grant%%=*}" in
    job)
      allow Create topic clonestream. prefixed
      for name in symbol-changes commits relations feedback calibrations requests; do
        topic Read "$name"
      done
      topic Write similarity-edges
      topic Write dead-letters
      allow Read group clonestream. prefixed
      ;;
    publisher)
      topic Write symbol-changes
      topic Read,Write commits
      allow Describe,Write transactional-id clonestream-publisher- prefixed
      ;;
    author)
      topic Read,Write relations
      topic Read,Write feedback
      allow Describe,Write transactional-id clonestream-relate
      ;;
    reader)
      allow Read topic clonestream. prefixed
      allow Describe group clonestream. prefixed
      ;;
    operator)
      allow Read topic clonestream. prefixed
      for name in symbol-changes commits relations feedback calibrations requests dead-letters; do
        topic Write "$name"
      done
      topic Write audit
      allow Describe group clonestream. prefixed
      allow Describe,Write transactional-id clonestream-replay
      allow Describe,Write transactional-id clonestream-calibrate
      ;;
  esac
done
