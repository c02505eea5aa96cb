package com.resultity.mesh.audit.evidence;

import com.resultity.mesh.schemas.DeadLetter;
import com.resultity.mesh.topics.Topic;
import com.resultity.mesh.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Files dead letters, and says which of them are not whole. */
final class DeadLetterFiling {

    private final SetAside setAside;

    DeadLetterFiling(SetAside setAside) {
        this.setAside = setAside;
    }

    void file(String key, DeadLetter letter, Position position) {
        Position subject = new Position(letter.getTopic(), letter.getPartition(), letter.getOffset());
        setAside.add(
                key,
                new SetAside.Letter(
                        position,
                        letter.getConsumer(),
                        subject,
                        letter.getReason(),
                        letter.getValueLength(),
                        flaw(key, letter, subject)));
    }

    private static Optional<String> flaw(String key, DeadLetter letter, Position subject) {
        if (!key.equals(letter.getConsumer() + "/" + subject)) {
            return Optional.of("its key does not name its reader and the record that it is about");
        }
        boolean withheld = TopicCatalogue.all().stream()
                .filter(topic -> topic.name().equals(letter.getTopic()))
                .anyMatch(Topic::confidential);
        if (withheld != letter.getValueWithheld()) {
            return Optional.of(withheld ? "it repeats a value that must be nowhere else" : "it withholds a value");
        }
        return withheld ? flawOfWithheld(letter) : flawOfWhole(letter);
    }

    private static Optional<String> flawOfWithheld(DeadLetter letter) {
        return letter.getValue() == null
                        && letter.getValueSha256() == null
                        && letter.getHeaders().isEmpty()
                ? Optional.empty()
                : Optional.of("it says that the value is withheld, and holds it, its digest or its headers");
    }

    private static Optional<String> flawOfWhole(DeadLetter letter) {
        ByteBuffer value = letter.getValue();
        int length = value == null ? -1 : value.remaining();
        if (length != letter.getValueLength()) {
            return Optional.of("it holds " + length + " bytes of a value of " + letter.getValueLength());
        }
        if (value != null && !sha256(value).equals(letter.getValueSha256())) {
            return Optional.of("the value that it holds does not have the SHA-256 that it names");
        }
        return Optional.empty();
    }

    private static String sha256(ByteBuffer value) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(value.duplicate());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
