package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.panel.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {
    @TempDir
    Path temp;

    @Test
    void everyPanelIsWellFormedAndKeepsItsTextAsText() throws Exception {
        Snapshot snapshot = Samples.of(GoldenFixture.TINY_TIED, temp, new SamplingSettings(1, 4, 1, 1));
        RenderRequest request = RenderRequest.of(snapshot, Selection.START, List.of(Renderer.ALL), Language.ZH);
        for (String id : PanelCatalog.ids()) {
            Figure figure = Renderer.figure(request, id);
            NodeList texts = parse(Svg.of(figure)).getElementsByTagName("text");
            List<String> written = IntStream.range(0, texts.getLength())
                    .mapToObj(i -> texts.item(i).getTextContent())
                    .toList();
            assertEquals(figure.labels().stream().map(Label::text).toList(), written, id);
        }
    }

    @Test
    void manyCellsAreOneImage() throws Exception {
        Snapshot snapshot = Samples.madeUp(new ModelShape(1, 1, 8, 16, 128, 30), 100, true);
        RenderRequest request = RenderRequest.of(snapshot, Selection.START, List.of(), Language.EN);
        Document svg = parse(Svg.of(Renderer.figure(request, "attention")));
        assertEquals(1, svg.getElementsByTagName("image").getLength());
        assertTrue(svg.getElementsByTagName("rect").getLength() < 1000);
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
