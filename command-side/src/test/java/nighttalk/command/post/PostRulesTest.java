package nighttalk.command.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PostRulesTest {

    @Test
    void a_title_is_given() {
        assertThatThrownBy(() -> new Title(" \t\r\n")).hasMessage("제목을 입력해주세요.");
    }

    @Test
    void a_title_has_at_most_26_characters_however_many_units_each_takes() {
        assertThat(new Title("🌙".repeat(26)).text()).hasSize(52);
        assertThatThrownBy(() -> new Title("🌙".repeat(27))).hasMessage("제목은 최대 26자까지 작성 가능합니다.");
    }

    @Test
    void a_content_is_given_and_bounded() {
        assertThatThrownBy(() -> new Content("　")).hasMessage("내용을 입력해주세요.");
        assertThat(new Content("가".repeat(20_000)).text()).hasSize(20_000);
        assertThatThrownBy(() -> new Content("가".repeat(20_001))).hasMessage("내용은 최대 20,000자까지 작성 가능합니다.");
    }

    @Test
    void white_space_around_is_not_part_of_it_but_line_breaks_within_are() {
        assertThat(new Title("  밤  ").text()).isEqualTo("밤");
        assertThat(new Content("\r\n하나\r\n둘\n").text()).isEqualTo("하나\r\n둘");
    }
}
