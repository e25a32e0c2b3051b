package nighttalk.query.seal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import nighttalk.query.projection.Micros;
import nighttalk.query.seal.leaf.CanonicalEvent;
import nighttalk.query.seal.leaf.LogRows;
import nighttalk.query.seal.note.Checkpoint;
import nighttalk.query.seal.note.SignedNote;
import nighttalk.query.seal.place.Place;
import nighttalk.query.seal.place.SealedLog;
import nighttalk.query.seal.tree.GrowingTree;
import nighttalk.query.seal.tree.Hasher;
import nighttalk.query.seal.tree.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Seals the log: reads what is new, appends it to the tree, keeps the tiles, and then signs and publishes the new root.
 * Nothing is signed that is not a continuation of what was published last. For one thread, in the one process that may.
 */
final class Sealer {

    private static final int RANGE = 2048;

    private final LogRows rows;
    private final Place place;
    private final Keys keys;
    private final SealMemory memory;
    private final SealMetrics metrics;
    private final SealSettings settings;
    private final Continuation continuation;
    private final GrowingTree tree;
    private final Hasher hasher = new Hasher();
    private final Thinning thinning;
    private final List<Tile> partial = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final long beganMicros = Micros.of(Instant.now());
    private @Nullable SignedNote published;

    /**
     * Finds where to go on.
     *
     * @throws SealRefused if what is there does not fit
     */
    Sealer(LogRows rows, Place place, Keys keys, SealMemory memory, SealMetrics metrics, SealSettings settings) {
        this.rows = rows;
        this.place = place;
        this.keys = keys;
        this.memory = memory;
        this.metrics = metrics;
        this.settings = settings;
        this.thinning = new Thinning(place, settings.keepEvery());
        this.continuation = new Continuation(new SealedLog(place, keys.known()), rows, keys.origin());
        Checkpoint.Signed last = continuation.last(memory.last());
        this.tree = last == null ? new GrowingTree(this::keep) : continuation.tree(last.checkpoint(), this::keep);
        boolean inPlace = place.read(Place.CHECKPOINT).isPresent();
        this.published = last != null && inPlace ? last.note() : null;
    }

    /**
     * Seals what is new, if anything.
     *
     * @return whether there is more
     * @throws SealRefused if the log is no continuation, or somebody else wrote into the place
     */
    boolean turn() {
        onlyWePublish();
        long head = rows.head();
        if (head < tree.size()) {
            throw new SealRefused(
                    "the log was cut: it ends at position " + head + ", but " + tree.size() + " events were sealed");
        }
        boolean grows = head > tree.size();
        Instant until = Instant.now().plus(settings.every());
        while (tree.size() < head && Instant.now().isBefore(until)) {
            append(continuation.dense(tree.size(), Math.min(head, tree.size() + RANGE)));
        }
        SignedNote last = published;
        if (grows || last == null) {
            publish(SignedNote.sign(new Checkpoint(keys.origin(), tree.size(), tree.root()).text(), keys.signing()));
        } else {
            SignedNote all = last.alsoSignedBy(keys.signing());
            if (!all.equals(last)) {
                publish(all);
            }
        }
        return tree.size() < head;
    }

    private void onlyWePublish() {
        SignedNote last = published;
        if (last != null
                && !Arrays.equals(last.bytes(), place.read(Place.CHECKPOINT).orElse(new byte[0]))) {
            throw new SealRefused("the checkpoint in the place is not the one that was published last");
        }
    }

    private void append(List<CanonicalEvent> events) {
        for (CanonicalEvent event : events) {
            tree.append(event.leaf(hasher));
            long at = event.occurredAtMicros();
            if (at >= beganMicros) {
                times.add(at);
            }
        }
    }

    /** A full tile is written once. */
    private void keep(Tile tile, byte[] hashes) {
        if (!continuation.isKept(tile, hashes)) {
            place.write(tile.path(), hashes, true);
        }
    }

    private void publish(SignedNote note) {
        tree.partial().forEach((tile, hashes) -> {
            if (!partial.contains(tile)) {
                place.write(tile.path(), hashes, false);
                partial.add(tile);
            }
        });
        place.write(Place.CHECKPOINT, note.bytes(), true);
        place.write(SealedLog.path(tree.size()), note.bytes(), false);
        published = note;
        Instant now = Instant.now();
        memory.keep(tree.size(), note.toString(), now);
        long micros = Micros.of(now);
        times.forEach(at -> metrics.sealed(Duration.ofNanos(Math.max(0, micros - at) * 1_000)));
        times.clear();
        metrics.size(tree.size());
        thinning.published(tree.size(), now);
        forgetPartial();
    }

    /** What was not full, and is. */
    private void forgetPartial() {
        for (Iterator<Tile> tiles = partial.iterator(); tiles.hasNext(); ) {
            Tile tile = tiles.next();
            if (Tile.of(tile.level(), tile.index(), tree.size())
                    .filter(Tile::isFull)
                    .isPresent()) {
                place.forget(tile.path());
                tiles.remove();
            }
        }
    }

    /** How many events are sealed. */
    long size() {
        return tree.size();
    }
}
