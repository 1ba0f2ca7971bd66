package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Rival;
import org.glassgpt.session.TrainingMoment;
import picocli.CommandLine.Option;

/** What pictures are compared with: one thing that differs. */
final class BesideOptions {
    @Option(
            names = "--beside-prompt",
            paramLabel = "TEXT",
            description = "Draw the panel for this text too, side by side, with the difference.")
    private String prompt;

    @Option(
            names = "--beside-temperature",
            paramLabel = "T",
            description = "Draw it at this temperature too, side by side.")
    private Double temperature;

    @Option(
            names = "--beside-model",
            paramLabel = "DIR",
            description = "Draw it for this checkpoint too, side by side, with the difference.")
    private Path model;

    @Option(
            names = "--beside-moment",
            paramLabel = "STEP",
            description = "Draw it as the bundled model was after that many training steps too.")
    private Integer moment;

    /**
     * @param settings of the first side
     * @throws IllegalArgumentException for a value that cannot be
     * @throws IOException when there is no such moment
     */
    Rival rival(SamplingSettings settings, BundledAssets assets) throws IOException {
        if (prompt != null) return new Rival.OtherPrompt(prompt);
        if (model != null) return new Rival.OtherModel(model);
        if (moment != null) return moment(assets);
        return new Rival.OtherSettings(
                new SamplingSettings(temperature, settings.topK(), settings.topP(), settings.seed()));
    }

    private Rival moment(BundledAssets assets) throws IOException {
        List<TrainingMoment> all = assets.moments();
        if (all.isEmpty()) throw new IOException("this build carries no moments of the training");
        for (TrainingMoment one : all) if (one.step() == moment) return new Rival.Moment(one.folder(), one.step());
        String steps = all.stream().map(one -> "" + one.step()).collect(Collectors.joining(", "));
        throw new IOException("no moment was kept after " + moment + " steps; there are " + steps);
    }
}
