package com.resultity.mesh.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Chooses the models of one node after the other: a small one that every node has, a main model that its memory is there
 * for, a large one that most have, then others in an order that is drawn, whatever still fits.
 */
final class ModelLoading {

    /** On every node, so that no zone is without a model. */
    private static final String SMALL_STAPLE = "Qwen3-0.6B";

    /** On most nodes that have the memory. */
    private static final String LARGE_STAPLE = "Qwen3-8B";

    /** The second model that healthcare has audited. */
    private static final String CLINIC_MODEL = "Qwen3-14B";

    /** Every how-manieth node of a memory size has the large staple for its main model. */
    private static final int LARGE_STAPLE_EVERY = 3;

    /** A main model takes this share of the memory at least: large GPUs are there for large models. */
    private static final double MAIN_MODEL_SHARE = 0.35;

    private static final int MOST_MODELS = 4;

    private final DataSheet sheet = DataSheet.bundled();
    private final Map<Integer, Integer> nodesByMemory = new HashMap<>();

    /** The models of the next node, the smallest first. */
    List<OpenModel> next(Random random, GpuClass gpu, NodeRole role) {
        List<OpenModel> wanted = new ArrayList<>();
        wanted.add(sheet.model(SMALL_STAPLE));
        wanted.add(mainModel(gpu, role));
        wanted.add(sheet.model(LARGE_STAPLE));
        wanted.addAll(shuffled(random));
        List<OpenModel> loaded = new ArrayList<>();
        for (OpenModel model : wanted) {
            addIfItFits(loaded, model, gpu);
        }
        return sheet.models().stream().filter(loaded::contains).toList();
    }

    private List<OpenModel> shuffled(Random random) {
        List<OpenModel> models = new ArrayList<>(sheet.models());
        Collections.shuffle(models, random);
        return models;
    }

    private OpenModel mainModel(GpuClass gpu, NodeRole role) {
        return switch (role) {
            case CLINIC -> sheet.model(CLINIC_MODEL);
            case COMPANY -> sheet.model(LARGE_STAPLE);
            case PUBLIC -> nextMainModel(gpu);
        };
    }

    /** In turn, so that even a small fleet has several nodes for each model. */
    private OpenModel nextMainModel(GpuClass gpu) {
        int rank = nodesByMemory.merge(gpu.memoryGibibytes(), 1, Integer::sum);
        OpenModel staple = sheet.model(LARGE_STAPLE);
        List<OpenModel> large = sheet.models().stream()
                .filter(model -> model.memoryGibibytes() > MAIN_MODEL_SHARE * gpu.memoryGibibytes())
                .filter(model -> gpu.holds(List.of(sheet.model(SMALL_STAPLE), model)))
                .filter(model -> !model.equals(staple))
                .toList();
        return rank % LARGE_STAPLE_EVERY == 0 ? staple : large.get((rank - rank / LARGE_STAPLE_EVERY) % large.size());
    }

    private static void addIfItFits(List<OpenModel> loaded, OpenModel model, GpuClass gpu) {
        if (loaded.size() == MOST_MODELS || loaded.contains(model)) {
            return;
        }
        loaded.add(model);
        if (!gpu.holds(loaded)) {
            loaded.remove(model);
        }
    }
}
