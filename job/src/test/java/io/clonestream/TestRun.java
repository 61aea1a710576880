package io.clonestream;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.Arrays;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests without Maven. */
final class TestRun {

  private TestRun() {}

  /**
   * Exits with 0 when all passed, 1 when one failed, 2 when none was found.
   *
   * @param tests class, or class#method, below io.clonestream
   */
  public static void main(String[] tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(tests).map(TestRun::selector).toList())
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    summary
        .getFailures()
        .forEach(
            failure ->
                System.out.println(
                    failure.getTestIdentifier().getDisplayName() + ": " + failure.getException()));
    System.out.printf(
        "%d passed, %d failed%n", summary.getTestsSucceededCount(), summary.getTotalFailureCount());
    System.exit(
        summary.getTotalFailureCount() > 0 ? 1 : summary.getTestsSucceededCount() > 0 ? 0 : 2);
  }

  private static DiscoverySelector selector(String test) {
    String name = "io.clonestream." + test;
    return name.contains("#") ? selectMethod(name) : selectClass(name);
  }
}
