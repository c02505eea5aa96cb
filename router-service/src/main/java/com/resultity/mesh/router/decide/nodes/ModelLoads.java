package com.resultity.mesh.router.decide.nodes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What there is of each model in one pool: in arrays while the models are few, in a map beyond that. There are thousands of pools
 * to a cell with some twenty models each, and with an entry of a map for each of these they took more memory than anything
 * else that a cell knows but its nodes.
 */
final class ModelLoads {

    /** Nodes may make up models as they please: to insert into an array costs its length. */
    private static final int MOST_FEW = 64;

    private static final int FIRST_LENGTH = 4;

    private record Load(int nodes, int freeSlots) {

        private Load plus(Load other) {
            return new Load(nodes + other.nodes, freeSlots + other.freeSlots);
        }
    }

    /** Takes what there is of a model. */
    interface Visitor {
        void visit(String model, int nodes, int freeSlots);
    }

    /** In order up to {@link #size}; null once they are many. */
    private String[] models = new String[FIRST_LENGTH];

    /** Of the model at the same place: nodes at twice the place, free slots after them. */
    private int[] loads = new int[2 * FIRST_LENGTH];

    private int size;
    private Map<String, Load> many;

    /** So many nodes more have the model, with so many free slots; fewer, if negative. A model that no node has is forgotten. */
    void add(String model, int nodes, int freeSlots) {
        if (many != null) {
            addToMany(model, nodes, freeSlots);
            return;
        }
        int place = Arrays.binarySearch(models, 0, size, model);
        if (place < 0) {
            place = -place - 1;
            insert(place, model);
        }
        loads[2 * place] += nodes;
        loads[2 * place + 1] += freeSlots;
        if (loads[2 * place] == 0) {
            remove(place);
        } else if (size > MOST_FEW) {
            toMany();
        }
    }

    private void insert(int place, String model) {
        if (size == models.length) {
            int length = Math.max(FIRST_LENGTH, size + size / 2);
            models = Arrays.copyOf(models, length);
            loads = Arrays.copyOf(loads, 2 * length);
        }
        System.arraycopy(models, place, models, place + 1, size - place);
        System.arraycopy(loads, 2 * place, loads, 2 * place + 2, 2 * (size - place));
        // Of the same name in a thousand other pools, and in those of all other cells of the process.
        models[place] = model.intern();
        loads[2 * place] = 0;
        loads[2 * place + 1] = 0;
        size++;
    }

    private void remove(int place) {
        size--;
        System.arraycopy(models, place + 1, models, place, size - place);
        System.arraycopy(loads, 2 * place + 2, loads, 2 * place, 2 * (size - place));
        models[size] = null;
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
        if (many.size() <= MOST_FEW) {
            toFew();
        }
    }

    /** Always when they are few: two pools with the same models and loads are equal, however they came by them. */
    private void toFew() {
        Map<String, Load> map = many;
        many = null;
        models = new String[MOST_FEW];
        loads = new int[2 * MOST_FEW];
        size = 0;
        map.forEach((model, load) -> add(model, load.nodes(), load.freeSlots()));
    }

    /** Gives back what is kept for models to come. */
    void trim() {
        if (many == null && size < models.length) {
            models = Arrays.copyOf(models, size);
            loads = Arrays.copyOf(loads, 2 * size);
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    boolean has(String model) {
        return many == null ? Arrays.binarySearch(models, 0, size, model) >= 0 : many.containsKey(model);
    }

    /** Nodes that have a model. */
    int nodes(String model) {
        if (many != null) {
            Load load = many.get(model);
            return load == null ? 0 : load.nodes();
        }
        int place = Arrays.binarySearch(models, 0, size, model);
        return place < 0 ? 0 : loads[2 * place];
    }

    /** Free slots of the nodes that have a model; 0 where none has it. */
    int freeSlots(String model) {
        if (many != null) {
            Load load = many.get(model);
            return load == null ? 0 : load.freeSlots();
        }
        int place = Arrays.binarySearch(models, 0, size, model);
        return place < 0 ? 0 : loads[2 * place + 1];
    }

    int size() {
        return many == null ? size : many.size();
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
        for (int place = 0; place < size; place++) {
            visitor.visit(models[place], loads[2 * place], loads[2 * place + 1]);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ModelLoads that
                && size() == that.size()
                && (many == null
                        ? Arrays.equals(models, 0, size, that.models, 0, size)
                                && Arrays.equals(loads, 0, 2 * size, that.loads, 0, 2 * size)
                        : many.equals(that.many));
    }

    @Override
    public int hashCode() {
        int[] hash = {0};
        forEach((model, nodes, freeSlots) -> hash[0] = 31 * hash[0] + Objects.hash(model, nodes, freeSlots));
        return hash[0];
    }
}
