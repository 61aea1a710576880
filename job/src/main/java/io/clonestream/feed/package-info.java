/** Symbol changes to and from Kafka: Avro, keys, transactions, dead letters. */
@org.jspecify.annotations.NullMarked
package io.clonestream.feed;
