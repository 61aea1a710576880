class Java extends Base {
  private final int size;
  private String name;

  // constructor
  Java(int size, String name) {
    super(name);
    this.size = size;
    this.name = name;
  }

  // -
  Java(int[] sizes) {
    this.size = Arrays.stream(sizes).sum();
  }

  // accessor
  public int size() {
    return size;
  }

  // accessor
  public final String getName() {
    return this.name;
  }

  // accessor
  public void setName(final String name) {
    this.name = name;
  }

  // accessor
  @Override
  public boolean isEnabled() {
    return true;
  }

  // builder
  public Java withName(String name) {
    this.name = name;
    return this;
  }

  // delegation
  @Override
  public boolean addAll(Collection<? extends E> all) {
    return this.list.addAll(all);
  }

  // delegation
  static String join(List<String> parts) {
    return join(parts, ", ", null);
  }

  // -
  static int length(final String text) {
    return text.codePointCount(0, text.length());
  }

  // -
  static int twice(final int x, final int y) {
    return 2 * x;
  }

  // -
  public int getTotal() {
    int total = 0;
    for (int i : sizes) total += i;
    return total;
  }

  // -
  public static <T> T identity(final T value) {
    return value;
  }

  // -
  public boolean isLarge() {
    return size > 10 ? large : small;
  }

  // value
  @Override
  public boolean equals(Object o) {
    if (this == o) return true;
    if (o == null || getClass() != o.getClass()) return false;
    Java that = (Java) o;
    return size == that.size && Objects.equals(name, that.name);
  }

  // value
  @Override
  public int hashCode() {
    return Objects.hash(size, name);
  }

  // value
  @Override
  public String toString() {
    return "Java[size=" + size + ", name=" + name + "]";
  }

  // -
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Node n = head; n != null; n = n.next) {
      out.append(n);
    }
    return out.toString();
  }

  // fixture
  @BeforeEach
  void open() throws IOException {
    server = new Server(0);
    for (int i = 0; i < 3; i++) server.add(i);
  }

  // -
  @Test
  void opens() throws IOException {
    assertThat(server.get(1)).isEqualTo(2);
  }

  // empty
  @Override
  public void close() throws IOException {
    // nothing to do
  }

  // main
  public static void main(String[] args) throws Exception {
    SpringApplication.run(Java.class, args);
  }

  // -
  public static void main(String[] args) throws Exception {
    for (String arg : args) System.out.println(arg);
  }
}
