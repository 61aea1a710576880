/**
 * The whole system on one machine: Kafka, Neo4j and a Flink cluster as child processes started from
 * Maven jars, the job submitted to them as a user would, and a sample of real code to run it on.
 */
@NullMarked
package io.clonestream.local;

import org.jspecify.annotations.NullMarked;
