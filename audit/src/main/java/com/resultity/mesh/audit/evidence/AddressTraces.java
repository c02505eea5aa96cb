package com.resultity.mesh.audit.evidence;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Clients' addresses, and everything on other topics that looks like an address. */
public final class AddressTraces {

    private final Set<String> clients = new HashSet<>();
    private final Set<String> nodes = new HashSet<>();
    private final Map<String, Position> traces = new TreeMap<>();

    void addClient(String address) {
        clients.add(address.toLowerCase(Locale.ROOT));
    }

    /** What a node's own enrolment makes public may stand anywhere. */
    void addNode(String text) {
        nodes.addAll(AddressTokens.in(text));
    }

    void addTraces(Set<String> tokens, Position position) {
        for (String token : tokens) {
            traces.merge(token, position, (known, other) -> known.compareTo(other) <= 0 ? known : other);
        }
    }

    /**
     * Where clients' addresses lie outside the topic made for them: of each address the first such place, in the order of
     * the log. The addresses themselves are not given, so that no report repeats them.
     */
    public Set<Position> leaks() {
        Set<Position> leaks = new TreeSet<>();
        traces.forEach((token, position) -> {
            if (clients.contains(token) && !nodes.contains(token)) {
                leaks.add(position);
            }
        });
        return leaks;
    }
}
