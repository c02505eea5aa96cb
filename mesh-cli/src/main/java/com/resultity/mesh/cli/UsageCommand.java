package com.resultity.mesh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.resultity.mesh.usage.UsageClient;
import com.resultity.mesh.usage.UsageText;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what was served for whom and by whom. */
@Command(
        name = "usage",
        description = {
            "Show what was served, by node, Subcloud or tenant, from the usage ledger.",
            "",
            "Weighted tokens are those of each job times the reward multiplier of its Subcloud at its decision."
        },
        exitCodeList = {"0:The sums are shown.", "2:No mesh is up, it does not answer, or a day is none."},
        footer = "  mesh usage --by node --subcloud university-pool --from 2026-01-01 --to 2026-01-31")
final class UsageCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private SlaMonitorOption slaMonitor;

    @Option(
            names = "--by",
            paramLabel = "PART",
            defaultValue = "subcloud",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Part by;

    @Option(names = "--from", paramLabel = "DAY", description = "First day in UTC (default: today).")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day in UTC (default: today).")
    private String to;

    @Option(names = "--subcloud", paramLabel = "ID", description = "Only what was served in this Subcloud.")
    private String subcloud;

    @Option(names = "--json", description = "Print JSON for programs.")
    private boolean asJson;

    /** What the ledger can be added up by. */
    enum Part {
        NODE,
        SUBCLOUD,
        TENANT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        JsonNode usage = new UsageClient(slaMonitor.in(state), slaMonitor.bearer(state)).usage(terms());
        PrintWriter out = spec.commandLine().getOut();
        if (asJson) {
            out.println(usage.toPrettyString());
        } else {
            UsageText.lines(usage).forEach(out::println);
        }
        return ExitCode.OK;
    }

    private Map<String, String> terms() {
        Map<String, String> terms = new TreeMap<>(Map.of("by", by.toString()));
        if (from != null) {
            terms.put("from", from);
        }
        if (to != null) {
            terms.put("to", to);
        }
        if (subcloud != null) {
            terms.put("subcloud", subcloud);
        }
        return terms;
    }
}
