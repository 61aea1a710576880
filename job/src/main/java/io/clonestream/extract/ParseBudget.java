package io.clonestream.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What parsing one file may cost. Of the parser's own steps, so that a file is read or left out
 * everywhere alike; and of processor time, because after many errors a single step can take as long
 * as the text is: a few thousand open brackets would hold a publisher up for hours.
 */
final class ParseBudget {

  /** Tree-sitter asks after every hundred steps; a megabyte of ordinary code takes some 30,000. */
  static final int QUESTIONS = 200_000;

  static final Duration PROCESSOR_TIME = Duration.ofSeconds(10);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongSupplier nanos;
  private final long end;
  private int left = QUESTIONS;

  /** A full one, for the thread that makes it. */
  static ParseBudget full() {
    return new ParseBudget(
        THREADS.isCurrentThreadCpuTimeSupported()
            ? THREADS::getCurrentThreadCpuTime
            : System::nanoTime);
  }

  ParseBudget(LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + PROCESSOR_TIME.toNanos();
  }

  /** Takes a hundred steps more; true when there are none left. */
  boolean isSpent() {
    return --left < 0 || nanos.getAsLong() > end;
  }
}
