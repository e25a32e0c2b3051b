package nighttalk.query.rebuild;

/** The disk would be full before the copy is. */
final class NoRoom extends RuntimeException {

    NoRoom(long needed, long left) {
        super(
                "디스크 공간이 부족합니다. 약 " + mebibytes(needed) + "MiB가 필요하지만 " + mebibytes(left) + "MiB만 남아 있습니다.",
                null,
                false,
                false);
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }
}
