package com.resultity.mesh.geo.addresses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AddressDatabaseTest {

    private static AddressDatabase database;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream bytes =
                AddressDatabaseTest.class.getResourceAsStream("/maxmind-test/GeoLite2-Country-Test.mmdb")) {
            assertNotNull(bytes);
            database = AddressDatabase.read(bytes);
        }
    }

    @Test
    void shouldFindTheCountryWhereAnAddressIsUsed() {
        assertEquals(Optional.of("GB"), country("81.2.69.142"));
        assertEquals(Optional.of("DE"), country("2a02:d180::1"));
        // Used in Sweden, registered in Germany.
        assertEquals(Optional.of("SE"), country("89.160.20.113"));
    }

    @Test
    void shouldTakeTheCountryOfRegistrationWhereNoOtherIsKnown() {
        AddressDatabase.Entry entry = new AddressDatabase.Entry(null, new AddressDatabase.Country("FR"));

        assertEquals(Optional.of("FR"), entry.code());
    }

    @Test
    void shouldKnowNothingOfOtherAddresses() {
        assertEquals(Optional.empty(), country("127.0.0.1"));
        assertEquals(Optional.empty(), country("::1"));
        // In the database, without a country.
        assertEquals(Optional.empty(), country("2a02:d500::1"));
    }

    @Test
    void shouldTakeAddressesForUnknownWhereTheDatabaseIsDamaged() throws IOException {
        byte[] damaged;
        try (InputStream bytes =
                AddressDatabaseTest.class.getResourceAsStream("/maxmind-test/GeoLite2-Country-Test.mmdb")) {
            assertNotNull(bytes);
            damaged = bytes.readAllBytes();
        }
        // The tree of networks, without the metadata at the end, by which a database is recognised.
        Arrays.fill(damaged, 0, damaged.length * 3 / 4, (byte) 0x7f);
        try (AddressDatabase database = AddressDatabase.read(new ByteArrayInputStream(damaged))) {
            assertEquals(
                    Optional.empty(),
                    database.countryOf(AddressLiteral.parse("81.2.69.142").orElseThrow()));
        }
    }

    @Test
    void shouldRefuseWhatIsNoDatabase() {
        assertThrows(IOException.class, () -> AddressDatabase.read(new ByteArrayInputStream(new byte[] {1, 2, 3})));
    }

    private static Optional<String> country(String address) {
        return database.countryOf(AddressLiteral.parse(address).orElseThrow());
    }
}
