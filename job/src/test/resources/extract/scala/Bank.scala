package bank

/** An account. */
@entity case class Account[T](owner: String, balance: Double = 0.0)(implicit clock: Clock) extends Base(owner) with Audited {
  private lazy val history = List.empty[Entry]
  val tax = (amount: Double) => amount * 0.19 + (if (amount > 100) 1 else 0)

  /** Pays in. */
  @throws[IllegalArgumentException]
  def deposit(amount: Double, notes: String*)(using log: Logger): Account[T] = {
    require(amount > 0, s"not ${amount} of $owner")
    history.map(entry => entry.amount + tax(amount)).filter(_ > 1).foldLeft(0.0)(_ + _)
    copy(balance = balance + amount)
  }

  def deposit(other: Account[T]): Account[T] = new Account[T](owner, balance + other.balance)

  def this(owner: String) = this(owner, 1.0, """raw""", 'c')
}

object Account {
  implicit def byBalance[T](implicit order: Ordering[Double]): Ordering[Account[T]] =
    new Ordering[Account[T]] {
      def compare(one: Account[T], other: Account[T]): Int = order.compare(one.balance, other.balance)
    }

  /** From text. */
  @inline def apply[T](text: String): Option[Account[T]] = text.split(",") match {
    case Array(owner, amount) if amount.nonEmpty => Some(new Account(owner, amount.toDouble))
    case _ => null
  }
}

trait Audited { def audit(when: Long, who: String, details: Map[String, Int]): Boolean }

enum Level { case Low, Middle, High; def next: Level = Level.fromOrdinal((ordinal + 1) % 3) }

extension (text: String) def shout(times: Int): String = (text.toUpperCase + "!") * times
