package com.resultity.mesh.sla.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.resultity.mesh.sla.rows.NodeRow;
import com.resultity.mesh.sla.rows.StandingRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class RowSerdeTest {

    @Test
    void shouldReadNodesThatWereKeptBeforeTheirLatencyWas() throws IOException {
        Schema earlier;
        try (InputStream text = RowSerdeTest.class.getResourceAsStream("/rows/NodeRow-1.avsc")) {
            earlier = new Schema.Parser().parse(text);
        }
        GenericData.Record row = new GenericData.Record(earlier);
        row.put("heard", List.of());
        row.put(
                "standing",
                new GenericData.EnumSymbol(earlier.getField("standing").schema(), "POOR"));
        row.put("touchedAt", 7L);
        ByteBuffer encoded = new BinaryMessageEncoder<GenericData.Record>(GenericData.get(), earlier).encode(row);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);

        NodeRow read = new RowSerde<>(NodeRow.class).deserialize("nodes", bytes);

        assertEquals(StandingRow.POOR, read.getStanding());
        assertEquals(7, read.getTouchedAt());
        assertNull(read.getLatency());
    }
}
