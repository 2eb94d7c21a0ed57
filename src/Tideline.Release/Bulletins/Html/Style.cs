using System.Text;
using Tideline.Release.Bulletins.Maps;

namespace Tideline.Release.Bulletins.Html;

/// <summary>The style sheet: logical properties only, so that a right-to-left page mirrors by itself.</summary>
internal static class Style
{
    public static string Of(BulletinInput input) => $$"""

        {{FontStyle.Faces(input.Fonts)}}{{Screen}}
        {{Drawings}}
        {{PrintStyle.Of(input.ReleaseId, input.Text.Sources)}}{{Added(input)}}
        """;

    private static string Added(BulletinInput input) =>
        (input.Composition == BulletinComposition.OfRelease ? "" : "\n" + Composed) + (input.Text.Direction == "rtl" ? "\n" + FontStyle.Urdu : "");

    private const string Composed = """
        .definitions{position:absolute;inline-size:0;block-size:0}
        .editor{color:#1b1b1b;padding-inline-start:.75rem;border-inline-start:4px solid #b9c4cf;white-space:pre-line}
        .week-maps{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(11rem,100%),1fr));gap:.75rem}
        .week-maps h3{margin:0 0 .25rem;font-size:.82rem}
        .week-map{inline-size:100%;block-size:auto;display:block;border:1px solid #b9c4cf}
        .week-map .edge{stroke-width:1.6}
        .week-map .provinces path{stroke-width:2.6}
        @media print{
        .week-maps{grid-template-columns:repeat(4,1fr);gap:2.5mm}
        .week-maps>div,.editor{break-inside:avoid}
        .week-maps h3{font-size:7.6pt}
        }
        """;

    /// <summary>A CSS string; everything but letters and digits is escaped.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\{rune.Value:x} ");
        }

        return quoted.Append('"').ToString();
    }

    public const string Screen = """
        *{box-sizing:border-box}
        html{font-family:"Noto Sans","Segoe UI",system-ui,-apple-system,Roboto,"Helvetica Neue",Arial,sans-serif;font-size:16px;line-height:1.45;color:#1b1b1b;background:#fff;-webkit-text-size-adjust:100%}
        html:lang(ur){font-family:"Noto Nastaliq Urdu","Noto Sans Arabic",serif;line-height:2.1}
        body{margin:0 auto;max-inline-size:70rem;padding:1rem clamp(.75rem,3vw,2rem) 3rem}
        h1{font-size:clamp(1.35rem,1rem + 1.6vw,1.9rem);line-height:1.2;margin:.35rem 0 .25rem}
        h2{font-size:1.15rem;line-height:1.3;margin:0 0 .5rem;padding-block-start:.5rem;border-block-start:2px solid #0b4a8f}
        h3{font-size:.95rem;margin:.75rem 0 .35rem}
        p{margin:.35rem 0}
        section{margin-block-start:1.5rem}
        header p{color:#4a4a4a}
        .sensitivity{display:inline-block;margin:0;padding:.15rem .6rem;border:1.5px solid #8f1d1d;color:#8f1d1d;font-weight:600;font-size:.85rem}
        .headline{margin-block-start:.75rem;padding:.75rem 1rem;background:#eef3f8;border-inline-start:6px solid #0b4a8f}
        .lead{font-size:clamp(1.15rem,1rem + .8vw,1.45rem);line-height:1.3;font-weight:650;margin:0 0 .4rem}
        .unseen-note{font-weight:600}
        .note,figcaption,.meaning{color:#4a4a4a;font-size:.875rem}
        figure{margin:0}
        figcaption{margin-block-end:.5rem}
        .key dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(11.5rem,1fr));gap:.6rem;margin:0}
        .key dl>div{border:1px solid #b9c4cf;border-block-start:4px solid #0b4a8f;padding:.5rem .65rem}
        .key dt{font-weight:650}
        .key dd{margin:0}
        .key b{display:block;font-size:1.65rem;line-height:1.2;font-variant-numeric:tabular-nums}
        .key b.word{font-size:1.15rem}
        .key .range,.key .meaning{display:block}
        .key .status{display:inline-block;margin-block:.15rem;padding-inline:.4rem;border:1px solid #4a4a4a;border-radius:.6rem;font-size:.78rem}
        .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(22rem,100%),1fr));gap:0 2rem}
        .columns>section{min-inline-size:0}
        .columns.wide{grid-template-columns:repeat(auto-fit,minmax(min(30rem,100%),1fr))}
        .prose{margin:.25rem 0;padding-inline-start:1.2rem}
        .prose li{margin-block-end:.3rem}
        .lists{margin:.25rem 0}
        .lists>div{display:grid;grid-template-columns:minmax(7.5rem,11rem) 1fr;gap:.25rem 1rem;padding-block:.25rem;border-block-end:1px solid #dcdcdc}
        .lists dt{font-weight:600}
        .lists dd{margin:0;overflow-wrap:anywhere}
        table{border-collapse:collapse;inline-size:100%;font-size:.9rem}
        caption{text-align:start;font-size:.875rem;color:#4a4a4a;padding-block-end:.35rem}
        th,td{text-align:start;vertical-align:top;padding:.3rem .5rem;border-block-end:1px solid #dcdcdc}
        thead th{vertical-align:bottom;border-block-end:2px solid #1b1b1b;font-size:.82rem}
        tbody th{font-weight:600}
        table.data tbody th{min-inline-size:8rem}
        .number{text-align:end;font-variant-numeric:tabular-nums}
        td small,th small{display:block;color:#4a4a4a;font-weight:400;font-size:.8em}
        .number small{white-space:nowrap}
        .word{font-style:italic}
        code{font-size:.92em;overflow-wrap:anywhere}
        details{margin-block-start:.75rem}
        summary{cursor:pointer;font-weight:600;padding-block:.25rem}
        summary:focus-visible,pre:focus-visible{outline:3px solid #0b4a8f;outline-offset:2px}
        pre{overflow:auto;max-block-size:22rem;padding:.75rem;border:1px solid #b9c4cf;font-size:.75rem}
        @media (max-width:40rem){
        table.data,table.data caption,table.data tbody,table.data tr,table.data th,table.data td{display:block}
        table.data thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
        table.data tr{padding-block:.5rem;border-block-end:1px solid #9a9a9a}
        table.data th,table.data td{border:0;padding:.1rem 0}
        table.data td{display:flex;justify-content:space-between;gap:1rem}
        table.data td::before{content:attr(data-label);color:#4a4a4a}
        table.data td>span{text-align:end}
        table.data tbody small{display:inline}
        .lists>div{grid-template-columns:1fr}
        }
        """;

    private const string Drawings = $$"""
        .map-and-legend{display:grid;grid-template-columns:minmax(0,1fr) 21rem;gap:1.25rem;align-items:start}
        .map{inline-size:100%;block-size:auto;max-block-size:44rem;background:#fff;border:1px solid #b9c4cf}
        svg{direction:ltr}
        svg text{font-size:13px;fill:{{Palette.Ink}};font-family:inherit}
        .edge{stroke:{{Palette.Border}};stroke-width:.6}
        .unseen{stroke:{{Palette.NoValueLine}};stroke-width:4;stroke-dasharray:7 4}
        .provisional{stroke:{{Palette.Ink}};stroke-width:4;stroke-dasharray:1.6 3.2}
        .provisional.light{stroke:#fff}
        use.unseen,use.provisional{fill:none}
        .thin,circle.unseen,circle.provisional{stroke-width:2}
        .provinces path{fill:none;stroke:{{Palette.Ink}};stroke-width:1.4;stroke-linejoin:round}
        .rivers path{fill:none;stroke:{{Palette.River}};stroke-width:1.6;stroke-linejoin:round}
        .halo{fill:none;stroke:#fff;stroke-width:5}
        .host{stroke:{{Palette.Circle}};stroke-width:2.2}
        .labels text{text-anchor:middle;font-weight:600;paint-order:stroke;stroke:#fff;stroke-width:3.5;stroke-linejoin:round}
        .furniture path{fill:none;stroke:{{Palette.Ink}};stroke-width:1.5}
        .furniture text{paint-order:stroke;stroke:#fff;stroke-width:3}
        .legend h3{margin-block-start:0}
        .scales{display:grid;grid-template-columns:11fr 9fr;gap:.75rem}
        .mark{display:flex;align-items:flex-start;gap:.45rem}
        .classes,.week-legend{list-style:none;margin:0;padding:0}
        .classes li{display:grid;grid-template-columns:1.9rem 1fr auto;align-items:center;gap:.5rem;font-size:.85rem;padding-inline-end:.3rem}
        .classes svg{display:block;inline-size:1.9rem;block-size:1.1rem}
        .sizes{inline-size:100%;max-inline-size:11rem;block-size:auto;display:block}
        path.lead{fill:none;stroke:#777;stroke-width:.8}
        .statuses{font-size:.82rem;margin-block-start:.5rem}
        .statuses caption{font-weight:700;font-size:.95rem;color:inherit}
        .statuses th,.statuses td{padding:.2rem .25rem}
        .swatch{inline-size:3.1rem;block-size:1.15rem;flex:none}
        .charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1rem}
        .charts h3{margin:0 0 .25rem}
        .chart{inline-size:100%;block-size:auto;display:block}
        .grid{stroke:#d4d4d4;stroke-width:1}
        .tick{text-anchor:end}
        .week{text-anchor:middle}
        svg .tick,svg .week,svg .onset-word{font-size:11px;fill:#4a4a4a}
        .onset{stroke:#8f1d1d;stroke-width:1.2;stroke-dasharray:4 2}
        svg .onset-word{fill:#8f1d1d}
        .band{fill:{{Palette.Circle}};fill-opacity:.16}
        .line{fill:none;stroke:{{Palette.Circle}};stroke-width:2.2}
        .dot{stroke:{{Palette.Circle}};stroke-width:2}
        .tick-mark{fill:none;stroke:{{Palette.Ink}};stroke-width:1.6}
        .bar{fill:#5f6f80}
        .absent{stroke:{{Palette.NoValueLine}};stroke-width:1.2}
        .whisker{fill:none;stroke:{{Palette.Ink}};stroke-width:1.2}
        .week-legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;font-size:.82rem;margin-block-start:.5rem}
        .week-legend svg{inline-size:2.6rem;block-size:1.25rem;vertical-align:middle;margin-inline-end:.3rem}
        @media (max-width:56rem){.map-and-legend{grid-template-columns:1fr}
        }
        @media (max-width:40rem){.map text{font-size:24px}.map .minor{display:none}
        }
        """;
}
