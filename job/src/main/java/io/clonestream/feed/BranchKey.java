package io.clonestream.feed;

/**
 * One branch of one repository of one tenant, as ids and keys state it. What may stand in each part
 * keeps ids unambiguous: read from the left, the first '/', '@', ':' and '#' end the parts.
 */
public record BranchKey(String tenant, String repository, String branch) {

  public BranchKey {
    checkTenant(tenant);
    check("Repository", repository, "@:#");
    check("Branch", branch, ":");
  }

  /** {@code tenant/repository@branch}: key of the branch's commit records. */
  public String key() {
    return tenant + "/" + repository + "@" + branch;
  }

  /** {@code tenant/repository@branch:path#localId}. */
  public String symbolId(String path, String localId) {
    return key() + ":" + path + "#" + localId;
  }

  /**
   * Whether a tenant's name can lead an id without reaching into another's: {@code a/b} would lead
   * the ids of tenant {@code a}, too.
   *
   * @throws IllegalArgumentException with the name and the rule
   */
  static void checkTenant(String tenant) {
    check("Tenant", tenant, "/@:#");
  }

  private static void check(String part, String value, String forbidden) {
    boolean bad = value.isBlank();
    for (int i = 0; i < value.length(); i++) { // once an event: no stream
      char c = value.charAt(i);
      bad |= forbidden.indexOf(c) >= 0 || c < ' ' || c == 0x7F;
    }
    if (bad) {
      throw new IllegalArgumentException(
          part + " '" + value + "' is empty or contains one of " + forbidden);
    }
  }
}
