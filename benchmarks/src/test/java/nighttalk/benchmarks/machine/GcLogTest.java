package nighttalk.benchmarks.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogTest {

    @Test
    void only_what_was_left_since_then_counts(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("gc.log");
        GcLog log = new GcLog(file);
        assertThat(log.mostMibSince(0)).isZero();
        Files.writeString(file, """
                [0.010s][info][gc] Using G1
                [1.2s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 400M->390M(512M) 4.1ms
                """);
        int before = log.lines();
        Files.writeString(file, """
                [2.2s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 410M->121M(512M) 4.1ms
                [2.9s][info][gc] GC(2) Concurrent Mark Cycle
                [3.2s][info][gc] GC(3) Pause Young (Mixed) (G1 Evacuation Pause) 420M->98M(512M) 4.1ms
                """, StandardOpenOption.APPEND);
        assertThat(log.mostMibSince(before)).isEqualTo(121);
        assertThat(log.mostMibSince(0)).isEqualTo(390);
    }
}
