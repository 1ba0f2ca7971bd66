package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.junit.jupiter.api.Test;

class FileProblemTest {
    private static String said(Language language, Exception e) {
        return Problem.of("problem.open", FileProblem.of(e)).in(Messages.of(language));
    }

    @Test
    void theFileIsNamedWithTheReason() {
        assertEquals(
                "The model could not be opened: you may not read or write m/config.json",
                said(Language.EN, new AccessDeniedException("m/config.json")));
        assertEquals("打不开这个模型：没有读写 m/config.json 的权限", said(Language.ZH, new AccessDeniedException("m/config.json")));
        assertEquals(
                "The model could not be opened: there is no m/vocab.json",
                said(Language.EN, new NoSuchFileException("m/vocab.json")));
        assertEquals(
                "The model could not be opened: the disk is full, and has no room for m",
                said(Language.EN, new FileSystemException("m", null, "No space left on device")));
        assertEquals(
                "The model could not be opened: m lies where nothing can be written (read-only)",
                said(Language.EN, new FileSystemException("m", null, "Read-only file system")));
        assertEquals(
                "打不开这个模型：m 所在的位置是只读的，什么也写不进去",
                said(Language.ZH, new FileSystemException("m", null, "Read-only file system")));
        assertEquals(
                "The model could not be opened: m: Input/output error",
                said(Language.EN, new FileSystemException("m", null, "Input/output error")));
    }

    @Test
    void otherErrorsSpeakForThemselves() {
        assertEquals("m is broken", FileProblem.of(new IOException("m is broken")));
        assertEquals("IOException", FileProblem.of(new IOException()));
    }
}
