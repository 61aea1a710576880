package io.clonestream.query;

/** How alike two symbols are: confidence, highest first, and clone type 1 to 4. */
record Similar(double confidence, int cloneType) {

  static final Similar SAME_CLASS = new Similar(1, 1);
  static final Similar SAME_FORM = new Similar(0.99, 2);

  /** Of two symbols of one form. */
  static Similar withinForm(LiveSymbol a, LiveSymbol b) {
    return a.cloneClass().equals(b.cloneClass()) ? SAME_CLASS : SAME_FORM;
  }

  /** Of equal confidence the lower type, so that it does not matter which of the two is asked. */
  Similar stronger(Similar other) {
    int order = Double.compare(other.confidence, confidence);
    return order > 0 || (order == 0 && other.cloneType < cloneType) ? other : this;
  }
}
