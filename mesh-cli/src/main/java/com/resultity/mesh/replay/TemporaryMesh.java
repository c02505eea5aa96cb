package com.resultity.mesh.replay;

import com.resultity.mesh.launch.MeshException;
import com.resultity.mesh.launch.MeshLauncher;
import com.resultity.mesh.launch.MeshOptions;
import com.resultity.mesh.launch.MeshPorts;
import com.resultity.mesh.launch.Progress;
import com.resultity.mesh.launch.RunningMesh;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A mesh for one run, on free ports and in a folder that goes with it. */
public final class TemporaryMesh implements AutoCloseable {

    private final RunningMesh mesh;
    private final Path folder;
    private final boolean keep;
    private final Thread atExit = new Thread(this::end, "end-temporary-mesh");

    private TemporaryMesh(RunningMesh mesh, Path folder, boolean keep) {
        this.mesh = mesh;
        this.folder = folder;
        this.keep = keep;
    }

    /**
     * Starts a mesh and returns when it is ready. It ends, and its folder goes, with this process at the latest; where it
     * cannot be started its folder stays, for the logs that the error names.
     *
     * @param keep whether its folder stays
     * @throws MeshException if it cannot be started
     */
    public static TemporaryMesh start(boolean keep, Progress progress) {
        return start(1, keep, progress);
    }

    /**
     * The same, with several instances of the router.
     *
     * @param routers how many, 1 or more
     */
    public static TemporaryMesh start(int routers, boolean keep, Progress progress) {
        try {
            Path folder = Files.createTempDirectory("mesh-");
            MeshOptions options = MeshOptions.in(folder).withPorts(MeshPorts.ANY_FREE.withRouters(routers));
            RunningMesh mesh = MeshLauncher.start(options, progress);
            TemporaryMesh temporary = new TemporaryMesh(mesh, folder, keep);
            Runtime.getRuntime().addShutdownHook(temporary.atExit);
            return temporary;
        } catch (IOException failure) {
            throw new MeshException("No folder for a mesh could be made: " + failure.getMessage() + ".", failure);
        }
    }

    /** The mesh. */
    public RunningMesh mesh() {
        return mesh;
    }

    /** The folder of its state. */
    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException theHookRunsAlready) {
            return;
        }
    }

    private synchronized void end() {
        mesh.close();
        if (!keep) {
            delete(folder);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException goneAlready) {
            return;
        }
    }
}
