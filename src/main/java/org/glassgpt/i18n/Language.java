package org.glassgpt.i18n;

/** The two languages of the application, equals everywhere: words on screen, the story world, the lessons. */
public enum Language {
    ZH,
    EN
}
