package io.clonestream.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.AbstractChannelStateHandle;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateObject;
import org.apache.flink.runtime.state.filesystem.FileStateHandle;

/** The files that a checkpoint or savepoint needs beside its metadata. */
final class StateFiles {

  private StateFiles() {}

  /** Those that are local. */
  static List<Path> local(CheckpointMetadata metadata) {
    return handles(metadata).map(StateFiles::path).distinct().toList();
  }

  /**
   * The first local file that is missing or not as long as it was written; empty when all are
   * there.
   */
  static Optional<Path> firstDamaged(CheckpointMetadata metadata) {
    return handles(metadata)
        .filter(file -> length(path(file)) != file.getStateSize())
        .map(StateFiles::path)
        .findFirst();
  }

  private static Stream<FileStateHandle> handles(CheckpointMetadata metadata) {
    return metadata.getOperatorStates().stream()
        .map(OperatorState::getStates)
        .flatMap(Collection::stream)
        .flatMap(StateFiles::handles)
        .flatMap(StateFiles::files)
        .filter(file -> "file".equals(file.getFilePath().toUri().getScheme()));
  }

  private static Stream<StateObject> handles(OperatorSubtaskState subtask) {
    return Stream.of(
            subtask.getManagedKeyedState(),
            subtask.getRawKeyedState(),
            subtask.getManagedOperatorState(),
            subtask.getRawOperatorState(),
            subtask.getInputChannelState(),
            subtask.getResultSubpartitionState())
        .flatMap(Collection::stream);
  }

  private static Stream<FileStateHandle> files(StateObject state) {
    if (state instanceof FileStateHandle file) {
      return Stream.of(file);
    }
    if (state instanceof IncrementalRemoteKeyedStateHandle keyed) {
      return Stream.concat(
              Stream.concat(keyed.getSharedState().stream(), keyed.getPrivateState().stream())
                  .map(HandleAndLocalPath::getHandle),
              Stream.of(keyed.getMetaDataStateHandle()))
          .flatMap(StateFiles::files);
    }
    if (state instanceof KeyGroupsStateHandle keyed) {
      return files(keyed.getDelegateStateHandle());
    }
    if (state instanceof OperatorStateHandle operator) {
      return files(operator.getDelegateStateHandle());
    }
    if (state instanceof AbstractChannelStateHandle<?> channel) {
      return files(channel.getDelegate());
    }
    return Stream.empty(); // within the metadata itself
  }

  private static Path path(FileStateHandle file) {
    return Path.of(file.getFilePath().getPath());
  }

  /** -1 for a file that is not there. */
  private static long length(Path file) {
    return Files.isRegularFile(file) ? file.toFile().length() : -1;
  }
}
