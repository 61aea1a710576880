package io.clonestream.size;

/**
 * With how many a newcomer is compared. Two fragments share some block keys on average, more where
 * they are of one repository, and how many does not depend on how many other fragments there are.
 * So what is compared grows with the fragments of other repositories, and cells of a codebook part
 * them by their number.
 *
 * @param repository fragments of one repository
 * @param cells of the codebook that the shares are of
 * @param cellsWithin cells that two fragments of one repository share
 * @param cellsAcross cells that two of different ones share
 * @param restWithin other keys that two fragments of one repository share
 * @param restAcross other keys that two of different ones share
 */
public record BlockGrowth(
    double repository,
    double cells,
    double cellsWithin,
    double cellsAcross,
    double restWithin,
    double restAcross) {

  static BlockGrowth of(MeasuredFigures measured) {
    return new BlockGrowth(
        measured.of("repository"),
        measured.of("cells"),
        measured.of("cells.within"),
        measured.of("cells.across"),
        measured.of("rest.within"),
        measured.of("rest.across"));
  }

  /**
   * Members that a newcomer is compared with, in all of its blocks.
   *
   * @param fragments that are there
   * @param used cells of the codebook in use
   */
  public double compared(double fragments, double used) {
    double own = Math.min(fragments, repository);
    double finer = cells / used;
    return own * (cellsWithin * finer + restWithin)
        + (fragments - own) * (cellsAcross * finer + restAcross);
  }

  /** The part of it, for cells as many as one, that is the less the more cells there are. */
  double comparedByCells(double fragments) {
    double own = Math.min(fragments, repository);
    return cells * (own * cellsWithin + (fragments - own) * cellsAcross);
  }
}
