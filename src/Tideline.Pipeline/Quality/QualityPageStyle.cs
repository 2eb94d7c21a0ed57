namespace Tideline.Pipeline.Quality;

internal static class QualityPageStyle
{
    public const string Css = """
        :root { --ink: #1c2733; --quiet: #566472; --line: #d5dce3; --sea: #1f6f8b; --thin: #8fc1d1; --bad: #a4262c; --ground: #fff; --soft: #f4f6f8; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
        h2 { font-size: 1.15rem; margin: 2.2rem 0 .5rem; border-bottom: 1px solid var(--line); padding-bottom: .25rem; }
        p { margin: .4rem 0; max-width: 46rem; }
        .internal { border-left: 4px solid var(--bad); background: var(--soft); padding: .5rem .8rem; margin: 1rem 0; }
        .facts { display: flex; flex-wrap: wrap; gap: .4rem 2rem; margin: 1rem 0; padding: 0; list-style: none; }
        .facts b { display: block; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
        .facts span, .note, caption { color: var(--quiet); font-size: .9rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; min-width: min(30rem, 100%); font-size: .92rem; margin-bottom: .8rem; }
        table.wide { width: 100%; }
        caption { text-align: left; padding: .3rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line); }
        th { font-weight: 600; }
        td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        td.d { white-space: nowrap; font-variant-numeric: tabular-nums; }
        td.path { overflow-wrap: anywhere; min-width: 15.5rem; font-size: .88rem; }
        .pass, .fail, .look { display: inline-block; min-width: 4.2rem; padding: 0 .5rem; border-radius: 3px; font-size: .85rem; font-weight: 600; text-align: center; }
        .pass { background: #e3f1e6; color: #14532d; }
        .look { background: #fdf0cf; color: #6b4300; }
        .fail { background: #f9dfe0; color: #7d1318; }
        svg { width: 100%; height: auto; display: block; }
        svg text { font-size: 12px; fill: var(--quiet); }
        .grid { stroke: var(--line); } .tick { stroke: var(--quiet); }
        rect.valid { fill: var(--sea); } rect.warn { fill: var(--thin); } rect.invalid { fill: url(#hatch); }
        .hatch-ground { fill: #f3cfd1; } .hatch-line { fill: var(--bad); }
        .cross { stroke: var(--bad); stroke-width: 2; fill: none; }
        .key { display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 .9rem; vertical-align: -1px; }
        @media print { body { font-size: 10pt; max-width: none; padding: 0; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } h2 { break-after: avoid; } tr, svg { break-inside: avoid; } thead { display: table-header-group; } }
        """;
}
