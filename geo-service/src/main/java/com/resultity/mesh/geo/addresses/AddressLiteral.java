package com.resultity.mesh.geo.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads IP addresses that are written out. Never asks a name service: what a gateway sends must not make this service
 * talk to servers of somebody's choice.
 */
public final class AddressLiteral {

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern VERSION_4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    /** With a colon in it the platform takes a text for a version 6 literal or refuses it, and never looks it up. */
    private static final Pattern MAYBE_VERSION_6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

    private AddressLiteral() {}

    /** The address that a text is, or nothing where it is not a literal of IPv4 or IPv6. */
    public static Optional<InetAddress> parse(String text) {
        if (!VERSION_4.matcher(text).matches() && !MAYBE_VERSION_6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notVersion6) {
            return Optional.empty();
        }
    }
}
