package com.resultity.mesh.registry;

import java.util.List;
import java.util.stream.Collectors;

/** Manifests of the least that must be said. */
public final class TestingManifests {

    private TestingManifests() {}

    /** A node in Germany that asks for Subclouds, given as a list in YAML. */
    static String node(String id, String subclouds) {
        return node(id, "op-a", subclouds);
    }

    /** The same, of an operator. */
    public static String node(String id, String operator, String subclouds) {
        return node(id, operator, id, List.of(), subclouds);
    }

    /** The same, at a host, with more fields, each of them a line in YAML. */
    static String node(String id, String operator, String host, List<String> more, String subclouds) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Node
                metadata: {id: %s}
                spec:
                  operator: %s
                  endpoint: https://%s.example.net
                  country: DE
                  gpu: {class: T4, memory: 16GiB}
                  maximumSlots: 1
                  subclouds: %s
                """.formatted(id, operator, host, subclouds)
                + more.stream().map(field -> "  " + field + "\n").collect(Collectors.joining());
    }

    /** An organisation of one owner. */
    static String organisation(String id, String owner) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Organisation
                metadata: {id: %s}
                spec: {members: [{user: %s, role: owner}]}
                """.formatted(id, owner);
    }

    /** An open Subcloud, with criteria in YAML. */
    public static String subcloud(String id, String criteria) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: %s, owner: org/example}
                spec: {participation: open, criteria: %s, access: {policy: public}}
                """.formatted(id, criteria);
    }

    /** An open Subcloud that only the tenants listed may use, given as a list in YAML. */
    static String whitelisted(String id, String tenants) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: %s, owner: org/example}
                spec: {participation: open, access: {policy: whitelist, tenants: %s}}
                """.formatted(id, tenants);
    }

    /** A small model that is private to a Subcloud. */
    static String model(String name, String subcloud) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Model
                metadata: {name: %s}
                spec: {modalities: [text], openWeights: true, parameters: 0.6B, privateTo: %s}
                """.formatted(name, subcloud);
    }

    /** A tenant that is bound to a Subcloud alone. */
    static String tenant(String id, String subcloud) {
        return """
                ---
                apiVersion: mesh.resultity.com/v1
                kind: Tenant
                metadata: {id: %s}
                spec: {binding: {subcloud: %s, exclusive: true}}
                """.formatted(id, subcloud);
    }
}
