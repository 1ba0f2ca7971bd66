package org.glassgpt.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "lab",
        description = {
            "A laboratory without its window: train a model, tune one for a task, or measure the shipped results.",
            "A run can be ended with Ctrl-C and gone on with by the same command and --resume."
        },
        mixinStandardHelpOptions = true)
final class LabCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "missing what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
