package com.resultity.mesh.demo;

/**
 * A line of the story.
 *
 * @param kind what it is about
 * @param text the line, without its kind
 */
public record StoryLine(Kind kind, String text) {

    /** What a line can be about. */
    public enum Kind {
        /** The mesh and its fleet. */
        MESH("mesh"),
        /** A job got a node. */
        ROUTED("routed"),
        /** A job was refused, or waited in vain. */
        REFUSED("refused"),
        /** A job lost its node and got another, or none. */
        PLACED_AGAIN("again"),
        /** A node fell silent or came back. */
        NODE("node"),
        /** A promise was broken. */
        ALERT("alert"),
        /** A promise is kept again. */
        RESOLVED("resolved");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** One word for it. */
        public String word() {
            return word;
        }
    }
}
