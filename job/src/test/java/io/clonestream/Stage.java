package io.clonestream;

import java.util.List;

/** The stages that keep something, and the ones they hear from. */
enum Stage {
  SOURCE,
  FOLLOW,
  GATE,
  INFER,
  BLOCK,
  CALIBRATION,
  HOME,
  PARTNER,
  PAIR,
  RELATED,
  RELATION,
  PERSIST;

  List<Stage> inputs() {
    return switch (this) {
      case SOURCE -> List.of();
      case FOLLOW -> List.of(SOURCE);
      case GATE -> List.of(SOURCE, FOLLOW);
      case INFER -> List.of(GATE);
      case BLOCK -> List.of(INFER);
      case CALIBRATION -> List.of(SOURCE);
      case HOME -> List.of(INFER, BLOCK, CALIBRATION);
      case PARTNER -> List.of(GATE, HOME);
      case PAIR -> List.of(SOURCE, HOME, PARTNER);
      case RELATED -> List.of(SOURCE, FOLLOW);
      case RELATION -> List.of(SOURCE, RELATED);
      case PERSIST -> List.of(SOURCE, FOLLOW, GATE, PAIR, RELATION);
    };
  }
}
