package org.glassgpt.architecture;

import java.util.Arrays;
import java.util.Optional;

/** The packages and the floor each stands on. Only here: a new package is a decision, made by adding a line. */
enum Floors {
    TRACE(0, "trace"),
    I18N(0, "i18n"),
    ASSETS(0, "assets"),
    TOKENIZER(1, "tokenizer"),
    MODEL(1, "model"),
    SAMPLING(1, "sampling"),
    WORLD(1, "world"),
    TRAINING(2, "training"),
    SESSION(2, "session"),
    FIGURE(2, "figure"),
    GALLERY(2, "gallery"),
    LESSON(2, "lesson"),
    CLINIC(2, "clinic"),
    LAB(3, "lab"),
    UI_STATE(3, "ui.state"),
    UI_CONTROL(3, "ui.control"),
    UI_PANEL(4, "ui.panel"),
    UI_LESSON(4, "ui.lesson"),
    UI_SHELL(5, "ui.shell"),
    EXPORT(5, "export"),
    CLI(6, "cli"),
    APP(6, "app");

    static final String ROOT = "org.glassgpt";

    private final int floor;
    private final String path;

    Floors(int floor, String path) {
        this.floor = floor;
        this.path = ROOT + "." + path;
    }

    /** The part a package belongs to; every panel is a part of its own. */
    record Part(Floors floors, String name) {
        /** Down only; the window's entry point may call the command line's, which stands beside it. */
        boolean mayUse(Part other) {
            if (equals(other)) return true;
            if (floors == APP && other.floors == CLI) return true;
            if (floors == UI_PANEL && other.name.equals(UI_PANEL.path)) return true;
            return other.floors.floor < floors.floor;
        }

        @Override
        public String toString() {
            return name + " (floor " + floors.floor + ")";
        }
    }

    static Optional<Part> of(String packageName) {
        return Arrays.stream(values())
                .filter(f -> packageName.equals(f.path) || packageName.startsWith(f.path + "."))
                .findFirst()
                .map(f -> new Part(f, f == UI_PANEL ? panel(packageName) : f.path));
    }

    /** Package patterns of these, with what is below them. */
    static String[] patterns(Floors... floors) {
        return Arrays.stream(floors).map(f -> f.path + "..").toArray(String[]::new);
    }

    private static String panel(String packageName) {
        int end = packageName.indexOf('.', UI_PANEL.path.length() + 1);
        return end < 0 ? packageName : packageName.substring(0, end);
    }
}
