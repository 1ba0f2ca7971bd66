package org.glassgpt.world;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.glassgpt.i18n.Language;

/**
 * Which parts of a text the stories of a world can contain, by the list of their words alone: what is not familiar was
 * never in training. A text may mix both languages. Immutable.
 *
 * <p>English words are runs of letters, with or without a capital at the beginning; Chinese ones are not set apart, so
 * the text is covered with words of the list so that as little as possible is left over.
 */
public final class Familiarity {
    /** A part of a text that no story contains: offsets in chars, the end excluded. */
    public record Stranger(int start, int end) {}

    private final Set<String> english = new HashSet<>();
    private final Set<String> chinese = new HashSet<>();
    private final int longest;

    private Familiarity(SortedSet<String> english, SortedSet<String> chinese) {
        // English stories write straight quotation marks.
        english.forEach(word -> this.english.add(word.replace('“', '"').replace('”', '"')));
        this.chinese.addAll(chinese);
        longest = chinese.stream().mapToInt(String::length).max().orElse(1);
    }

    public static Familiarity of(StoryWorld world) {
        return new Familiarity(
                world.words(Language.EN).all(), world.words(Language.ZH).all());
    }

    /** What no story contains, in order, neighbours joined. */
    public List<Stranger> strangers(String text) {
        List<Stranger> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isHan(text.charAt(end))) end++;
            if (end > at) {
                cover(text, at, end, found);
            } else {
                end = endOfPiece(text, at);
                if (!known(text.substring(at, end))) add(found, at, end);
            }
            at = end;
        }
        return List.copyOf(found);
    }

    /** Chinese characters and what stands between them: the words of the list hold both. */
    private static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN || "，。：！？“”".indexOf(c) >= 0;
    }

    /** A run of letters, or one other character. */
    private static int endOfPiece(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end)) && !isHan(text.charAt(end))) end++;
        if (end > at) return end;
        return at + Character.charCount(text.codePointAt(at));
    }

    private boolean known(String piece) {
        if (piece.isBlank() || english.contains(piece)) return true;
        if (piece.codePoints().noneMatch(Character::isLetter)) {
            return english.stream().anyMatch(word -> isMark(word) && word.contains(piece));
        }
        String small = piece.substring(0, 1).toLowerCase(Locale.ROOT) + piece.substring(1);
        return english.contains(small);
    }

    private static boolean isMark(String word) {
        return word.codePoints().noneMatch(Character::isLetter);
    }

    /** Covers a run with words so that the fewest characters are left over (dynamic programming from the end). */
    private void cover(String text, int from, int to, List<Stranger> found) {
        int n = to - from;
        int[] left = new int[n + 1];
        int[] step = new int[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            left[i] = left[i + 1] + 1;
            step[i] = 0; // left over
            for (int length = Math.min(longest, n - i); length >= 1; length--) {
                if (left[i + length] >= left[i]) continue;
                if (!chinese.contains(text.substring(from + i, from + i + length))) continue;
                left[i] = left[i + length];
                step[i] = length;
            }
        }
        for (int i = 0; i < n; i += Math.max(1, step[i])) {
            if (step[i] == 0) add(found, from + i, from + i + 1);
        }
    }

    private static void add(List<Stranger> found, int start, int end) {
        int last = found.size() - 1;
        if (last >= 0 && found.get(last).end() == start) {
            found.set(last, new Stranger(found.get(last).start(), end));
        } else {
            found.add(new Stranger(start, end));
        }
    }
}
