package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Claim;
import org.glassgpt.lesson.Deed;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.Pieces;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepWords;

/**
 * Numbers written out in the words of a lesson that neither a claim nor a source of the step vouches for. A summary repeats
 * what the steps before it said.
 */
final class LooseNumbers {
    private static final Pattern NUMBER = Pattern.compile("(?<![A-Za-z\\d_.-])\\d[\\d,]*(\\.\\d+)?\\s?%?");
    private static final Pattern DIGITS = Pattern.compile("\\d[\\d,]*(\\.\\d+)?");

    private LooseNumbers() {}

    static List<String> in(Lesson lesson) {
        List<String> loose = new ArrayList<>();
        Map<Language, Set<String>> before = new EnumMap<>(Language.class);
        for (Step step : lesson.steps()) {
            for (Language language : Language.values()) {
                Set<String> vouched = vouched(step, language);
                Set<String> so = before.computeIfAbsent(language, none -> new TreeSet<>());
                so.addAll(vouched);
                if (step.id().equals("summary")) vouched = so;
                StepWords words = lesson.words(step, language);
                List<Block> told = new ArrayList<>(words.before());
                words.after().ifPresent(told::addAll);
                words.options().forEach(option -> told.addAll(option.why()));
                words.sections().values().forEach(told::addAll);
                for (String number : numbers(told)) {
                    if (vouched.contains(number)) continue;
                    loose.add(lesson.folder().getFileName() + "/" + language.code() + ".md:" + words.line() + " ("
                            + step.id() + "): " + number + " stands in no claim and no source of the step");
                }
            }
        }
        return loose;
    }

    private static Set<String> vouched(Step step, Language language) {
        Stream<String> claims = Stream.concat(step.frame().claims().stream(), step.frame().revealedClaims().stream())
                .map(LooseNumbers::text);
        Stream<String> asked = step instanceof Step.Worked worked
                ? worked.blanks().values().stream().map(blank -> blank.value().text())
                : step instanceof Step.Do does && does.deed() instanceof Deed.Turn turn
                        ? DoubleStream.concat(turn.above().stream(), turn.below().stream())
                                .mapToObj(Double::toString)
                        : Stream.empty();
        return Stream.of(claims, asked, step.frame().sources(language).stream())
                .flatMap(all -> all)
                .flatMap(text -> DIGITS.matcher(text).results())
                .map(found -> plain(found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(Claim claim) {
        return claim instanceof Claim.That that ? that.expression().text() : ((Claim.Tested) claim).test();
    }

    private static String plain(String number) {
        return number.replaceAll("[,\\s%]", "");
    }

    /** Those of two digits or more, with a point or a percent sign. */
    private static Set<String> numbers(List<Block> blocks) {
        Set<String> numbers = new TreeSet<>();
        Pieces.forEach(
                blocks,
                piece -> text(piece).ifPresent(text -> {
                    Matcher matcher = NUMBER.matcher(text);
                    while (matcher.find()) {
                        String number = matcher.group();
                        if (number.length() > 1) numbers.add(plain(number));
                    }
                }));
        numbers.removeIf(number -> number.length() < 2); // a single digit counts things
        return numbers;
    }

    private static Optional<String> text(Inline piece) {
        if (piece instanceof Inline.Text text && !text.code()) return Optional.of(text.text());
        if (piece instanceof Inline.Term term) return term.words();
        return Optional.empty();
    }
}
