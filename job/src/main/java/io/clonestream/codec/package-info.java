/** How facts become bytes: explicit, versioned codecs and the one Flink serializer around them. */
@org.jspecify.annotations.NullMarked
package io.clonestream.codec;
