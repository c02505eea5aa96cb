package com.resultity.mesh.cli;

import com.resultity.mesh.embedded.ResidentMemory;
import com.resultity.mesh.launch.MeshPorts;
import com.resultity.mesh.launch.RunningMesh;
import com.resultity.mesh.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Shows the processes of a mesh, where each is reached and the memory that each holds. */
final class ProcessTable {
    private static final double MEBIBYTE = 1 << 20;

    private ProcessTable() {}

    /** Returns the lines of the table for a mesh that this process launched. */
    static List<String> lines(RunningMesh mesh) {
        MeshPorts ports = mesh.ports();
        TextTable table = new TextTable("process", "address", ">pid", ">memory");
        long own = ProcessHandle.current().pid();
        long total = ResidentMemory.ofProcess(own).orElse(0);
        for (var entry : mesh.processIds().entrySet()) {
            OptionalLong memory = ResidentMemory.ofProcess(entry.getValue());
            total += memory.orElse(0);
            table.row(
                    entry.getKey().title(),
                    entry.getKey().addressIn(ports),
                    entry.getValue(),
                    memory.isPresent() ? mebibytes(memory.getAsLong()) : "?");
        }
        table.row("launcher", "", own, mebibytes(ResidentMemory.ofProcess(own).orElse(0)));
        table.row("together", "", "", mebibytes(total));
        return table.lines();
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }
}
