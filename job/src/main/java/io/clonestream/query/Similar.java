package io.clonestream.query;

/** How alike two symbols are: confidence, highest first, and clone type 1 to 4. */
record Similar(double confidence, int cloneType) {

  static final Similar SAME_CLASS = new Similar(1, 1);
  static final Similar SAME_FORM = new Similar(0.99, 2);

  Similar stronger(Similar other) {
    return other.confidence > confidence ? other : this;
  }
}
