package org.glassgpt.ui.state;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;

/** The current language as properties: words bound here change with it. */
public final class Texts {
    private final CurrentLanguage current;
    private final ReadOnlyObjectWrapper<Messages> messages;

    public Texts(CurrentLanguage current) {
        this.current = current;
        messages = new ReadOnlyObjectWrapper<>(current.messages());
        current.listen(messages::set);
    }

    public ReadOnlyObjectProperty<Messages> messages() {
        return messages.getReadOnlyProperty();
    }

    public Language language() {
        return current.language();
    }

    public void switchTo(Language language) {
        current.set(language);
    }

    /**
     * The words under a key, now and in every language to come.
     *
     * @param args that fill its places; an {@link ObservableValue} stands for its value, and is followed too
     */
    public StringBinding text(String key, Object... args) {
        ObservableValue<?>[] followed = Arrays.stream(args)
                .filter(ObservableValue.class::isInstance)
                .map(ObservableValue.class::cast)
                .toArray(ObservableValue<?>[]::new);
        messages.get().text(key, values(args)); // a key that is in no file is found where it is used
        return following(now -> now.text(key, values(args)), followed);
    }

    /** Words made in a freer way, made again when the language or one of the values changes. */
    public StringBinding following(Function<Messages, String> make, ObservableValue<?>... followed) {
        ObservableValue<?>[] all = Arrays.copyOf(followed, followed.length + 1);
        all[followed.length] = messages;
        return Bindings.createStringBinding(() -> make.apply(messages.get()), all);
    }

    private static Object[] values(Object[] args) {
        return Arrays.stream(args)
                .map(arg -> arg instanceof ObservableValue<?> value ? value.getValue() : arg)
                .toArray();
    }
}
