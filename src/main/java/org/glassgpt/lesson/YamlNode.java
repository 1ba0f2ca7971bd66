package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One value of a YAML file and the line it stands on; asking for what it is not is a mistake with that line. */
final class YamlNode {
    private final Path file;
    private final Node node;

    private YamlNode(Path file, Node node) {
        this.file = file;
        this.node = node;
    }

    /** The whole of a file. */
    static YamlNode read(Path file) throws MistakeException {
        String text = LessonText.read(file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.getFileName().toString())
                .setMaxAliasesForCollections(0)
                // In one piece: where its pieces meet, the library stumbles over characters of two halves.
                .setBufferSize(text.length() + 1024)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return new YamlNode(file, root.orElseThrow(() -> new MistakeException(file, 1, "lesson.mistake.empty")));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new MistakeException(file, line, "lesson.mistake.yaml", e.getProblem());
        } catch (YamlEngineException e) {
            throw new MistakeException(file, 1, "lesson.mistake.yaml", String.valueOf(e.getMessage()));
        }
    }

    Path file() {
        return file;
    }

    /** From 1. */
    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    MistakeException mistake(String key, Object... args) {
        return new MistakeException(file, line(), key, args);
    }

    boolean isList() {
        return node instanceof SequenceNode;
    }

    boolean isMap() {
        return node instanceof MappingNode;
    }

    /** A mapping's keys and values, in order. */
    YamlMap map() throws MistakeException {
        if (!(node instanceof MappingNode mapping)) throw mistake("lesson.mistake.map");
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlNode(file, tuple.getValueNode())) != null) {
                throw key.mistake("lesson.mistake.twice", key.text());
            }
        }
        return new YamlMap(this, entries, keyLines(mapping));
    }

    private Map<String, Integer> keyLines(MappingNode mapping) throws MistakeException {
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            YamlNode key = new YamlNode(file, tuple.getKeyNode());
            lines.put(key.text(), key.line());
        }
        return lines;
    }

    List<YamlNode> list() throws MistakeException {
        if (!(node instanceof SequenceNode sequence)) throw mistake("lesson.mistake.list");
        List<YamlNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) items.add(new YamlNode(file, item));
        return items;
    }

    /** The items of a list, or the one that stands for a list of one. */
    List<YamlNode> oneOrList() throws MistakeException {
        return isList() ? list() : List.of(this);
    }

    String text() throws MistakeException {
        if (!(node instanceof ScalarNode scalar)) throw mistake("lesson.mistake.text");
        String text = scalar.getValue();
        if (text.isEmpty()) throw mistake("lesson.mistake.no-text");
        return text;
    }

    /** An id: small letters, digits, hyphens. */
    String id() throws MistakeException {
        String text = text();
        if (!text.matches("[a-z0-9]+(-[a-z0-9]+)*+")) throw mistake("lesson.mistake.id", text);
        return text;
    }

    /** A whole number from 0 on. */
    int count() throws MistakeException {
        String text = text();
        if (!text.matches("[0-9]{1,9}")) throw mistake("lesson.mistake.count", text);
        return Integer.parseInt(text);
    }

    double number() throws MistakeException {
        String text = text();
        if (!text.matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?")) throw mistake("lesson.mistake.number", text);
        return Double.parseDouble(text);
    }

    boolean flag() throws MistakeException {
        String text = text();
        if (!text.equals("true") && !text.equals("false")) throw mistake("lesson.mistake.flag", text);
        return text.equals("true");
    }
}
