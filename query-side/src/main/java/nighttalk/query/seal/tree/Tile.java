package nighttalk.query.seal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which tile, as C2SP's tlog-tiles numbers them: up to 256 consecutive hashes of the tree at a height of 8 times its
 * level.
 *
 * @param level 0 for hashes of leaves
 * @param index from the left, from 0
 * @param width how many hashes: 256 in a full tile, fewer in one at the right edge
 */
public record Tile(int level, long index, int width) {

    /** The width of a full tile. */
    public static final int FULL = 256;

    /** How many heights of the tree are in a tile. */
    public static final int HEIGHT = 8;

    /** Leaf numbers are positive longs, so there is no higher level. */
    private static final int HIGHEST_LEVEL = 7;

    private static final Pattern PATH =
            Pattern.compile("tile/(0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,6})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Checks that there can be such a tile. */
    public Tile {
        if (level < 0 || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: level " + level + ", " + index + ", width " + width);
        }
    }

    /** Whether nothing will be added to it. */
    public boolean isFull() {
        return width == FULL;
    }

    /** The same tile once it is full. */
    public Tile full() {
        return new Tile(level, index, FULL);
    }

    /** The tile that holds the hash of this one when it is full. */
    Tile above(long size) {
        return of(level + 1, index / FULL, size)
                .orElseThrow(() -> new IllegalArgumentException("nothing above " + this));
    }

    /** How many bytes it has. */
    public int bytes() {
        return width * Hash.BYTES;
    }

    /** Such as {@code tile/0/x001/x234/067} or {@code tile/1/000.p/17}. */
    public String path() {
        return "tile/" + level + "/" + number(index) + (isFull() ? "" : ".p/" + width);
    }

    /** A number in path elements of three digits, such as {@code x001/x234/067}. */
    public static String number(long number) {
        StringBuilder path = new StringBuilder("%03d".formatted(number % 1000));
        for (long rest = number / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        return path.toString();
    }

    /** The tile with that path, if it is the path of one. */
    public static Optional<Tile> at(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = Integer.parseInt(parts.group(1));
        long index = Long.parseLong((parts.group(2) + parts.group(3)).replaceAll("[x/]", ""));
        int width = parts.group(4) == null ? FULL : Integer.parseInt(parts.group(4));
        if (level > HIGHEST_LEVEL || width > FULL) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** That tile in a tree of so many leaves, if it has one there. */
    public static Optional<Tile> of(int level, long index, long size) {
        if (level > HIGHEST_LEVEL) {
            return Optional.empty();
        }
        long hashes = size >>> (HEIGHT * level);
        long width = Math.min(FULL, hashes - index * FULL);
        return width < 1 ? Optional.empty() : Optional.of(new Tile(level, index, Math.toIntExact(width)));
    }

    /** The tiles of a tree of so many leaves that are not full, from the lowest level up. */
    public static List<Tile> partial(long size) {
        List<Tile> tiles = new ArrayList<>();
        for (int level = 0; level <= HIGHEST_LEVEL; level++) {
            long hashes = size >>> (HEIGHT * level);
            if (hashes % FULL != 0) {
                tiles.add(new Tile(level, hashes / FULL, Math.toIntExact(hashes % FULL)));
            }
        }
        return tiles;
    }
}
