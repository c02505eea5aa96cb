package com.resultity.mesh.geo.addresses;

import java.net.InetAddress;
import java.util.Optional;

/** Says in which country an address is used. */
@FunctionalInterface
public interface CountryLookup {

    /** Knows no address. */
    CountryLookup NONE = address -> Optional.empty();

    /** The country of an address as two capital letters, or nothing where it is not known. */
    Optional<String> countryOf(InetAddress address);
}
