package org.glassgpt.figure;

/** Words on screen in the current language, by message key. */
@FunctionalInterface
public interface Words {
    /**
     * @param key of the message
     * @param arguments that fill its places
     */
    String text(String key, Object... arguments);
}
