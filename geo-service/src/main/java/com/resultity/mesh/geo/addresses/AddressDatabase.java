package com.resultity.mesh.geo.addresses;

import com.maxmind.db.MaxMindDbConstructor;
import com.maxmind.db.MaxMindDbParameter;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Countries of addresses from a database in MMDB format with the layout of GeoLite2-Country: the country where an address
 * is used, else the one where it is registered. Held in memory whole (some MB), so that a file which is replaced under
 * way does no harm. Safe for use by several threads.
 */
public final class AddressDatabase implements CountryLookup, AutoCloseable {

    private static final int VERSION_6 = 6;

    private static final Logger LOG = LoggerFactory.getLogger(AddressDatabase.class);

    private final Reader reader;
    private final AtomicBoolean damageReported = new AtomicBoolean();

    private AddressDatabase(Reader reader) {
        this.reader = reader;
    }

    /**
     * Reads a database.
     *
     * @throws IOException if the bytes are not an MMDB database
     */
    public static AddressDatabase read(InputStream bytes) throws IOException {
        return new AddressDatabase(new Reader(bytes));
    }

    /** Kind of the database and the day it was built, for people. */
    public String description() {
        return reader.getMetadata().getDatabaseType() + " built "
                + reader.getMetadata().getBuildDate();
    }

    @Override
    public Optional<String> countryOf(InetAddress address) {
        if (address instanceof Inet6Address && reader.getMetadata().getIpVersion() != VERSION_6) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(reader.get(address, Entry.class)).flatMap(Entry::code);
        } catch (IOException | RuntimeException damaged) {
            reportDamage();
            return Optional.empty();
        }
    }

    /** Without the failure itself: the reader's messages repeat the address. */
    private void reportDamage() {
        if (!damageReported.getAndSet(true)) {
            LOG.error("the address database is damaged: some addresses are taken for unknown; replace the file that"
                    + " MESH_GEO_ADDRESS_DATABASE names and start again");
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** One entry of the database, as far as it is used here. */
    public record Entry(Country country, Country registeredCountry) {

        @MaxMindDbConstructor
        public Entry(
                @MaxMindDbParameter(name = "country") Country country,
                @MaxMindDbParameter(name = "registered_country") Country registeredCountry) {
            this.country = country;
            this.registeredCountry = registeredCountry;
        }

        Optional<String> code() {
            return Optional.ofNullable(country).map(Country::isoCode).or(() -> Optional.ofNullable(registeredCountry)
                    .map(Country::isoCode));
        }
    }

    /** A country of an entry. */
    public record Country(String isoCode) {

        @MaxMindDbConstructor
        public Country(@MaxMindDbParameter(name = "iso_code") String isoCode) {
            this.isoCode = isoCode;
        }
    }
}
