package io.clonestream.local;

/** A publisher under way. */
public final class Follower implements AutoCloseable {

  private final ChildCommand command;

  Follower(ChildCommand command) {
    this.command = command;
  }

  public boolean isRunning() {
    return command.isRunning();
  }

  /** Ends it after its last transaction. */
  @Override
  public void close() {
    command.close();
  }
}
