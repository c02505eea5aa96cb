package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.audit.log.LogRecord;
import com.resultity.mesh.audit.log.LogRecord.Content;
import com.resultity.mesh.schemas.JobRequest;
import com.resultity.mesh.schemas.Node;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.generic.IndexedRecord;

/** Files clients' addresses, and what looks like an address in the records of all topics that must hold none. */
final class AddressFiling {

    private final AddressTraces traces;

    AddressFiling(AddressTraces traces) {
        this.traces = traces;
    }

    void file(LogRecord record, Position position) {
        if (record.topic().clientAddresses()) {
            if (record.content() instanceof Content.Decoded decoded
                    && decoded.value() instanceof JobRequest request
                    && request.getClientAddress() != null) {
                traces.addClient(request.getClientAddress());
            }
            return;
        }
        Set<String> tokens = new HashSet<>();
        record.plain().forEach(bytes -> tokens.addAll(AddressTokens.in(bytes)));
        if (record.content() instanceof Content.Decoded decoded && decoded.value() != null) {
            collect(decoded.value(), tokens);
            if (decoded.value() instanceof Node node) {
                addNode(node);
            }
        }
        traces.addTraces(tokens, position);
    }

    private void addNode(Node node) {
        traces.addNode(node.getEndpoint());
        if (node.getAddress() != null) {
            traces.addNode(node.getAddress());
        }
    }

    private static void collect(Object value, Set<String> tokens) {
        if (value instanceof String text) {
            tokens.addAll(AddressTokens.in(text));
        } else if (value instanceof IndexedRecord record) {
            for (int field = 0; field < record.getSchema().getFields().size(); field++) {
                collect(record.get(field), tokens);
            }
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, tokens));
        } else if (value instanceof Map<?, ?> entries) {
            collect(entries.keySet(), tokens);
            collect(entries.values(), tokens);
        } else if (value instanceof ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            tokens.addAll(AddressTokens.in(copy));
        }
    }
}
