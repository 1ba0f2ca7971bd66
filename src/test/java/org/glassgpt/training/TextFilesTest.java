package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextFilesTest {
    private static final String TEXT = "狐狸把红色的风筝藏在花园里。\nThe fox hid it; 龘 as well.\n";

    @Test
    void bothEncodingsAreTold() {
        assertEquals(Optional.of(TEXT), TextFiles.decode(TEXT.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.of(TEXT), TextFiles.decode(("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.of(TEXT), TextFiles.decode(TEXT.getBytes(Charset.forName("GB18030"))));
        String gbk = "狐狸把红色的风筝藏在花园里。";
        assertEquals(Optional.of(gbk), TextFiles.decode(gbk.getBytes(Charset.forName("GBK"))));
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertEquals(Optional.empty(), TextFiles.decode(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}));
        assertEquals(Optional.empty(), TextFiles.decode(new byte[] {'P', 'K', 3, 4, 0, 0}));
        assertEquals(Optional.empty(), TextFiles.decode(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}));
    }
}
