package com.resultity.mesh.registry.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.resultity.mesh.registry.definition.SubcloudDefinition;
import com.resultity.mesh.registry.manifest.Manifest.SubcloudManifest;
import com.resultity.mesh.registry.manifest.ManifestReader;
import com.resultity.mesh.registry.manifest.ManifestReading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubcloudPageTest {

    @Test
    void shouldShowWhatTheOwnerSaysAndWhatIsAsked() {
        String page = page("""
                criteria: {zones: [EU], verifiedHardware: true}
                  rewards: {multiplier: 1.25}
                  branding:
                    description: For everybody on the campus.
                    links: [{title: How to join, url: "https://example.org/join"}]
                    rules: [Be kind., Keep your node cool.]
                    publicPage: true""");

        assertTrue(page.contains("<html lang=\"en\">"), page);
        assertTrue(page.contains("<h1>Pool</h1><p>For everybody on the campus.</p>"), page);
        assertTrue(page.contains("<li>In zone EU.</li><li>With verified hardware.</li>"), page);
        assertTrue(page.contains("counts 1.25 times."), page);
        assertTrue(page.contains("<li>Be kind.</li><li>Keep your node cool.</li>"), page);
        assertTrue(page.contains("href=\"https://example.org/join\">How to join</a>"), page);
    }

    @Test
    void shouldEscapeWhateverAnOwnerWrites() {
        String page = page("""
                branding:
                    description: '<script>alert(1)</script>'
                    links: [{title: '"><img src=x>', url: "https://example.org/'onclick='x"}]
                    rules: ["<b>&"]
                    publicPage: true""");

        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("<img"), page);
        assertFalse(page.contains("<b>"), page);
        assertFalse(page.contains("'onclick="), page);
        assertTrue(page.contains("&lt;b&gt;&amp;"), page);
    }

    @Test
    void shouldWriteOnEveryColourWhatCanBeRead() {
        String bright = page("branding: {colours: {primary: \"#ffe082\"}, publicPage: true}");
        String dark = page("branding: {colours: {primary: \"#1a4fa3\"}, publicPage: true}");

        assertTrue(bright.contains("background:#ffe082;color:#1b1b1f"), bright);
        assertTrue(dark.contains("background:#1a4fa3;color:#ffffff"), dark);
    }

    private static String page(String spec) {
        ManifestReading reading = ManifestReader.read("""
                apiVersion: mesh.resultity.com/v1
                kind: Subcloud
                metadata: {id: pool, displayName: Pool, owner: org/example}
                spec:
                  participation: open
                  access: {policy: public}
                  %s
                """.formatted(spec).getBytes(StandardCharsets.UTF_8));
        assertEquals(List.of(), reading.errors());
        SubcloudDefinition definition =
                ((SubcloudManifest) reading.documents().get(0).manifest()).definition();
        return SubcloudPage.of(definition);
    }
}
