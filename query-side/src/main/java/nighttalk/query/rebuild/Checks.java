package nighttalk.query.rebuild;

import java.util.List;
import java.util.regex.Pattern;
import nighttalk.platform.refusal.Refused;
import nighttalk.query.projection.Projection;

/** What is refused before anything begins. */
final class Checks {

    private static final Pattern COPY_NAME = Pattern.compile("[a-z][a-z0-9_]{0,29}");

    private Checks() {}

    static List<Projection> known(Workshop shop, Request request) {
        if (request.projections().isEmpty()) {
            throw new Refused(Refused.Kind.UNREADABLE, "no-projection", "재구축할 프로젝션을 하나 이상 지정해주세요.");
        }
        for (String name : request.projections()) {
            if (!shop.projections().containsKey(name)) {
                throw noSuchProjection(name);
            }
        }
        if (request.kind() == Kind.AS_OF
                && (request.asOf() == null
                        || request.into() == null
                        || !COPY_NAME.matcher(request.into()).matches())) {
            throw new Refused(
                    Refused.Kind.UNREADABLE,
                    "as-of",
                    "asOf(시각 또는 위치)와 into(영문 소문자로 시작하는 소문자·숫자·밑줄 30자 이내)를 함께 지정해주세요.");
        }
        return shop.of(request);
    }

    static Refused noSuchProjection(String name) {
        return new Refused(Refused.Kind.NOT_FOUND, "projection-not-found", "프로젝션 '" + name + "'을(를) 찾을 수 없습니다.");
    }

    static void notTooMany(int running, int most) {
        if (running >= most) {
            throw new Refused(
                    Refused.Kind.TOO_BUSY, "too-many-rebuilds", "이 서버에서 진행 중인 재구축이 너무 많습니다. 끝난 뒤에 다시 시도해주세요.");
        }
    }

    /** A copy takes about what the live tables take; where these are empty, nothing can be told before. */
    static void room(Workshop shop, Request request, List<Projection> projections) {
        if (request.kind() == Kind.UNDO) {
            return;
        }
        long needed = projections.stream().mapToLong(shop.tables()::bytes).sum();
        long room = Room.left(shop.views(), shop.settings().disk().toBytes());
        if (needed > room) {
            throw new NoRoom(needed, room);
        }
    }

    static Conflict alreadyRunning(String what) {
        return new Conflict("rebuild-running", "'" + what + "'의 재구축이 이미 진행 중입니다. 끝나기를 기다리거나 먼저 취소해주세요.");
    }

    static Rebuilds.Entry existing(Workshop shop, long id) {
        return shop.rebuilds()
                .find(id)
                .orElseThrow(() -> new Refused(Refused.Kind.NOT_FOUND, "rebuild-not-found", "그런 재구축이 없습니다."));
    }

    static void over(Rebuilds.Entry entry) {
        if (!entry.status().phase().isOver()) {
            throw alreadyRunning(String.join(", ", entry.request().projections()));
        }
    }

    static void resumable(Workshop shop, Rebuilds.Entry entry) {
        over(entry);
        Request request = entry.request();
        List<Copies.Copy> copies = shop.copies().of(entry.id());
        if (copies.stream().anyMatch(copy -> copy.changing() != null)) { // which others are about to finish
            throw alreadyRunning(String.join(", ", request.projections()));
        }
        boolean whole = copies.size() == request.projections().size();
        if (entry.status().phase() == Phase.DONE || !whole) {
            throw new Conflict("rebuild-not-resumable", "이어서 할 것이 없습니다. 새로 시작해주세요.");
        }
        boolean lettersAside = request.kind() == Kind.UNDO
                && request.projections().stream()
                        .anyMatch(name -> !shop.parked().sequencesAside(name).isEmpty());
        if (lettersAside) {
            // Which events wait behind those letters was known to the process that is gone.
            throw new Conflict("rebuild-not-resumable", "보류된 이벤트가 있는 되돌리기는 이어서 할 수 없습니다. 버린 뒤 다시 재구축해주세요.");
        }
    }
}
