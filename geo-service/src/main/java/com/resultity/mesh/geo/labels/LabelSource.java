package com.resultity.mesh.geo.labels;

/** What the zone label of a job was taken from. */
public enum LabelSource {
    DECLARED,
    CLIENT_ADDRESS,
    DEFAULT
}
