package com.resultity.mesh.geo.zones;

import com.resultity.mesh.geo.zones.ZoneFileReader.Word;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the file of zones that operators edit:
 *
 * <pre>{@code
 * defaultZone: OTHER
 * zones:
 *   EU:
 *     enabled: true          # off: jobs of this zone are spread over all cells
 *     cells: 1               # 1 to 64
 *     countries: [AT, BE]    # ISO 3166-1 alpha-2
 *     fallbacks: [ME, NA]    # nearest first
 *   OTHER: {}
 * }</pre>
 *
 * <p>A field that is left out is on, 1 and empty, as above for OTHER.
 */
public final class ZoneFile {

    private static final Set<String> FILE_FIELDS = Set.of("defaultZone", "zones");
    private static final Set<String> ZONE_FIELDS = Set.of("enabled", "cells", "countries", "fallbacks");

    private final ZoneFileReader reader = new ZoneFileReader();
    private final Map<String, Integer> countryLines = new LinkedHashMap<>();

    private ZoneFile() {}

    /**
     * The zones that a file's text names.
     *
     * @throws InvalidZoneFileException with everything that is wrong, if anything is
     */
    public static Zones parse(String text) throws InvalidZoneFileException {
        ZoneFile file = new ZoneFile();
        Node root = compose(text);
        return file.zones(root);
    }

    private static Node compose(String text) throws InvalidZoneFileException {
        Node root;
        try {
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException failure) {
            int line = failure.getProblemMark() == null
                    ? 1
                    : failure.getProblemMark().getLine() + 1;
            throw invalid(line, "is not YAML: " + failure.getProblem(), "correct the line or the one before it");
        } catch (YAMLException failure) {
            throw invalid(1, "is not YAML that can be read", "write plain text in UTF-8");
        }
        if (root == null) {
            throw invalid(1, "is empty", "write defaultZone and zones");
        }
        if (!(root instanceof MappingNode)) {
            throw invalid(ZoneFileReader.line(root), "has no fields", "write defaultZone and zones");
        }
        return root;
    }

    private static InvalidZoneFileException invalid(int line, String problem, String remedy) {
        return new InvalidZoneFileException(List.of(new ZoneFileProblem(line, "the file", problem, remedy)));
    }

    private Zones zones(Node root) throws InvalidZoneFileException {
        Map<String, Node> fields = reader.fields(root, "", FILE_FIELDS);
        Node listed = fields.get("zones");
        List<Zone> zones = listed == null ? List.of() : zonesOf(listed);
        if (listed == null || (zones.isEmpty() && reader.problems().isEmpty())) {
            reader.report(ZoneFileReader.line(root), "zones", "names no zone", "name at least one zone under 'zones:'");
        }
        String defaultZone = defaultZone(root, fields.get("defaultZone"), zones);
        if (!reader.problems().isEmpty()) {
            throw new InvalidZoneFileException(reader.problems());
        }
        return new Zones(defaultZone, zones);
    }

    private String defaultZone(Node root, Node node, List<Zone> zones) {
        if (node == null) {
            reader.report(
                    ZoneFileReader.line(root),
                    "defaultZone",
                    "is missing",
                    "write 'defaultZone: NAME' with the zone of all countries that no zone lists");
            return "";
        }
        String name = reader.word(node, "defaultZone").map(Word::value).orElse("");
        if (!zones.isEmpty() && zones.stream().noneMatch(zone -> zone.name().equals(name))) {
            reader.report(
                    ZoneFileReader.line(node), "defaultZone", "'" + name + "' is not one of the zones", remedy(zones));
        }
        return name;
    }

    private static String remedy(List<Zone> zones) {
        return "name one of " + String.join(", ", zones.stream().map(Zone::name).toList());
    }

    private List<Zone> zonesOf(Node node) {
        Map<Word, Node> entries = reader.mapping(node, "zones");
        if (entries.size() > Zones.MOST_ZONES) {
            reader.report(
                    ZoneFileReader.line(node),
                    "zones",
                    "has " + entries.size() + " zones, more than " + Zones.MOST_ZONES,
                    "join some of them");
        }
        Set<String> names = new HashSet<>();
        entries.keySet().forEach(name -> names.add(name.value()));
        List<Zone> zones = new ArrayList<>();
        entries.forEach((name, fields) -> zone(name, fields, names, zones));
        return zones;
    }

    private void zone(Word name, Node node, Set<String> names, List<Zone> zones) {
        String path = "zones." + name.value();
        if (!Zone.isName(name.value())) {
            reader.report(
                    name.line(),
                    path,
                    "is not a name for a zone",
                    "begin with a capital letter and use capitals, digits and underscores, 32 at most");
            return;
        }
        Map<String, Node> fields = reader.fields(node, path, ZONE_FIELDS);
        boolean enabled = reader.switched(fields.get("enabled"), path + ".enabled", true);
        int cells = reader.number(fields.get("cells"), path + ".cells", 1, 1, Zone.MOST_CELLS);
        List<String> countries = countries(fields.get("countries"), path + ".countries");
        List<String> fallbacks = fallbacks(fields.get("fallbacks"), path + ".fallbacks", name.value(), names);
        zones.add(new Zone(name.value(), enabled, cells, countries, fallbacks));
    }

    private List<String> countries(Node node, String path) {
        List<String> countries = new ArrayList<>();
        for (Word country : reader.words(node, path)) {
            if (!CountryCode.isAssigned(country.value())) {
                reader.report(
                        country.line(),
                        path,
                        "'" + country.value() + "' is not a country",
                        "write its two capital letters from ISO 3166-1, such as DE");
                continue;
            }
            Integer earlier = countryLines.putIfAbsent(country.value(), country.line());
            if (earlier != null) {
                reader.report(
                        country.line(),
                        path,
                        "country " + country.value() + " stands in line " + earlier + " already",
                        "leave it in one zone");
                continue;
            }
            countries.add(country.value());
        }
        return countries;
    }

    private List<String> fallbacks(Node node, String path, String zone, Set<String> names) {
        List<String> fallbacks = new ArrayList<>();
        for (Word fallback : reader.words(node, path)) {
            if (!names.contains(fallback.value())) {
                reader.report(
                        fallback.line(),
                        path,
                        "'" + fallback.value() + "' is not one of the zones",
                        "name a zone of this file");
            } else if (fallback.value().equals(zone)) {
                reader.report(fallback.line(), path, "names the zone itself", "name other zones only");
            } else if (fallbacks.contains(fallback.value())) {
                reader.report(fallback.line(), path, "names " + fallback.value() + " twice", "name each zone once");
            } else {
                fallbacks.add(fallback.value());
            }
        }
        return fallbacks;
    }
}
