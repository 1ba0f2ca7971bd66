package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
    @TempDir
    Path temp;

    private Path file;

    @BeforeEach
    void name() {
        file = temp.resolve("x.safetensors");
    }

    private void write(long headerLength, String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(file, bytes.putLong(headerLength).put(json).put(data).array());
    }

    private void write(String header, byte[] data) throws IOException {
        write(header.getBytes(StandardCharsets.UTF_8).length, header, data);
    }

    private void assertRefused(String sentence) {
        Exception refusal = assertThrows(
                BadCheckpointException.class, () -> Safetensors.open(file).close());
        assertEquals(file + ": " + sentence, refusal.getMessage());
    }

    @Test
    void readsEveryFormat() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(46).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(0.5)
                .putLong(-7)
                .putLong(1L << 40)
                .putInt(-3)
                .putFloat(1.25f)
                .putFloat(-2);
        data.putShort((short) 0x3c00).putShort((short) 0xc000).putShort((short) 0x3fc0);
        data.put(new byte[4]);
        write("""
                {"__metadata__":{"format":"pt"},
                 "a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},
                 "b":{"dtype":"I64","shape":[2],"data_offsets":[8,24]},
                 "c":{"dtype":"I32","shape":[],"data_offsets":[24,28]},
                 "d":{"dtype":"F32","shape":[2,1],"data_offsets":[28,36]},
                 "e":{"dtype":"F16","shape":[2],"data_offsets":[36,40]},
                 "f":{"dtype":"BF16","shape":[1],"data_offsets":[40,42]},
                 "g":{"dtype":"BOOL","shape":[2,2],"data_offsets":[42,46]},
                 "h":{"dtype":"F32","shape":[0,3],"data_offsets":[46,46]}}""", data.array());
        try (Safetensors tensors = Safetensors.open(file)) {
            assertEquals(
                    List.of("a", "b", "c", "d", "e", "f", "g", "h"),
                    List.copyOf(tensors.tensors().keySet()));
            assertArrayEquals(new float[] {0.5f}, tensors.floats("a"));
            assertArrayEquals(new long[] {-7, 1L << 40}, tensors.longs("b"));
            assertArrayEquals(new long[] {-3}, tensors.longs("c"));
            assertArrayEquals(new float[] {1.25f, -2}, tensors.floats("d"));
            assertEquals(List.of(2L, 1L), tensors.tensors().get("d").shape());
            assertArrayEquals(new float[] {1, -2}, tensors.floats("e"));
            assertArrayEquals(new float[] {1.5f}, tensors.floats("f"));
            assertArrayEquals(new float[0], tensors.floats("h"));
            assertThrows(BadCheckpointException.class, () -> tensors.floats("g"));
            assertThrows(BadCheckpointException.class, () -> tensors.floats("b"));
            assertThrows(BadCheckpointException.class, () -> tensors.longs("a"));
            assertThrows(BadCheckpointException.class, () -> tensors.floats("nothing"));
        }
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        float[] values = new float[300_001]; // more than one piece
        for (int i = 0; i < values.length; i++) values[i] = i * 0.37f - 1000;
        new SafetensorsWriter()
                .metadata("format", "pt")
                .floats("x", new int[] {values.length}, values)
                .longs("ids", new int[] {2}, new long[] {3, 4})
                .write(file);
        try (Safetensors tensors = Safetensors.open(file)) {
            assertArrayEquals(values, tensors.floats("x"));
            assertArrayEquals(new long[] {3, 4}, tensors.longs("ids"));
        }
    }

    @Test
    void whatF16CannotHoldStopsTheWriting() throws IOException {
        Files.writeString(file, "earlier");
        SafetensorsWriter writer =
                new SafetensorsWriter().floats("x", Dtype.F16, new int[] {1}, (from, count) -> new float[] {70000});
        Exception refusal = assertThrows(IOException.class, () -> writer.write(file));
        assertEquals("tensor x holds 70000.0, which F16 cannot", refusal.getMessage());
        assertEquals("earlier", Files.readString(file));
        try (var files = Files.list(temp)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void refusesFilesThatAreNone() throws IOException {
        assertRefused("there is no such file");
        Files.write(file, new byte[0]);
        assertRefused("the file is empty");
        Files.write(file, new byte[5]);
        assertRefused("the file ends after 5 bytes, before the length of its header");
        write(1000, "{}", new byte[0]);
        assertRefused("its header should be 1000 bytes long, but only 2 bytes follow: the file is truncated or not in"
                + " the safetensors format");
        write(-1, "{}", new byte[0]);
        assertRefused("its header should be 18446744073709551615 bytes long, but only 2 bytes follow: the file is"
                + " truncated or not in the safetensors format");
        write("[]", new byte[0]);
        assertRefused("its header is not a JSON object");
        Files.delete(file);
        Files.createDirectory(file);
        assertRefused("is a folder, not a safetensors file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":                                                                    | cannot be read as JSON",
                "pickle                                                                     | cannot be read as JSON",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} {}        | cannot be read as JSON",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{}}  | Duplicate field 'a'",
                "{\"a\":3}                                                                  | tensor a has the unknown dtype",
                "{\"a\":{\"dtype\":\"F4\",\"shape\":[1],\"data_offsets\":[0,4]}}            | tensor a has the unknown dtype \"F4\"",
                "{\"a\":{\"dtype\":\"F32\",\"data_offsets\":[0,4]}}                         | tensor a has a shape that is not",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,4]}}         | tensor a has a shape that is not",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1,-1],\"data_offsets\":[0,4]}}       | tensor a has a shape that is not",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}          | tensor a has a data_offsets that is not",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}           | tensor a has data_offsets [4, 8], outside",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,0]}}           | tensor a has data_offsets [4, 0], outside",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}             | tensor a has data_offsets [0], outside",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}           | tensor a has shape [2] of F32",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387905],\"data_offsets\":[0,4]}} | tensor a has shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}           | the last 4 bytes belong to no tensor",
                "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[2,4]}}           | 2 bytes before tensor a belong to no tensor"
            })
    void refusesHeadersThatLie(String header, String sentence) throws IOException {
        write(header.trim(), new byte[4]);
        Exception refusal = assertThrows(
                BadCheckpointException.class, () -> Safetensors.open(file).close());
        assertTrue(refusal.getMessage().startsWith(file + ": "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(sentence), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    }

    @Test
    void refusesTensorsThatOverlap() throws IOException {
        write("""
                {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
                 "b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", new byte[12]);
        assertRefused("tensors a and b overlap");
    }

    @Test
    void refusesAHeaderTooLongToRead() throws IOException {
        write(" ".repeat((16 << 20) + 1), new byte[0]);
        assertRefused("its header of 16777217 bytes is longer than 16777216, the most that is read");
    }

    @Test
    void refusesAHeaderNestedWithoutEnd() throws IOException {
        write("{\"a\":" + "[".repeat(100_000), new byte[0]);
        assertThrows(BadCheckpointException.class, () -> Safetensors.open(file).close());
    }
}
