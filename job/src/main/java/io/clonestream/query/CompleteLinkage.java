package io.clonestream.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups without chains: two groups join only when every member of one is linked with every member
 * of the other (complete linkage; Sørensen 1948, Defays 1977), strongest links first. Ties are
 * broken by id, so the result is a function of the links alone.
 */
final class CompleteLinkage {

  /** Members by id, and the weakest link within. */
  record Group(List<String> members, Similar weakest) {}

  private record Link(String lower, String higher, Similar similar) {}

  private final Set<String> forms;
  private final Links links;
  private final Map<String, Group> groupOf = new HashMap<>();

  CompleteLinkage(Set<String> forms, Links links) {
    this.forms = forms;
    this.links = links;
  }

  List<Group> groups() {
    for (String form : forms) {
      groupOf.put(form, new Group(List.of(form), Similar.SAME_CLASS));
    }
    for (Link link : links()) {
      join(link);
    }
    return forms.stream()
        .map(form -> groupOf.get(form))
        .filter(group -> group != null)
        .distinct()
        .toList();
  }

  private List<Link> links() {
    List<Link> all = new ArrayList<>();
    for (String form : forms) {
      links
          .of(form)
          .forEach(
              (other, similar) -> {
                if (form.compareTo(other) < 0) {
                  all.add(new Link(form, other, similar));
                }
              });
    }
    all.sort(
        Comparator.comparingDouble((Link link) -> -link.similar().confidence())
            .thenComparing(Link::lower)
            .thenComparing(Link::higher));
    return all;
  }

  private void join(Link link) {
    Group a = groupOf.get(link.lower());
    Group b = groupOf.get(link.higher());
    if (a == null || b == null || a == b) {
      return;
    }
    double confidence = Math.min(a.weakest().confidence(), b.weakest().confidence());
    int cloneType = Math.max(a.weakest().cloneType(), b.weakest().cloneType());
    for (String left : a.members()) {
      Map<String, Similar> linked = links.of(left);
      for (String right : b.members()) {
        Similar similar = linked.get(right);
        if (similar == null) {
          return;
        }
        confidence = Math.min(confidence, similar.confidence());
        cloneType = Math.max(cloneType, similar.cloneType());
      }
    }
    List<String> members = new ArrayList<>(a.members());
    members.addAll(b.members());
    members.sort(null);
    Group joined = new Group(List.copyOf(members), new Similar(confidence, cloneType));
    members.forEach(form -> groupOf.put(form, joined));
  }
}
