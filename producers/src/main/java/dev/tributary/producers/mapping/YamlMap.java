package dev.tributary.producers.mapping;

import dev.tributary.producers.ReplayException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML map that knows where it stands, so that every error names its file, line and key. */
final class YamlMap {

    private static final int MAX_CHARACTERS = 256 * 1024;
    private static final int MAX_DEPTH = 10;
    private static final int MAX_DIGITS = 18;

    private final String file;
    private final int line;
    private final Map<String, Node> entries;

    private YamlMap(String file, MappingNode node) {
        this.file = file;
        this.line = lineOf(node);
        this.entries = entries(node);
    }

    /** Parses text of bounded size and depth; no aliases, no types of its own. */
    static YamlMap parse(String file, String text) {
        LoaderOptions bounds = new LoaderOptions();
        bounds.setCodePointLimit(MAX_CHARACTERS);
        bounds.setNestingDepthLimit(MAX_DEPTH);
        bounds.setMaxAliasesForCollections(0);
        try {
            Node root = new Yaml(new SafeConstructor(bounds)).compose(new StringReader(text));
            if (root instanceof MappingNode map) {
                return new YamlMap(file, map);
            }
            throw ReplayException.usage(file + " is not a mapping file: it must begin with keys such as 'dataset:'");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw ReplayException.usage(file + ", line " + line + ": " + e.getProblem());
        } catch (YAMLException e) {
            throw ReplayException.usage(file + " is not a mapping file: " + e.getMessage());
        }
    }

    /** Refuses keys other than these. */
    YamlMap allowing(String... keys) {
        Set<String> allowed = Set.of(keys);
        entries.forEach((key, value) -> {
            if (!allowed.contains(key)) {
                throw error(key, "is unknown here; known are " + String.join(", ", keys));
            }
        });
        return this;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> missing(key));
    }

    Optional<String> optionalText(String key) {
        return optional(key).map(node -> scalar(key, node));
    }

    boolean flag(String key) {
        return optionalText(key)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw error(key, "must be true or false");
                })
                .orElse(false);
    }

    Optional<BigDecimal> number(String key) {
        return parsed(key, "must be a number below 10^18", text -> {
            BigDecimal number = new BigDecimal(text);
            if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
                throw new ArithmeticException(text);
            }
            return number;
        });
    }

    /** A scalar read by a parser that throws {@link RuntimeException} on bad text. */
    <T> Optional<T> parsed(String key, String rule, Function<String, T> parser) {
        return optionalText(key).map(text -> {
            try {
                return parser.apply(text);
            } catch (RuntimeException e) {
                throw error(key, rule);
            }
        });
    }

    /** A list of scalars, or one scalar as a list of one. */
    List<String> texts(String key) {
        return optional(key)
                .map(node -> node instanceof SequenceNode list
                        ? list.getValue().stream()
                                .map(item -> scalar(key, item))
                                .toList()
                        : List.of(scalar(key, node)))
                .orElse(List.of());
    }

    YamlMap map(String key) {
        return optionalMap(key).orElseThrow(() -> missing(key));
    }

    Optional<YamlMap> optionalMap(String key) {
        return optional(key).map(node -> {
            if (node instanceof MappingNode map) {
                return new YamlMap(file, map);
            }
            throw error(key, "must be a map of keys");
        });
    }

    ReplayException error(String key, String rule) {
        Node node = entries.get(key);
        return ReplayException.usage(file + ", line " + (node == null ? line : lineOf(node)) + ": " + key + " " + rule);
    }

    private ReplayException missing(String key) {
        return ReplayException.usage(file + ", line " + line + ": " + key + " is missing");
    }

    private Optional<Node> optional(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    private String scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(key, "must be a plain value");
    }

    private Map<String, Node> entries(MappingNode node) {
        Map<String, Node> found = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String at = file + ", line " + lineOf(tuple.getKeyNode()) + ": ";
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw ReplayException.usage(at + "a key must be plain text");
            }
            if (found.put(key.getValue(), tuple.getValueNode()) != null) {
                throw ReplayException.usage(at + key.getValue() + " is given twice");
            }
        }
        return found;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
