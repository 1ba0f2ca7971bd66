package org.glassgpt.clinic;

import java.util.List;

/** One line of a listing, understood. All immutable. */
public sealed interface Statement {
    /** Makes libraries known: {@code use torch, nn}. */
    record Use(List<String> names) implements Statement {
        public Use {
            names = List.copyOf(names);
        }
    }

    /** Begins a module: its name, and what it is built with. */
    record Module(String name, List<Parameter> parameters) implements Statement {
        public Module {
            parameters = List.copyOf(parameters);
        }
    }

    /** Calls the constructor of the kind that the module is of. */
    record Begin() implements Statement {}

    /** Stores what the module was built with under its own name. */
    record Keep(List<String> names) implements Statement {
        public Keep {
            names = List.copyOf(names);
        }
    }

    /** Begins what the module does when it is called. */
    record Forward(List<Parameter> parameters) implements Statement {
        public Forward {
            parameters = List.copyOf(parameters);
        }
    }

    /** Gives a value a name. */
    record Assign(String name, Expr value) implements Statement {}

    /** Hands the result back. */
    record Return(Expr value) implements Statement {}

    /**
     * @param optional whether a caller may leave it out
     */
    record Parameter(String name, boolean optional) {}
}
