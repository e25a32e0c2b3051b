package nighttalk.query;

import static nighttalk.query.Evening.commented;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nighttalk.event.AccountEvent.AccountRegistered;
import nighttalk.event.AccountEvent.ProfileChanged;
import nighttalk.event.AccountId;
import nighttalk.event.CommentEvent.CommentEdited;
import nighttalk.event.CommentId;
import nighttalk.event.DomainEvent;
import nighttalk.event.ModerationEvent.Category;
import nighttalk.event.ModerationEvent.ContentReported;
import nighttalk.event.Personal;
import nighttalk.event.PostEvent.PostCreated;
import nighttalk.event.PostEvent.PostEdited;
import nighttalk.event.PostId;
import nighttalk.query.projection.Columns;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.RowChange;
import nighttalk.query.projection.ViewTable;
import org.junit.jupiter.api.Test;

class PersonalColumnsTest {

    private static final String TEXT = "남의 말";
    private static final Personal PERSONAL = Personal.of(TEXT);

    private static List<DomainEvent> everythingPersonal() {
        AccountId who = AccountId.next();
        PostId post = PostId.next();
        CommentId comment = CommentId.next();
        return List.of(
                new AccountRegistered(who, PERSONAL, PERSONAL, PERSONAL, Evening.NIGHT),
                new ProfileChanged(who, PERSONAL, PERSONAL),
                new PostCreated(post, who, PERSONAL, PERSONAL, PERSONAL, Evening.NIGHT),
                new PostEdited(post, who, PERSONAL, PERSONAL, PERSONAL),
                commented(comment, post, who, TEXT),
                new CommentEdited(comment, post, who, PERSONAL),
                new ContentReported(post, comment, who, Category.OTHER, PERSONAL));
    }

    @Test
    void a_table_says_of_each_column_with_people_s_texts_that_it_has_them() {
        for (Projection projection : AllProjections.LIST) {
            Set<String> found = everythingPersonal().stream()
                    .flatMap(event -> projection.fold(event, 1, Evening.NIGHT).stream())
                    .flatMap(change -> columns(change).stream())
                    .flatMap(columns -> columns.names().stream()
                            .filter(name -> TEXT.equals(
                                    columns.values().get(columns.names().indexOf(name)))))
                    .collect(Collectors.toSet());
            assertThat(projection.tables().stream().map(ViewTable::personal).flatMap(Set::stream))
                    .as(projection.name())
                    .containsExactlyInAnyOrderElementsOf(found);
        }
    }

    /** Whatever kind of change it is. */
    private static List<Columns> columns(RowChange change) {
        return Arrays.stream(change.getClass().getRecordComponents())
                .filter(component -> component.getType() == Columns.class)
                .map(component -> {
                    try {
                        return (Columns) component.getAccessor().invoke(change);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
