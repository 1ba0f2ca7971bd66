package org.glassgpt.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the course says that compares two texts, or looks between the layers: true of the bundled model. */
class CourseClaimsTest {
    private static final Path BUNDLED = Path.of("assets/model");
    private static final List<String> TOLD = List.of(
            "狐狸把红色风筝放在了阁楼里。小熊在山洞里藏好了蓝色小鼓。后来，狐狸想要风筝，它就来到了",
            "The brave fox put a red kite in the attic. Soon the shy bear hid a blue drum in the cave. Later the fox"
                    + " wanted the kite, so it went back to the");
    private static final List<String> SWAPPED = List.of(
            "狐狸把红色风筝放在了山洞里。小熊在阁楼里藏好了蓝色小鼓。后来，狐狸想要风筝，它就来到了",
            "The brave fox put a red kite in the cave. Soon the shy bear hid a blue drum in the attic. Later the fox"
                    + " wanted the kite, so it went back to the");
    private static final List<String> PLACES = List.of("阁楼", " attic");
    private static final List<String> ALL_PLACES = List.of(
            "阁楼 谷仓 山洞 树林 花园 厨房 车站 公园 学校 院子 商店 塔楼 城堡 木屋",
            "attic barn cave forest garden kitchen station park school yard shop tower castle cabin");
    private static final List<String> OTHERS = List.of("山洞", " cave");

    private static Gpt gpt;

    @BeforeAll
    static void open() throws IOException {
        gpt = Gpt.load(BUNDLED);
    }

    @AfterAll
    static void close() {
        gpt.close();
    }

    @Test
    void withoutOrderTwoTextsAreOne() throws IOException {
        Edits bag = Edits.of(new Edit.NoPositions(), new Edit.NoMask());
        for (int i = 0; i < TOLD.size(); i++) {
            int[] told = ids(TOLD.get(i));
            int[] swapped = ids(SWAPPED.get(i));
            float[] one = last(told, bag);
            float[] other = last(swapped, bag);
            assertArrayEquals(one, other, 1e-3f, TOLD.get(i));
            for (String place : List.of(PLACES.get(i), OTHERS.get(i))) // as the lesson writes them
            assertEquals(share(one, first(place)), share(other, first(place)), 2e-5, place);
            assertEquals(first(PLACES.get(i)), best(last(told, Edits.NONE)));
            assertEquals(first(OTHERS.get(i)), best(last(swapped, Edits.NONE)));
        }
    }

    @Test
    void onlyTheFirstMlpIsMissed() throws IOException {
        for (int i = 0; i < TOLD.size(); i++) {
            for (int layer = 0; layer < 4; layer++) {
                float[] off = last(ids(TOLD.get(i)), Edits.of(new Edit.ZeroMlp(layer)));
                double share = share(off, first(PLACES.get(i)));
                assertTrue(layer == 0 ? share < 0.01 : share > 0.98, PLACES.get(i) + " " + layer + " " + share);
            }
        }
    }

    @Test
    void withoutPositionsOneIsUnsureWhose() throws IOException {
        List<String> onePlace = List.of(
                "狐狸把红色风筝放在了阁楼里。后来，狐狸想要风筝，它就来到了",
                "The brave fox put a red kite in the attic. Later the fox wanted the kite, so it went back to the");
        List<String> asked = List.of(
                TOLD.get(0).replace("狐狸想要风筝", "小熊想要小鼓"),
                TOLD.get(1).replace("fox wanted the kite", "bear wanted the drum"));
        Edits off = Edits.of(new Edit.NoPositions());
        for (int i = 0; i < TOLD.size(); i++) {
            assertTrue(share(last(ids(onePlace.get(i)), off), first(PLACES.get(i))) > 0.9, onePlace.get(i));
            assertTrue(share(last(ids(asked.get(i)), Edits.NONE), first(OTHERS.get(i))) > 0.99, asked.get(i));
            assertTrue(share(last(ids(asked.get(i)), off), first(OTHERS.get(i))) < 0.5, asked.get(i));
        }
    }

    @Test
    void theLensNamesThePlaceOnlyAtTheEnd() throws IOException {
        for (int i = 0; i < TOLD.size(); i++) {
            int[] ids = ids(TOLD.get(i));
            LogitLens lens = gpt.lens(gpt.forward(ids, Edits.NONE, Keep.all()), new int[] {ids.length - 1}, 1);
            List<LogitLens.Depth> depths = lens.readings().get(0).depths();
            int place = first(PLACES.get(i));
            int end = depths.size() - 1;
            assertEquals(place, depths.get(end).top().get(0).id(), TOLD.get(i));
            for (int depth = 0; depth < end; depth++)
                assertNotEquals(place, depths.get(depth).top().get(0).id(), TOLD.get(i) + " at depth " + depth);
        }
    }

    @Test
    void theKindOfWordIsLearnedBeforeTheWord() throws IOException {
        for (int i = 0; i < TOLD.size(); i++) {
            String early = word(best(atMoment("step-000300", TOLD.get(i))));
            assertTrue(List.of(ALL_PLACES.get(i).split(" ")).contains(early.strip()), early);
            assertNotEquals(PLACES.get(i), early);
            assertEquals(PLACES.get(i), word(best(atMoment("step-013000", TOLD.get(i)))));
        }
        boolean all = true;
        for (int i = 0; i < TOLD.size(); i++)
            all &= PLACES.get(i).equals(word(best(atMoment("step-007500", TOLD.get(i)))));
        assertTrue(!all, "after 7500 steps it still gives the latest place now and then");
    }

    private static float[] atMoment(String moment, String text) throws IOException {
        try (Gpt then = Gpt.load(Path.of("assets/moments", moment))) {
            return then.logits(ids(text), Edits.NONE);
        }
    }

    private static String word(int id) throws IOException {
        return TokenizerFiles.loadBytePairs(BUNDLED).decode(new int[] {id});
    }

    private static float[] last(int[] ids, Edits edits) {
        float[] logits = gpt.logits(ids, edits); // (V): of the last token
        assertEquals(gpt.shape().vocab(), logits.length);
        return logits;
    }

    private static double share(float[] logits, int id) {
        return Math.exp(logits[id])
                / IntStream.range(0, logits.length)
                        .mapToDouble(i -> Math.exp(logits[i]))
                        .sum();
    }

    private static int best(float[] logits) {
        return IntStream.range(0, logits.length)
                .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                .orElseThrow();
    }

    private static int[] ids(String text) throws IOException {
        int[] ids = TokenizerFiles.loadBytePairs(BUNDLED).encode(text, false);
        int start = gpt.shape().vocab() - 1;
        return IntStream.concat(IntStream.of(start), IntStream.of(ids)).toArray();
    }

    private static int first(String word) throws IOException {
        int[] ids = TokenizerFiles.loadBytePairs(BUNDLED).encode(word, false);
        assertTrue(ids.length > 0, word);
        return ids[0];
    }
}
