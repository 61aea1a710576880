package io.clonestream.local.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages that need nothing else, and what both reports say alike. */
final class Html {

  private Html() {}

  /** A page; the body is HTML already. */
  static String page(String title, String body) {
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
        <style>
        body { font: 15px/1.45 system-ui, sans-serif; max-width: 72em; margin: 2em auto; padding: 0 1em; color: #222 }
        table { border-collapse: collapse; width: 100%%; margin: 1em 0 }
        th, td { text-align: right; padding: .3em .6em; border-bottom: 1px solid #ddd; vertical-align: top }
        th:first-child, td:first-child, td.text { text-align: left }
        .broken { color: #a00; font-weight: 600 } .held { color: #070 }
        pre { white-space: pre-wrap; background: #f6f6f6; padding: .5em; text-align: left }
        small { color: #666 }
        </style></head><body>
        <h1>%1$s</h1>
        %2$s</body></html>
        """
        .formatted(text(title), body);
  }

  static String invariants(List<Invariant> invariants) {
    return invariants.stream().map(Html::invariant).collect(Collectors.joining(", "));
  }

  private static String invariant(Invariant invariant) {
    return invariant.held()
        ? "<span class=\"held\">" + text(invariant.name()) + "</span>"
        : "<span class=\"broken\">"
            + text(invariant.name())
            + "</span><pre>"
            + text(invariant.detail())
            + "</pre>";
  }

  static String seconds(@Nullable Double seconds) {
    return seconds == null ? "never" : format("%.1f", seconds);
  }

  static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
