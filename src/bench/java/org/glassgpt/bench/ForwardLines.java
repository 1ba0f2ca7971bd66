package org.glassgpt.bench;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glassgpt.bench.TorchGpt.Gelu;
import org.glassgpt.bench.TorchGpt.Kept;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;

/** The forward pass beside libtorch's. */
final class ForwardLines {
    /** Largest difference allowed, relative to an activation's root mean square (or 1, if that is less). */
    private static final double TOLERANCE = 2e-4;

    private ForwardLines() {}

    static void prefill(Gpt gpt) {
        trace(new Pairs("prefill", 0.55, 0.35), gpt, 64);
    }

    static void bundled() throws IOException {
        try (Gpt gpt = Gpt.load(Path.of("assets", "model"))) {
            trace(new Pairs("bundled", 0.60, 0.30), gpt, 32);
        }
    }

    private static void trace(Pairs pairs, Gpt gpt, int T) {
        int[] ids = RandomModel.ids(gpt.config(), T);
        compare(pairs.name(), gpt, ids);
        try (TorchGpt torch = new TorchGpt(gpt.config(), (Parameters) gpt.weights(), Gelu.FUSED)) {
            TraceOurs ours = new TraceOurs(gpt, ids);
            TraceTheirs theirs = new TraceTheirs(torch, torch.prompt(ids));
            pairs.run(ours, theirs);
            theirs.prepare();
        }
    }

    private static void compare(String name, Gpt gpt, int[] ids) {
        try (TorchGpt torch = new TorchGpt(gpt.config(), (Parameters) gpt.weights(), Gelu.EXACT);
                PtNDManager pass = torch.newPass()) {
            Trace ours = gpt.forward(ids, Edits.NONE, Keep.all());
            double worst = 0;
            for (Kept kept : torch.forward(torch.prompt(ids), pass)) worst = Math.max(worst, difference(ours, kept));
            agree(name, ours.activations().size() + " activations", worst);
        }
    }

    private static double difference(Trace trace, Kept kept) {
        var ours = trace.get(kept.name());
        PtNDArray array = kept.array();
        if (array.getShape().dimension() == 3 && !kept.name().kind().quadratic()) {
            array = (PtNDArray) array.transpose(1, 0, 2); // (nh, T, hs) to (T, nh, hs)
        }
        return difference(ours.values(), array.toFloatArray(), ours.rms());
    }

    private static double difference(FloatBuffer ours, float[] theirs, double rms) {
        double worst = 0;
        if (ours.limit() != theirs.length) throw new IllegalStateException("not as many numbers");
        for (int i = 0; i < theirs.length; i++) {
            if (ours.get(i) != theirs[i]) worst = Math.max(worst, Math.abs(ours.get(i) - theirs[i]) / Math.max(1, rms));
        }
        return worst;
    }

    private static void agree(String name, String what, double worst) {
        Pairs.say("%s numbers: %s, largest difference %.1e of their scale", name, what, worst);
        if (!(worst <= TOLERANCE)) throw new IllegalStateException(name + ": ours and libtorch's numbers differ");
    }

    /** Every activation kept until the next run. */
    private static final class TraceOurs implements Pairs.Way {
        private final Gpt gpt;
        private final int[] ids;
        private Trace kept;

        TraceOurs(Gpt gpt, int[] ids) {
            this.gpt = gpt;
            this.ids = ids;
        }

        @Override
        public void prepare() {
            kept = null;
        }

        @Override
        public void run() {
            kept = gpt.forward(ids, Edits.NONE, Keep.all());
            if (kept.tokens() != ids.length) throw new IllegalStateException();
        }
    }

    private static final class TraceTheirs implements Pairs.Way {
        private final TorchGpt torch;
        private final TorchGpt.Prompt prompt;
        private PtNDManager pass;

        TraceTheirs(TorchGpt torch, TorchGpt.Prompt prompt) {
            this.torch = torch;
            this.prompt = prompt;
        }

        @Override
        public void prepare() {
            if (pass != null) pass.close();
            pass = null;
        }

        @Override
        public void run() {
            pass = torch.newPass();
            List<Kept> kept = torch.forward(prompt, pass);
            if (kept.isEmpty()) throw new IllegalStateException();
        }
    }

    /** One token at position 64, behind a cache of 64. */
    static void decode(Gpt gpt) {
        int[] past = RandomModel.ids(gpt.config(), 64);
        int next = past[7];
        try (Decoder decoder = gpt.decoder(Edits.NONE);
                TorchGpt torch = new TorchGpt(gpt.config(), (Parameters) gpt.weights(), Gelu.EXACT);
                TorchGpt.Cache cache = torch.new Cache(past);
                PtNDManager pass = torch.newPass()) {
            decoder.append(past);
            float[] ours = decoder.append(next);
            float[] theirs = cache.append(cache.next(next), pass).toFloatArray();
            agree("decode", "logits", difference(FloatBuffer.wrap(ours), theirs, 1));
        }
        try (TorchGpt torch = new TorchGpt(gpt.config(), (Parameters) gpt.weights(), Gelu.FUSED);
                TorchGpt.Cache cache = torch.new Cache(past)) {
            DecodeTheirs theirs = new DecodeTheirs(torch, cache, next);
            DecodeOurs ours = new DecodeOurs(gpt, past, next);
            new Pairs("decode", 0.40, 0.30).run(ours, theirs);
            ours.prepare();
            theirs.prepare();
        }
    }

    private static final class DecodeOurs implements Pairs.Way {
        private final Gpt gpt;
        private final int[] past;
        private final int next;
        private Decoder decoder;

        DecodeOurs(Gpt gpt, int[] past, int next) {
            this.gpt = gpt;
            this.past = Arrays.copyOf(past, past.length);
            this.next = next;
        }

        @Override
        public void prepare() {
            if (decoder != null) decoder.close();
            decoder = gpt.decoder(Edits.NONE);
            decoder.append(past);
        }

        @Override
        public void run() {
            if (decoder.append(next).length == 0) throw new IllegalStateException();
        }
    }

    private static final class DecodeTheirs implements Pairs.Way {
        private final TorchGpt torch;
        private final TorchGpt.Cache cache;
        private final PtNDArray id;
        private PtNDManager pass;

        DecodeTheirs(TorchGpt torch, TorchGpt.Cache cache, int next) {
            this.torch = torch;
            this.cache = cache;
            this.id = cache.next(next);
        }

        @Override
        public void prepare() {
            if (pass != null) pass.close();
            pass = null;
        }

        @Override
        public void run() {
            pass = torch.newPass();
            if (cache.append(id, pass).getShape().size() == 0) throw new IllegalStateException();
        }
    }
}
