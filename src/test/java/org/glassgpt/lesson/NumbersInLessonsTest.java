package org.glassgpt.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as lessons write them and as learners type them. */
class NumbersInLessonsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.00   | 0.126      | 0.13",
                "+0.00  | 0.126      | +0.13",
                "+0.00  | -0.126     | −0.13",
                "0.00   | -0.001     | 0.00",
                "+0.00  | 0.001      | +0.00",
                "0%     | 0.827      | 83%",
                "0.0%   | 0.8272     | 82.7%",
                "0.0%   | 0.0002     | <0.1%",
                "0%     | 0.002      | <1%",
                "0%     | 0          | 0%",
                "0%     | 0.9995     | >99%",
                "0.0%   | 0.9999     | >99.9%",
                "0.00%  | 0.99999    | >99.99%",
                "0%     | 1          | 100%",
                "0,000  | 951808     | 951,808",
                "0      | 27         | 27",
            })
    void writing(String pattern, double number, String text) {
        assertEquals(text, new Format(pattern).write(number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.25  | 0.25",
                ".25 | 0.25",
                "25% | 0.25",
                "1/4 | 0.25",
                "−0.5 | -0.5",
                "０．５ | 0.5",
                "2e-3 | 0.002",
            })
    void typing(String typed, double number) {
        assertEquals(OptionalDouble.of(number), NumberText.read(typed));
    }

    @ParameterizedTest
    @CsvSource({"32, 32", "16384, 16384", "0.25, 0.25", "-0.8186, −0.819", "4.0004, 4", "10, 10"})
    void answersAreGivenAsTheyWouldBeTyped(double number, String text) {
        assertEquals(text, NumberText.write(number));
    }

    @Test
    void whatIsNoNumber() {
        for (String typed : new String[] {"", "a half", "1/0", "0.2.3", "--1"}) {
            assertEquals(OptionalDouble.empty(), NumberText.read(typed), typed);
        }
    }
}
