package io.clonestream.tune;

import io.clonestream.extract.Declaration;
import io.clonestream.extract.Extractor;
import java.nio.charset.StandardCharsets;

/** One algorithm in two languages. */
final class Sorting {

  static final String BUBBLE =
      """
      def bubble_sort(rows):
          count = len(rows)
          for i in range(count):
              for j in range(0, count - i - 1):
                  if rows[j] > rows[j + 1]:
                      rows[j], rows[j + 1] = rows[j + 1], rows[j]
          if count > 100:
              return bubble_sort(rows)
          return rows
      """;

  static final String BUBBLE_JAVA =
      """
      class Sorts {
        static int[] bubbleSort(int[] rows) {
          int count = rows.length;
          for (int i = 0; i < count; i++) {
            for (int j = 0; j < count - i - 1; j++) {
              if (rows[j] > rows[j + 1]) {
                swap(rows, j, j + 1);
              }
            }
          }
          return rows;
        }
      }
      """;

  private Sorting() {}

  /** The last declaration of a file. */
  static Specimen specimen(String repository, boolean collection, String path, String text) {
    var declarations =
        new Extractor().extract(path, text.getBytes(StandardCharsets.UTF_8)).declarations();
    Declaration last = declarations.get(declarations.size() - 1);
    return Specimen.of(repository, collection, path, last);
  }
}
