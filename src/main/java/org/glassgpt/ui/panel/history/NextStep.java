package org.glassgpt.ui.panel.history;

import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;

/** The row of a step not taken yet: how the candidates divide the line that u will fall on, and the likeliest. */
record NextStep(Sheet sheet, Snapshot snapshot) {
    /** Target of the row. */
    static final String NEXT = "next-step";

    /**
     * @param row as wide as the table
     * @param track the line from 0 to 1
     * @param token where names begin
     * @param p where probabilities end
     */
    void draw(Bounds row, Bounds track, double token, double p) {
        Candidate best = snapshot.next().kept().get(0);
        Palette palette = sheet.palette();
        Type body = sheet.paper().body();
        String name = Lines.elide(
                sheet.words("figure.history.next"),
                track.x() - token,
                body,
                sheet.paper().metrics());
        sheet.text(name, token, row.centreY() + body.middle(), body, palette.muted(), Anchor.START);
        divide(track);
        int last = snapshot.trace().tokens() - 1;
        Address address = Address.of(ActivationName.logits(), last, best.id()).as(Address.PROBABILITY);
        Datum probable = new Datum(best.p(), Numbers.probability(best.p()), palette.muted(), address);
        Type numbers = sheet.paper().number();
        sheet.number(probable, p, row.centreY() + numbers.middle(), numbers, Anchor.END);
        String words = sheet.words(
                "figure.history.next-is",
                "" + snapshot.next().kept().size(),
                snapshot.vocabulary().apply(best.id()).visible(),
                Numbers.full(best.p()));
        sheet.add(Box.area(row, new Spot(Target.of(NEXT), Optional.of(probable), words)));
    }

    /** Shares too small to be told apart stay one. */
    private void divide(Bounds track) {
        Palette palette = sheet.palette();
        sheet.add(Box.filled(track, palette.bar().mix(palette.background(), 0.75)));
        double from = 0;
        for (int rank = 0; rank < snapshot.next().kept().size(); rank++) {
            Candidate candidate = snapshot.next().kept().get(rank);
            double width = track.width() * candidate.p();
            if (width < 2) return;
            Rgb fill = palette.bar().mix(palette.background(), rank % 2 == 0 ? 0.35 : 0.6);
            double gap = width > 4 ? 1 : 0;
            sheet.add(Box.filled(
                    new Bounds(track.x() + track.width() * from, track.y(), width - gap, track.height()), fill));
            from = candidate.cum();
        }
    }
}
