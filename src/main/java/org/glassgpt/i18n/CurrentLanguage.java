package org.glassgpt.i18n;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Which language the application speaks now, and who wants to hear of a change. For one thread, the screen's. */
public final class CurrentLanguage {
    private final Map<Language, Messages> loaded = new EnumMap<>(Language.class);
    private final List<Consumer<Messages>> listeners = new CopyOnWriteArrayList<>();
    private Language language;

    public CurrentLanguage(Language first) {
        language = first;
    }

    public Language language() {
        return language;
    }

    public Messages messages() {
        return loaded.computeIfAbsent(language, Messages::of);
    }

    /** Switches, and tells the listeners in the order in which they came. */
    public void set(Language next) {
        if (next == language) return;
        language = next;
        listeners.forEach(listener -> listener.accept(messages()));
    }

    public void listen(Consumer<Messages> listener) {
        listeners.add(listener);
    }
}
