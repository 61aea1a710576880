package com.example.stock;

import java.util.*;

/** Keeps what is in stock. */
@SuppressWarnings("unchecked")
public class Inventory<T extends Comparable<T>> implements Iterable<T> {
  private final List<T> items = new ArrayList<>();
  private final Comparator<T> order = (left, right) -> left == null ? -1 : left.compareTo(right);

  // Not a doc comment.
  public Inventory(Collection<? extends T> initial) {
    items.addAll(initial); // adds
    items.sort(order);
  }

  /**
   * Adds one.
   */
  @Override
  public boolean add(T item) {
    /* nothing */
    return items.add(Objects.requireNonNull(item, "item \"x\" is null"));
  }

  public boolean add(T item, int... counts) {
    for (int count : counts) {
      if (count > 0x1F || count < 'a') {
        items.add(item);
      }
    }
    return true;
  }

  int size() { return 1; }

  public Iterator<T> iterator() {
    return new Iterator<T>() {
      private int at = 0;

      @Override
      public boolean hasNext() {
        return at < items.size() && items.get(at) != null;
      }

      @Override
      public T next() {
        return items.stream().filter(i -> i != null && !i.equals(items.get(0))).skip(at++).findFirst().get();
      }
    };
  }

  static <K, V extends List<K>> Map<K, V> group(V[] values, Map<String, int[]> index) {
    class Local {
      void helper(String text) {
        System.out.println(text + index.size() + values.length);
      }
    }
    new Local().helper("""
        a text
        block""");
    return Map.of();
  }

  enum Level {
    LOW(1), HIGH(2) {
      @Override int weight() { return Math.max(super.weight(), 10 * ordinal()); }
    };
    private final int weight;
    Level(int weight) { this.weight = weight; }
    int weight() { return weight; }
  }

  record Point(int x, int y) {
    Point {
      if (x < 0 || y < 0) {
        throw new IllegalArgumentException("negative: " + x + ", " + y);
      }
    }
    double length() { return Math.sqrt((double) x * x + y * y); }
  }

  interface Visitor<R> {
    R visit(Inventory<?> inventory, List<? super R> results, long depth);
    default R twice(Inventory<?> inventory) { return visit(inventory, new ArrayList<R>(), 2L); }
  }
}
