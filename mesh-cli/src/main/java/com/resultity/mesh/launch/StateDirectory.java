package com.resultity.mesh.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that holds all that a mesh keeps; one mesh at a time has it. */
final class StateDirectory implements AutoCloseable {
    private final Path folder;
    private final FileChannel lockFile;

    private StateDirectory(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes a folder for one mesh, and makes it where it does not exist. The system gives it back when this process
     * ends, however that happens.
     *
     * @throws MeshException if another mesh has it, or it cannot be written
     */
    static StateDirectory take(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel lockFile =
                    FileChannel.open(absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lockFile)) {
                lockFile.close();
                throw taken(absolute);
            }
            return new StateDirectory(absolute, lockFile);
        } catch (IOException e) {
            throw new MeshException(
                    "The folder " + absolute + " cannot be used for the state of a mesh: " + e.getMessage()
                            + ". Name another with --state-directory.",
                    e);
        }
    }

    private static boolean lock(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static MeshException taken(Path folder) {
        String holder = RunFile.in(folder)
                .readIfRunning()
                .map(run -> ", started by process " + run.launcher().pid())
                .orElse("");
        return new MeshException("Another mesh" + holder + ", keeps its state in " + folder
                + ": stop it, or name another folder with --state-directory.");
    }

    Path folder() {
        return folder;
    }

    /** Returns the folder in which one process keeps its own state. */
    Path folderOf(MeshInstance process) {
        return folder.resolve(process.title());
    }

    /** Returns the same folder, and sees to it that it is there. */
    Path makeFolderOf(MeshInstance process) {
        Path made = folderOf(process);
        try {
            return Files.createDirectories(made);
        } catch (IOException e) {
            throw new MeshException("The folder " + made + " cannot be made: " + e.getMessage() + ".", e);
        }
    }

    /** Returns the file that one process's output is appended to. */
    Path logFile(MeshInstance process) {
        return folder.resolve("logs").resolve(process.title() + ".log");
    }

    /** Lets another mesh have the folder. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException e) {
            throw new MeshException("The lock of " + folder + " cannot be released: " + e.getMessage() + ".", e);
        }
    }
}
