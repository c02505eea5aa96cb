package com.resultity.mesh.registry.membership;

import com.resultity.mesh.registry.definition.Criteria;
import com.resultity.mesh.registry.definition.Location;
import com.resultity.mesh.registry.definition.ServiceRecord;
import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.manifest.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One thing that a Subcloud may ask of a node, in the order in which failures are told. What models must be is asked of
 * jobs and not of nodes, so it is not among these.
 */
enum Criterion {
    COUNTRIES {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            if (asked.countries().isEmpty()) {
                return Optional.empty();
            }
            Optional<Location> proven = candidate.provenLocation();
            if (proven.isEmpty()) {
                return Optional.of("countries: " + candidate.unprovenBecause());
            }
            String country = proven.get().country();
            if (asked.countries().contains(country)) {
                return Optional.empty();
            }
            return Optional.of("countries: the node is in " + country + ", which is not "
                    + asked.regulatoryDomain()
                            .map(domain -> "in the " + domain + " countries asked for")
                            .orElseGet(() -> oneOf(asked.countries())));
        }
    },
    ZONES {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            if (asked.zones().isEmpty()) {
                return Optional.empty();
            }
            Optional<Location> proven = candidate.provenLocation();
            if (proven.isEmpty()) {
                return Optional.of("zones: " + candidate.unprovenBecause());
            }
            return failureUnlessAmong(
                    asked.zones(),
                    proven.get().zone(),
                    "zones: the node is in " + proven.get().zone());
        }
    },
    GPU_CLASSES {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            String gpuClass = candidate.node().gpuClass();
            return failureUnlessAmong(asked.gpuClasses(), gpuClass, "gpuClasses: the node has " + gpuClass);
        }
    },
    MINIMUM_GPU_MEMORY {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            int present = candidate.node().gpuMemoryMebibytes();
            int least = asked.minimumGpuMemoryMebibytes();
            return present >= least
                    ? Optional.empty()
                    : Optional.of(
                            "minimumGpuMemory: the node has " + present + " MiB, and " + least + " MiB are asked");
        }
    },
    MINIMUM_TRUST_LEVEL {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            int present = candidate.node().trustLevel();
            int least = asked.minimumTrustLevel();
            return present >= least
                    ? Optional.empty()
                    : Optional.of("minimumTrustLevel: the node has level " + present + ", and " + least + " is asked");
        }
    },
    OPERATORS {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            String operator = candidate.node().operatorId();
            return failureUnlessAmong(asked.operators(), operator, "operators: the node belongs to " + operator);
        }
    },
    VERIFIED_HARDWARE {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            return !asked.verifiedHardware() || candidate.node().verifiedHardware()
                    ? Optional.empty()
                    : Optional.of("verifiedHardware: the mesh has not verified what hardware the node has");
        }
    },
    REQUIRED_MODELS {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            return failureUnlessAll(
                    asked.requiredModels(),
                    candidate.node().models(),
                    "requiredModels: the node is not enrolled with ");
        }
    },
    LABELS {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            return failureUnlessAll(asked.labels(), candidate.node().labels(), "labels: the node does not carry ");
        }
    },
    /** What was not measured fails nobody: a node that has not served yet could otherwise never begin to. */
    MINIMUM_AVAILABILITY {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            ServiceRecord measured = candidate.service();
            return asked.floors().admitsAvailabilityOf(measured)
                    ? Optional.empty()
                    : Optional.of("minimumAvailability: the node was heard "
                            + QuantityText.ofPartsPerMillion(
                                    measured.availabilityPartsPerMillion().orElseThrow())
                            + " of the time, and "
                            + QuantityText.ofPartsPerMillion(asked.floors().minimumAvailabilityPartsPerMillion())
                            + " are asked");
        }
    },
    /** As the availability, what was not measured fails nobody. */
    MAXIMUM_LATENCY {
        @Override
        Optional<String> failureOf(Candidate candidate, Criteria asked) {
            ServiceRecord measured = candidate.service();
            return asked.floors().admitsLatencyOf(measured)
                    ? Optional.empty()
                    : Optional.of("maximumLatency: the node took "
                            + measured.latencyP95Milliseconds().orElseThrow() + " ms for 95 of 100 jobs, and "
                            + QuantityText.ofMilliseconds(asked.floors().maximumLatencyMilliseconds())
                            + " are the most");
        }
    };

    private static final int MOST_NAMED = 6;

    /** Once: nodes are judged by the million. */
    private static final List<Criterion> ALL = List.of(values());

    /** Why the candidate fails this criterion, in words; empty where it does not. */
    abstract Optional<String> failureOf(Candidate candidate, Criteria asked);

    /** Why the candidate fails what a Subcloud asks, each failing criterion in words; empty where it meets all of them. */
    static Optional<String> failuresOf(Candidate candidate, SubcloudDefinition subcloud) {
        List<String> failures = new ArrayList<>();
        for (Criterion criterion : ALL) {
            criterion.failureOf(candidate, subcloud.criteria()).ifPresent(failures::add);
        }
        standingFailure(candidate, subcloud).ifPresent(failures::add);
        return failures.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", failures));
    }

    /** Whether the candidate meets all that a Subcloud asks; quicker than to say why it does not. */
    static boolean areMetBy(Candidate candidate, SubcloudDefinition subcloud) {
        for (Criterion criterion : ALL) {
            if (criterion.failureOf(candidate, subcloud.criteria()).isPresent()) {
                return false;
            }
        }
        return standingFailure(candidate, subcloud).isEmpty();
    }

    private static Optional<String> failureUnlessAmong(SortedSet<String> asked, String present, String statement) {
        return asked.isEmpty() || asked.contains(present)
                ? Optional.empty()
                : Optional.of(statement + ", which is not " + oneOf(asked));
    }

    private static Optional<String> failureUnlessAll(
            SortedSet<String> asked, SortedSet<String> present, String statement) {
        SortedSet<String> missing = new TreeSet<>(asked);
        missing.removeAll(present);
        return missing.isEmpty() ? Optional.empty() : Optional.of(statement + someOf(missing));
    }

    private static String someOf(SortedSet<String> names) {
        String named = names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? named + " and " + (names.size() - MOST_NAMED) + " more" : named;
    }

    private static String oneOf(SortedSet<String> names) {
        return "one of " + someOf(names);
    }

    /** A node that does not keep what is expected of it cannot keep what a Subcloud promises. */
    private static Optional<String> standingFailure(Candidate candidate, SubcloudDefinition subcloud) {
        return candidate
                .standing()
                .filter(standing -> standing.poor() && subcloud.objectives().isPresent())
                .map(standing -> "standing: the node does not keep what is expected of it");
    }
}
