package org.glassgpt.world;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.glassgpt.i18n.Language;

/**
 * One run of the {@link Narrator}: remembers who was met, what is where, and which fact was spoken of last. The sections
 * of a story (the parts of a {@code story} pattern) share this memory; roles hold within one section.
 */
final class Telling {
    /**
     * How often the fact spoken of last is asked for, beside any other: looking no further back must not pay. Any fact may
     * be asked for at any time, again and again: were each asked for once, who has the rest could be told by elimination,
     * and nobody would need to remember who put what where.
     */
    private static final double WEIGHT_OF_LATEST = 0.6;

    private static final EnumMap<Language, Map<Gender, List<Word>>> PRONOUNS = new EnumMap<>(Map.of(
            Language.EN,
            Map.of(
                    Gender.IT, List.of(new Word("it"), new Word("it"), new Word("its")),
                    Gender.HE, List.of(new Word("he"), new Word("him"), new Word("his")),
                    Gender.SHE, List.of(new Word("she"), new Word("her"), new Word("her"))),
            Language.ZH,
            Map.of(
                    Gender.IT, List.of(new Word("它"), new Word("它"), new Word("它的")),
                    Gender.HE, List.of(new Word("他"), new Word("他"), new Word("他的")),
                    Gender.SHE, List.of(new Word("她"), new Word("她"), new Word("她的")))));

    private final Narrator narrator;
    private final Teller teller;
    private final boolean anywhere; // whatever a role asks for was told before
    private final Pen pen;
    private final List<Concept> cast = new ArrayList<>();
    private final Map<Concept, Gender> genders = new HashMap<>();
    private final List<Binding> facts = new ArrayList<>();
    private final EnumMap<Role, Concept> roles = new EnumMap<>(Role.class);
    private Binding latest; // the fact spoken of last
    private Binding question; // the fact this section asks for, once that can be read

    Telling(Narrator narrator, Teller teller) {
        this(narrator, teller, false);
    }

    private Telling(Narrator narrator, Teller teller, boolean anywhere) {
        this.narrator = narrator;
        this.teller = teller;
        this.anywhere = anywhere;
        this.pen = new Pen(narrator.language(), teller);
    }

    /** A telling of one sentence by itself, wherever in whatever story it may stand. */
    static Telling anywhere(Narrator narrator, Teller teller) {
        return new Telling(narrator, teller, true);
    }

    /** Every pronoun the stories of a language can use. */
    static List<String> pronouns(Language language) {
        return PRONOUNS.get(language).values().stream()
                .flatMap(List::stream)
                .map(Word::text)
                .toList();
    }

    /** Tells by one of the rule's patterns, each part of which is a section. */
    void sections(String rule) {
        for (Part section : teller.pick(narrator.grammar().rule(rule))) {
            section.tell(this);
            endSection();
        }
    }

    /** The facts told so far. */
    List<Binding> facts() {
        return List.copyOf(facts);
    }

    /** Tells a section by itself, beginning a new line. */
    void line(String rule) {
        pen.newLine();
        rule(narrator.grammar().rule(rule));
        endSection();
    }

    /** Tells something about each of the facts, in their order, as one new line. */
    void lineOfFacts(String each, String between, String end) {
        pen.newLine();
        for (int i = 0; i < facts.size(); i++) {
            if (i > 0) {
                rule(narrator.grammar().rule(between));
            }
            question = facts.get(i);
            rule(narrator.grammar().rule(each));
            question = null;
            roles.clear();
        }
        rule(narrator.grammar().rule(end));
    }

    private void endSection() {
        if (roles.containsKey(Role.OWNER)) {
            latest = new Binding(
                    roles.get(Role.OWNER), roles.get(Role.THING), roles.get(Role.COLOUR), roles.get(Role.PLACE));
            facts.add(latest);
        }
        if (question != null) {
            latest = question;
            question = null;
        }
        roles.clear();
    }

    void rule(Choice<List<Part>> patterns) {
        for (Part part : teller.pick(patterns, this::opening)) {
            part.tell(this);
        }
    }

    private String opening(List<Part> pattern) {
        return !pattern.isEmpty() && pattern.get(0) instanceof Word word ? pen.preview(word) : null;
    }

    void word(Word word) {
        pen.write(word);
    }

    void slot(Role role, boolean open) {
        Concept concept = roles.get(role);
        boolean determined = false;
        if (concept == null) {
            determined = question != null && isOfQuestion(role) && !open;
            concept = choose(role);
            roles.put(role, concept);
        }
        pen.write(narrator.word(concept), new Mention(concept, determined));
    }

    /** The gender of a person is drawn when the first pronoun is said, and holds from then on. */
    void pronoun(Part.Case form, Role role) {
        Concept who = roles.get(role);
        Gender gender = genders.computeIfAbsent(who, this::drawGender);
        pen.write(PRONOUNS.get(narrator.language()).get(gender).get(form.ordinal()));
    }

    private Gender drawGender(Concept who) {
        if (who == null) return teller.pick(Choice.uniform(List.of(Gender.values()))); // named in another sentence
        Gender usual = who.usual();
        double fidelity = narrator.fidelity();
        if (usual == Gender.IT || fidelity == 1) {
            return usual;
        }
        if (fidelity == 0) {
            return usual.other();
        }
        return teller.pick(new Choice<>(List.of(usual, usual.other()), List.of(fidelity, 1 - fidelity), 1));
    }

    private static boolean isOfQuestion(Role role) {
        return role == Role.A || role == Role.T || role == Role.P || role == Role.C;
    }

    private Concept choose(Role role) {
        if (anywhere) return pick(keep(narrator.all(role.kind()), c -> !roles.containsValue(c)));
        return switch (role) {
            case NEW, NEW2 -> meet(pick(strangers()));
            case OWNER -> meet(pick(bindable(role)));
            case THING, PLACE -> pick(bindable(role));
            case COLOUR -> pick(unused(Kind.COLOUR));
            case A, T, P, C -> ofQuestion(role);
            case B -> pick(others());
            case W -> pick(cast);
            case V -> pick(keep(cast, c -> c != roles.get(Role.W)));
        };
    }

    private Concept pick(List<Concept> options) {
        return teller.pick(Choice.uniform(options), c -> pen.preview(narrator.word(c)));
    }

    private Concept meet(Concept character) {
        if (!cast.contains(character)) {
            cast.add(character);
        }
        return character;
    }

    private List<Concept> strangers() {
        return keep(narrator.all(Kind.NAME), c -> !cast.contains(c));
    }

    private List<Concept> unused(Kind kind) {
        return keep(narrator.all(kind), c -> !isUsed(c));
    }

    private boolean isUsed(Concept concept) {
        for (Binding fact : facts) {
            if (fact.get(concept.kind()) == concept) {
                return true;
            }
        }
        return false;
    }

    /** Those met who have no thing yet come first; else someone new. */
    private List<Concept> owners() {
        List<Concept> waiting = keep(cast, c -> !isUsed(c));
        return waiting.isEmpty() ? strangers() : waiting;
    }

    /** What can fill the role so that the fact can still be completed to an allowed combination. */
    private List<Concept> bindable(Role role) {
        List<Concept> owners = role == Role.OWNER ? null : known(Role.OWNER, this::owners);
        List<Concept> things = role == Role.THING ? null : known(Role.THING, () -> unused(Kind.THING));
        List<Concept> places = role == Role.PLACE ? null : known(Role.PLACE, () -> unused(Kind.PLACE));
        return switch (role) {
            case OWNER -> keep(owners(), o -> completes(List.of(o), things, places));
            case THING -> keep(unused(Kind.THING), t -> completes(owners, List.of(t), places));
            default -> keep(unused(Kind.PLACE), p -> completes(owners, things, List.of(p)));
        };
    }

    private List<Concept> known(Role role, Supplier<List<Concept>> free) {
        Concept fixed = roles.get(role);
        return fixed == null ? free.get() : List.of(fixed);
    }

    private boolean completes(List<Concept> owners, List<Concept> things, List<Concept> places) {
        for (Concept owner : owners) {
            for (Concept thing : things) {
                for (Concept place : places) {
                    if (narrator.combos().allows(owner, thing, place)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private Concept ofQuestion(Role role) {
        if (question == null) {
            List<Binding> open = open(roles.get(Role.B));
            List<Double> weights = new ArrayList<>();
            for (Binding fact : open) {
                weights.add(fact == latest ? WEIGHT_OF_LATEST : 1.0);
            }
            question = teller.pick(Choice.of(open, weights), fact -> pen.preview(narrator.word(fact.get(role.kind()))));
        }
        return question.get(role.kind());
    }

    /** The facts that can be asked for: all but those of one character. */
    private List<Binding> open(Concept without) {
        return keep(facts, f -> f.owner() != without);
    }

    private List<Concept> others() {
        return question != null ? keep(cast, c -> c != question.owner()) : keep(cast, c -> !open(c).isEmpty());
    }

    private static <T> List<T> keep(List<T> list, Predicate<T> wanted) {
        List<T> kept = new ArrayList<>(list.size());
        for (T item : list) {
            if (wanted.test(item)) {
                kept.add(item);
            }
        }
        return kept;
    }
}
