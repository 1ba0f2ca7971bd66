/**
 * The course: reads lessons, works out what they claim, and plays them on a {@link org.glassgpt.lesson.Stage}. Floor 2,
 * no JavaFX.
 *
 * <p>How a lesson is written stands in {@code lessons/README.md}. {@link org.glassgpt.lesson.LessonReader} reads one
 * strictly, every mistake with file and line; {@link org.glassgpt.lesson.Expression} reads numbers from a trace, so that
 * words, answers and claims all speak of what the model has just computed.
 */
package org.glassgpt.lesson;
