package com.resultity.mesh.router.rebuild;

import com.resultity.mesh.router.place.PlaceMemory;
import java.util.List;

/** The memory of a partition's cells, which can go back to how it was when it was last settled. */
final class UndoableMemory {

    private final PlaceMemory memory = new PlaceMemory(
            new UndoableTable<>(),
            new UndoableTable<>(),
            new UndoableTable<>(),
            new UndoableTable<>(),
            new UndoableTable<>(),
            new UndoableTable<>());

    private final List<UndoableTable<?>> tables = List.of(
            (UndoableTable<?>) memory.jobs(),
            (UndoableTable<?>) memory.slots(),
            (UndoableTable<?>) memory.nodes(),
            (UndoableTable<?>) memory.policies(),
            (UndoableTable<?>) memory.summaries(),
            (UndoableTable<?>) memory.positions());

    PlaceMemory memory() {
        return memory;
    }

    void settle() {
        tables.forEach(UndoableTable::settle);
    }

    void takeBack() {
        tables.forEach(UndoableTable::takeBack);
    }
}
