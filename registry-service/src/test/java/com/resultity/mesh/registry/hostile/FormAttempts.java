package com.resultity.mesh.registry.hostile;

import static com.resultity.mesh.registry.hostile.RoleAttempts.by;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.resultity.mesh.registry.TestingIssuer;
import java.util.ArrayList;
import java.util.List;

/** Requests of a form that somebody may read otherwise than they should. All of their senders are known, but for some. */
final class FormAttempts {

    private static final int MORE_THAN_A_BODY = 8 * 1024 * 1024 + 1;
    private static final int LONG_HEADER = 64 * 1024;

    private FormAttempts() {}

    static List<Attempt> all() {
        List<Attempt> all = new ArrayList<>(bodies());
        all.addAll(paths());
        all.addAll(headers());
        return all;
    }

    private static List<Attempt> bodies() {
        return List.of(
                Attempt.of("a body larger than any may be", apply("#".repeat(MORE_THAN_A_BODY)), 413),
                Attempt.of(
                        "a body that says to be larger than it is",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Type: application/yaml")
                                .header("Content-Length: 99999999999"),
                        413,
                        400,
                        0),
                Attempt.of("nesting without end", apply("[".repeat(100_000)), 422),
                Attempt.of("nesting of fields without end", apply("{a: ".repeat(50_000)), 422),
                Attempt.of("a bomb of aliases", apply("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n"), 422),
                Attempt.of(
                        "a tag that makes objects",
                        apply(
                                "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:9/\"]]]]"),
                        422),
                Attempt.of(
                        "a field twice",
                        apply(TestingWorld.manifest(
                                "Subcloud",
                                "id: acme-open, id: other, owner: org/acme",
                                "participation: open, access: {policy: public}")),
                        422),
                Attempt.of(
                        "a field that merges another",
                        apply("<<: {kind: Subcloud}\napiVersion: mesh.resultity.com/v1\n"),
                        422),
                Attempt.of("a NUL byte in a manifest", apply("kind: \"Sub\0cloud\"\n"), 422),
                Attempt.of(
                        "another encoding",
                        by("operator", "POST", "/v1/manifests")
                                .body(
                                        "application/yaml; charset=utf-16",
                                        "kind: Subcloud".getBytes(java.nio.charset.StandardCharsets.UTF_16)),
                        422),
                Attempt.of(
                        "a compressed body",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Encoding: gzip")
                                .body("application/yaml", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0}),
                        422,
                        400,
                        415),
                Attempt.of(
                        "manifests as plain text",
                        by("operator", "POST", "/v1/manifests").body("text/plain", "kind: Subcloud".getBytes(UTF_8)),
                        415),
                Attempt.of(
                        "manifests as a form",
                        by("operator", "POST", "/v1/manifests")
                                .body("application/x-www-form-urlencoded", "kind=Subcloud".getBytes(UTF_8)),
                        415),
                Attempt.of(
                        "manifests as an upload",
                        by("operator", "POST", "/v1/manifests")
                                .body("multipart/form-data; boundary=x", "--x--".getBytes(UTF_8)),
                        415),
                Attempt.of(
                        "manifests of no type",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Length: 4")
                                .header("X-Y: z")
                                .withContent("kind"),
                        415,
                        422),
                Attempt.of(
                        "two types",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Type: text/plain")
                                .yaml("kind: Subcloud"),
                        400,
                        415,
                        422),
                Attempt.of(
                        "a token's terms that are no JSON",
                        by("operator", "POST", "/v1/subclouds/acme-open/tokens").json("{"),
                        422),
                Attempt.of(
                        "a token's terms with a field of the answer",
                        by("operator", "POST", "/v1/subclouds/acme-open/tokens").json("{\"tokenId\": \"mine\"}"),
                        422),
                Attempt.of(
                        "an answer in a form that there is not",
                        by("operator", "GET", "/v1/nodes").header("Accept: application/xml"),
                        406));
    }

    private static List<Attempt> paths() {
        return List.of(
                Attempt.of("a way round by dots", nobody("GET", "/health/../v1/subclouds"), 401, 404, 400),
                Attempt.of("a way round by encoded dots", nobody("GET", "/health/%2e%2e/v1/subclouds"), 401, 404, 400),
                Attempt.of(
                        "a way round by doubly encoded dots",
                        nobody("GET", "/v1/try/%252e%252e/subclouds"),
                        401,
                        404,
                        400),
                Attempt.of("a way round by the open page", nobody("GET", "/v1/try/../subclouds"), 401, 404, 400),
                Attempt.of("a way round by an encoded slash", nobody("GET", "/v1/try/..%2fsubclouds"), 401, 404, 400),
                Attempt.of("a file beside the page", nobody("GET", "/v1/try/..%2f..%2fapplication.yml"), 401, 404, 400),
                Attempt.of("a file of the system", nobody("GET", "/v1/try/%2fetc%2fpasswd"), 401, 404, 400),
                Attempt.of("a class beside the page", nobody("GET", "/v1/try/DocumentationController.class"), 404),
                Attempt.of("a NUL in the open page", nobody("GET", "/v1/try/page.js%00.css"), 401, 404, 400),
                Attempt.of("two slashes", nobody("GET", "//v1/subclouds"), 401, 404, 400),
                Attempt.of("a slash at the end", nobody("GET", "/v1/subclouds/"), 401, 404),
                Attempt.of("other letters", nobody("GET", "/V1/Subclouds"), 401, 404),
                Attempt.of("path parameters", nobody("GET", "/v1/try/..;/subclouds"), 401, 404, 400),
                Attempt.of("a whole address", nobody("GET", "http://127.0.0.1/v1/subclouds"), 401, 404, 400),
                Attempt.of("a backslash", nobody("GET", "/v1/try\\..\\subclouds"), 401, 404, 400),
                Attempt.of("a malformed escape", by("mallory", "GET", "/v1/subclouds/%zz"), 401, 404, 400),
                Attempt.of("a NUL in an id", by("mallory", "GET", "/v1/subclouds/acme-open%00"), 404, 400),
                Attempt.of(
                        "a query that speaks another language",
                        by("mallory", "GET", "/v1/subclouds?limit=1%27%20or%201=1"),
                        400),
                Attempt.of("endpoints that are not there", by("operator", "GET", "/env"), 404),
                Attempt.of("beans", by("operator", "GET", "/beans"), 404),
                Attempt.of(
                        "a method that is not there",
                        by("operator", "PUT", "/v1/subclouds/acme-open").json("{}"),
                        405),
                Attempt.of("TRACE", by("operator", "TRACE", "/v1/subclouds"), 405, 404, 400),
                Attempt.of("a method of its own", by("operator", "STEAL", "/v1/subclouds"), 405, 404, 400));
    }

    private static List<Attempt> headers() {
        return List.of(
                Attempt.of(
                        "another method in a header",
                        by("operator", "GET", "/v1/subclouds/acme-none").header("X-HTTP-Method-Override: DELETE"),
                        404),
                Attempt.of(
                        "another method in the query",
                        by("operator", "GET", "/v1/subclouds/acme-none?_method=DELETE"),
                        404),
                Attempt.of(
                        "another path in a header",
                        nobody("GET", "/v1/subclouds")
                                .header("X-Original-URL: /v1/try")
                                .header("X-Rewrite-URL: /v1/try"),
                        401),
                Attempt.of(
                        "a line break in a header",
                        nobody("GET", "/v1/subclouds").header("X-A: b\r\nX-Forwarded-User: operator"),
                        401),
                Attempt.of(
                        "a lone line feed before a header",
                        nobody("GET", "/v1/subclouds").header("X-A: b\nAuthorization: Bearer x"),
                        401,
                        400),
                Attempt.of(
                        "a header without a name",
                        by("operator", "GET", "/v1/subclouds/acme-none").header(": x"),
                        400,
                        404),
                Attempt.of(
                        "a huge header",
                        by("operator", "GET", "/v1/subclouds").header("X-A: " + "x".repeat(LONG_HEADER)),
                        413,
                        414,
                        431,
                        400,
                        401),
                Attempt.of(
                        "a huge token",
                        nobody("GET", "/v1/subclouds").bearer("x".repeat(LONG_HEADER)),
                        413,
                        414,
                        431,
                        400,
                        401),
                Attempt.of(
                        "a long token",
                        nobody("GET", "/v1/subclouds")
                                .bearer(TestingIssuer.believed()
                                        .token("operator", it -> it.claim("padding", "x".repeat(7_000)))),
                        413,
                        414,
                        431,
                        400,
                        401),
                Attempt.of(
                        "a huge path",
                        by("operator", "GET", "/v1/subclouds/" + "a".repeat(LONG_HEADER)),
                        413,
                        414,
                        431,
                        400,
                        401),
                Attempt.of(
                        "two lengths",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Length: 1")
                                .yaml("kind: Subcloud"),
                        400,
                        0),
                Attempt.of(
                        "a length and pieces",
                        by("operator", "POST", "/v1/manifests")
                                .header("Transfer-Encoding: chunked")
                                .yaml("0\r\n\r\nGET /v1/nodes HTTP/1.1\r\n\r\n"),
                        400,
                        422,
                        0),
                Attempt.of(
                        "a length below nothing",
                        by("operator", "POST", "/v1/manifests")
                                .header("Content-Type: application/yaml")
                                .header("Content-Length: -5"),
                        400,
                        0),
                Attempt.of(
                        "an idempotency key that is none",
                        by("operator", "DELETE", "/v1/nodes/acme-none").header("Idempotency-Key: "),
                        400),
                Attempt.of(
                        "an idempotency key too long",
                        by("operator", "DELETE", "/v1/nodes/acme-none").header("Idempotency-Key: " + "k".repeat(129)),
                        400),
                Attempt.of(
                        "two idempotency keys",
                        by("operator", "DELETE", "/v1/nodes/acme-none")
                                .header("Idempotency-Key: a")
                                .header("Idempotency-Key: b"),
                        400));
    }

    private static RawRequest nobody(String method, String target) {
        return RawRequest.of(method, target);
    }

    private static RawRequest apply(String manifests) {
        return by("operator", "POST", "/v1/manifests").yaml(manifests);
    }
}
