package nighttalk.standalone;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import nighttalk.platform.database.MissingSetting;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** One service at a time has a data folder, for as long as it runs. */
class DataFolderTest {

    private static final int COLLECTIONS = 5;

    @RepeatedTest(3)
    void it_is_not_lost_when_memory_is_tidied_up(@TempDir Path folder) {
        DataFolder.take(folder);

        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            assertThatThrownBy(() -> DataFolder.take(folder))
                    .isInstanceOf(MissingSetting.class)
                    .hasMessageContaining("in use");
        }
    }
}
