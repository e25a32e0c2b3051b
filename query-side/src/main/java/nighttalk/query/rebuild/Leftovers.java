package nighttalk.query.rebuild;

import nighttalk.query.projection.Projection;
import nighttalk.query.rebuild.Copies.Copy;

/** Copies of rebuilds that did not come to their end. */
final class Leftovers {

    private Leftovers() {}

    /** Before a new one begins: what another left behind goes, unless it still runs. */
    static void clear(Workshop shop, Place place, Projection projection) {
        shop.copies().of(place).ifPresent(copy -> {
            Rebuilds.Entry owner = shop.rebuilds().find(copy.rebuild()).orElse(null);
            if ((owner != null && !owner.status().phase().isOver()) || copy.changing() != null) {
                throw Checks.alreadyRunning(place.name());
            }
            if (owner == null) {
                shop.tables().drop(place, projection);
                shop.copies().release(place, copy.rebuild());
            } else {
                drop(shop, owner, projection);
            }
        });
    }

    static void drop(Workshop shop, Rebuilds.Entry owner, Projection projection) {
        Place place = owner.request().place(projection.name());
        Copy copy = shop.copies()
                .of(place)
                .filter(one -> one.rebuild() == owner.id())
                .orElse(null);
        if (copy == null) {
            return;
        }
        if (copy.changing() != null) {
            throw Checks.alreadyRunning(place.name());
        }
        boolean lettersAside = !shop.parked().sequencesAside(projection.name()).isEmpty();
        if (owner.request().kind() == Kind.UNDO && !lettersAside) {
            Aside.putBack(shop, projection, copy);
        } else {
            shop.tables().drop(place, projection);
        }
        shop.copies().release(place, owner.id());
    }
}
