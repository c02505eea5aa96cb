package com.resultity.mesh.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;

/**
 * Reads records that were written with one schema, as another. Safe for use by several threads.
 *
 * @param <V> type of the records
 */
final class RecordReader<V> {

    private static final ThreadLocal<BinaryDecoder> DECODERS = new ThreadLocal<>();

    private final SpecificDatumReader<V> reader;

    /**
     * @param written schema that the records were written with
     * @param read schema that they are read as
     */
    RecordReader(Schema written, Schema read) {
        this.reader = new SpecificDatumReader<>(written, read);
    }

    /**
     * Reads a record.
     *
     * @param bytes the record with whatever is in front of it
     * @param from where it begins
     * @throws UncheckedIOException if it ends too early
     * @throws org.apache.avro.AvroRuntimeException if it does not follow the schema
     */
    V read(byte[] bytes, int from) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, DECODERS.get());
        DECODERS.set(decoder);
        try {
            return reader.read(null, decoder);
        } catch (IOException tooShort) {
            throw new UncheckedIOException(tooShort);
        }
    }
}
