package nighttalk.standalone.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;

/** The city, where somebody else is awake too. */
final class Streets {

    private static final Color[] LAMPS = {
        new Color(0xFFD98A), new Color(0xFFE9B8), new Color(0xFFC66B), new Color(0xCFE8FF),
    };
    private static final Color[] SIGNS = {
        new Color(0xFF5C7A), new Color(0xFFC857), new Color(0x4ECDC4), new Color(0x7A9BFF), new Color(0xFF9F5C),
    };

    private Streets() {}

    static void litWindows(Canvas canvas) {
        canvas.nightSky();
        canvas.stars(60, 0.4);
        double awake = canvas.between(0.12, 0.35);
        double x = -canvas.part(0.05);
        while (x < canvas.width()) {
            double width = canvas.part(canvas.between(0.16, 0.3));
            building(canvas, x, width, canvas.part(canvas.between(0.15, 0.55)), awake);
            x += width + canvas.part(canvas.between(-0.01, 0.03));
        }
    }

    static void rainOnGlass(Canvas canvas) {
        canvas.nightSky();
        for (int i = 0; i < 26; i++) {
            Color sign = SIGNS[canvas.random().nextInt(SIGNS.length)];
            canvas.disc(
                    Canvas.translucent(sign, canvas.between(0.12, 0.4)),
                    canvas.between(0, canvas.width()),
                    canvas.part(canvas.between(0.35, 0.95)),
                    canvas.part(canvas.between(0.02, 0.09)));
        }
        double wind = canvas.between(-0.03, 0.03);
        for (int i = 0; i < 170; i++) {
            double x = canvas.between(0, canvas.width());
            double y = canvas.between(0, canvas.height());
            double length = canvas.between(0.03, 0.12);
            canvas.graphics().setStroke(new BasicStroke((float) canvas.part(canvas.between(0.0015, 0.0035))));
            canvas.graphics().setColor(Canvas.translucent(Color.WHITE, canvas.between(0.08, 0.35)));
            canvas.graphics().draw(new Line2D.Double(x, y, x + canvas.part(wind), y + canvas.part(length)));
        }
        for (int i = 0; i < 90; i++) {
            canvas.disc(
                    Canvas.translucent(new Color(0xDDEBFF), canvas.between(0.15, 0.4)),
                    canvas.between(0, canvas.width()),
                    canvas.between(0, canvas.height()),
                    canvas.part(canvas.between(0.002, 0.009)));
        }
    }

    private static void building(Canvas canvas, double x, double width, double top, double awake) {
        int shade = canvas.random().nextInt(14);
        canvas.box(new Color(16 + shade, 18 + shade, 30 + shade), x, top, width, canvas.height() - top);
        double pane = canvas.part(0.026);
        double gap = canvas.part(0.022);
        int columns = (int) ((width - gap) / (pane + gap));
        double margin = (width - columns * pane - (columns - 1) * gap) / 2;
        for (double y = top + gap; y + pane < canvas.height(); y += pane + gap) {
            for (int column = 0; column < columns; column++) {
                boolean lit = canvas.random().nextDouble() < awake;
                Color light = LAMPS[canvas.random().nextInt(LAMPS.length)];
                canvas.box(lit ? light : new Color(36, 40, 58), x + margin + column * (pane + gap), y, pane, pane);
            }
        }
    }
}
