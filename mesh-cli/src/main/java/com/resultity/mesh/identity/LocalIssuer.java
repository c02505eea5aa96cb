package com.resultity.mesh.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.resultity.mesh.launch.MeshException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The issuer of a mesh on one machine: signs tokens with a key in the folder of the mesh that its owner alone can read. So
 * whoever may read that folder is the operator of the network, and needs nothing else.
 */
public final class LocalIssuer implements Bearer {

    /** Who asks unless another user is named: the operator of the network. */
    public static final String OPERATOR = "operator";

    private static final String ISSUER = "subcloud-mesh-local";
    private static final String AUDIENCE = "subcloud-mesh";
    private static final Duration USUAL_LIFE = Duration.ofMinutes(5);
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER_OF_OWNER = PosixFilePermissions.fromString("rwx------");

    private final ECKey key;

    private LocalIssuer(ECKey key) {
        this.key = key;
    }

    /** The file with the public keys of the issuer of a mesh, which its services believe. */
    public static Path publicKeys(Path stateDirectory) {
        return folder(stateDirectory).resolve("public-keys.json");
    }

    /**
     * The issuer of a mesh, with a new key where it has none yet.
     *
     * @throws MeshException if the key cannot be kept, or others can read it
     */
    public static LocalIssuer make(Path stateDirectory) {
        return find(stateDirectory).orElseGet(() -> create(stateDirectory));
    }

    /**
     * The issuer of a mesh; empty where it has no key.
     *
     * @throws MeshException if the key cannot be read, or others can read it
     */
    public static Optional<LocalIssuer> find(Path stateDirectory) {
        Path file = signingKey(stateDirectory);
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            if (!OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                throw new MeshException("Others than its owner can use " + file + ", and with it this mesh: 'chmod 600 "
                        + file + "', or delete it and restart the mesh if they may have done so.");
            }
            return Optional.of(new LocalIssuer(ECKey.parse(Files.readString(file))));
        } catch (ParseException malformed) {
            // Its words could quote the key.
            throw new MeshException("The file " + file + " holds no key: delete it and restart the mesh.");
        } catch (IOException e) {
            throw new MeshException("The file " + file + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static LocalIssuer create(Path stateDirectory) {
        Path folder = folder(stateDirectory);
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyID(UUID.randomUUID().toString())
                    .generate();
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, FOLDER_OF_OWNER);
            Files.writeString(publicKeys(stateDirectory), new JWKSet(key.toPublicJWK()).toString());
            // Nobody finds half a key: the file has its name when it is whole.
            Path next = Files.createTempFile(
                    folder, "signing-key", ".next", PosixFilePermissions.asFileAttribute(OWNER_ALONE));
            Files.writeString(next, key.toJSONString());
            Files.move(next, signingKey(stateDirectory), StandardCopyOption.ATOMIC_MOVE);
            return new LocalIssuer(key);
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every virtual machine makes keys on P-256", impossible);
        } catch (IOException e) {
            throw new MeshException("No key can be kept in " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    @Override
    public Optional<String> token() {
        return Optional.of(token(OPERATOR, USUAL_LIFE));
    }

    /**
     * A token.
     *
     * @param user its subject
     * @param life for how long it is valid
     */
    public String token(String user, Duration life) {
        Instant now = Instant.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a key on P-256 signs", impossible);
        }
    }

    private static Path folder(Path stateDirectory) {
        return stateDirectory.resolve("identity");
    }

    private static Path signingKey(Path stateDirectory) {
        return folder(stateDirectory).resolve("signing-key.json");
    }
}
