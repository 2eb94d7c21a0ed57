using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Bulletins.Html;

/// <summary>A4: the first page holds headline, key figures and map; every page carries release id and page number.</summary>
internal static class PrintStyle
{
    public static string Of(string releaseId, SourceText text)
    {
        var footer = Style.Quote(Words.Fill(text.Footer, releaseId));
        return $$"""
            @page{size:A4;margin:12mm 12mm 15mm;
            @bottom-left{content:{{footer}};font:8pt sans-serif;color:#444}
            @bottom-right{content:{{Counters(text.PageOf)}};font:8pt sans-serif;color:#444}
            }
            @media print{
            html{font-size:9.2pt;line-height:1.32}
            body{max-inline-size:none;padding:0 .4mm}
            *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
            section{margin-block-start:3.2mm}
            .screen{display:none}
            h2,h3,caption,figcaption{break-after:avoid}
            figure,table.data,tr,li,.lists>div,.key,.headline,.use{break-inside:avoid}
            thead{display:table-header-group}
            .key dl{grid-template-columns:repeat(5,1fr);gap:2mm}
            .key dl>div{padding:1.5mm 2mm}
            .key b{font-size:13pt}
            .key .meaning{font-size:7.4pt}
            table.data tbody th{min-inline-size:0}
            table.data small{white-space:nowrap}
            .columns table.data{font-size:7.8pt}
            .columns table.data th,.columns table.data td{padding:.6mm .8mm}
            .columns.wide{grid-template-columns:54fr 46fr}
            .map-and-legend{grid-template-columns:minmax(0,1fr) 70mm;gap:3mm}
            .map{max-block-size:112mm}
            .charts{grid-template-columns:repeat(3,1fr);gap:3mm}
            .columns,.columns.wide{grid-template-columns:1fr 1fr;gap:0 5mm}
            th,td{padding:.7mm 1.4mm}
            table{font-size:8.4pt}
            .statuses{font-size:7.4pt}
            .statuses th,.statuses td{padding:.4mm .6mm}
            .classes li{font-size:7.6pt}
            .legend h3,.statuses caption{font-size:8.2pt}
            h1{font-size:16pt}
            .lead{font-size:12.5pt}
            .headline{padding:2mm 3mm;margin-block-start:2mm}
            .note,figcaption,.meaning,caption{font-size:8pt}
            .provenance{font-size:8.4pt}
            }
            """;
    }

    private static string Counters(string template)
    {
        var quoted = template.Split(["{0}", "{1}"], StringSplitOptions.None);
        return quoted.Length == 3
            ? $"{Style.Quote(quoted[0])} counter(page) {Style.Quote(quoted[1])} counter(pages) {Style.Quote(quoted[2])}"
            : "counter(page)";
    }
}
