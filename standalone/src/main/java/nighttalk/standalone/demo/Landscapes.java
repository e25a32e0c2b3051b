package nighttalk.standalone.demo;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** The sky outside. */
final class Landscapes {

    private Landscapes() {}

    static void starsOverHills(Canvas canvas) {
        canvas.nightSky();
        canvas.stars(220, 0.75);
        if (canvas.random().nextInt(3) > 0) {
            canvas.moon(
                    canvas.between(0.15, 0.85) * canvas.width(),
                    canvas.part(0.22),
                    canvas.part(canvas.between(0.04, 0.08)));
        }
        for (int ridge = 0; ridge < 3; ridge++) {
            hills(canvas, 0.66 + ridge * 0.1, new Color(30 - ridge * 9, 34 - ridge * 10, 52 - ridge * 14));
        }
    }

    static void moonBehindClouds(Canvas canvas) {
        canvas.nightSky();
        canvas.stars(70, 1);
        canvas.moon(
                canvas.between(0.35, 0.65) * canvas.width(),
                canvas.part(0.42),
                canvas.part(canvas.between(0.16, 0.26)));
        int clouds = 2 + canvas.random().nextInt(4);
        for (int i = 0; i < clouds; i++) {
            cloud(canvas, canvas.between(0, canvas.width()), canvas.part(canvas.between(0.3, 0.9)));
        }
    }

    private static void hills(Canvas canvas, double level, Color color) {
        Path2D ridge = new Path2D.Double();
        ridge.moveTo(0, canvas.height());
        double shift = canvas.between(0, 6);
        double steepness = canvas.between(0.03, 0.07);
        for (int x = 0; x <= canvas.width(); x += 4) {
            double at = 6.0 * x / canvas.width() + shift;
            ridge.lineTo(x, canvas.part(level + steepness * (Math.sin(at) + 0.4 * Math.sin(2.7 * at))));
        }
        ridge.lineTo(canvas.width(), canvas.height());
        canvas.fill(color, ridge);
    }

    private static void cloud(Canvas canvas, double x, double y) {
        for (int puff = 0; puff < 7; puff++) {
            double left = x + canvas.part(canvas.between(-0.3, 0.1));
            double top = y + canvas.part(canvas.between(-0.03, 0.03));
            double length = canvas.part(canvas.between(0.2, 0.5));
            double thickness = canvas.part(canvas.between(0.02, 0.05));
            canvas.fill(
                    Canvas.translucent(new Color(0x2A2F4A), 0.3), new Ellipse2D.Double(left, top, length, thickness));
        }
    }
}
