package org.glassgpt.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final double TINY = 1e-12;

    @Test
    void fourTokensByHand() {
        // e^0 : e^-1 : e^-2 : e^-3 = 1 : 0.367879 : 0.135335 : 0.049787, together 1.553002
        float[] logits = {1, 3, 0, 2};
        Distribution d = Sampler.distribution(logits, new SamplingSettings(1, 3, 0.9, 0));
        // of the three that top-k leaves, two reach 1.367879 / 1.503215 = 0.909969
        assertEquals(List.of(1, 3), ids(d));
        assertEquals(1, d.cutByK());
        assertEquals(1, d.cutByP());
        assertEquals(0.7310585786, d.kept().get(0).p(), 1e-10);
        assertEquals(0.2689414214, d.kept().get(1).p(), 1e-10);
        assertEquals(1 / 1.5530020, d.kept().get(0).fullP(), 1e-7);
        assertEquals((0.1353353 + 0.0497871) / 1.5530020, d.rest(), 1e-7);
        assertEquals(3, d.kept().get(0).logit());
    }

    @Test
    void theTokenThatCrossesPIsKeptAndReachingItIsEnough() {
        float[] logits = {0, 0, 0, 0};
        assertEquals(List.of(0, 1), ids(Sampler.distribution(logits, new SamplingSettings(1, 0, 0.5, 0))));
        assertEquals(List.of(0, 1, 2), ids(Sampler.distribution(logits, new SamplingSettings(1, 0, 0.51, 0))));
        assertEquals(List.of(0), ids(Sampler.distribution(logits, new SamplingSettings(1, 0, 1e-9, 0))));
    }

    @Test
    void topPSeesWhatTopKLeftAsAWhole() {
        float[] logits = {0, 0, 0, 0};
        Distribution d = Sampler.distribution(logits, new SamplingSettings(1, 2, 0.5, 0));
        assertEquals(List.of(0), ids(d));
        assertEquals(2, d.cutByK());
        assertEquals(1, d.cutByP());
        assertEquals(0.75, d.rest(), TINY);
    }

    @Test
    void tiesGoToTheLowerId() {
        float[] logits = {-1, 2, 0f, 2, -0f, 2};
        assertEquals(List.of(1, 3, 5, 2, 4, 0), ids(Sampler.distribution(logits, new SamplingSettings(1, 0, 1, 0))));
        assertEquals(List.of(1, 3), ids(Sampler.distribution(logits, new SamplingSettings(1, 2, 1, 0))));
        assertEquals(List.of(1), ids(Sampler.distribution(logits, new SamplingSettings(0, 0, 1, 0))));
    }

    @Test
    void atZeroTheLargestIsCertain() {
        Distribution d = Sampler.distribution(new float[] {1, 5, 4}, new SamplingSettings(0, 2, 0.5, 0));
        assertEquals(new Distribution(List.of(new Candidate(1, 5, 1, 1, 1)), 0, 0, 0), d);
        assertEquals(1, Sampler.draw(d, 0.999).chosen().id());
    }

    @Test
    void aTemperatureNearZeroIsNearlyArgmax() {
        for (double T : new double[] {1e-3, 1e-30, Double.MIN_VALUE}) {
            Distribution d = Sampler.distribution(new float[] {1, 5, 4}, new SamplingSettings(T, 0, 1, 0));
            assertEquals(1, d.kept().get(0).p(), TINY);
            assertEquals(3, d.kept().size());
        }
    }

    @Test
    void extremeLogitsStayFinite() {
        float[] logits = {3e38f, -3e38f, Float.NEGATIVE_INFINITY, 3e38f};
        Distribution d = Sampler.distribution(logits, new SamplingSettings(1, 0, 1, 0));
        assertEquals(List.of(0, 3, 1, 2), ids(d));
        assertEquals(0.5, d.kept().get(1).p(), TINY);
        assertEquals(0, d.kept().get(3).p());
        assertEquals(3, Sampler.draw(d, Math.nextDown(1.0)).chosen().id());
    }

    @Test
    void refusesWhatIsNoDistribution() {
        SamplingSettings plain = SamplingSettings.DEFAULT;
        assertThrows(IllegalArgumentException.class, () -> Sampler.distribution(new float[] {0, Float.NaN}, plain));
        assertThrows(
                IllegalArgumentException.class,
                () -> Sampler.distribution(new float[] {0, Float.POSITIVE_INFINITY}, plain));
        assertThrows(
                IllegalArgumentException.class,
                () -> Sampler.distribution(new float[] {Float.NEGATIVE_INFINITY}, plain));
        assertThrows(IllegalArgumentException.class, () -> Sampler.distribution(new float[0], plain));
        Distribution d = Sampler.distribution(new float[] {0, 0}, plain);
        assertThrows(IllegalArgumentException.class, () -> Sampler.draw(d, 1));
        assertThrows(IllegalArgumentException.class, () -> new SamplingSettings(-1, 0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SamplingSettings(1, -1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SamplingSettings(1, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new SamplingSettings(1, 0, Double.NaN, 0));
    }

    @Test
    void agreesWithAPlainReading() {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            int V = 1 + random.nextInt(40);
            float[] logits = new float[V];
            for (int i = 0; i < V; i++) logits[i] = Math.round(random.nextGaussian() * 8) / 2f; // many ties
            SamplingSettings settings = new SamplingSettings(
                    0.1 + 2 * random.nextDouble(), random.nextInt(V + 3), 0.05 + 0.95 * random.nextDouble(), 0);
            Distribution d = Sampler.distribution(logits, settings);

            double[] full = softmax(logits, settings.temperature());
            List<Integer> order = IntStream.range(0, V)
                    .boxed()
                    .sorted(Comparator.comparing((Integer id) -> -logits[id]).thenComparing(id -> id))
                    .toList();
            int k = settings.topK() == 0 ? V : Math.min(V, settings.topK());
            double massK =
                    order.subList(0, k).stream().mapToDouble(id -> full[id]).sum();
            int n = 1;
            while (n < k
                    && order.subList(0, n).stream().mapToDouble(id -> full[id]).sum() / massK < settings.topP()) n++;

            assertEquals(order.subList(0, n), ids(d));
            assertEquals(V - k, d.cutByK());
            assertEquals(k - n, d.cutByP());
            assertEquals(1, d.kept().stream().mapToDouble(Candidate::p).sum(), TINY);
            assertEquals(
                    1,
                    d.rest() + d.kept().stream().mapToDouble(Candidate::fullP).sum(),
                    TINY);
            assertEquals(1, d.kept().get(n - 1).cum(), TINY);
            double mass = 1 - d.rest();
            for (Candidate c : d.kept()) {
                assertEquals(full[c.id()], c.fullP(), TINY);
                assertEquals(full[c.id()], c.p() * mass, TINY);
            }
        }
    }

    @Test
    void theDrawTakesTheFirstWhoseSumExceedsIt() {
        Distribution d = Sampler.distribution(new float[] {0, 0, 0, 0}, SamplingSettings.DEFAULT);
        assertEquals(0, Sampler.draw(d, 0).rank());
        assertEquals(0, Sampler.draw(d, Math.nextDown(0.25)).rank());
        assertEquals(1, Sampler.draw(d, 0.25).rank());
        assertEquals(3, Sampler.draw(d, Math.nextDown(1.0)).rank());
    }

    @Test
    void theLastCandidateCatchesWhatRoundingLeft() {
        Distribution d = new Distribution(
                List.of(
                        new Candidate(7, 1, 0.5, 0.5, 0.5),
                        new Candidate(8, 1, 0.4999, 0.9999, 0.4999),
                        new Candidate(9, -1e9, 0, 0.9999, 0)),
                0,
                0,
                0);
        assertEquals(8, Sampler.draw(d, 0.99999).chosen().id());
    }

    @Test
    void drawsFollowTheDistribution() {
        Distribution d = Sampler.distribution(new float[] {0, 1, 2}, SamplingSettings.DEFAULT);
        DrawStream stream = new DrawStream(11);
        int n = 20_000;
        int[] count = new int[3];
        for (int step = 0; step < n; step++)
            count[Sampler.draw(d, stream.u(step)).chosen().id()]++;
        for (Candidate c : d.kept()) {
            double sigma = Math.sqrt(c.p() * (1 - c.p()) / n);
            assertEquals(c.p(), (double) count[c.id()] / n, 5 * sigma);
        }
    }

    @Test
    void aVocabularyOfGpt2IsCutToo() {
        Random random = new Random(3);
        float[] logits = new float[50257];
        for (int i = 0; i < logits.length; i++) logits[i] = (float) random.nextGaussian();
        Distribution d = Sampler.distribution(logits, new SamplingSettings(0.7, 40, 0.95, 0));
        assertEquals(50217, d.cutByK());
        assertEquals(40, d.kept().size() + d.cutByP());
        Distribution all = Sampler.distribution(logits, SamplingSettings.DEFAULT);
        assertEquals(1, all.kept().get(50256).cum(), 1e-9);
        assertTrue(all.rest() == 0);
    }

    @Test
    void aStepsNumberDependsOnSeedAndStepOnly() {
        assertEquals(new DrawStream(4).u(3), new DrawStream(4).u(3));
        long distinct = IntStream.range(0, 100)
                .boxed()
                .flatMap(seed -> IntStream.range(0, 100).mapToObj(step -> new DrawStream(seed).u(step)))
                .distinct()
                .count();
        assertEquals(10_000, distinct);
    }

    private static List<Integer> ids(Distribution d) {
        return d.kept().stream().map(Candidate::id).toList();
    }

    private static double[] softmax(float[] logits, double T) {
        double[] p = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) p[i] = Math.exp(logits[i] / T);
        for (double x : p) sum += x;
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        return p;
    }
}
