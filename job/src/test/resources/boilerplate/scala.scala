class Thing(size: Int) {
  // accessor
  override def getName(): String = this.name

  // accessor
  override def name: Option[String] = inner.name

  // accessor
  def setName(name: String): Unit = {
    this.name = name
  }

  // delegation
  override def write(text: String): Int = out.write(text)

  // value
  override def toString(): String = "Thing(" + name + ", " + size + ")"

  // -
  def total(parts: List[Int]): Int = parts.sum + 1

  // -
  def label(text: String): String = text match {
    case "" => "none"
    case other => other
  }

  // empty
  override def close(reason: Int): Unit = {
  }
}
