package io.clonestream.size;

/** What a corpus takes, with a codebook of some number of cells. */
public final class Sizing {

  private static final double DAY_SECONDS = 86_400;
  private static final double MICROS = 1e6;
  private static final double NANOS_OF_MICRO = 1e3;

  private final Demand demand;
  private final MeasuredFigures measured;
  private final BlockGrowth growth;
  private final double cells;

  private Sizing(Demand demand, MeasuredFigures measured, double cells) {
    this.demand = demand;
    this.measured = measured;
    this.growth = BlockGrowth.of(measured);
    this.cells = cells;
  }

  /** With the codebook that ships. */
  public static Sizing shipped(Demand demand, MeasuredFigures measured) {
    return of(demand, measured, measured.of("cells"));
  }

  /** With a codebook of so many cells. */
  static Sizing of(Demand demand, MeasuredFigures measured, double cells) {
    return new Sizing(demand, measured, cells);
  }

  /**
   * With as many cells as cost least: so many that to find the nearest of them takes as long as to
   * compare with who stands in them. Never fewer than ship.
   */
  public static Sizing best(Demand demand, MeasuredFigures measured) {
    double comparing =
        measured.of("cpu.member")
            * BlockGrowth.of(measured).comparedByCells(demand.fragments())
            * NANOS_OF_MICRO;
    double cells = Math.sqrt(comparing / measured.of("cpu.cell"));
    return of(demand, measured, Math.max(measured.of("cells"), Math.rint(cells)));
  }

  public Demand demand() {
    return demand;
  }

  /** Of the codebook. */
  public double cells() {
    return cells;
  }

  /** Of the codebook in each TaskManager, bytes: its components as integers and as bytes. */
  public double codebookBytes() {
    return cells * measured.of("cell.bytes");
  }

  /** Members that a newcomer is compared with once all fragments are there. */
  public double compared() {
    return growth.compared(demand.fragments(), cells);
  }

  /** Fragments that one is stored as similar to, once all are there. */
  public double partners() {
    return partners(demand.fragments());
  }

  private double partners(double fragments) {
    return measured.of("partners.within") + fragments * measured.of("pairs.stored");
  }

  /** Of these, those that are alike by chance and shown by default. */
  public double shownByChance() {
    return demand.fragments() * measured.of("pairs.shown");
  }

  /** Similar pairs of all fragments. */
  public double pairs() {
    return demand.fragments() * partners() / 2;
  }

  /** Seconds of processor time of a new fragment, once all are there. */
  public double newcomerSeconds() {
    return newcomerSeconds(demand.fragments());
  }

  private double newcomerSeconds(double fragments) {
    double micros =
        measured.of("cpu.new")
            + measured.of("cpu.infer")
            + measured.of("cpu.place")
            + measured.of("cpu.cell") * cells / NANOS_OF_MICRO
            + measured.of("cpu.key") * measured.of("keys")
            + measured.of("cpu.member") * growth.compared(fragments, cells)
            + measured.of("cpu.pair") * partners(fragments);
    return micros / MICROS;
  }

  /** Hours of processor time to take in all fragments: half as many are there on average. */
  public double loadHours() {
    return demand.fragments() * newcomerSeconds(demand.fragments() / 2) / 3_600;
  }

  /** Cores that load all fragments in the time for it. */
  public double loadCores() {
    return loadHours() / 24 / demand.loadDays();
  }

  /** Cores that commits keep busy once all fragments are there. */
  public double commitCores() {
    double aCommit =
        measured.of("changes") * measured.of("cpu.known") / MICROS
            + measured.of("fragments") * newcomerSeconds();
    return demand.commitsADay() * aCommit / DAY_SECONDS;
  }

  /** TaskManagers that have the cores for whichever takes more. */
  public double taskManagers() {
    return Math.ceil(Math.max(loadCores(), commitCores()) / demand.cores());
  }

  /** Bytes of RocksDB on disk, of all TaskManagers together. */
  public double stateBytes() {
    return demand.fragments() * measured.of("state.fragment") + pairs() * measured.of("state.pair");
  }

  /** Bytes that a new fragment sends between tasks. */
  public double networkBytes() {
    return measured.of("network.fragment") + partners() * measured.of("network.pair");
  }

  /** Bytes a second between tasks while all fragments are taken in within the time for it. */
  public double loadBytesASecond() {
    return demand.fragments() * networkBytes() / (demand.loadDays() * DAY_SECONDS);
  }

  /** Nodes of the graph. */
  public double nodes() {
    return demand.fragments() * measured.of("neo4j.nodes");
  }

  /** Relationships of the graph. */
  public double relationships() {
    return demand.fragments() * measured.of("neo4j.relationships") + pairs();
  }

  /** Bytes of the graph's store, without its transaction logs. */
  public double graphBytes() {
    return demand.fragments() * measured.of("neo4j.fragment") + pairs() * measured.of("neo4j.pair");
  }
}
