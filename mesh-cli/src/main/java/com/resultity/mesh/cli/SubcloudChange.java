package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.requests.RegistryClient;
import com.resultity.mesh.requests.RequestRefusedException;
import com.resultity.mesh.requests.ResourcePath;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A change of a Subcloud: which one, made on which version, and why. */
final class SubcloudChange {
    private static final String VERSION = "/status/version";

    @Mixin
    private SubcloudId subcloud;

    @Mixin
    private ReasonOption reason;

    @Option(
            names = "--if-version",
            paramLabel = "N",
            description = "Only if this is still its version (default: the one that it is found in).")
    private Long expected;

    /**
     * Makes it.
     *
     * @param step the path of the change below the Subcloud
     * @return what the Subcloud is now
     * @throws RequestRefusedException if it is refused; also where the Subcloud is another than expected by now
     */
    JsonNode make(RegistryClient registry, String... step) throws RequestRefusedException {
        ResourcePath path = ResourcePath.ofSubcloud(subcloud.id());
        long version = expected == null ? versionAt(registry, path) : expected;
        registry.post(path.below(step), reason.body(), OptionalLong.of(version));
        return registry.get(path);
    }

    /** Of what is not there, the version is 0. */
    private static long versionAt(RegistryClient registry, ResourcePath path) throws RequestRefusedException {
        return registry.find(path).map(found -> found.at(VERSION).asLong()).orElse(0L);
    }

    /** Returns what a Subcloud is after a change, for a person. */
    static List<String> lines(JsonNode now) {
        return List.of(now.at("/metadata/id").asText() + " is "
                + now.at("/status/state").asText() + " in version "
                + now.at(VERSION).asLong() + ".");
    }
}
