package nighttalk.standalone.demo;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** Where a scene is drawn, with what most night pictures have in common. Lengths are shares of the height. */
record Canvas(Graphics2D graphics, int width, int height, SplittableRandom random) {

    private static final Color[][] NIGHTS = {
        {new Color(0x0B1026), new Color(0x2B3A67)},
        {new Color(0x12092B), new Color(0x5B3A70)},
        {new Color(0x06141F), new Color(0x1F5566)},
        {new Color(0x0A0A14), new Color(0x3A3350)},
        {new Color(0x141E3C), new Color(0xB0647A)},
    };

    /** Pixels of a share of the height. */
    double part(double share) {
        return share * height;
    }

    double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }

    void fill(Color color, Shape shape) {
        graphics.setColor(color);
        graphics.fill(shape);
    }

    void disc(Color color, double x, double y, double radius) {
        fill(color, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void box(Color color, double x, double y, double boxWidth, double boxHeight) {
        fill(color, new Rectangle2D.Double(x, y, boxWidth, boxHeight));
    }

    void nightSky() {
        Color[] night = NIGHTS[random.nextInt(NIGHTS.length)];
        graphics.setPaint(new GradientPaint(0, 0, night[0], 0, height, night[1]));
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
    }

    /** Puts stars into the upper share of the height. */
    void stars(int howMany, double howFarDown) {
        for (int i = 0; i < howMany; i++) {
            double size = part(between(0.0012, 0.004));
            disc(translucent(Color.WHITE, between(0.3, 1)), between(0, width), between(0, part(howFarDown)), size);
        }
    }

    void moon(double x, double y, double radius) {
        for (int halo = 6; halo > 0; halo--) {
            disc(translucent(new Color(0xFFF4D0), 0.045), x, y, radius * (1 + halo * 0.16));
        }
        disc(new Color(0xFFF2C9), x, y, radius);
        for (int crater = 0; crater < 7; crater++) {
            double angle = between(0, 2 * Math.PI);
            double away = between(0, 0.7) * radius;
            disc(
                    translucent(new Color(0xC9B98A), 0.35),
                    x + away * Math.cos(angle),
                    y + away * Math.sin(angle),
                    radius * between(0.05, 0.17));
        }
    }

    static Color translucent(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(opacity * 255));
    }
}
