package com.resultity.mesh.registry.change;

import com.resultity.mesh.registry.definition.Group;
import com.resultity.mesh.registry.definition.Party;
import com.resultity.mesh.registry.definition.Versioned;
import com.resultity.mesh.registry.manifest.Manifest;
import com.resultity.mesh.registry.manifest.Manifest.GroupManifest;
import com.resultity.mesh.registry.state.RegistryView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Teams, organisations and operators of nodes of which two could give the same name to what they make, so that each could find
 * out and take what is the other's. A team may have names in common with its own organisation, whose members act for it.
 */
final class SharedNames {

    /** What would be right. */
    static final String REMEDY =
            "choose an id that does not go on where another one ends, with a hyphen between, and none that another goes on from";

    private final RegistryView view;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<String, List<Group>> groupsById;
    private final NameIndex ids;
    private final Map<String, Set<String>> actingByOperator;
    private final NameIndex actedFor;
    private final NameIndex runningNodes;

    /**
     * @param view what is so now
     * @param manifests what is declared together; null for changes of other kinds
     */
    SharedNames(RegistryView view, Collection<Manifest> manifests) {
        this.view = view;
        List<Group> declared = manifests.stream()
                .filter(GroupManifest.class::isInstance)
                .map(manifest -> ((GroupManifest) manifest).group())
                .toList();
        if (!declared.isEmpty()) {
            view.groups().forEach((key, group) -> groups.put(key, group.value()));
            declared.forEach(group -> groups.put(group.key(), group));
        }
        this.groupsById = groups.values().stream()
                .collect(Collectors.groupingBy(group -> group.party().id()));
        this.ids = new NameIndex(groupsById.keySet());
        this.actingByOperator = actingByOperator(groups.values());
        this.actedFor = new NameIndex(actingByOperator.keySet());
        this.runningNodes = new NameIndex(groups.isEmpty() ? Set.of() : view.operatorsOfNodes());
    }

    private static Map<String, Set<String>> actingByOperator(Collection<Group> groups) {
        return groups.stream()
                .flatMap(group -> group.operators().stream().map(operator -> Map.entry(operator, group.key())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    }

    /** What is wrong with the names that a team or an organisation would give; empty where it is nothing, or nothing new. */
    Optional<String> problemOf(Group declared) {
        Optional<Group> present =
                Optional.ofNullable(view.groups().get(declared.key())).map(Versioned::value);
        boolean placedAnew = present.map(it -> !it.organisation().equals(declared.organisation()))
                .orElse(true);
        if (placedAnew && sharesNames(declared)) {
            return Optional.of("what it makes could bear the names of what others make");
        }
        SortedSet<String> before = present.map(Group::operators).orElseGet(TreeSet::new);
        return before.equals(declared.operators()) ? Optional.empty() : problemOfOperators(before, declared);
    }

    private boolean sharesNames(Group declared) {
        String id = declared.party().id();
        return Party.shareNames(id, Party.USERS)
                || ids.sharingWith(id)
                        .flatMap(it -> groupsById.get(it).stream())
                        .anyMatch(other -> !other.party().equals(declared.party())
                                && !isOf(declared, other)
                                && !isOf(other, declared));
    }

    private static boolean isOf(Group team, Group organisation) {
        return team.organisation().map(Party::organisation).equals(Optional.of(organisation.party()));
    }

    private Optional<String> problemOfOperators(SortedSet<String> before, Group declared) {
        SortedSet<String> touched = new TreeSet<>(before);
        touched.addAll(declared.operators());
        for (String operator : touched) {
            Set<String> acting = actingByOperator.getOrDefault(operator, Set.of());
            Stream<String> byOthers = actedFor.sharingWith(operator)
                    .filter(it -> !acting.isEmpty() && !acting.equals(actingByOperator.get(it)));
            // Operators whose nodes the operator of the network declares.
            Stream<String> byNobody = before.contains(operator)
                    ? Stream.empty()
                    : runningNodes.sharingWith(operator).filter(it -> !actingByOperator.containsKey(it));
            Optional<String> other = Stream.concat(byOthers, byNobody)
                    .filter(it -> !it.equals(operator))
                    .min(String::compareTo);
            if (other.isPresent()) {
                return Optional.of("nodes of " + operator + " could bear the names of those of " + other.get()
                        + ", for which not the same teams and organisations act");
            }
        }
        return Optional.empty();
    }
}
