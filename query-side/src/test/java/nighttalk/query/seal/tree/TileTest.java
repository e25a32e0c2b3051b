package nighttalk.query.seal.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles as C2SP's tlog-tiles has them. */
class TileTest {

    @Test
    void paths_are_those_of_the_specification() {
        assertThat(new Tile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(2, 5, 17).path()).isEqualTo("tile/2/005.p/17");
        assertThat(Tile.at("tile/0/x001/x234/067")).contains(new Tile(0, 1_234_067, 256));
        assertThat(Tile.at("tile/2/005.p/17")).contains(new Tile(2, 5, 17));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/0/67",
                "tile/00/067",
                "tile/0/x000/067",
                "tile/0/001/067",
                "tile/64/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/017",
                "tile/entries/000",
                "tile/0/../0/000",
                "checkpoint",
                ""
            })
    void other_paths_are_no_tiles(String path) {
        assertThat(Tile.at(path)).isEmpty();
    }

    @Test
    void a_tree_of_70000_has_the_partial_tiles_of_the_specification() {
        assertThat(Tile.partial(70_000)).containsExactly(new Tile(0, 273, 112), new Tile(1, 1, 17), new Tile(2, 0, 1));
        assertThat(Tile.partial(256)).containsExactly(new Tile(1, 0, 1));
        assertThat(Tile.partial(0)).isEmpty();
    }

    @Test
    void a_byte_changed_in_any_tile_is_noticed_and_the_tile_is_named() {
        Map<Tile, byte[]> tiles = new HashMap<>();
        GrowingTree tree = new GrowingTree(tiles::put);
        Hasher hasher = new Hasher();
        for (int i = 0; i < 1_000; i++) {
            tree.append(hasher.leaf(("event " + i).getBytes(StandardCharsets.UTF_8)));
        }
        tiles.putAll(tree.partial());
        TileSource source = tile -> Objects.requireNonNull(tiles.get(tile));
        for (Map.Entry<Tile, byte[]> entry : tiles.entrySet()) {
            Tile tile = entry.getKey();
            byte[] hashes = entry.getValue();
            for (int at = 0; at < hashes.length; at += 97) {
                hashes[at] ^= 1;
                assertThatThrownBy(() -> new AuthenticTiles(1_000, tree.root(), source).read(tile))
                        .isInstanceOf(TileDamaged.class)
                        .hasMessageContaining(tile.isFull() ? tile.path() : "tile/");
                hashes[at] ^= 1;
            }
            assertThat(new AuthenticTiles(1_000, tree.root(), source).read(tile))
                    .isEqualTo(hashes);
        }
        assertThatThrownBy(() -> new AuthenticTiles(999, tree.root(), source)).isInstanceOf(RuntimeException.class);
    }
}
