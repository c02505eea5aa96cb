package com.resultity.mesh.router.place;

import com.resultity.mesh.schemas.PlaceCheckpoint;
import com.resultity.mesh.schemas.RememberedEntry;
import com.resultity.mesh.schemas.router.ReadPositions;
import com.resultity.mesh.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies what a partition's cells remember to the log now and then, so that a rebuild need not begin with the first record that
 * was ever read. All of it as it stood at one moment, but little by little: with 100,000 nodes it takes longer than jobs may
 * wait. A copy that a crash cuts off is abandoned, and another is begun.
 */
final class Checkpoints {

    /** In the table of positions: when the last one that is whole was begun. */
    private static final String LAST = "checkpoint";

    /** After a start, cells have better things to do. */
    private static final Duration NOT_AT_ONCE = Duration.ofSeconds(30);

    /** What cells say of themselves may take a hundred times what a job does. */
    private static final int BYTES_A_TICK = 64 * 1024;

    private static final int BYTES_OF_A_PART = 256 * 1024;

    private final PlaceMemory memory;
    private final PlaceMemory watched;
    private final List<WatchedTable<?>> tables;
    private final PlaceOutputs outputs;
    private final int partition;
    private final CheckpointPace pace;
    private final long every;
    private final long turn;
    private final long startedAt;
    private final long notBefore;

    /** What is copied and not written yet. */
    private final List<RememberedEntry> unwritten = new ArrayList<>();

    private int unwrittenBytes;

    private boolean underWay;

    /** By the clock, as turns are. */
    private long begunAt;

    /** By the time of the cells, which never runs backwards. */
    private long takenAt;

    private int part;
    private int tablesCopied;

    /**
     * @param memory what the cells remember
     * @param outputs takes the parts
     * @param partition partition of the cells
     * @param pace how often and how fast
     * @param wallClock milliseconds since 1970-01-01T00:00:00Z
     */
    Checkpoints(PlaceMemory memory, PlaceOutputs outputs, int partition, CheckpointPace pace, long wallClock) {
        this.memory = memory;
        this.outputs = outputs;
        this.partition = partition;
        this.pace = pace;
        this.every = pace.every().toMillis();
        this.startedAt = wallClock;
        this.notBefore = wallClock + Math.min(this.every, NOT_AT_ONCE.toMillis());
        this.turn = every * partition / TopicCatalogue.CELL_PARTITIONS;
        var jobs = new WatchedTable<>(RememberedTable.JOBS, memory, this::copied);
        var slots = new WatchedTable<>(RememberedTable.SLOTS, memory, this::copied);
        var nodes = new WatchedTable<>(RememberedTable.NODES, memory, this::copied);
        var policies = new WatchedTable<>(RememberedTable.POLICIES, memory, this::copied);
        var summaries = new WatchedTable<>(RememberedTable.SUMMARIES, memory, this::copied);
        this.tables = List.of(jobs, slots, nodes, policies, summaries);
        this.watched = new PlaceMemory(jobs, slots, nodes, policies, summaries, memory.positions());
    }

    private void copied(RememberedEntry entry) {
        unwritten.add(entry);
        unwrittenBytes += entry.getValue().remaining();
    }

    /** The memory, watched so that it can be copied while it changes; cells are to change it here and nowhere else. */
    PlaceMemory watched() {
        return watched;
    }

    /** Begins a copy when it is time to, and goes on with one that was begun. */
    void proceed(PartitionCells cells, long wallClock) {
        if (!underWay && cells.haveRead() && isDue(wallClock)) {
            begin(cells, wallClock);
        }
        if (underWay) {
            copy(wallClock);
        }
    }

    /** Gives up what is under way. */
    void close() {
        tables.forEach(WatchedTable::end);
    }

    private boolean isDue(long wallClock) {
        boolean isTooEarly = wallClock < notBefore && wallClock >= startedAt;
        ReadPositions last = memory.positions().get(LAST);
        // Another turn, and not a later one: the clock of that time may have been wrong.
        return !isTooEarly && (last == null || turnsUntil(wallClock) != turnsUntil(last.getNow()));
    }

    /** Each partition has turns of its own, or all would copy at once, and the more so the longer they were down together. */
    private long turnsUntil(long time) {
        return Math.floorDiv(time - turn, every);
    }

    private void remember() {
        memory.positions().put(LAST, new ReadPositions(List.of(), begunAt, List.of(), List.of(), 0L, List.of()));
    }

    private void begin(PartitionCells cells, long wallClock) {
        begunAt = wallClock;
        takenAt = cells.markCheckpoint(wallClock);
        underWay = true;
        part = 0;
        tablesCopied = 0;
        // Its values change while they lie there, and there are three.
        memory.positions().forEach((key, value) -> copied(RememberedTable.POSITIONS.entry(key, value)));
        tables.forEach(WatchedTable::begin);
    }

    private void copy(long wallClock) {
        int enough = unwrittenBytes + BYTES_A_TICK;
        for (int left = pace.entriesATick();
                left > 0 && unwrittenBytes < enough && tablesCopied < tables.size();
                left--) {
            if (!tables.get(tablesCopied).copyNext()) {
                tablesCopied++;
            }
        }
        boolean all = tablesCopied == tables.size();
        write(all, wallClock);
        if (all) {
            tables.forEach(WatchedTable::end);
            underWay = false;
            remember();
        }
    }

    private void write(boolean all, long wallClock) {
        List<RememberedEntry> entries = new ArrayList<>();
        int bytes = 0;
        for (RememberedEntry entry : unwritten) {
            entries.add(entry);
            bytes += entry.getValue().remaining();
            if (bytes >= BYTES_OF_A_PART) {
                send(entries, false, wallClock);
                entries = new ArrayList<>();
                bytes = 0;
            }
        }
        unwritten.clear();
        unwrittenBytes = 0;
        if (all || !entries.isEmpty()) {
            send(entries, all, wallClock);
        }
    }

    private void send(List<RememberedEntry> entries, boolean last, long wallClock) {
        outputs.send(
                Integer.toString(partition),
                new PlaceCheckpoint(partition, takenAt, part++, last, entries),
                Math.max(takenAt, wallClock));
    }
}
