package nighttalk.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said keeps to the limits of the contract and does not repeat itself. */
class TextsTest {

    private static final int LONGEST_TITLE = 26;

    private final Texts texts = Texts.load();

    @Test
    void titles_are_at_most_26_code_points_and_not_blank() {
        assertThat(texts.posts())
                .allSatisfy(post -> assertThat(post.title())
                        .isNotBlank()
                        .isEqualTo(post.title().strip())
                        .satisfies(title -> assertThat(title.codePointCount(0, title.length()))
                                .isLessThanOrEqualTo(LONGEST_TITLE)));
    }

    @Test
    void bodies_say_something() {
        assertThat(texts.posts())
                .allSatisfy(post -> assertThat(post.body())
                        .isNotBlank()
                        .isEqualTo(post.body().strip()));
    }

    @Test
    void no_mark_of_the_text_files_is_left_in_what_people_read() {
        Stream<String> read = Stream.concat(
                texts.posts().stream().map(PostText::title), comments().stream().map(CommentText::text));
        assertThat(read).noneMatch(text -> text.startsWith("~") || text.startsWith("+") || text.contains("@"));
    }

    @Test
    void two_hundred_posts_and_more_are_all_different() {
        assertThat(texts.posts().stream().map(PostText::title))
                .hasSizeGreaterThanOrEqualTo(200)
                .doesNotHaveDuplicates();
        assertThat(texts.posts().stream().map(PostText::body)).doesNotHaveDuplicates();
    }

    @Test
    void every_theme_has_posts_and_comments() {
        assertThat(Theme.values()).allSatisfy(theme -> {
            assertThat(texts.posts()).anyMatch(post -> post.theme() == theme);
            assertThat(texts.themed().get(theme)).isNotEmpty();
        });
    }

    @Test
    void a_hundred_and_twenty_comments_and_more_are_all_different() {
        assertThat(comments().stream().map(CommentText::text))
                .hasSizeGreaterThanOrEqualTo(120)
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    @Test
    void nicknames_are_at_most_10_characters_and_all_different() {
        List<String> nicknames = texts.people().stream()
                .flatMap(person -> Stream.concat(Stream.of(person.nickname()), person.laterNickname().stream()))
                .toList();
        assertThat(nicknames)
                .doesNotHaveDuplicates()
                .allSatisfy(nickname -> assertThat(nickname).isNotBlank().hasSizeLessThanOrEqualTo(Nicknames.LONGEST));
    }

    @Test
    void a_taken_nickname_gets_a_number_and_stays_within_the_limit() {
        assertThat(Nicknames.like("장거리4시간").limit(2)).containsExactly("장거리4시간", "장거리4시간2");
        assertThat(Nicknames.like("가나다라마바사아자차"))
                .contains("가나다라마바사아자2", "가나다라마바사아10")
                .doesNotHaveDuplicates()
                .allSatisfy(nickname -> assertThat(nickname).hasSizeLessThanOrEqualTo(Nicknames.LONGEST));
    }

    private List<CommentText> comments() {
        return Stream.of(
                        texts.themed().values().stream().flatMap(List::stream),
                        texts.anywhere().stream(),
                        texts.replies().stream())
                .flatMap(stream -> stream)
                .toList();
    }
}
