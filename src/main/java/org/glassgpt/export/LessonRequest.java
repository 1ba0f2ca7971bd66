package org.glassgpt.export;

import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.session.Session;
import org.glassgpt.ui.state.Theme;

/**
 * A lesson to be written down.
 *
 * @param course whose glossary is used
 * @param session with executors that do things at once, and a model open
 * @param notes whether the teacher's notes go along
 */
public record LessonRequest(
        Course course, Lesson lesson, Session session, Language language, Theme theme, boolean notes) {}
