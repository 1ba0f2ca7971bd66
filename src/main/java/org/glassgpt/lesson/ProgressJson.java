package org.glassgpt.lesson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is kept of a course, as a file that people can read. */
final class ProgressJson {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ProgressJson() {}

    static String text(String courseId, Progress.Course course) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", 1).put("course", courseId);
        course.last()
                .ifPresent(last ->
                        root.putObject("last").put("lesson", last.lesson()).put("step", last.step()));
        ObjectNode lessons = root.putObject("lessons");
        course.lessons().forEach((lesson, steps) -> {
            ObjectNode inside = lessons.putObject(lesson);
            steps.forEach((step, kept) -> write(kept, inside.putObject(step)));
        });
        try {
            return JSON.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Progress.Kept kept, ObjectNode node) {
        StepState state = kept.state();
        node.put("visited", kept.visited()).put("out", state.out());
        if (!state.chosen().isEmpty()) {
            ArrayNode chosen = node.putArray("chosen");
            for (Set<Integer> each : state.chosen()) {
                ArrayNode list = chosen.addArray();
                new TreeSet<>(each).forEach(list::add);
            }
        }
        if (!state.filled().isEmpty()) {
            ObjectNode filled = node.putObject("filled");
            new java.util.TreeMap<>(state.filled()).forEach(filled::put);
            ArrayNode correct = node.putArray("correct");
            new TreeSet<>(state.correct()).forEach(correct::add);
        }
        if (state.gaveUp()) node.put("gaveUp", true);
        if (!kept.note().isEmpty()) node.put("note", kept.note());
    }

    /**
     * @throws IOException when it is not such a file
     */
    static Progress.Course read(String text) throws IOException {
        JsonNode root = JSON.readTree(text);
        if (root.path("format").asInt() != 1) throw new IOException("format " + root.path("format") + ", not 1");
        Progress.Course course = new Progress.Course();
        JsonNode last = root.path("last");
        if (last.isObject()) {
            course.setLast(new Progress.Bookmark(
                    last.path("lesson").asText(), last.path("step").asText()));
        }
        root.path("lessons")
                .properties()
                .forEach(lesson -> lesson.getValue().properties().forEach(step -> {
                    Progress.Kept kept = kept(step.getValue());
                    course.keep(lesson.getKey(), step.getKey(), before -> kept);
                }));
        return course;
    }

    private static Progress.Kept kept(JsonNode node) {
        List<Set<Integer>> chosen = new ArrayList<>();
        for (JsonNode each : node.path("chosen")) {
            Set<Integer> set = new HashSet<>();
            for (JsonNode number : each) set.add(number.asInt());
            chosen.add(set);
        }
        Map<String, String> filled = new LinkedHashMap<>();
        node.path("filled")
                .properties()
                .forEach(entry -> filled.put(entry.getKey(), entry.getValue().asText()));
        Set<String> correct = new HashSet<>();
        for (JsonNode blank : node.path("correct")) correct.add(blank.asText());
        StepState state = new StepState(
                node.path("out").asBoolean(),
                chosen,
                filled,
                correct,
                node.path("gaveUp").asBoolean());
        return new Progress.Kept(
                state, node.path("note").asText(""), node.path("visited").asBoolean());
    }
}
