package com.resultity.mesh.simulate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Where clients are: networks that MaxMind's test database knows, or, for South America, where it knows none, and for
 * gateways that would rather say it themselves, a declared zone.
 */
enum ClientOrigin {
    SWEDEN("89.160.20.112/28", null),
    GERMANY("2a02:d180::/29", null),
    IRELAND("2a02:e900::/29", null),
    UNITED_KINGDOM("81.2.69.144/28", null),
    UNITED_STATES("216.160.83.56/29", null),
    UNITED_STATES_TOO("50.114.0.0/22", null),
    PHILIPPINES("202.196.224.0/20", null),
    UNITED_ARAB_EMIRATES("2a02:f400::/29", null),
    SAUDI_ARABIA("2a02:edc0::/29", null),
    CHINA("111.235.160.0/22", null),
    BHUTAN("67.43.156.0/24", null),
    DECLARED_EU(null, "EU"),
    DECLARED_NA(null, "NA"),
    DECLARED_SEA(null, "SEA"),
    DECLARED_SA(null, "SA");

    /** Clients of the whole world, each as often as it is drawn. */
    static final List<ClientOrigin> WORLD = List.of(
            SWEDEN,
            GERMANY,
            IRELAND,
            UNITED_KINGDOM,
            UNITED_KINGDOM,
            UNITED_STATES,
            UNITED_STATES,
            UNITED_STATES_TOO,
            UNITED_STATES_TOO,
            PHILIPPINES,
            PHILIPPINES,
            UNITED_ARAB_EMIRATES,
            SAUDI_ARABIA,
            CHINA,
            BHUTAN,
            DECLARED_EU,
            DECLARED_EU,
            DECLARED_NA,
            DECLARED_NA,
            DECLARED_SEA,
            DECLARED_SA,
            DECLARED_SA);

    /** Clients of the European Union, mostly. */
    static final List<ClientOrigin> EUROPE =
            List.of(SWEDEN, SWEDEN, GERMANY, GERMANY, IRELAND, UNITED_KINGDOM, DECLARED_EU, DECLARED_EU, UNITED_STATES);

    private final String network;
    private final String zone;

    ClientOrigin(String network, String zone) {
        this.network = network;
        this.zone = zone;
    }

    /** The zone that the gateway declares for such a client, if it does. */
    Optional<String> declaredZone() {
        return Optional.ofNullable(zone);
    }

    /** An address of the network, unless the zone is declared. */
    Optional<String> address(Random random) {
        return Optional.ofNullable(network).map(present -> addressIn(present, random));
    }

    private static String addressIn(String network, Random random) {
        int slash = network.indexOf('/');
        int prefix = Integer.parseInt(network, slash + 1, network.length(), 10);
        try {
            byte[] bytes = InetAddress.getByName(network.substring(0, slash)).getAddress();
            for (int bit = prefix; bit < bytes.length * 8; bit++) {
                if (random.nextBoolean()) {
                    bytes[bit / 8] |= (byte) (0x80 >> (bit % 8));
                }
            }
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException notALiteral) {
            throw new IllegalStateException(notALiteral);
        }
    }
}
