package com.resultity.mesh.geo.labels;

/** How a job treats its home zone. */
public enum ZonePreference {
    /** Its home zone first, then the others. */
    PREFER,
    /** Its home zone alone. */
    REQUIRE,
    /** All cells alike. */
    NONE
}
