package com.resultity.mesh.cli;

import com.resultity.mesh.audit.LogAuditor;
import com.resultity.mesh.audit.log.LogUnreadableException;
import com.resultity.mesh.audit.log.ReadProgress;
import com.resultity.mesh.audit.report.AuditReport;
import com.resultity.mesh.audit.report.AuditTable;
import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.wire.RegistryValueSerdes;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges the log. */
@Command(
        name = "audit",
        description = {
            "Check from the log alone whether the mesh keeps its promises.",
            "",
            "Reads every committed record of every topic, apart from the services, and looks for jobs that were lost or"
                    + " doubly assigned, for breaches of isolation, access, jurisdiction, zone, trust, hardware, model,"
                    + " deadline and capacity, for decisions without a reason, records that were dropped in silence,"
                    + " client addresses where they must not be, and a usage ledger that does not add up."
        },
        exitCodeList = {
            "0:Every promise that was checked is kept.",
            "1:There is a breach.",
            "2:The log cannot be read whole, or no mesh is up."
        },
        footer = "  mesh audit --report audit.json")
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private StateOption state;

    @Mixin
    private BrokerOption broker;

    @Mixin
    private SchemaRegistryOption schemaRegistry;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures and the first breaches as JSON.")
    private Path report;

    @Override
    public Integer call() {
        AuditReport found = audit();
        PrintWriter out = spec.commandLine().getOut();
        out.print(AuditTable.of(found));
        out.flush();
        if (report != null) {
            write(found);
            out.println("The report is in " + report + ".");
        }
        return found.clean() ? ExitCode.OK : ExitCode.NEGATIVE;
    }

    private AuditReport audit() {
        RegistryValueSerdes serdes = new RegistryValueSerdes(schemaRegistry.in(state));
        try {
            return LogAuditor.audit(broker.in(state), serdes, Clock.systemUTC().millis(), progress());
        } catch (LogUnreadableException e) {
            throw new MeshException("The log cannot be judged: " + e.getMessage() + ".", e);
        }
    }

    /** Progress goes to people only: a program that reads the output gets the table alone. */
    private ReadProgress progress() {
        if (System.console() == null) {
            return ReadProgress.silent();
        }
        PrintWriter err = spec.commandLine().getErr();
        return (read, total) -> {
            err.print(String.format(Locale.ROOT, "\rread %,d of %,d%s", read, total, read < total ? "" : "\n"));
            err.flush();
        };
    }

    private void write(AuditReport found) {
        try {
            Files.writeString(report, found.toJson());
        } catch (IOException e) {
            throw new MeshException("The report " + report + " cannot be written: " + e.getMessage() + ".", e);
        }
    }
}
