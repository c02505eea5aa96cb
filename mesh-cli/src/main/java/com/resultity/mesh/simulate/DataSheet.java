package com.resultity.mesh.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The documented figures of GPUs and models, read from the files beside this class. */
public final class DataSheet {

    private static final DataSheet BUNDLED = new DataSheet();

    private final Map<String, GpuClass> gpus = new LinkedHashMap<>();
    private final Map<String, OpenModel> models = new LinkedHashMap<>();

    private DataSheet() {
        rows("gpu-classes.csv").forEach(row -> gpus.put(row[0], gpu(row)));
        rows("open-models.csv").forEach(row -> models.put(row[0], model(row)));
    }

    /** The figures that come with the mesh. */
    public static DataSheet bundled() {
        return BUNDLED;
    }

    /** All GPU classes, the largest first. */
    public List<GpuClass> gpus() {
        return List.copyOf(gpus.values());
    }

    /** All models, the smallest first. */
    public List<OpenModel> models() {
        return List.copyOf(models.values());
    }

    /**
     * The GPU class of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public GpuClass gpu(String name) {
        return found(gpus.get(name), name);
    }

    /**
     * The model of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public OpenModel model(String name) {
        return found(models.get(name), name);
    }

    private static <T> T found(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("no data sheet for " + name);
        }
        return value;
    }

    private static GpuClass gpu(String[] row) {
        return new GpuClass(
                row[0],
                Integer.parseInt(row[1]),
                Double.parseDouble(row[2]),
                Double.parseDouble(row[3]),
                Integer.parseInt(row[4]));
    }

    private static OpenModel model(String[] row) {
        double parameters = Double.parseDouble(row[1]);
        return new OpenModel(row[0], row[3], parameters, row[2].isEmpty() ? parameters : Double.parseDouble(row[2]));
    }

    /** The rows of a resource, without its comments and its header. */
    private static List<String[]> rows(String resource) {
        InputStream stream = DataSheet.class.getResourceAsStream(resource);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
