package com.resultity.mesh.cli;

import com.resultity.mesh.access.AccessTokens;
import com.resultity.mesh.text.TextTable;
import com.resultity.mesh.tokens.KnownToken;
import com.resultity.mesh.tokens.NewToken;
import com.resultity.mesh.tokens.TokenClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Commands on access tokens. */
@Command(
        name = "token",
        description = {
            "Issue, list, revoke and rotate the access tokens of a Subcloud.",
            "",
            "A token is shown once, when it is issued: the mesh keeps only what checks its proofs."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = "  mesh token issue partner-api --tenant northwind --expires 30d")
final class TokenCommand {
    @Spec
    private CommandSpec spec;

    /** The Subcloud, and where its registry is. */
    static final class Target {
        @Mixin
        private StateOption state;

        @Mixin
        private RegistryServiceOption registryService;

        @Mixin
        private SubcloudId subcloud;

        private TokenClient client() {
            return new TokenClient(registryService.in(state));
        }
    }

    @Command(
            name = "issue",
            description = "Issue a token, and show it: alone on the standard output, and never again.",
            exitCodeList = {
                "0:The token is shown, and valid from now on.",
                "1:It was refused; nothing was issued.",
                "2:No mesh is up, or it does not answer."
            },
            footer = "  mesh token issue partner-api --tenant northwind --expires 30d > northwind.token")
    int issue(
            @Mixin Target target,
            @Option(
                            names = "--tenant",
                            paramLabel = "TENANT",
                            description = "The only tenant that may use it (default: whoever holds it).")
                    String tenant,
            @Option(
                            names = "--expires",
                            paramLabel = "TIME",
                            description =
                                    "For how long it is valid, such as 12h or 30d (default: until it is revoked).")
                    String expires) {
        Map<String, String> terms = new TreeMap<>();
        putIfNamed(terms, "tenant", tenant);
        putIfNamed(terms, "expiresIn", expires);
        return carryOut(() -> show(target.client().issue(target.subcloud.id(), terms), target.subcloud.id()));
    }

    @Command(
            name = "list",
            description = "List the tokens of a Subcloud by their ids, those that have expired too.",
            exitCodeList = {
                "0:They are listed.",
                "1:There is no such Subcloud.",
                "2:No mesh is up, or it does not answer."
            },
            footer = "  mesh token list partner-api")
    int list(@Mixin Target target) {
        return carryOut(() -> show(target.client().list(target.subcloud.id())));
    }

    @Command(
            name = "revoke",
            description = "Revoke a token at once.",
            exitCodeList = {"0:It is revoked.", "1:There is no such token.", "2:No mesh is up, or it does not answer."},
            footer = "  mesh token revoke partner-api k3v7q2xa")
    int revoke(
            @Mixin Target target,
            @Parameters(index = "1", paramLabel = "TOKENID", description = "Id of the token.") String token) {
        String tokenId = idOf(token);
        return carryOut(() -> {
            target.client().revoke(target.subcloud.id(), tokenId);
            spec.commandLine().getOut().println("Token " + tokenId + " of " + target.subcloud.id() + " is revoked.");
        });
    }

    @Command(
            name = "rotate",
            description = {
                "Issue a token in another's place, and show it: alone on the standard output, and never again.",
                "",
                "It is for the same tenant, and valid for as long as the other one was. The other one stays valid for a"
                        + " while, so that its users can change over."
            },
            exitCodeList = {
                "0:The new token is shown, and both are valid.",
                "1:It was refused; nothing was changed.",
                "2:No mesh is up, or it does not answer."
            },
            footer = "  mesh token rotate partner-api k3v7q2xa --overlap 24h > northwind.token")
    int rotate(
            @Mixin Target target,
            @Parameters(index = "1", paramLabel = "TOKENID", description = "Id of the token.") String token,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            description =
                                    "For how long the other one stays valid at most, such as 0s or 24h (default: 1h).")
                    String overlap) {
        Map<String, String> terms = new TreeMap<>();
        putIfNamed(terms, "overlap", overlap);
        String tokenId = idOf(token);
        return carryOut(() -> show(target.client().rotate(target.subcloud.id(), tokenId, terms), target.subcloud.id()));
    }

    private int carryOut(RegistryRequest request) {
        return RegistryRequest.carryOut(spec, request);
    }

    private void show(NewToken issued, String subcloud) {
        PrintWriter err = spec.commandLine().getErr();
        spec.commandLine().getOut().println(issued.token());
        err.println("Token " + issued.tokenId() + " of " + subcloud + " is valid "
                + (issued.expiresAt() == null ? "until it is revoked" : "until " + issued.expiresAt())
                + ". Keep it: it is not shown again.");
        KnownToken replaced = issued.replaced();
        if (replaced != null) {
            err.println("Token " + replaced.tokenId() + " stays valid until " + replaced.expiresAt() + ".");
        }
    }

    private void show(List<KnownToken> tokens) {
        PrintWriter out = spec.commandLine().getOut();
        if (tokens.isEmpty()) {
            out.println("There is no token.");
            return;
        }
        TextTable table = new TextTable("token", "tenant", "valid from", "expires");
        tokens.forEach(token -> table.row(
                token.tokenId(),
                token.tenant() == null ? "any" : token.tenant(),
                token.validFrom(),
                token.expiresAt() == null ? "never" : token.expiresAt()));
        table.lines().forEach(out::println);
    }

    /** Whoever gives the whole token where its id is asked for must not see it in an address or an error. */
    private String idOf(String token) {
        if (!AccessTokens.looksLikeToken(token)) {
            return token;
        }
        try {
            return AccessTokens.tokenIdOf(token);
        } catch (IllegalArgumentException noToken) {
            throw new ParameterException(spec.commandLine(), "TOKENID is the id of a token, not a part of its text.");
        }
    }

    private static void putIfNamed(Map<String, String> terms, String name, String value) {
        if (value != null) {
            terms.put(name, value);
        }
    }
}
