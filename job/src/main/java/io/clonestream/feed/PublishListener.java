package io.clonestream.feed;

/** Hears how publishing goes. */
public interface PublishListener {

  /** So many steps will be published. */
  void planned(int steps);

  /** Another step was published. */
  void published(PublishTotals totals);
}
