package org.glassgpt.i18n;

import java.util.Locale;
import java.util.Optional;

/** The two languages of the application, equals everywhere: words on screen, the story world, the lessons. */
public enum Language {
    ZH("zh", "中文", Locale.SIMPLIFIED_CHINESE),
    EN("en", "English", Locale.ENGLISH);

    private final String code;
    private final String endonym;
    private final Locale locale;

    Language(String code, String endonym, Locale locale) {
        this.code = code;
        this.endonym = endonym;
        this.locale = locale;
    }

    /** As file names and options have it: {@code zh} or {@code en}. */
    public String code() {
        return code;
    }

    /** The language's name in itself. */
    public String endonym() {
        return endonym;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == ZH ? EN : ZH;
    }

    /** The language of that code, in any case. */
    public static Optional<Language> of(String code) {
        for (Language language : values()) {
            if (language.code.equalsIgnoreCase(code)) return Optional.of(language);
        }
        return Optional.empty();
    }

    /** Chinese where the system speaks Chinese, English everywhere else. */
    public static Language of(Locale system) {
        return system.getLanguage().equals("zh") ? ZH : EN;
    }
}
