package org.glassgpt.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a safetensors file and believes nothing that it says before it is checked: 8 bytes of length, that
 * many of JSON (name → dtype, shape, data_offsets), then the data, which the tensors cover without gap or overlap
 * (huggingface/safetensors, "Format").
 */
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";

    private static final int LENGTH_BYTES = 8;
    /** GPT-2 XL's header has 70 kB; a length beyond this is a file of something else, and is not read into memory. */
    private static final long LONGEST = 16L << 20;

    /**
     * What a header says.
     *
     * @param tensors by name, in the order of the header, their positions counted from the beginning of the file
     * @param metadata what the writer noted beside them
     */
    record Contents(Map<String, Safetensors.Tensor> tensors, Map<String, String> metadata) {}

    private final Path file;
    private final long dataBegin;
    private final long dataLength;

    private SafetensorsHeader(Path file, long dataBegin, long dataLength) {
        this.file = file;
        this.dataBegin = dataBegin;
        this.dataLength = dataLength;
    }

    static Contents read(Path file, SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        if (size == 0) throw new BadCheckpointException(file, "the file is empty");
        if (size < LENGTH_BYTES) {
            throw new BadCheckpointException(
                    file, "the file ends after " + size + " bytes, before the length of its header");
        }
        channel.position(0);
        long length = Safetensors.fill(file, channel, ByteBuffer.allocate(LENGTH_BYTES))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
        if (length < 0 || length > size - LENGTH_BYTES) {
            throw new BadCheckpointException(
                    file,
                    "its header should be " + Long.toUnsignedString(length) + " bytes long, but only "
                            + (size - LENGTH_BYTES)
                            + " bytes follow: the file is truncated or not in the safetensors format");
        }
        if (length > LONGEST) {
            throw new BadCheckpointException(
                    file, "its header of " + length + " bytes is longer than " + LONGEST + ", the most that is read");
        }
        byte[] json = Safetensors.fill(file, channel, ByteBuffer.allocate((int) length))
                .array();
        return new SafetensorsHeader(file, LENGTH_BYTES + length, size - LENGTH_BYTES - length).contents(json);
    }

    private Contents contents(byte[] json) throws IOException {
        JsonNode root;
        String text = Utf8Text.of(json).orElseThrow(() -> refusal("its header is not UTF-8 text"));
        try {
            root = JsonTree.of(text);
        } catch (JsonProcessingException e) {
            throw refusal("its header cannot be read as JSON: " + Utf8Text.quotable(e.getOriginalMessage()));
        }
        if (!root.isObject()) throw refusal("its header is not a JSON object");
        Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> note : root.path(METADATA).properties()) {
            metadata.put(note.getKey(), note.getValue().asText());
        }
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            if (!field.getKey().equals(METADATA)) tensors.put(field.getKey(), tensor(field.getKey(), field.getValue()));
        }
        checkCover(new ArrayList<>(tensors.values()));
        return new Contents(Collections.unmodifiableMap(tensors), Collections.unmodifiableMap(metadata));
    }

    private Safetensors.Tensor tensor(String name, JsonNode fields) throws IOException {
        String named = fields.path("dtype").asText("");
        Dtype dtype = Dtype.named(named).orElse(null);
        if (dtype == null)
            throw refusal("tensor " + Utf8Text.quotable(name) + " has the unknown dtype \"" + Utf8Text.quotable(named)
                    + "\"");
        List<Long> shape = integers(name, "shape", fields);
        List<Long> offsets = integers(name, "data_offsets", fields);
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1) || offsets.get(1) > dataLength) {
            throw refusal("tensor " + Utf8Text.quotable(name) + " has data_offsets " + shortened(offsets.toString())
                    + ", outside the " + dataLength + " bytes of data that the file holds");
        }
        long bytes = offsets.get(1) - offsets.get(0);
        if (!multipliesTo(shape, dtype.bytes(), bytes)) {
            throw refusal("tensor " + Utf8Text.quotable(name) + " has shape " + shortened(shape.toString()) + " of "
                    + dtype + ", which does not fill the " + bytes + " bytes between its data_offsets");
        }
        return new Safetensors.Tensor(name, dtype, shape, dataBegin + offsets.get(0));
    }

    private List<Long> integers(String name, String key, JsonNode fields) throws IOException {
        JsonNode node = fields.path(key);
        List<Long> numbers = new ArrayList<>();
        for (JsonNode n : node) {
            if (n.isIntegralNumber() && n.canConvertToLong() && n.longValue() >= 0) numbers.add(n.longValue());
        }
        if (!node.isArray() || numbers.size() != node.size()) {
            throw refusal("tensor " + Utf8Text.quotable(name) + " has a " + key
                    + " that is not a list of non-negative integers: " + shortened(node.toString()));
        }
        return List.copyOf(numbers);
    }

    private static String shortened(String text) {
        return text.isEmpty() ? "it is missing" : Utf8Text.quotable(text);
    }

    private static boolean multipliesTo(List<Long> shape, int bytesEach, long bytes) {
        try {
            long product = bytesEach;
            for (long n : shape) product = Math.multiplyExact(product, n);
            return product == bytes;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private void checkCover(List<Safetensors.Tensor> tensors) throws IOException {
        tensors.sort(Comparator.comparingLong(Safetensors.Tensor::begin).thenComparingLong(Safetensors.Tensor::end));
        long covered = dataBegin;
        String before = "";
        for (Safetensors.Tensor tensor : tensors) {
            if (tensor.begin() < covered)
                throw refusal("tensors " + Utf8Text.quotable(before) + " and " + Utf8Text.quotable(tensor.name())
                        + " overlap");
            if (tensor.begin() > covered) {
                throw refusal((tensor.begin() - covered) + " bytes before tensor " + Utf8Text.quotable(tensor.name())
                        + " belong to no tensor");
            }
            covered = tensor.end();
            before = tensor.name();
        }
        long left = dataBegin + dataLength - covered;
        if (left != 0) throw refusal("the last " + left + " bytes belong to no tensor");
    }

    private BadCheckpointException refusal(String what) {
        return new BadCheckpointException(file, what);
    }
}
