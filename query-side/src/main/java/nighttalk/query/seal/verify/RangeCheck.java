package nighttalk.query.seal.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.tree.AuthenticTiles;
import nighttalk.query.seal.tree.Hash;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.SealedTree;
import nighttalk.query.seal.tree.Tile;
import nighttalk.query.seal.tree.TileDamaged;

/** Compares a range of rows with the tiles of the lowest level. Ranges are independent of each other. */
final class RangeCheck {

    private final LogRows rows;
    private final AuthenticTiles tiles;

    RangeCheck(LogRows rows, AuthenticTiles tiles) {
        this.rows = rows;
        this.tiles = tiles;
    }

    /**
     * Compares.
     *
     * @param after a multiple of a tile's width
     * @param upTo at most the size of the tree
     * @param known rows up to there are not compared again
     * @throws Damage if something does not fit: the first thing
     */
    void run(long after, long upTo, long known) {
        long begin = Math.max(after, known);
        List<CanonicalEvent> range = rows.range(begin, upTo);
        Hasher hasher = new Hasher();
        List<Hash> leaves = new ArrayList<>(range.size());
        for (CanonicalEvent event : range) {
            leaves.add(event.leaf(hasher));
        }
        for (long position = begin + 1; position <= upTo; ) {
            Tile tile = Tile.of(0, (position - 1) / Tile.FULL, tiles.size()).orElseThrow();
            long last = Math.min(upTo, (tile.index() + 1) * Tile.FULL);
            compare(tile, position, last, begin, range, leaves);
            position = last + 1;
        }
    }

    private void compare(Tile tile, long first, long last, long begin, List<CanonicalEvent> range, List<Hash> leaves) {
        byte[] sealed = sealed(tile, first, last, begin, range, leaves);
        for (long position = first; position <= last; position++) {
            int at = Math.toIntExact(position - begin - 1);
            dense(position, at, range);
            if (!leaves.get(at).equals(Hash.in(sealed, Math.toIntExact((position - 1) % Tile.FULL)))) {
                Map<Tile, byte[]> seen = new HashMap<>();
                SealedTree tree = new SealedTree(tiles.size(), each -> seen.computeIfAbsent(each, tiles::read));
                throw new Damage(new Diagnosis(rows, tree, tiles.size()).of(range.get(at)));
            }
        }
    }

    private static void dense(long position, int at, List<CanonicalEvent> range) {
        if (at >= range.size() || range.get(at).position() > position) {
            throw new Damage(Diagnosis.missing(position));
        }
        if (range.get(at).position() < position) {
            throw new Damage(Diagnosis.extra(range.get(at).position()));
        }
    }

    /** The hashes of the tile; if it is damaged, what can be said about the rows without it. */
    private byte[] sealed(Tile tile, long first, long last, long begin, List<CanonicalEvent> range, List<Hash> leaves) {
        try {
            return tiles.read(tile);
        } catch (TileDamaged e) {
            String rowsAre = "";
            if (tile.equals(e.tile()) && last - first + 1 == Tile.FULL) {
                for (long position = first; position <= last; position++) {
                    dense(position, Math.toIntExact(position - begin - 1), range);
                }
                int at = Math.toIntExact(first - begin - 1);
                rowsAre = rootOf(leaves.subList(at, at + Tile.FULL)).equals(tiles.rootOf(tile))
                        ? "; the events " + first + " to " + last + " themselves are as they were sealed"
                        : "; and of the events " + first + " to " + last + " one or more are not as they were sealed";
            }
            throw new Damage(Finding.Kind.TILES, first, e.getMessage() + rowsAre);
        }
    }

    private static Hash rootOf(List<Hash> leaves) {
        byte[] row = new byte[leaves.size() * Hash.BYTES];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i).bytes(), 0, row, i * Hash.BYTES, Hash.BYTES);
        }
        return new Hasher().root(row);
    }
}
