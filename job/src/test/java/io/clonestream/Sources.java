package io.clonestream;

/** Source files for histories. */
final class Sources {

  private Sources() {}

  /** Eight files of a few methods: equal, renamed, edited and unlike ones among them. */
  static String prices(int content) {
    String variable = content % 2 == 0 ? "sum" : "total";
    String extra = content % 3 == 0 ? "if (item.price() > 3) { count++; }" : "count += 2;";
    String second =
        content < 4
            ? "int widest(String[] words) { int most = 0; for (String w : words) { most = Math.max(most, w.length()); } return most; }"
            : "boolean has(String[] words, String one) { for (String w : words) { if (w.equals(one)) { return true; } } return false; }";
    return """
    class Prices {
      long price(java.util.List<Item> items) {
        long VAR = 0;
        int count = 0;
        for (Item item : items) {
          EXTRA
          VAR += item.price() * item.quantity();
        }
        return VAR + count;
      }
      SECOND
    }
    """
        .replace("VAR", variable)
        .replace("EXTRA", extra)
        .replace("SECOND", second);
  }
}
