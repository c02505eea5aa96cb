package com.resultity.mesh.simulate;

import com.resultity.mesh.schemas.GeoMode;
import java.util.List;
import java.util.Optional;

/** A kind of job, as the join of a trace with tenants and Subclouds makes it up. */
enum TrafficClass {
    /** The global pool, which every tenant may use. */
    GLOBAL(45, null, "studio-nine papertrail kiosk hobbyist northwind", Models.ANY),
    /** Personal data that must not leave where the GDPR holds. */
    EU_ONLY(14, "eu-gdpr", "lumen-legal stadtwerke papertrail", Models.COMMON) {
        @Override
        List<ClientOrigin> origins() {
            return ClientOrigin.EUROPE;
        }

        @Override
        Optional<String> regulatoryDomain() {
            return Optional.of("GDPR");
        }
    },
    /** A company on its own hardware. */
    COMPANY(10, "company-private", "acme-research acme-support", Models.COMMON),
    /** Patients' data on audited nodes. */
    HEALTHCARE(8, "healthcare", "st-anna-hospital medilab", Models.AUDITED) {
        @Override
        List<ClientOrigin> origins() {
            return ClientOrigin.EUROPE;
        }

        @Override
        int minimumTrustLevel() {
            return HIGHEST_TRUST;
        }
    },
    /** Paid for by a promise. */
    PREMIUM(16, "premium-sla", "northwind fastlane", Models.COMMON),
    /** Tenants that have no grant for the Subcloud that they name. */
    STRANGER(4, "company-private", "hobbyist kiosk", Models.COMMON),
    /** Jobs that must stay in a country where the fleet has no node. */
    STRANDED(2, null, "reykjavik-bank", Models.COMMON) {
        @Override
        List<String> countries() {
            return List.of("IS");
        }

        @Override
        GeoMode geoMode() {
            return GeoMode.REQUIRE;
        }

        @Override
        List<ClientOrigin> origins() {
            return List.of(ClientOrigin.DECLARED_EU);
        }
    },
    /** A Subcloud that nobody has made. */
    MISSPELT(1, "premium-slo", "northwind", Models.COMMON);

    private static final int HIGHEST_TRUST = 3;

    private final int share;
    private final String subcloudId;
    /** Separated by spaces, because an enum holds only what cannot change. */
    private final String tenants;

    private final String models;

    TrafficClass(int share, String subcloudId, String tenants, String models) {
        this.share = share;
        this.subcloudId = subcloudId;
        this.tenants = tenants;
        this.models = models;
    }

    /** How many of a hundred jobs are of this kind. */
    int share() {
        return share;
    }

    Optional<String> subcloudId() {
        return Optional.ofNullable(subcloudId);
    }

    /** Tenants, each as likely. */
    List<String> tenants() {
        return List.of(tenants.split(" ", -1));
    }

    /** Models, each as likely as it is listed. */
    List<String> models() {
        return List.of(models.split(" ", -1));
    }

    List<ClientOrigin> origins() {
        return ClientOrigin.WORLD;
    }

    Optional<String> regulatoryDomain() {
        return Optional.empty();
    }

    List<String> countries() {
        return List.of();
    }

    GeoMode geoMode() {
        return GeoMode.PREFER;
    }

    int minimumTrustLevel() {
        return 0;
    }

    /** What jobs ask for, separated by spaces. */
    private static final class Models {

        static final String COMMON = "Qwen3-8B Qwen3-8B Qwen3-0.6B";

        static final String AUDITED = "Qwen3-8B Qwen3-8B Qwen3-14B";

        static final String ANY = "Qwen3-8B Qwen3-8B Qwen3-8B Qwen3-8B Qwen3-0.6B Qwen3-0.6B Qwen3.5-2B Qwen3.5-4B"
                + " Gemma-4-E4B-it Qwen3.5-9B Mellum2-12B-A2.5B-Instruct Qwen3-14B Qwen3-30B-A3B-Instruct-2507";
    }
}
