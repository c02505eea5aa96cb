package com.resultity.mesh.audit.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Countries that must not be left.
 *
 * @param countries ISO 3166-1 alpha-2 codes in alphabetical order; empty: any country; an empty list: none at all
 */
public record CountryLimit(Optional<List<String>> countries) {

    /** No limit. */
    public static final CountryLimit NONE = new CountryLimit(Optional.empty());

    /** A limit to just these countries. */
    public static CountryLimit to(Collection<String> countries) {
        return new CountryLimit(
                Optional.of(countries.stream().distinct().sorted().toList()));
    }

    /** Whether it limits anything. */
    public boolean limits() {
        return countries.isPresent();
    }

    /** Whether a country is inside. */
    public boolean allows(String country) {
        return countries.map(allowed -> allowed.contains(country)).orElse(true);
    }

    /** Whether all that this one allows, the other allows as well. */
    public boolean within(CountryLimit other) {
        return !other.limits()
                || countries
                        .map(allowed -> allowed.stream().allMatch(other::allows))
                        .orElse(false);
    }

    /** Both limits at once. */
    public CountryLimit and(CountryLimit other) {
        return countries
                .map(allowed -> to(allowed.stream().filter(other::allows).toList()))
                .orElse(other);
    }

    @Override
    public String toString() {
        return countries.map(allowed -> "[" + String.join(" ", allowed) + "]").orElse("any");
    }
}
