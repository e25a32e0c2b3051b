package nighttalk.query.projection;

import javax.sql.DataSource;
import nighttalk.event.json.EventSerializer;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterJdbcConverter;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Where events that a projection can't take in are kept, as they are in the log: personal texts stay encrypted. */
final class DeadLetterQueues {

    /** The table of the letters. */
    static final String TABLE = "dead_letter_entry";

    /** Never the reason why a projection stands still: a popular post gets an event a second. */
    private static final int MOST = 10_000_000;

    private static final DeadLetterSchema SCHEMA = DeadLetterSchema.builder()
            .deadLetterTable(TABLE)
            .deadLetterIdentifierColumn("dead_letter_id")
            .processingGroupColumn("processing_group")
            .sequenceIdentifierColumn("sequence_identifier")
            .sequenceIndexColumn("sequence_index")
            .messageTypeColumn("message_type")
            .eventIdentifierColumn("event_identifier")
            .timestampColumn("time_stamp")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .metaDataColumn("metadata")
            .aggregateTypeColumn("aggregate_type")
            .aggregateIdentifierColumn("aggregate_id")
            .sequenceNumberColumn("sequence_number")
            .tokenTypeColumn("token_type")
            .enqueuedAtColumn("enqueued_at")
            .lastTouchedColumn("last_touched")
            .processingStartedColumn("processing_started")
            .causeTypeColumn("cause_type")
            .causeMessageColumn("cause_message")
            .build();

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final EventSerializer events;
    private final TokenSerializer tokens = new TokenSerializer();

    DeadLetterQueues(DataSource views, EventSerializer events) {
        this.connections = new SpringDataSourceConnectionProvider(views);
        this.transactions = new SpringTransactionManager(new JdbcTransactionManager(views));
        this.events = events;
    }

    JdbcSequencedDeadLetterQueue<EventMessage<?>> of(String projection) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(projection)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(SCHEMA)
                .genericSerializer(tokens)
                .eventSerializer(events)
                .maxSequences(MOST)
                .maxSequenceSize(MOST)
                .build();
    }

    Reader reader() {
        return new Reader(events, tokens);
    }

    /** Reads letters from rows; Axon lets only heirs build one. */
    static final class Reader extends DefaultDeadLetterJdbcConverter<EventMessage<?>> {
        Reader(EventSerializer events, TokenSerializer tokens) {
            super(DefaultDeadLetterJdbcConverter.<EventMessage<?>>builder()
                    .schema(SCHEMA)
                    .genericSerializer(tokens)
                    .eventSerializer(events));
        }
    }
}
