package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a picture is to somebody who hears it: its title, what there is to see, and where its largest numbers are. */
public final class Spoken {
    private static final int LARGEST = 3;

    /** A picture of more cells than this is spoken of without them: nobody waits for a million numbers. */
    private static final long MOST = 200_000;

    private static final Comparator<Hit> BY_SIZE = Comparator.comparingDouble(
            hit -> -Math.abs(hit.datum().orElseThrow().value()));

    private Spoken() {}

    public static String of(Figure figure, Words words) {
        String said = figure.title() + "\n" + figure.summary();
        List<Hit> largest = largest(figure);
        if (largest.isEmpty()) return said;
        String numbers = largest.stream()
                .map(hit -> hit.words().lines().findFirst().orElse(""))
                .collect(Collectors.joining("\n"));
        return said + "\n" + words.text("spoken.largest") + "\n" + numbers;
    }

    /** The largest magnitudes of one kind: what stands beside each other in one picture can be compared. */
    static List<Hit> largest(Figure figure) {
        List<Hit> hits = new ArrayList<>();
        Optional<Heatmap> map = figure.heatmaps().stream().findFirst();
        if (map.isPresent()
                && (long) map.get().matrix().rows() * map.get().matrix().columns() <= MOST) {
            cells(map.get(), hits);
        } else if (map.isEmpty()) {
            spots(figure, hits);
        }
        hits.sort(BY_SIZE);
        return hits.stream().limit(LARGEST).toList();
    }

    private static void cells(Heatmap map, List<Hit> hits) {
        double least = 0;
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column < map.matrix().columns(); column++) {
                double size = map.matrix().masked(row, column)
                        ? 0
                        : Math.abs(map.matrix().at(row, column));
                if (!(size > least) || Double.isInfinite(size)) continue;
                Hit hit = Figure.hit(map, row, column);
                if (hit.datum().isEmpty() || hit.words().isBlank()) continue;
                hits.add(hit);
                if (hits.size() <= LARGEST) continue;
                hits.sort(BY_SIZE);
                hits.remove(LARGEST);
                least = Math.abs(hits.get(LARGEST - 1).datum().orElseThrow().value());
            }
        }
    }

    private static void spots(Figure figure, List<Hit> hits) {
        String quantity = null;
        for (Box box : figure.spots()) {
            Hit hit = Figure.hit(box);
            if (hit.datum().isEmpty() || hit.words().isBlank()) continue;
            Address address = hit.datum().get().address();
            String kind = address.name() + " " + address.quantity();
            if (quantity == null) quantity = kind;
            if (quantity.equals(kind) && Double.isFinite(hit.datum().get().value())) hits.add(hit);
        }
    }
}
