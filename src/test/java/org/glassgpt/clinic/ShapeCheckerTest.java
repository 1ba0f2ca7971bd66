package org.glassgpt.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassgpt.clinic.Finding.Kind;
import org.glassgpt.clinic.ShapeChecker.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the listings without running them. */
class ShapeCheckerTest {
    private static List<Finding> at(Listing listing, String line) {
        return ShapeChecker.check(listing).get(line).findings();
    }

    private static String shape(Listing listing, String line) {
        return ShapeChecker.check(listing).get(line).shape().orElseThrow().toString();
    }

    private static Finding finding(Kind kind, String... about) {
        return new Finding(kind, List.of(about));
    }

    @Test
    void keysAndTheMaskGoNowhere() {
        assertEquals(List.of(finding(Kind.NEVER_READ, "K, mask")), at(Listings.ATTENTION, "forward"));
        assertTrue(at(Listings.ATTENTION, "s-k").contains(finding(Kind.REACHES_NOTHING, "s_k")));
        Reach reach = new Reach(Listings.ATTENTION);
        assertTrue(reach.needs("Q") && reach.needs("V"));
        assertFalse(reach.needs("K") || reach.needs("W_k") || reach.needs("mask"));
        Reach mended = new Reach(Listings.MENDED_ATTENTION);
        assertTrue(mended.needs("Q") && mended.needs("K") && mended.needs("V") && mended.needs("nh"));
    }

    @Test
    void headsAreStoredAndNeverSplit() {
        assertEquals(List.of(finding(Kind.NEVER_READ, "nh")), at(Listings.ATTENTION, "keep"));
        for (Line line : Listings.ATTENTION.running()) {
            ShapeChecker.check(Listings.ATTENTION).get(line.id()).shape().ifPresent(shape -> {
                assertEquals(3, shape.rank(), line.id());
                assertFalse(shape.toString().contains("hs"), line.id());
            });
        }
        assertEquals("(B, nh, T, hs)", shape(Listings.MENDED_ATTENTION, "q"));
    }

    @Test
    void theBiasesOfLinearAreNeverUsed() {
        for (String letter : List.of("q", "k", "v", "o")) {
            assertTrue(at(Listings.ATTENTION, letter.equals("o") ? "mix" : "s-" + letter)
                    .contains(finding(Kind.NEVER_READ, "W_" + letter + ".bias")));
        }
    }

    @Test
    void wOFromTheLeftFitsOnlyWhereTheLengthIsTheWidth() {
        Finding fits = finding(Kind.FITS_ONLY_IF, "(C, C)", "(B, T, C)", "C", "T");
        assertEquals(fits, at(Listings.ATTENTION, "mix").get(0));
        assertEquals(
                List.of(finding(Kind.FITS_ONLY_IF, "(B, C, C)", "(B, T, C)", "C", "T")), at(Listings.ATTENTION, "sum"));
    }

    @Test
    void nothingDividesAndNothingHides() {
        for (Listing listing : List.of(Listings.ATTENTION, Listings.TRANSFORMER, Listings.GPT)) {
            Set<String> reads = reads(listing);
            assertTrue(listing.lines().stream().noneMatch(line -> line.code().contains("/")), listing.id());
            assertFalse(reads.contains("causal"), listing.id());
        }
        assertTrue(reads(Listings.MENDED_ATTENTION).containsAll(Set.of("causal", "sqrt", "heads", "join")));
    }

    private static Set<String> reads(Listing listing) {
        Set<String> reads = new HashSet<>();
        for (Line line : listing.lines()) {
            if (line.statement() instanceof Statement.Assign assign)
                assign.value().reads().forEach(reads::add);
        }
        return reads;
    }

    @Test
    void theTransformerUsesALibraryLayerAndIgnoresItsCounts() {
        assertFalse(reads(Listings.TRANSFORMER).contains(Listings.ATTENTION.module()));
        assertFalse(reads(Listings.GPT).contains(Listings.ATTENTION.module()));
        assertEquals(List.of(finding(Kind.NEVER_READ, "L, L_enc, L_dec")), at(Listings.TRANSFORMER, "keep"));
    }

    @Test
    void theTransformerTakesTheBatchForTime() {
        Finding batch = finding(Kind.FIRST_AXIS_TAKEN_FOR_TIME, "(B, T, C)", "B");
        assertEquals(List.of(batch), at(Listings.TRANSFORMER, "encode"));
        assertEquals(List.of(batch, batch), at(Listings.TRANSFORMER, "decode"));
    }

    @Test
    void oneParameterStandsTwice() {
        assertEquals(List.of(finding(Kind.TWICE, "nh_dec")), at(Listings.GPT, "module"));
    }

    @Test
    void twoLibrariesWereNeverImported() {
        assertEquals(
                List.of(finding(Kind.UNKNOWN_NAME, "np"), finding(Kind.UNKNOWN_NAME, "math")),
                at(Listings.GPT, "scale"));
    }

    @Test
    void itIsBuiltWithFiveOfSix() {
        assertEquals(
                List.of(finding(
                        Kind.TOO_FEW_ARGUMENTS,
                        "5",
                        "6",
                        "C → C, nh → nh, L → L, L_dec → L_enc, nh_dec → L_dec",
                        "nh_dec")),
                at(Listings.GPT, "transformer"));
    }

    @Test
    void itIsCalledWithTwoOfFourAndTheMaskLandsInTheTarget() {
        assertEquals(
                List.of(finding(Kind.TOO_FEW_ARGUMENTS, "2", "4", "x → src, mask → tgt", "src_mask, tgt_mask")),
                at(Listings.GPT, "call"));
        Map<String, Checked> inside = ShapeChecker.insideTheCall();
        assertEquals(
                List.of(finding(Kind.WRONG_RANK, "(B, 1, T, C)", "4", "3")),
                inside.get("encode").findings());
        assertEquals(
                List.of(
                        finding(Kind.WRONG_RANK, "(B, T)", "2", "3"),
                        finding(Kind.WRONG_RANK, "(B, 1, T, C)", "4", "3")),
                inside.get("decode").findings());
    }

    @Test
    void everyTokenGetsTheRowOfPositionZero() {
        assertEquals("(B, 1, T)", shape(Listings.GPT, "unsqueeze"));
        assertEquals("(B, 1, T, C)", shape(Listings.GPT, "embed"));
        assertEquals(List.of(finding(Kind.COPIED_ALONG, "(1, 1, C)", "T")), at(Listings.GPT, "place"));
        assertEquals(List.of(), at(Listings.MENDED_GPT, "embed"));
    }

    @Test
    void gptHasAnEncoderADecoderAndNoFinalNorm() {
        assertTrue(reads(Listings.GPT).contains("Transformer"));
        Set<String> layers =
                Listings.TRANSFORMER.building().stream().map(Line::id).collect(Collectors.toSet());
        assertTrue(layers.containsAll(Set.of("encoder", "decoder")));
        assertTrue(Listings.GPT.lines().stream().noneMatch(line -> line.code().contains("Norm")));
        assertTrue(Listings.MENDED_GPT.lines().stream()
                .anyMatch(line -> line.code().contains("Norm")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mended", "mended-gpt"})
    void whatIsMendedFits(String id) {
        Listing listing = Listings.get(id);
        ShapeChecker.check(listing).forEach((line, checked) -> assertEquals(List.of(), checked.findings(), line));
        assertTrue(listing.lines().stream().noneMatch(Line::faulty));
        assertEquals(id.equals("mended") ? "(B, T, C)" : "(B, T, V)", shape(listing, "return"));
    }

    /** Where the checker finds something there is a fault, so that a reader who marks the line is right. */
    @Test
    void everyFindingIsAtAFaultyLine() {
        List<String> wrong = new ArrayList<>();
        for (Listing listing : Listings.all()) {
            ShapeChecker.check(listing).forEach((id, checked) -> {
                if (!checked.findings().isEmpty() && !listing.line(id).faulty()) wrong.add(listing.id() + "." + id);
            });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyFaultStandsAtALine() {
        EnumSet<Fault> missing = EnumSet.allOf(Fault.class);
        Listings.all().forEach(listing -> listing.lines().forEach(line -> missing.removeAll(line.faults())));
        assertEquals(EnumSet.noneOf(Fault.class), missing);
    }

    @Test
    void aLineThatMakesNoSenseIsRefused() {
        for (String line : List.of("x ← ", "x ← a b", "x ← (a", "module A:", "forward(x)", "x ? y", "x ← a; b")) {
            assertThrows(IllegalArgumentException.class, () -> Parser.parse(line), line);
        }
    }

    @Test
    void copyingDidToTheTextWhatItDid() {
        assertEquals("def init(self, embeddim, numheads):", copied(Damage.UNDERSCORES));
        assertEquals(
                " extsoftmaxleft(fracQK^Tsqrtd_k ight)V",
                copied(Damage.BACKSLASHES).replaceAll("[{}]", ""));
        assertEquals("import torch import torch.nn as nn", copied(Damage.LINE_BREAKS));
    }

    private static String copied(Damage damage) {
        return damage.copied(damage.undamaged());
    }
}
