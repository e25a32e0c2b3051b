package nighttalk.standalone.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** What there is at home at that hour. */
final class Indoors {

    private static final Color[] TABLES = {new Color(0x4A2F27), new Color(0x3B3A36), new Color(0x5A4632)};
    private static final Color[] BOWLS = {
        new Color(0xB3372E), new Color(0x27496D), new Color(0xE8E2D4), new Color(0x2F2F33),
    };
    private static final Color NOODLE = new Color(0xF2CF7E);
    private static final Color CAT = new Color(0x0B0B12);

    private Indoors() {}

    static void ramen(Canvas canvas) {
        canvas.box(TABLES[canvas.random().nextInt(TABLES.length)], 0, 0, canvas.width(), canvas.height());
        double x = canvas.width() / 2.0;
        double y = canvas.part(0.54);
        double radius = canvas.part(0.38);
        canvas.disc(Canvas.translucent(Color.BLACK, 0.3), x + radius * 0.05, y + radius * 0.08, radius * 1.02);
        canvas.disc(BOWLS[canvas.random().nextInt(BOWLS.length)], x, y, radius);
        canvas.disc(new Color(0xC8612B), x, y, radius * 0.88);
        noodles(canvas, x, y, radius * 0.8);
        int eggs = 1 + canvas.random().nextInt(2);
        for (int i = 0; i < eggs; i++) {
            double side = i == 0 ? -0.35 : 0.32;
            canvas.disc(new Color(0xFFF8EA), x + side * radius, y - 0.2 * radius, radius * 0.24);
            canvas.disc(new Color(0xF5A623), x + side * radius, y - 0.2 * radius, radius * 0.13);
        }
        for (int i = 0; i < 26; i++) {
            double angle = canvas.between(0, 2 * Math.PI);
            double away = canvas.between(0.1, 0.75) * radius;
            canvas.disc(new Color(0x5FA052), x + away * Math.cos(angle), y + away * Math.sin(angle), radius * 0.028);
        }
        chopsticks(canvas, x, y, radius);
        steam(canvas, x, y, radius);
    }

    static void catOnSill(Canvas canvas) {
        canvas.nightSky();
        canvas.stars(90, 0.8);
        double x = canvas.between(0.35, 0.65) * canvas.width();
        canvas.moon(x + canvas.part(canvas.between(-0.2, 0.2)), canvas.part(0.36), canvas.part(0.2));
        double sill = canvas.part(0.84);
        canvas.box(new Color(0x1D1720), 0, sill, canvas.width(), canvas.height() - sill);
        canvas.box(new Color(0x1D1720), canvas.width() / 2.0 - canvas.part(0.008), 0, canvas.part(0.016), sill);
        cat(
                canvas,
                x,
                sill,
                canvas.part(canvas.between(0.9, 1.15)),
                canvas.random().nextBoolean() ? 1 : -1);
    }

    private static void noodles(Canvas canvas, double x, double y, double radius) {
        canvas.graphics().setStroke(new BasicStroke((float) (radius * 0.035)));
        for (int i = 0; i < 60; i++) {
            double size = radius * canvas.between(0.3, 1.2);
            double room = radius - size / 2;
            double left = x - size / 2 + canvas.between(-0.7, 0.7) * room;
            double top = y - size / 2 + canvas.between(-0.7, 0.7) * room;
            int shade = canvas.random().nextInt(30);
            canvas.graphics().setColor(new Color(NOODLE.getRed() - shade, NOODLE.getGreen() - shade, NOODLE.getBlue()));
            canvas.graphics()
                    .draw(new Arc2D.Double(
                            left, top, size, size, canvas.between(0, 360), canvas.between(60, 200), Arc2D.OPEN));
        }
    }

    private static void chopsticks(Canvas canvas, double x, double y, double radius) {
        canvas.graphics()
                .setStroke(new BasicStroke((float) (radius * 0.045), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.graphics().setColor(new Color(0x2B1B12));
        double tilt = canvas.between(-0.25, 0.1);
        for (double apart : new double[] {0, 0.12}) {
            canvas.graphics()
                    .draw(new Line2D.Double(
                            x - radius * 0.2,
                            y + radius * (0.35 + apart * 0.4),
                            x + radius * 1.3,
                            y + radius * (tilt + apart)));
        }
    }

    private static void steam(Canvas canvas, double x, double y, double radius) {
        canvas.graphics()
                .setStroke(new BasicStroke((float) (radius * 0.05), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.graphics().setColor(Canvas.translucent(Color.WHITE, 0.2));
        for (int i = -1; i <= 1; i++) {
            double from = x + i * radius * 0.4;
            double sway = radius * canvas.between(0.15, 0.35);
            double bottom = y - radius * 0.5;
            canvas.graphics()
                    .draw(new CubicCurve2D.Double(
                            from,
                            bottom,
                            from + sway,
                            bottom - radius * 0.3,
                            from - sway,
                            bottom - radius * 0.5,
                            from,
                            bottom - radius * 0.85));
        }
    }

    /** A cat from behind, drawn in a unit square that stands on (0, 0), then scaled. */
    private static void cat(Canvas canvas, double x, double floor, double size, int side) {
        AffineTransform place = new AffineTransform(size * side, 0, 0, size, x, floor);
        Path2D body = new Path2D.Double();
        body.moveTo(-0.13, 0.005);
        body.curveTo(-0.2, -0.12, -0.1, -0.24, -0.06, -0.29);
        body.lineTo(0.06, -0.29);
        body.curveTo(0.1, -0.24, 0.2, -0.12, 0.13, 0.005);
        body.closePath();
        Path2D ears = new Path2D.Double();
        ears.moveTo(-0.082, -0.34);
        ears.lineTo(-0.078, -0.44);
        ears.lineTo(-0.015, -0.39);
        ears.lineTo(0.015, -0.39);
        ears.lineTo(0.078, -0.44);
        ears.lineTo(0.082, -0.34);
        ears.closePath();
        canvas.fill(CAT, place.createTransformedShape(body));
        canvas.fill(CAT, place.createTransformedShape(new Ellipse2D.Double(-0.09, -0.405, 0.18, 0.145)));
        canvas.fill(CAT, place.createTransformedShape(ears));
        canvas.graphics()
                .setStroke(new BasicStroke((float) (size * 0.032), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        canvas.graphics().setColor(CAT);
        double curl = canvas.between(-0.03, 0.03);
        canvas.graphics()
                .draw(place.createTransformedShape(
                        new CubicCurve2D.Double(0.1, -0.02, 0.26, -0.02, 0.2 + curl, -0.12, 0.3, -0.12 + curl)));
    }
}
