package nighttalk.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import nighttalk.query.projection.Projection;
import nighttalk.query.projection.Reach;

/** Brings the copies of one rebuild to where they are wanted, from wherever they are. */
final class CopyFold {

    private final Workshop shop;
    private final Request request;
    private final Progress progress;
    private final Parking parking;
    private final Manners manners;
    private final Patience patience;
    private final RangeFolder folder;
    private final CopyWriter writer;

    CopyFold(
            Workshop shop,
            Request request,
            Progress progress,
            Parking parking,
            Manners manners,
            Patience patience,
            KeptCiphers ciphers) {
        this.shop = shop;
        this.request = request;
        this.progress = progress;
        this.parking = parking;
        this.manners = manners;
        this.patience = patience;
        this.folder = new RangeFolder(new LogRanges(shop.log(), ciphers));
        this.writer = new CopyWriter(shop.rows(), shop.tables(), shop.copies(), shop.runner(), progress, patience);
    }

    /** Everything up to that position, as far as it is not in the copies yet. */
    void upTo(long position, List<Projection> which) {
        fold(lacking(0, which)); // a copy of segments that differ is written at the end of its way alone: a short one
        fold(lacking(position, which));
    }

    private List<RangeFolder.Part> lacking(long position, List<Projection> which) {
        List<RangeFolder.Part> parts = new ArrayList<>();
        for (Projection projection : which) {
            Reach copy = reached(projection);
            long target = Math.max(position, copy.most());
            if (!copy.isEven() || copy.least() < target) {
                parts.add(new RangeFolder.Part(projection, new Window(copy, Reach.upTo(target))));
            }
        }
        return parts;
    }

    /** The copy then holds exactly what the live rows hold. */
    void exactly(Projection projection, Reach live) {
        Reach copy = reached(projection);
        if (!copy.equals(live)) {
            fold(List.of(new RangeFolder.Part(projection, new Window(copy, live))));
        }
    }

    /** The copy then holds all that the live rows hold, and maybe more. */
    void atLeast(Projection projection, Reach live) {
        upTo(Math.max(live.most(), reached(projection).most()), List.of(projection));
    }

    private Reach reached(Projection projection) {
        return patience.persistently(() -> shop.copies().of(request.place(projection.name())))
                .orElseThrow(Cancelled::new)
                .reached();
    }

    private void fold(List<RangeFolder.Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        try (BulkFold bulk =
                new BulkFold(folder, writer, shop.settings(), manners, request, progress, parking, patience)) {
            bulk.run(parts);
        } catch (CopyWriter.Refusal e) {
            // Whatever was merged or is on its way is thrown away; the copies say what they hold.
            new OneByOne(folder, writer, request, progress, parking)
                    .run(part(parts, e.projection()), reached(e.projection()));
            fold(parts.stream()
                    .map(part -> new RangeFolder.Part(
                            part.fold(),
                            new Window(reached(part.fold()), part.window().to())))
                    .filter(part -> !part.window().from().equals(part.window().to()))
                    .toList());
        }
    }

    private static RangeFolder.Part part(List<RangeFolder.Part> parts, Projection projection) {
        return parts.stream()
                .filter(part -> part.fold().name().equals(projection.name()))
                .findFirst()
                .orElseThrow();
    }
}
