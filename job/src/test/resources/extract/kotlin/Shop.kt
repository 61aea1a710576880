package shop

import kotlin.math.max

/** A shop. */
@Serializable("shop")
data class Shop<T : Any>(val name: String, private var limit: Int = 10) : Base(name), Visitor {
  private val onSale: (Int) -> Boolean = { price -> price < limit && price > 0 || name.isEmpty() }

  init {
    require(limit > 0) { "limit $limit of ${name.length}" }
  }

  constructor(limit: Int) : this("none", limit) {
    register(this, limit)
  }

  companion object {
    fun open(name: String, vararg items: Int): Shop<Int> = Shop<Int>(name, max(items.size, 1))
  }

  /**
   * Sells.
   */
  @Throws(IllegalStateException::class)
  override suspend fun sell(item: T, count: Int, done: (T) -> Unit): Double {
    val tax = fun(price: Double): Double { return price * 0.19 + 0.01 }
    for (i in 0 until count) { if (item != null) done(item) else throw IllegalStateException("""none""") }
    return items.map { it.price + tax(it.price) }.filter { x -> x > 1 && x != 2.0 }.sum()
  }

  fun sell(item: T): Double = when (item) { is Int -> 1.0 * item; 'c' -> 2.0; else -> null!! }

  val size: Int
    get() = items.filter { it.visible }.size + limit
}

object Registry { fun all(from: Long, to: Long): List<Shop<*>> = listOf<Shop<*>>().subList(1, 2) }

interface Visitor { fun visit(shop: Shop<*>, depth: Int, seen: Set<String>): Boolean }

enum class Level(val weight: Int) { LOW(1), HIGH(2); fun next() = values()[(ordinal + 1) % values().size] }

fun String?.shout(times: Int = 1): String = this?.uppercase()?.repeat(times) ?: "nothing"
