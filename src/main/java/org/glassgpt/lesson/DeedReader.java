package org.glassgpt.lesson;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads what the learner has to do. */
final class DeedReader {
    private static final String KNOWN = "select, open, prompt, step, head-off, mlp-off, mask-off, positions-off,"
            + " divisor, overwrite, restore, temperature, top-k, top-p, seed, until";

    private final SettingReader settings;

    DeedReader(SettingReader settings) {
        this.settings = settings;
    }

    Deed read(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        YamlNode word = map.get("do");
        Deed deed = switch (word.text()) {
            case "select" -> select(map);
            case "open" -> new Deed.Open(settings.panel(map.get("panel")));
            case "prompt" -> new Deed.Ask(map.count("tokens").orElse(1));
            case "step" -> new Deed.Draw(map.count("times").orElse(1));
            case "head-off" -> change(Deed.What.HEAD_OFF, map.count("layer"), map.count("head"));
            case "mlp-off" -> change(Deed.What.MLP_OFF, map.count("layer"), OptionalInt.empty());
            case "mask-off", "positions-off", "divisor", "overwrite", "restore" ->
                change(
                        Deed.What.valueOf(word.text().toUpperCase(Locale.ROOT).replace('-', '_')),
                        OptionalInt.empty(),
                        OptionalInt.empty());
            case "temperature", "top-k", "top-p", "seed" -> turn(word.text(), map);
            case "until" -> new Deed.Until(StepReader.expression(map.get("that")));
            default -> throw word.mistake("lesson.mistake.one-of", word.text(), KNOWN);
        };
        map.done();
        return deed;
    }

    private static Deed change(Deed.What what, OptionalInt layer, OptionalInt head) {
        return new Deed.Change(what, layer, head);
    }

    private Deed select(YamlMap map) throws MistakeException {
        Optional<Place> token = settings.place(map, "token");
        Optional<Place> key = settings.place(map, "key");
        OptionalInt layer = map.count("layer");
        Optional<Setting.HeadChoice> head = settings.head(map);
        if (token.isEmpty() && key.isEmpty() && layer.isEmpty() && head.isEmpty()) {
            throw map.node().mistake("lesson.mistake.missing", "token, key, layer, head");
        }
        return new Deed.Select(token, key, layer, head);
    }

    private static Deed turn(String word, YamlMap map) throws MistakeException {
        OptionalDouble above = map.number("above");
        OptionalDouble below = map.number("below");
        if (above.isEmpty() && below.isEmpty() && !word.equals("seed")) {
            throw map.node().mistake("lesson.mistake.missing", "above, below");
        }
        return new Deed.Turn(Deed.Dial.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')), above, below);
    }
}
