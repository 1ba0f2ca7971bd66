package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.glassgpt.i18n.Language;

/** Reads one step of {@code lesson.yaml}. */
final class StepReader {
    private static final Set<String> LABS = new TreeSet<>(Set.of("pretrain", "finetune"));

    private final SettingReader settings;
    private final Setting lessonSetting;

    StepReader(SettingReader settings, Setting lessonSetting) {
        this.settings = settings;
        this.lessonSetting = lessonSetting;
    }

    /**
     * @param before the step before, whose panel is kept, and whose setting when the step says so
     */
    Step read(YamlNode node, Optional<Step> before) throws MistakeException {
        YamlMap map = node.map();
        String id = map.get("id").id();
        YamlNode word = map.get("kind");
        String written = word.text();
        Kind kind = Kind.of(written).orElseThrow(() -> word.mistake("lesson.mistake.kind", written, kinds()));
        Staging staging = staging(map, before);
        List<Claim> claims = claims(map);
        Optional<YamlNode> reveal = map.find("reveal");
        if (reveal.isPresent() && !kind.asks()) throw reveal.get().mistake("lesson.mistake.reveal", kind.word());
        Optional<Staging> revealed = Optional.empty();
        List<Claim> revealedClaims = List.of();
        if (reveal.isPresent()) {
            YamlMap inside = reveal.get().map();
            revealed = Optional.of(revealed(inside, staging));
            revealedClaims = claims(inside);
            inside.done();
        }
        Step.Frame frame = new Step.Frame(id, node.line(), staging, revealed, claims, revealedClaims, sources(map));
        Step step = step(kind, frame, map);
        map.done();
        return step;
    }

    /** One text for both languages, such as a title, or one for each. */
    private static List<Map<Language, String>> sources(YamlMap map) throws MistakeException {
        List<Map<Language, String>> sources = new ArrayList<>();
        Optional<YamlNode> listed = map.find("sources");
        if (listed.isEmpty()) return sources;
        for (YamlNode source : listed.get().list()) {
            if (source.isMap()) {
                YamlMap each = source.map();
                sources.add(each.languages());
                each.done();
            } else {
                String text = source.text();
                sources.add(Map.of(Language.ZH, text, Language.EN, text));
            }
        }
        return sources;
    }

    private static String kinds() {
        List<String> words = new ArrayList<>();
        for (Kind kind : Kind.values()) words.add(kind.word());
        return String.join(", ", words);
    }

    private Staging staging(YamlMap map, Optional<Step> before) throws MistakeException {
        boolean keep = map.flag("keep");
        if (keep && before.isEmpty()) {
            throw new MistakeException(map.node().file(), map.line("keep"), "lesson.mistake.keep");
        }
        Setting base = keep ? after(before.get()).setting() : lessonSetting;
        Optional<YamlNode> set = map.find("set");
        Setting setting = set.isPresent() ? base.plus(settings.read(set.get())) : base;
        Optional<String> panel = panel(map, "panel");
        Optional<String> beside = panel(map, "beside");
        if (panel.isEmpty() && before.isPresent()) {
            panel = after(before.get()).panel();
            if (beside.isEmpty()) beside = after(before.get()).beside();
        }
        return new Staging(panel, beside, setting, targets(map, setting));
    }

    /** What the stage shows when a step is over. */
    private static Staging after(Step step) {
        return step.frame().revealed().orElse(step.frame().staging());
    }

    private Staging revealed(YamlMap map, Staging before) throws MistakeException {
        Optional<YamlNode> set = map.find("set");
        Setting setting = set.isPresent() ? before.setting().plus(settings.read(set.get())) : before.setting();
        Optional<String> panel = panel(map, "panel");
        Optional<String> beside = panel(map, "beside");
        return new Staging(
                panel.or(before::panel),
                panel.isPresent() ? beside : beside.or(before::beside),
                setting,
                map.has("target") ? targets(map, setting) : before.targets());
    }

    private Optional<String> panel(YamlMap map, String key) throws MistakeException {
        Optional<YamlNode> node = map.find(key);
        return node.isEmpty() ? Optional.empty() : Optional.of(settings.panel(node.get()));
    }

    private List<Target> targets(YamlMap map, Setting setting) throws MistakeException {
        List<Target> targets = new ArrayList<>();
        Optional<YamlNode> listed = map.find("target");
        if (listed.isEmpty()) return targets;
        for (YamlNode node : listed.get().oneOrList()) {
            YamlMap target = node.map();
            YamlNode name = target.get("activation");
            if (!Names.known(name.text())) throw name.mistake("lesson.mistake.activation", name.text());
            Optional<YamlNode> index = target.find("index");
            targets.add(new Target(
                    name.text(), index.isEmpty() ? List.of() : settings.places(index.get(), name.text(), setting)));
            target.done();
        }
        return targets;
    }

    private List<Claim> claims(YamlMap map) throws MistakeException {
        List<Claim> claims = new ArrayList<>();
        Optional<YamlNode> listed = map.find("claims");
        if (listed.isEmpty()) return claims;
        for (YamlNode node : listed.get().list()) claims.add(claim(node));
        return claims;
    }

    private static Claim claim(YamlNode node) throws MistakeException {
        if (!node.isMap()) return new Claim.That(expression(node), Optional.empty(), node.line());
        YamlMap map = node.map();
        Optional<String> tested = map.text("tested");
        if (tested.isPresent()) {
            map.done();
            return new Claim.Tested(tested.get(), node.line());
        }
        Expression that = expression(map.get("that"));
        Optional<YamlNode> lang = map.find("lang");
        Optional<Language> language = Optional.empty();
        if (lang.isPresent()) {
            language = Language.of(lang.get().text());
            if (language.isEmpty())
                throw lang.get().mistake("lesson.mistake.language", lang.get().text());
        }
        map.done();
        return new Claim.That(that, language, node.line());
    }

    static Expression expression(YamlNode node) throws MistakeException {
        return Expression.parse(node.text(), node::mistake);
    }

    private Step step(Kind kind, Step.Frame frame, YamlMap map) throws MistakeException {
        return switch (kind) {
            case SHOW -> new Step.Show(frame);
            case HIGHLIGHT -> {
                if (frame.staging().targets().isEmpty()) map.get("target");
                yield new Step.Highlight(frame);
            }
            case SET -> {
                map.get("set");
                yield new Step.Change(frame);
            }
            case PREDICT -> new Step.Predict(frame, choice(map.get("expect")));
            case QUIZ -> new Step.Quiz(frame, choice(map.get("expect")));
            case WORKED -> new Step.Worked(frame, blanks(map));
            case DO -> new Step.Do(frame, new DeedReader(settings).read(map.get("expect")));
            case RUN -> new Step.Run(frame, action(map.get("run")));
        };
    }

    private static Step.Choice choice(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        Optional<YamlNode> one = map.find("choice");
        Optional<YamlNode> several = map.find("choices");
        Optional<YamlNode> lines = map.find("lines");
        Set<Integer> right = new LinkedHashSet<>();
        if (one.isPresent()) {
            right.add(fromOne(one.get()));
        } else {
            YamlNode list = several.or(() -> lines).orElseThrow(() -> node.mistake("lesson.mistake.missing", "choice"));
            for (YamlNode item : list.list()) right.add(fromOne(item));
            if (right.isEmpty()) throw list.mistake("lesson.mistake.no-right");
        }
        Map<Integer, String> why = new LinkedHashMap<>();
        Optional<YamlNode> explained = map.find("why");
        if (explained.isPresent()) {
            for (var entry : explained.get().map().entries().entrySet()) {
                if (!entry.getKey().matches("[1-9][0-9]{0,3}")) {
                    throw explained.get().mistake("lesson.mistake.from-one", entry.getKey());
                }
                why.put(Integer.parseInt(entry.getKey()), entry.getValue().id());
            }
        }
        map.done();
        return new Step.Choice(lines.isPresent() && one.isEmpty(), one.isEmpty(), right, why);
    }

    private static int fromOne(YamlNode node) throws MistakeException {
        if (!node.text().matches("[1-9][0-9]{0,3}")) throw node.mistake("lesson.mistake.from-one", node.text());
        return node.count();
    }

    private Map<String, Step.Blank> blanks(YamlMap map) throws MistakeException {
        Map<String, Step.Blank> blanks = new LinkedHashMap<>();
        Optional<YamlNode> several = map.find("blanks");
        if (several.isEmpty()) {
            blanks.put("", blank(map.get("expect")));
            return blanks;
        }
        for (var entry : several.get().map().entries().entrySet()) {
            if (!entry.getKey().matches("[a-z0-9-]+")) {
                throw several.get().mistake("lesson.mistake.id", entry.getKey());
            }
            blanks.put(entry.getKey(), blank(entry.getValue()));
        }
        return blanks;
    }

    private Step.Blank blank(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        OptionalDouble tolerance = map.number("tolerance");
        if (tolerance.isEmpty()) throw node.mistake("lesson.mistake.missing", "tolerance");
        if (!(tolerance.getAsDouble() > 0)) throw node.mistake("lesson.mistake.tolerance");
        Optional<YamlNode> value = map.find("value");
        Expression expression;
        if (value.isPresent()) {
            expression = expression(value.get());
        } else {
            YamlNode from = map.get("from");
            List<String> index = new ArrayList<>();
            Optional<YamlNode> listed = map.find("index");
            if (listed.isPresent()) for (YamlNode entry : listed.get().list()) index.add(entry.text());
            String text = from.text() + "[" + String.join(", ", index) + "]";
            expression = Expression.parse(text, from::mistake);
        }
        map.done();
        return new Step.Blank(expression, tolerance.getAsDouble());
    }

    private Action action(YamlNode node) throws MistakeException {
        YamlMap map = node.map();
        Optional<YamlNode> generate = map.find("generate");
        Optional<YamlNode> walk = map.find("walk");
        Action action;
        if (generate.isPresent()) {
            action = new Action.Generate(fromOne(generate.get()));
        } else if (walk.isPresent()) {
            boolean all = walk.get().text().equals("all");
            action = new Action.Walk(all ? Optional.empty() : Optional.of(settings.operation(walk.get())));
        } else {
            YamlNode lab =
                    map.find("lab").orElseThrow(() -> node.mistake("lesson.mistake.missing", "generate, walk, lab"));
            if (!LABS.contains(lab.text())) {
                throw lab.mistake("lesson.mistake.one-of", lab.text(), String.join(", ", LABS));
            }
            action = new Action.Lab(lab.text(), map.text("preset"));
        }
        map.done();
        return action;
    }
}
