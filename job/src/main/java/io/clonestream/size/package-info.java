/** What a corpus takes: processors, memory, network and graph, from what benchmarks measured. */
@org.jspecify.annotations.NullMarked
package io.clonestream.size;
