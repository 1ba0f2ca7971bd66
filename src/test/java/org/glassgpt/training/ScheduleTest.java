package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule(1, 0.1, 10, 110);

    @Test
    void risesThenFallsThenStays() {
        assertEquals(0.1, schedule.rate(0), 1e-12);
        assertEquals(1, schedule.rate(9), 1e-12);
        assertEquals(1, schedule.rate(10), 1e-12);
        assertEquals(0.55, schedule.rate(60), 1e-12);
        assertEquals(0.1, schedule.rate(110), 1e-12);
        assertEquals(0.1, schedule.rate(100_000), 1e-12);
        for (int step = 10; step < 109; step++) assertTrue(schedule.rate(step + 1) < schedule.rate(step));
    }

    @Test
    void refusesWhatIsNoSchedule() {
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 0, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 2, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(1, 0, 2, 2));
    }
}
