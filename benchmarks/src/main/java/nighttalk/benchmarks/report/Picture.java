package nighttalk.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** Bars as SVG: each figure as a share of its aim, with the spread of its rounds; beyond the line is good. */
final class Picture {

    private static final int LEFT = 330;
    private static final int BARS = 420;
    private static final int RIGHT = 170;
    private static final int ROW = 26;
    private static final int TOP = 56;
    private static final double MOST = 3;

    private static final String MET = "#2b7a4b";
    private static final String MISSED = "#b3402e";

    private Picture() {}

    static String of(List<Figure> figures, String title) {
        int width = LEFT + BARS + RIGHT;
        int height = TOP + figures.size() * ROW + 34;
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\">\n",
                width, height));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", width, height));
        svg.append(format("<text x=\"16\" y=\"26\" font-size=\"16\">Figures as a share of their aims, %s</text>\n", escape(title)));
        for (int i = 0; i < figures.size(); i++) {
            row(svg, figures.get(i), TOP + i * ROW);
        }
        int bottom = TOP + figures.size() * ROW;
        svg.append(format(
                "<line x1=\"%1$.1f\" y1=\"%2$d\" x2=\"%1$.1f\" y2=\"%3$d\" stroke=\"#222\" stroke-dasharray=\"4 3\"/>\n",
                x(1), TOP - 8, bottom + 4));
        svg.append(format("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">the aim</text>\n", x(1), bottom + 20));
        return svg.append("</svg>\n").toString();
    }

    private static void row(StringBuilder svg, Figure figure, int y) {
        Aim aim = figure.aim();
        double reached = aim.reached(figure.value());
        double one = aim.reached(figure.values().min());
        double other = aim.reached(figure.values().max());
        int middle = y + ROW / 2;
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", LEFT - 10, middle + 4, escape(figure.name())));
        svg.append(format(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                LEFT, y + 4, x(reached) - LEFT, ROW - 8, figure.met() ? MET : MISSED));
        svg.append(format(
                "<line x1=\"%.1f\" y1=\"%3$d\" x2=\"%2$.1f\" y2=\"%3$d\" stroke=\"#222\" stroke-width=\"2\"/>\n",
                x(Math.min(one, other)), x(Math.max(one, other)), middle));
        svg.append(format(
                "<text x=\"%d\" y=\"%d\">%s (%s)</text>\n",
                LEFT + BARS + 10,
                middle + 4,
                Numbers.text(figure.value()) + (aim.unit().isEmpty() ? "" : " " + aim.unit()),
                aim.text()));
    }

    private static double x(double reached) {
        return LEFT + BARS * Math.min(reached, MOST) / MOST;
    }

    @SuppressWarnings("AnnotateFormatMethod") // an annotation for one private method is not worth a dependency
    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
