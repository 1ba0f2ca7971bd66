package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.glassgpt.trace.ActivationName;

/** Reads what a step sets. */
final class SettingReader {
    /** Keys of the operations of a pass, as the map has them. */
    static final List<String> OPERATIONS = List.of(
            "tokens",
            "embed",
            "position",
            "sum",
            "ln1",
            "qkv",
            "scores",
            "scale",
            "mask",
            "softmax",
            "weighted-sum",
            "project",
            "add-attention",
            "ln2",
            "mlp-in",
            "gelu",
            "mlp-out",
            "add-mlp",
            "ln-final",
            "logits",
            "probabilities",
            "draw");

    private final Map<String, Prompt> prompts;
    private final List<String> panels;

    SettingReader(Map<String, Prompt> prompts, List<String> panels) {
        this.prompts = prompts;
        this.panels = panels;
    }

    String panel(YamlNode node) throws MistakeException {
        String id = node.id();
        if (!panels.contains(id)) {
            throw node.mistake("lesson.mistake.panel", id, String.join(", ", panels));
        }
        return id;
    }

    Setting read(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        Setting setting = new Setting(
                prompt(map),
                place(map, "token"),
                place(map, "key"),
                map.count("layer"),
                head(map),
                map.count("position"),
                map.count("dimension"),
                map.count("neuron"),
                map.count("line"),
                operation(map),
                map.number("temperature"),
                map.count("top-k"),
                map.number("top-p"),
                seed(map),
                edits(map));
        checkDraw(map, setting);
        map.done();
        return setting;
    }

    private static void checkDraw(YamlMap map, Setting setting) throws MistakeException {
        if (setting.temperature().orElse(0) < 0) throw map.get("temperature").mistake("lesson.mistake.temperature");
        if (setting.line().orElse(1) < 1) throw map.get("line").mistake("lesson.mistake.line");
        double p = setting.topP().orElse(1);
        if (!(p > 0 && p <= 1)) throw map.get("top-p").mistake("lesson.mistake.top-p");
    }

    private static OptionalLong seed(YamlMap map) throws MistakeException {
        OptionalInt seed = map.count("seed");
        return seed.isPresent() ? OptionalLong.of(seed.getAsInt()) : OptionalLong.empty();
    }

    private Optional<String> prompt(YamlMap map) throws MistakeException {
        Optional<YamlNode> node = map.find("prompt");
        if (node.isEmpty()) return Optional.empty();
        String id = node.get().text();
        if (!id.equals(Setting.OWN) && !prompts.containsKey(id)) {
            throw node.get().mistake("lesson.mistake.prompt", id, String.join(", ", prompts.keySet()));
        }
        return Optional.of(id);
    }

    private Optional<String> operation(YamlMap map) throws MistakeException {
        Optional<YamlNode> node = map.find("operation");
        return node.isEmpty() ? Optional.empty() : Optional.of(operation(node.get()));
    }

    String operation(YamlNode node) throws MistakeException {
        String key = node.text();
        if (!OPERATIONS.contains(key)) {
            throw node.mistake("lesson.mistake.one-of", key, String.join(", ", OPERATIONS));
        }
        return key;
    }

    Optional<Setting.HeadChoice> head(YamlMap map) throws MistakeException {
        Optional<YamlNode> node = map.find("head");
        if (node.isEmpty()) return Optional.empty();
        String text = node.get().text();
        if (text.matches("[0-9]{1,4}")) return Optional.of(new Setting.HeadChoice.Number(Integer.parseInt(text)));
        List<String> roles = new ArrayList<>();
        for (Setting.Role role : Setting.Role.values()) {
            String word = role.name().toLowerCase(Locale.ROOT);
            if (word.equals(text)) return Optional.of(new Setting.HeadChoice.Found(role));
            roles.add(word);
        }
        throw node.get().mistake("lesson.mistake.one-of", text, String.join(", ", roles));
    }

    Optional<Place> place(YamlMap map, String key) throws MistakeException {
        Optional<YamlNode> node = map.find(key);
        return node.isEmpty() ? Optional.empty() : Optional.of(place(node.get()));
    }

    /** A place among tokens, or in an index. */
    Place place(YamlNode node) throws MistakeException {
        String text = node.text();
        if (text.matches("[0-9]{1,6}")) return new Place.At(Integer.parseInt(text));
        return switch (text) {
            case "last" -> new Place.Last();
            case "none" -> new Place.None();
            case "token" -> new Place.InHand(Place.What.TOKEN);
            case "key" -> new Place.InHand(Place.What.KEY);
            case "head" -> new Place.InHand(Place.What.HEAD);
            default -> {
                if (prompts.values().stream().noneMatch(prompt -> prompt.marks().containsKey(text))) {
                    throw node.mistake("lesson.mistake.place", text);
                }
                yield new Place.Marked(text);
            }
        };
    }

    /** An index into an activation or a weight, no longer than it has dimensions. */
    List<Place> places(YamlNode node, String name, Setting setting) throws MistakeException {
        List<Place> places = new ArrayList<>();
        for (YamlNode entry : node.list()) places.add(place(entry));
        int most = ActivationName.parse(Names.inLayer(name, 0))
                .map(known -> known.kind().dims().size())
                .orElse(2);
        if (places.size() > most) throw node.mistake("lesson.mistake.index", name, most, places.size());
        return places;
    }

    private Optional<List<EditLine>> edits(YamlMap map) throws MistakeException {
        Optional<YamlNode> node = map.find("edits");
        if (node.isEmpty()) return Optional.empty();
        List<EditLine> edits = new ArrayList<>();
        for (YamlNode item : node.get().list()) edits.add(edit(item));
        return Optional.of(edits);
    }

    private EditLine edit(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        YamlNode kind = map.get("edit");
        EditLine edit = switch (kind.text()) {
            case "zero_head" -> new EditLine.ZeroHead(map.count("layer"), map.count("head"));
            case "zero_mlp" -> new EditLine.ZeroMlp(map.count("layer"));
            case "no_mask" -> new EditLine.NoMask();
            case "no_positions" -> new EditLine.NoPositions();
            case "score_divisor" -> new EditLine.ScoreDivisor(divisor(map.get("value")));
            case "embed_scale" -> new EditLine.EmbedScale(map.get("value").number());
            case "overwrite" -> overwrite(map);
            default ->
                throw kind.mistake(
                        "lesson.mistake.one-of",
                        kind.text(),
                        "zero_head, zero_mlp, no_mask, no_positions, score_divisor, embed_scale, overwrite");
        };
        map.done();
        return edit;
    }

    private static double divisor(YamlNode node) throws MistakeException {
        double value = node.number();
        if (value == 0) throw node.mistake("lesson.mistake.divisor");
        return value;
    }

    private EditLine overwrite(YamlMap map) throws MistakeException {
        YamlNode name = map.get("name");
        if (ActivationName.parse(Names.inLayer(name.text(), 0)).isEmpty()) {
            throw name.mistake("lesson.mistake.activation", name.text());
        }
        List<Place> index = places(map.get("index"), name.text(), Setting.NONE);
        List<Double> values = new ArrayList<>();
        YamlNode listed = map.get("values");
        for (YamlNode value : listed.oneOrList()) values.add(value.number());
        if (values.isEmpty()) throw listed.mistake("lesson.mistake.no-text");
        return new EditLine.Overwrite(name.text(), index, values);
    }
}
