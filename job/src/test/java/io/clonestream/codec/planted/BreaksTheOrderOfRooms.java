package io.clonestream.codec.planted;

import io.clonestream.follow.Stamp;

/** Planted: a room that imports a later one. */
final class BreaksTheOrderOfRooms {

  final Stamp stamp = Stamp.NONE;
}
