package com.resultity.mesh.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.resultity.mesh.launch.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIssuerTest {

    @TempDir
    Path folder;

    @Test
    void shouldSignTokensThatItsPublicKeysCheck() throws Exception {
        SignedJWT token = SignedJWT.parse(LocalIssuer.make(folder).token("alice", Duration.ofMinutes(1)));

        JWK key = JWKSet.load(LocalIssuer.publicKeys(folder).toFile())
                .getKeyByKeyId(token.getHeader().getKeyID());

        assertTrue(token.verify(new ECDSAVerifier(key.toECKey())));
        assertEquals("alice", token.getJWTClaimsSet().getSubject());
        assertEquals(
                "operator",
                SignedJWT.parse(LocalIssuer.make(folder).token().orElseThrow())
                        .getJWTClaimsSet()
                        .getSubject());
    }

    @Test
    void shouldKeepItsKeyOverARestart() throws Exception {
        String first = LocalIssuer.make(folder).token("alice", Duration.ofMinutes(1));
        String second = LocalIssuer.make(folder).token("alice", Duration.ofMinutes(1));
        assertEquals(
                SignedJWT.parse(first).getHeader().getKeyID(),
                SignedJWT.parse(second).getHeader().getKeyID());
    }

    @Test
    void shouldShowItsKeyToItsOwnerAlone() throws Exception {
        LocalIssuer.make(folder);
        Path key = folder.resolve("identity/signing-key.json");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())));
        assertFalse(Files.readString(LocalIssuer.publicKeys(folder)).contains("\"d\""));

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        MeshException refused = assertThrows(MeshException.class, () -> LocalIssuer.find(folder));
        assertTrue(refused.getMessage().contains("chmod 600"), refused.getMessage());
    }

    @Test
    void shouldNotQuoteAKeyThatItCannotRead() throws Exception {
        LocalIssuer.make(folder);
        Path key = folder.resolve("identity/signing-key.json");
        Files.writeString(key, "{\"d\": \"secret");

        MeshException refused = assertThrows(MeshException.class, () -> LocalIssuer.find(folder));

        assertFalse(refused.getMessage().contains("\"d\": \"secret"), refused.getMessage());
        assertEquals(null, refused.getCause());
    }

    @Test
    void shouldAskAsNobodyWithoutAKey() {
        assertTrue(LocalIssuer.find(folder).isEmpty());
    }
}
