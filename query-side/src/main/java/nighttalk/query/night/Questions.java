package nighttalk.query.night;

import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import nighttalk.platform.refusal.Refused;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the rows for analysts: few at a time and not for long, since pages need the same connections. */
@Component
class Questions {

    private static final int AT_A_TIME = 2;
    private static final int LONGEST_SECONDS = 20;

    private final JdbcClient views;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    Questions(@Qualifier("views") DataSource views) {
        this.views = JdbcClient.create(views);
    }

    /**
     * Their answer.
     *
     * @throws Refused if others are asking already, or it takes too long
     */
    <T> List<T> ask(String sql, RowMapper<T> row, Object... params) {
        if (!turns.tryAcquire()) {
            throw new Refused(Refused.Kind.TOO_BUSY, "analysis-busy", "다른 분석이 진행 중입니다. 잠시 후 다시 시도해주세요.");
        }
        try {
            return views.sql(sql)
                    .withQueryTimeout(LONGEST_SECONDS)
                    .params(params)
                    .query(row)
                    .list();
        } catch (QueryTimeoutException e) {
            throw new Refused(Refused.Kind.UNREADABLE, "analysis-too-long", "분석이 너무 오래 걸립니다. 기간을 줄여주세요.");
        } finally {
            turns.release();
        }
    }
}
