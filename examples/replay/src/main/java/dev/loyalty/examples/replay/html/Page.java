package dev.loyalty.examples.replay.html;

import java.util.List;

/** The page around plots and tables, and how it looks: on a light or dark screen, and light on paper. */
public final class Page {

    private static final String STYLE = """
            :root { color-scheme: light;
              --page: #ffffff; --text: #1c2430; --soft: #5a6675; --grid: #e3e7ec; --zero: #98a2ae; --card: #f5f7f9;
              --hover: rgb(28 36 48 / 8%);
              --c1: #2f6fd0; --c2: #e68a17; --c3: #14967c; --c4: #c23f78;
              --c5: #7f62d3; --c6: #a8890f; --c7: #3fa3c9; --c8: #8d97a5; }
            @media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark;
              --page: #14181e; --text: #e6eaf0; --soft: #a3adba; --grid: #2b323c; --zero: #6f7a88; --card: #1d232b;
              --hover: rgb(255 255 255 / 10%);
              --c1: #5b94ee; --c2: #f0a13d; --c3: #35b89b; --c4: #e76a9f;
              --c5: #a68cf0; --c6: #cdb03a; --c7: #6fc3e2; --c8: #7d8896; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, -apple-system,
              "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif; }
            main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; }
            h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
            h2 { font-size: 1.35rem; margin: 3rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--grid); }
            h3 { font-size: 1.05rem; margin: 0; }
            p { margin: .25rem 0 .75rem; }
            .soft { color: var(--soft); }
            dl { display: grid; gap: .75rem; margin: 1.25rem 0; padding: 0;
              grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
            dl div { background: var(--card); border-radius: .5rem; padding: .6rem .9rem; }
            dt { color: var(--soft); font-size: .85rem; }
            dd { margin: 0; font-size: 1.3rem; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
            dl.wide { grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); }
            dl.wide dd { font-size: 1rem; }
            figure { margin: 2.25rem 0; }
            figcaption p { color: var(--soft); font-size: .9rem; margin: .1rem 0 .4rem; }
            .legend { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; margin: 0 0 .5rem;
              padding: 0; font-size: .9rem; }
            .key { display: inline-block; width: .8rem; height: .8rem; border-radius: .15rem; margin-right: .45rem;
              vertical-align: -.05rem; background: currentColor; }
            .key.thin { height: .2rem; vertical-align: .25rem; }
            .hash { font-size: .85rem; overflow-wrap: anywhere; }
            .scroll { overflow: auto hidden; }
            .plot { display: block; width: 100%; min-width: 38rem; height: auto; font-size: 12px; }
            .plot text { fill: var(--soft); font-variant-numeric: tabular-nums; }
            .grid { stroke: var(--grid); }
            .zero, .tick { stroke: var(--zero); }
            .plot .hint { fill: transparent; }
            .plot .hint:hover { fill: var(--hover); }
            .c0 { color: var(--text); }
            .c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); }
            .c5 { color: var(--c5); } .c6 { color: var(--c6); } .c7 { color: var(--c7); } .c8 { color: var(--c8); }
            rect, polygon { fill: currentColor; }
            .plot .line { fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; }
            details { font-size: .9rem; }
            summary { cursor: pointer; color: var(--soft); }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: .5rem 0 1rem; }
            caption { text-align: left; font-weight: 600; padding: .25rem 0; }
            th, td { text-align: right; padding: .2rem .75rem; border-bottom: 1px solid var(--grid); }
            th { font-weight: 400; }
            th:first-child { text-align: left; padding-left: 0; white-space: pre; }
            td:last-child { padding-right: 0; }
            thead th:last-child { padding-right: 0; }
            thead th { color: var(--soft); vertical-align: bottom; }
            tfoot th, tfoot td { font-weight: 600; }
            .tables { display: grid; gap: .5rem 3rem; grid-template-columns: repeat(auto-fit, minmax(24rem, 1fr));
              align-items: start; }
            .tables table { width: 100%; font-size: .9rem; }
            .tables > :has(thead) { grid-column: 1 / -1; }
            .tables th:first-child { white-space: pre-wrap; }
            @media (max-width: 40rem) { .tables, dl.wide { grid-template-columns: 1fr; } }
            @media print {
              * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
              body { font-size: 10.5pt; }
              main { max-width: none; padding: 0; }
              figure, tr, dl { break-inside: avoid; }
              h2, h3, figcaption { break-after: avoid; }
              .plot { min-width: 0; }
              .scroll { overflow: visible; }
              dl { grid-template-columns: repeat(5, 1fr); }
              .tables { grid-template-columns: 1fr 1fr; }
              .tables > * { break-inside: avoid; }
              figure { margin: 1.25rem 0; }
              details:not([open]) { display: none; }
            }
            """;

    private Page() {}

    /** Begins the page, to be ended by {@link #close}. */
    public static Markup open(String title) {
        Markup out = new Markup();
        out.open("html", "lang", "en").open("head");
        out.empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark");
        out.element("title", title);
        out.style(STYLE);
        return out.close().open("body").open("main");
    }

    /** Ends the page. */
    public static String close(Markup out) {
        return out.close().close().close().page();
    }

    /** Begins a figure with its heading, one line of explanation and a legend, to be ended by {@link Markup#close}. */
    public static void openFigure(Markup out, String title, String explanation, List<Series> legend) {
        out.open("figure").open("figcaption");
        out.element("h3", title).element("p", explanation);
        if (!legend.isEmpty()) {
            out.open("ul", "class", "legend");
            for (Series series : legend) {
                String key = series.colour() == Series.INK ? "key thin " : "key ";
                out.open("li").element("span", "", "class", key + series.colourClass(), "aria-hidden", "true");
                out.text(series.name()).close();
            }
            out.close();
        }
        out.close();
    }
}
