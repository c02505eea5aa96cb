package com.resultity.mesh.chaos;

/** What happens to an instance of the router. */
public enum FaultKind {
    /** Its process is ended by SIGKILL, and started again. */
    KILL("killed (SIGKILL)"),

    /**
     * Its process stands still by SIGSTOP for longer than its session lasts, and then goes on, not knowing that another has
     * taken over.
     */
    PAUSE("paused (SIGSTOP)");

    private final String words;

    FaultKind(String words) {
        this.words = words;
    }

    /** Returns what happened to the instance, in words. */
    public String words() {
        return words;
    }
}
