package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Palette;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Dim;
import org.glassgpt.trace.Formula;
import org.glassgpt.trace.TensorNames;

/** Numbers of the network in words: what they are, and where by token. Immutable. */
record CellWords(Messages messages, Snapshot snapshot) {
    /** What is drawn of a number and still stands for that one number: itself, or what is made of it alone. */
    private static final Set<String> OF_ONE = Set.of(
            Address.VALUE,
            Address.MAXIMUM,
            Address.EXTREME,
            Address.PROBABILITY,
            Address.SCALED,
            Address.SOFTMAX,
            Address.TOP_K,
            Address.SURPRISE,
            Address.RAW,
            Address.DIVIDED);

    /** The number that an address on a picture stands for, if it is one of the network's. */
    static Optional<Cell> cell(Address address) {
        if (!OF_ONE.contains(address.quantity())) return Optional.empty();
        return switch (address.source()) {
            case WEIGHT -> Optional.of(new Cell.OfWeight(address.name(), address.index()));
            case ACTIVATION ->
                ActivationName.parse(address.name())
                        .filter(name ->
                                name.kind().dims().size() == address.index().size())
                        .map(name -> new Cell.OfActivation(name, address.index()));
            case FORMULA, TOKENIZER, LISTING -> Optional.empty();
        };
    }

    /** What it is a part of, such as “query” or “logit”. */
    String kind(Cell cell) {
        if (cell instanceof Cell.OfActivation number) {
            String key = number.name().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            String kind = messages.text("inspector.kind." + key);
            return number.name().kind().inBlock()
                    ? messages.text(
                            "map.at-block", kind, Integer.toString(number.name().layer()))
                    : kind;
        }
        return messages.text("inspector.kind.weight");
    }

    /** Where it stands, coordinate by coordinate. */
    String place(Cell cell) {
        return String.join(messages.text("inspector.between"), coordinates(cell));
    }

    /** Where it stands, seen from another: without the token and the head that both share. */
    String placeFrom(Cell cell, Cell other) {
        List<String> own = new ArrayList<>(coordinates(cell));
        if (own.size() > 1)
            own.removeAll(coordinates(other).subList(0, coordinates(other).size() - 1));
        return String.join(messages.text("inspector.between"), own);
    }

    private List<String> coordinates(Cell cell) {
        List<String> words = new ArrayList<>();
        if (cell instanceof Cell.OfWeight weight) {
            words.add(weight.tensor() + weight.index());
            boolean token =
                    weight.tensor().equals(TensorNames.WTE) || weight.tensor().equals(TensorNames.LM_HEAD);
            if (token) words.add(messages.text("inspector.row", vocabulary(weight.at(0))));
            return words;
        }
        Cell.OfActivation number = (Cell.OfActivation) cell;
        List<Dim> dims = number.name().kind().dims();
        for (int axis = 0; axis < dims.size(); axis++) {
            int i = number.at(axis);
            words.add(
                    switch (dims.get(axis)) {
                        case TOKEN -> messages.text("inspector.token", token(i), Integer.toString(i));
                        case KEY -> messages.text("inspector.key", token(i), Integer.toString(i));
                        case HEAD -> messages.text("inspector.head", Integer.toString(i));
                        case WIDTH, HEAD_SIZE -> messages.text("inspector.dimension", Integer.toString(i));
                        case NEURON -> messages.text("inspector.neuron", Integer.toString(i));
                        case VOCAB -> messages.text("inspector.candidate", vocabulary(i));
                    });
        }
        return words;
    }

    private String token(int place) {
        return snapshot.tokens().get(place).visible();
    }

    private String vocabulary(int id) {
        return snapshot.vocabulary().apply(id).visible();
    }

    /** A line of LaTeX in which what belongs to one number has the colour of its meaning. */
    static String coloured(Formula.Line line, Palette palette) {
        StringBuilder tex = new StringBuilder();
        for (Formula.Piece piece : line.pieces()) {
            Optional<Meaning> meaning = piece.of().flatMap(CellWords::meaning);
            if (meaning.isEmpty()) {
                tex.append(piece.tex());
            } else {
                String hex = String.format(
                        Locale.ROOT, "#%06x", palette.text(meaning.get()).value());
                tex.append("\\textcolor{")
                        .append(hex)
                        .append("}{")
                        .append(piece.tex())
                        .append('}');
            }
        }
        return tex.toString();
    }

    static Optional<Meaning> meaning(Cell cell) {
        if (!(cell instanceof Cell.OfActivation number)) return Optional.empty();
        return switch (number.name().kind()) {
            case Q -> Optional.of(Meaning.QUERY);
            case K -> Optional.of(Meaning.KEY);
            case V, Z, ATTN_OUT -> Optional.of(Meaning.VALUE);
            case POS_EMBED -> Optional.of(Meaning.POSITION);
            case MLP_PRE, MLP_POST, MLP_OUT -> Optional.of(Meaning.MLP);
            case RESID_PRE, RESID_MID, RESID_POST, EMBED -> Optional.of(Meaning.RESIDUAL);
            default -> Optional.empty();
        };
    }
}
