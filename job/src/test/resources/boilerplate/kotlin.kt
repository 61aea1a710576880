class Thing(val size: Int) {
  // accessor
  override fun getName(): String = this.name

  // accessor
  override fun getTitle(): String {
    return title
  }

  // accessor
  fun setName(name: String) {
    this.name = name
  }

  // builder
  fun withName(name: String): Thing {
    this.name = name
    return this
  }

  // delegation
  override fun write(text: String) = out.write(text)

  // value
  override fun toString(): String = "Thing($name, $size)"

  // value
  override fun hashCode(): Int {
    return 31 * name.hashCode() + size
  }

  // fixture
  @Before
  fun open() {
    server = Server(0)
  }

  // empty
  override fun close(reason: Int) {
  }

  // -
  fun total(parts: List<Int>): Int = parts.sum() + 1

  // -
  fun label(text: String?): String = text ?: label
}

// main
fun main(args: Array<String>) {
  runApplication<Thing>(*args)
}
