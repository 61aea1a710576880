package io.clonestream.local;

/** Source code for the end-to-end tests. */
final class Samples {

  static final String JAVA =
      """
      package shop;

      class Orders {
        double invoiceTotal(java.util.List<Item> items, double taxRate, double discount) {
          double total = 0;
          for (Item item : items) {
            if (item.isCancelled()) {
              continue;
            }
            total += item.price() * item.quantity();
          }
          total = total - total * discount;
          return total + total * taxRate;
        }
      }
      """;

  /** The same method in other layout, with a comment. */
  static final String JAVA_COPY =
      """
      package billing;

      class Copy {
          // what the customer pays
          double invoiceTotal(java.util.List<Item> items,
                              double taxRate, double discount) {
              double total = 0;
              for (Item item : items) {
                  if (item.isCancelled()) { continue; } /* not sold */
                  total += item.price() * item.quantity();
              }
              total = total - total * discount;
              return total + total * taxRate;
          }
      }
      """;

  static final String JAVA_RENAMED =
      """
      package billing;

      class Renamed {
        double amountDue(java.util.List<Line> lines, double vat, double rebate) {
          double sum = 0;
          for (Line line : lines) {
            if (line.isVoid()) {
              continue;
            }
            sum += line.cost() * line.count();
          }
          sum = sum - sum * rebate;
          return sum + sum * vat;
        }
      }
      """;

  static final String JAVA_EDITED =
      """
      package billing;

      class Edited {
        double invoiceTotal(java.util.List<Item> items, double taxRate, double discount) {
          double total = 0;
          int sold = 0;
          for (Item item : items) {
            if (item.isCancelled()) {
              continue;
            }
            sold++;
            total += item.price() * item.quantity();
          }
          if (sold == 0) {
            return 0;
          }
          total = total - total * discount;
          return total + total * taxRate;
        }
      }
      """;

  static final String PYTHON =
      """
      def invoice_total(items, tax_rate, discount):
          total = 0
          for item in items:
              if item.is_cancelled():
                  continue
              total += item.price() * item.quantity()
          total = total - total * discount
          return total + total * tax_rate
      """;

  static final String OTHER =
      """
      class Shop {
        String parse(java.nio.file.Path home) {
          return home.resolve("settings").toAbsolutePath().normalize().toString();
        }
      }
      """;

  private Samples() {}

  /** A method of this name that treats words like this one. */
  static String shop(String method, String word) {
    return """
    class Shop {
      java.util.List<String> %s(String text, int limit) {
        java.util.List<String> words = new java.util.ArrayList<>();
        for (String part : text.split("%s")) {
          if (part.isBlank() || words.size() >= limit) {
            break;
          }
          words.add(part.trim().toLowerCase());
        }
        return words;
      }
    }
    """
        .formatted(method, word);
  }
}
