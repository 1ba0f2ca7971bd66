package org.glassgpt.ui.lesson;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Hue;
import org.glassgpt.ui.control.Fonts;

/**
 * How words look. Immutable.
 *
 * @param size of the type, in pixels
 */
public record Ink(Palette palette, Rgb accent, double size, Language language) {
    /** Lines are set wider in Chinese. */
    public double lineHeight() {
        return size * (language == Language.ZH ? 1.7 : 1.5);
    }

    public Font font(boolean strong) {
        return Font.font(Fonts.WORDS, strong ? FontWeight.BOLD : FontWeight.NORMAL, FontPosture.REGULAR, size);
    }

    Font code() {
        return Font.font(Fonts.NUMBERS, size * 0.93);
    }

    static Color color(Rgb rgb) {
        return Color.rgb(rgb.value() >> 16 & 255, rgb.value() >> 8 & 255, rgb.value() & 255);
    }

    /** The text shade of what a word stands for. */
    Rgb of(Optional<Hue> hue) {
        return hue.map(Ink::meaning).map(palette::text).orElse(palette.text());
    }

    static Meaning meaning(Hue hue) {
        return Meaning.valueOf(hue.name());
    }

    /** As LaTeX takes it. */
    String hex(Hue hue) {
        return String.format(Locale.ROOT, "#%06x", of(Optional.of(hue)).value());
    }

    /** A glossary's heading may name a term in the other language in brackets; running words need not. */
    public static String withoutBrackets(String name) {
        int bracket = Math.max(name.indexOf('（'), name.indexOf(" ("));
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    public Ink sized(double newSize) {
        return new Ink(palette, accent, newSize, language);
    }
}
