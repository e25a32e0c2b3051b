package nighttalk.query.seal.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The test vectors of Certificate Transparency, which transparency-dev/merkle publishes (proof/verify_test.go), and what
 * holds for every tree.
 */
class Rfc6962Test {

    private static final List<byte[]> LEAVES = List.of(
            hex(""),
            hex("00"),
            hex("10"),
            hex("2021"),
            hex("3031"),
            hex("40414243"),
            hex("5051525354555657"),
            hex("606162636465666768696a6b6c6d6e6f"));

    private static final List<Hash> ROOTS = hashes("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
            + " fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
            + " aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"
            + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
            + " 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"
            + " 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"
            + " ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"
            + " 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final Hasher hasher = new Hasher();

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static List<Hash> hashes(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.strip().split("\\s+"))
                        .map(text -> Hash.of(hex(text)))
                        .toList();
    }

    /** A tree in memory. */
    private static final class Forest {
        private final Map<Tile, byte[]> tiles = new HashMap<>();
        private final List<Hash> leaves = new ArrayList<>();
        private final GrowingTree tree = new GrowingTree(tiles::put);

        void append(Hash leaf) {
            leaves.add(leaf);
            tree.append(leaf);
            tiles.putAll(tree.partial());
        }

        private byte[] read(Tile tile) {
            return Objects.requireNonNull(tiles.get(tile));
        }

        SealedTree sealed() {
            return new SealedTree(tree.size(), new AuthenticTiles(tree.size(), tree.root(), this::read));
        }
    }

    private Forest vectors(int size) {
        Forest forest = new Forest();
        LEAVES.subList(0, size).forEach(leaf -> forest.append(hasher.leaf(leaf)));
        return forest;
    }

    private Forest numbered(int size) {
        Forest forest = new Forest();
        for (int i = 0; i < size; i++) {
            forest.append(hasher.leaf(("event " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return forest;
    }

    /** Section 2.1 of RFC 6962, word by word. */
    private Hash definition(List<Hash> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = Integer.highestOneBit(leaves.size() - 1);
        return hasher.node(definition(leaves.subList(0, k)), definition(leaves.subList(k, leaves.size())));
    }

    @Test
    void the_roots_are_those_of_the_published_vectors() {
        assertThat(new GrowingTree((tile, hashes) -> {}).root())
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int size = 1; size <= LEAVES.size(); size++) {
            assertThat(vectors(size).tree.root()).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1,",
        "0, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "5, 8, bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 3, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "1, 5, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
    })
    void inclusion_is_proven_as_in_the_published_vectors(int index, int size, @Nullable String path) {
        assertThat(vectors(size).sealed().inclusion(index)).isEqualTo(hashes(path));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1,",
        "1, 8, 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        "6, 8, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "2, 5, 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "6, 7, 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                + " b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f"
                + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"
    })
    void consistency_is_proven_as_in_the_published_vectors(int first, int size, @Nullable String path) {
        assertThat(vectors(size).sealed().consistency(first)).isEqualTo(hashes(path));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 33, 255, 256, 257, 511, 700, 65_537})
    void every_root_and_proof_of_a_tree_of_tiles_holds_and_nothing_like_it(int size) {
        Forest forest = numbered(size);
        SealedTree sealed = forest.sealed();
        Hash root = forest.tree.root();
        assertThat(root).isEqualTo(definition(forest.leaves));
        int step = Math.max(1, size / 12);
        for (int i = 0; i < size; i += step) {
            holds(i, size, root, sealed.leaf(i), sealed.inclusion(i));
            int first = i + 1;
            Hash then = sealed.root(first);
            assertThat(then).isEqualTo(definition(forest.leaves.subList(0, first)));
            continues(first, then, size, root, sealed.consistency(first));
        }
    }

    private void holds(long index, long size, Hash root, Hash leaf, List<Hash> path) {
        assertThat(Proofs.includes(size, root, index, leaf, path)).isTrue();
        assertThat(Proofs.includes(size, root, index - 1, leaf, path)).isFalse();
        assertThat(Proofs.includes(size, root, index + 1, leaf, path)).isFalse();
        assertThat(Proofs.includes(size, root, index ^ 2, leaf, path)).isFalse();
        assertThat(Proofs.includes(size * 2, root, index, leaf, path)).isFalse();
        assertThat(Proofs.includes(size, leaf, index, root, path)).isEqualTo(size == 1);
        assertThat(Proofs.includes(size, root, index, hasher.empty(), path)).isFalse();
        for (List<Hash> other : others(path, root)) {
            assertThat(Proofs.includes(size, root, index, leaf, other)).isFalse();
        }
    }

    private void continues(long first, Hash then, long size, Hash root, List<Hash> path) {
        assertThat(Proofs.consistent(first, then, size, root, path)).isTrue();
        if (first == size) {
            return;
        }
        assertThat(Proofs.consistent(first - 1, then, size, root, path)).isFalse();
        assertThat(Proofs.consistent(first + 1, then, size, root, path)).isFalse();
        assertThat(Proofs.consistent(first ^ 2, then, size, root, path)).isFalse();
        assertThat(Proofs.consistent(first, then, size * 2, root, path)).isFalse();
        assertThat(Proofs.consistent(first, then, size / 2, root, path)).isFalse();
        assertThat(Proofs.consistent(first, root, size, then, path)).isFalse();
        assertThat(Proofs.consistent(first, hasher.empty(), size, root, path)).isFalse();
        assertThat(Proofs.consistent(first, then, size, root, List.of())).isFalse();
        for (List<Hash> other : others(path, root)) {
            assertThat(Proofs.consistent(first, then, size, root, other)).isFalse();
        }
    }

    /** One hash more at either end, one less, and each one changed in each of its bytes. */
    private static List<List<Hash>> others(List<Hash> path, Hash more) {
        List<List<Hash>> others = new ArrayList<>();
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        others.add(longer);
        List<Hash> before = new ArrayList<>(path);
        before.addFirst(more);
        others.add(before);
        if (!path.isEmpty()) {
            others.add(path.subList(1, path.size()));
            others.add(path.subList(0, path.size() - 1));
        }
        for (int i = 0; i < path.size(); i++) {
            for (int at = 0; at < Hash.BYTES; at++) {
                byte[] bytes = path.get(i).bytes();
                bytes[at] ^= 8;
                List<Hash> changed = new ArrayList<>(path);
                changed.set(i, Hash.of(bytes));
                others.add(changed);
            }
        }
        return others;
    }

    @Test
    void the_time_before_the_first_event_is_the_beginning_of_any_log() {
        assertThat(Proofs.consistent(0, hasher.empty(), 8, ROOTS.get(7), List.of()))
                .isTrue();
        assertThat(Proofs.consistent(0, ROOTS.get(0), 8, ROOTS.get(7), List.of()))
                .isFalse();
        assertThat(Proofs.consistent(2, ROOTS.get(1), 1, ROOTS.get(0), List.of()))
                .isFalse();
        assertThat(Proofs.includes(0, hasher.empty(), 0, ROOTS.get(0), List.of()))
                .isFalse();
    }

    @Test
    void a_tree_goes_on_from_its_tiles_as_if_it_had_never_stopped() {
        Forest forest = numbered(700);
        GrowingTree resumed = GrowingTree.resume(700, forest::read, forest.tiles::put);
        for (int i = 700; i < 1100; i++) {
            Hash leaf = hasher.leaf(("event " + i).getBytes(StandardCharsets.UTF_8));
            forest.append(leaf);
            resumed.append(leaf);
            assertThat(resumed.root()).isEqualTo(forest.tree.root());
        }
        assertThat(resumed.partial().keySet()).isEqualTo(forest.tree.partial().keySet());
    }
}
