package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What there is of each model in one pool: in arrays while the models are few and what there is of each can be told in two bytes,
 * in a map beyond that. There are thousands of pools to a cell with some twenty models each, and with an entry of a map for each of
 * these they took more memory than anything else that a cell knows but its nodes.
 */
final class ModelLoads {

    /** Nodes may make up models as they please: to insert into an array costs its length. */
    private static final int MOST_FEW = 64;

    private static final String[] NO_MODELS = {};
    private static final char[] NO_LOADS = {};

    private record Load(int nodes, int freeSlots) {

        private static final Load NONE = new Load(0, 0);

        private Load plus(Load other) {
            return new Load(nodes + other.nodes, freeSlots + other.freeSlots);
        }

        private boolean isSmall() {
            return isSmall(nodes) && isSmall(freeSlots);
        }

        private static boolean isSmall(int count) {
            return count >= 0 && count <= Character.MAX_VALUE;
        }
    }

    /** Takes what there is of a model. */
    interface Visitor {
        void visit(String model, int nodes, int freeSlots);
    }

    /**
     * In order; null once they are many. Just as long as they are: models come and go far more seldom than slots, and what arrays
     * had to spare for models to come was a quarter of what they took.
     */
    private String[] models = NO_MODELS;

    /** Of the model at the same place: nodes at twice the place, free slots after them. */
    private char[] loads = NO_LOADS;

    private Map<String, Load> many;

    /** So many nodes more have the model, with so many free slots; fewer, if negative. A model that no node has is forgotten. */
    void add(String model, int nodes, int freeSlots) {
        if (many != null) {
            addToMany(model, nodes, freeSlots);
            return;
        }
        int place = Arrays.binarySearch(models, model);
        Load load = (place < 0 ? Load.NONE : at(place)).plus(new Load(nodes, freeSlots));
        if (!load.isSmall()) {
            toMany();
            addToMany(model, nodes, freeSlots);
        } else if (load.nodes() > 0) {
            put(place < 0 ? insert(-place - 1, model) : place, load);
        } else if (place >= 0) {
            remove(place);
        }
    }

    private Load at(int place) {
        return new Load(loads[2 * place], loads[2 * place + 1]);
    }

    private void put(int place, Load load) {
        loads[2 * place] = (char) load.nodes();
        loads[2 * place + 1] = (char) load.freeSlots();
        if (models.length > MOST_FEW) {
            toMany();
        }
    }

    /** Makes room for a model. */
    private int insert(int place, String model) {
        String[] moreModels = Arrays.copyOf(models, models.length + 1);
        char[] moreLoads = Arrays.copyOf(loads, loads.length + 2);
        System.arraycopy(models, place, moreModels, place + 1, models.length - place);
        System.arraycopy(loads, 2 * place, moreLoads, 2 * place + 2, loads.length - 2 * place);
        // Of the same name in a thousand other pools, and in those of all other cells of the process.
        moreModels[place] = model.intern();
        models = moreModels;
        loads = moreLoads;
        return place;
    }

    private void remove(int place) {
        String[] fewerModels = Arrays.copyOf(models, models.length - 1);
        char[] fewerLoads = Arrays.copyOf(loads, loads.length - 2);
        System.arraycopy(models, place + 1, fewerModels, place, fewerModels.length - place);
        System.arraycopy(loads, 2 * place + 2, fewerLoads, 2 * place, fewerLoads.length - 2 * place);
        models = fewerModels;
        loads = fewerLoads;
    }

    private void toMany() {
        Map<String, Load> map = new HashMap<>();
        forEach((model, nodes, freeSlots) -> map.put(model, new Load(nodes, freeSlots)));
        many = map;
        models = null;
        loads = null;
    }

    private void addToMany(String model, int nodes, int freeSlots) {
        Load load = many.merge(model, new Load(nodes, freeSlots), Load::plus);
        if (load.nodes() == 0) {
            many.remove(model);
        }
        if (many.size() <= MOST_FEW && many.values().stream().allMatch(Load::isSmall)) {
            toFew();
        }
    }

    /** Always when they fit in arrays: two pools with the same models and loads are equal, however they came by them. */
    private void toFew() {
        Map<String, Load> map = many;
        many = null;
        models = NO_MODELS;
        loads = NO_LOADS;
        map.forEach((model, load) -> add(model, load.nodes(), load.freeSlots()));
    }

    boolean isEmpty() {
        return size() == 0;
    }

    boolean has(String model) {
        return many == null ? Arrays.binarySearch(models, model) >= 0 : many.containsKey(model);
    }

    /** Nodes that have a model. */
    int nodes(String model) {
        if (many != null) {
            Load load = many.get(model);
            return load == null ? 0 : load.nodes();
        }
        int place = Arrays.binarySearch(models, model);
        return place < 0 ? 0 : loads[2 * place];
    }

    /** Free slots of the nodes that have a model; 0 where none has it. */
    int freeSlots(String model) {
        if (many != null) {
            Load load = many.get(model);
            return load == null ? 0 : load.freeSlots();
        }
        int place = Arrays.binarySearch(models, model);
        return place < 0 ? 0 : loads[2 * place + 1];
    }

    int size() {
        return many == null ? models.length : many.size();
    }

    /** Gives what there is of each model, in their order. */
    void forEach(Visitor visitor) {
        if (many != null) {
            for (String model : new TreeSet<>(many.keySet())) {
                Load load = many.get(model);
                visitor.visit(model, load.nodes(), load.freeSlots());
            }
            return;
        }
        for (int place = 0; place < models.length; place++) {
            visitor.visit(models[place], loads[2 * place], loads[2 * place + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelLoads that
                && size() == that.size()
                && (many == null
                        ? Arrays.equals(models, that.models) && Arrays.equals(loads, that.loads)
                        : many.equals(that.many));
    }

    @Override
    public int hashCode() {
        int[] hash = {0};
        forEach((model, nodes, freeSlots) -> hash[0] = 31 * hash[0] + Objects.hash(model, nodes, freeSlots));
        return hash[0];
    }
}
