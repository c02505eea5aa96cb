package com.resultity.mesh.registry.manifest;

import com.resultity.mesh.jurisdiction.RegulatoryDomain;
import com.resultity.mesh.registry.manifest.ScalarForm.Mistaken;
import com.resultity.mesh.registry.manifest.ScalarForm.Reading;
import com.resultity.mesh.registry.manifest.ScalarForm.Understood;
import com.resultity.mesh.registry.manifest.YamlValue.Scalar;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How countries, regulatory domains and addresses are written. */
final class PlaceForms {

    /** A country, ISO 3166-1 alpha-2. */
    static final ScalarForm<String> COUNTRY = PlaceForms::readCountry;

    /** A regulatory domain that the mesh knows. */
    static final ScalarForm<RegulatoryDomain> REGULATORY_DOMAIN = PlaceForms::readRegulatoryDomain;

    /** An http or https URL that holds no credentials. */
    static final ScalarForm<String> ENDPOINT = PlaceForms::readEndpoint;

    /** An IP address; never a host's name, which would have to be looked up. */
    static final ScalarForm<String> ADDRESS = PlaceForms::readAddress;

    private static final Set<String> COUNTRIES = Set.copyOf(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2));

    /** Codes that people write for countries that ISO 3166-1 calls otherwise. */
    private static final Map<String, String> OTHER_CODES = Map.of("UK", "GB", "EL", "GR");

    private static final int MOST_URL_LENGTH = 512;
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}");

    private PlaceForms() {}

    private static Reading<String> readCountry(Scalar scalar) {
        if (COUNTRIES.contains(scalar.text())) {
            return new Understood<>(scalar.text());
        }
        String code = scalar.text().toUpperCase(Locale.ROOT);
        String meant = OTHER_CODES.getOrDefault(code, code);
        return new Mistaken<>(
                TextForms.quoted(scalar.text()) + " is not a country code",
                COUNTRIES.contains(meant) ? "write " + meant : "use a code of ISO 3166-1 alpha-2, such as DE");
    }

    private static Reading<RegulatoryDomain> readRegulatoryDomain(Scalar scalar) {
        Optional<RegulatoryDomain> domain = RegulatoryDomain.named(scalar.text());
        if (domain.isPresent()) {
            return new Understood<>(domain.get());
        }
        return new Mistaken<>(
                TextForms.quoted(scalar.text()) + " is not a regulatory domain",
                NearestName.among(RegulatoryDomain.names(), scalar.text())
                        .map(nearest -> "write " + nearest)
                        .orElse("write one of " + String.join(", ", RegulatoryDomain.names())
                                + ", or list countries instead"));
    }

    /** Repeats nothing of what was written: it may hold a password. */
    private static Reading<String> readEndpoint(Scalar scalar) {
        Optional<URI> uri = scalar.text().length() > MOST_URL_LENGTH ? Optional.empty() : parsed(scalar.text());
        boolean web = uri.filter(it -> it.getHost() != null)
                .filter(it -> "https".equals(it.getScheme()) || "http".equals(it.getScheme()))
                .isPresent();
        if (!web) {
            return new Mistaken<>(
                    "this is not the URL of a web server",
                    "write https://HOST or https://HOST:PORT, at most " + MOST_URL_LENGTH + " characters");
        }
        if (uri.get().getRawUserInfo() != null
                || uri.get().getRawQuery() != null
                || uri.get().getRawFragment() != null) {
            return new Mistaken<>(
                    "the URL holds a user, a query or a fragment, which everybody could read",
                    "write scheme, host, port and path alone");
        }
        return new Understood<>(scalar.text());
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Reading<String> readAddress(Scalar scalar) {
        String text = scalar.text();
        if (IPV4.matcher(text).matches() || (IPV6.matcher(text).matches() && isIpv6(text))) {
            return new Understood<>(text);
        }
        return new Mistaken<>(
                TextForms.quoted(text) + " is not an IP address",
                "write an IPv4 or IPv6 address, such as 192.0.2.7, or leave it out");
    }

    /** A URI's host in brackets must be an IPv6 address, and is not looked up. */
    private static boolean isIpv6(String text) {
        return parsed("http://[" + text + "]").map(URI::getHost).isPresent();
    }
}
