package nighttalk.query.cache;

/**
 * How often a post was looked at, as far as the log tells.
 *
 * @param views how often
 * @param position log position of the newest event in that number
 */
public record ViewsInLog(long views, long position) {}
