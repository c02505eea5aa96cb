package com.resultity.mesh.geo.addresses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressLiteralTest {

    @Test
    void shouldReadLiterals() {
        assertEquals(
                Optional.of(Inet4Address.class),
                AddressLiteral.parse("81.2.69.142").map(Object::getClass));
        assertEquals(
                Optional.of(Inet6Address.class),
                AddressLiteral.parse("2a02:d180::1").map(Object::getClass));
        assertEquals(
                Optional.of(Inet6Address.class), AddressLiteral.parse("::1").map(Object::getClass));
        assertEquals(AddressLiteral.parse("81.2.69.142"), AddressLiteral.parse("::ffff:81.2.69.142"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.com",
                "cafe",
                "1",
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "256.1.1.1",
                "1.2.3.4 ",
                "1.2.3.4:80",
                "[::1]",
                "::1%lo",
                ":::",
                "1::2::3",
                "2001:db8::12345",
                "::ffff:1.2.3.256",
                "fe80::1%1"
            })
    void shouldRefuseWhatIsNoLiteral(String text) {
        assertEquals(Optional.empty(), AddressLiteral.parse(text));
    }
}
