// Roles for Neo4j Enterprise, run by an administrator in the database "system":
//   cypher-shell -d system -P "database => 'neo4j'" -f neo4j-roles.cypher
// Community has users, and every one of them may do everything: there give the job and people
// different users all the same, so that a password can be changed for one, and let nobody but them
// reach Bolt.

// The job: makes the schema, reads and writes all that is its own.
CREATE ROLE clonestream_job IF NOT EXISTS;
GRANT ACCESS ON DATABASE $database TO clonestream_job;
GRANT MATCH {*} ON GRAPH $database ELEMENTS * TO clonestream_job;
GRANT WRITE ON GRAPH $database TO clonestream_job;
GRANT NAME MANAGEMENT ON DATABASE $database TO clonestream_job;
GRANT INDEX MANAGEMENT ON DATABASE $database TO clonestream_job;
GRANT CONSTRAINT MANAGEMENT ON DATABASE $database TO clonestream_job;

// People and commands: read, and see indexes, by which "integrity" checks the schema.
CREATE ROLE clonestream_reader IF NOT EXISTS;
GRANT ACCESS ON DATABASE $database TO clonestream_reader;
GRANT MATCH {*} ON GRAPH $database ELEMENTS * TO clonestream_reader;
GRANT SHOW INDEX ON DATABASE $database TO clonestream_reader;
GRANT SHOW CONSTRAINT ON DATABASE $database TO clonestream_reader;

// People of one tenant, acme here: nodes of others are not there for them. Relationships need no
// rule of their own: one is seen only with both its nodes.
CREATE ROLE clonestream_acme IF NOT EXISTS;
GRANT ACCESS ON DATABASE $database TO clonestream_acme;
GRANT MATCH {*} ON GRAPH $database FOR (n) WHERE n.tenant = 'acme' TO clonestream_acme;
GRANT MATCH {*} ON GRAPH $database RELATIONSHIPS * TO clonestream_acme;

// GRANT ROLE clonestream_job TO `clonestream`;
// GRANT ROLE clonestream_reader TO `ada`;
