package com.resultity.mesh.cli;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The option that says whether people or programs read what is printed. */
final class OutputOption {
    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); json is for programs.")
    private Form form;

    /** Who reads. */
    enum Form {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns what prints the answers of a command in this form. */
    AnswerPrinter of(CommandSpec spec) {
        return new AnswerPrinter(spec.commandLine().getOut(), form == Form.JSON);
    }
}
