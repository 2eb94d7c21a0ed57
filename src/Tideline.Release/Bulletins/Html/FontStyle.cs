namespace Tideline.Release.Bulletins.Html;

/// <summary>Fonts in the page, and what letters of Urdu need: Nastaliq is tall, and stands in headings and prose; tables and drawings
/// are in Naskh.</summary>
internal static class FontStyle
{
    public const string Urdu = """
        html:lang(ur){font-family:"Noto Sans","Noto Nastaliq Urdu","Noto Sans Arabic",serif}
        h1,h2,h3,.lead,.prose li,p{line-height:2.1}
        h1,h2,h3{font-weight:400}
        table,svg,dl,.classes,.week-legend,.note,figcaption,summary,.sensitivity,header p{font-family:"Noto Sans","Noto Sans Arabic",sans-serif;line-height:1.6}
        .lead{font-weight:400}
        .key b{line-height:1.4}
        @media print{
        html{line-height:2}
        h1,h2,h3,.lead,.prose li,p{line-height:1.95}
        table,svg,dl,.classes,.week-legend,.note,figcaption,header p{line-height:1.5}
        }
        """;

    public static string Faces(IReadOnlyList<BulletinFont> fonts) => string.Concat(fonts.Select(f => f.ToCss()));
}
