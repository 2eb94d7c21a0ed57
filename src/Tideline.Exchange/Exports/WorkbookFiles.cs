using Tideline.Domain.Cubes;
using Tideline.Exchange.Formats;
using Tideline.Exchange.Releases;
using Tideline.Release.Files;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Exports;

/// <summary>Every figure as a workbook, a sheet for each indicator and one of notes; and the same with Urdu headings and columns from the right. A
/// figure without number is an empty cell, never 0.</summary>
internal static class WorkbookFiles
{
    private const int LongestName = 31;

    private static readonly (string English, string Urdu, Func<PublishedRelease, Observation, object?> Get)[] _columns =
    [
        ("area", "علاقے کا کوڈ", (_, o) => o.Area),
        ("name", "علاقہ", (r, o) => r.ByPCode.GetValueOrDefault(o.Area)?.Name),
        ("counterpart_area", "دوسرے علاقے کا کوڈ", (_, o) => o.CounterpartArea),
        ("counterpart_name", "دوسرا علاقہ", (r, o) => o.CounterpartArea is { } other ? r.ByPCode.GetValueOrDefault(other)?.Name ?? other : null),
        ("period_start", "پہلا دن", (_, o) => o.PeriodStart),
        ("period_end", "آخری دن", (_, o) => o.PeriodEnd),
        ("value", "تعداد", (_, o) => o.Value),
        ("lower", "نچلی حد", (_, o) => o.Lower),
        ("upper", "اوپری حد", (_, o) => o.Upper),
        ("unit", "اکائی", (_, o) => o.Unit.Word()),
        ("status", "حیثیت", (_, o) => o.Status.Code()),
    ];

    /// <summary>Bytes by file name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(PublishedRelease release, ExportOptions options) =>
    [
        ("figures.xlsx", Write(release, options, urdu: false)),
        ("figures.ur.xlsx", Write(release, options, urdu: true)),
    ];

    private static byte[] Write(PublishedRelease release, ExportOptions options, bool urdu)
    {
        var sheets = release.Observations.GroupBy(o => (o.Indicator, o.Unit)).Select(g =>
        {
            var columns = _columns.Where(c => g.Any(o => o.CounterpartArea is not null) || !c.English.StartsWith("counterpart", StringComparison.Ordinal)).ToList();
            return new WorkbookSheet(
                NameOf(release, g.Key), [.. columns.Select(c => urdu ? c.Urdu : c.English)], g.Select(o => columns.Select(c => c.Get(release, o))), Width: 16);
        }).ToList();
        sheets.Add(new("notes", ["note", "text"], Notes(release, options).Select(n => (IEnumerable<object?>)[n.Term, n.Text]), Width: 40));
        return WorkbookFile.Write(sheets, rightToLeft: urdu);
    }

    // People have the indicator's own name; another unit of it stands behind.
    private static string NameOf(PublishedRelease release, (string Indicator, Unit Unit) of)
    {
        var several = release.Observations.Any(o => o.Indicator == of.Indicator && o.Unit != of.Unit);
        var name = several && of.Unit != Unit.People ? $"{of.Indicator}_{of.Unit.Word()}" : of.Indicator;
        return name.Length <= LongestName ? name : name[..LongestName];
    }

    private static IEnumerable<(string Term, string Text)> Notes(PublishedRelease release, ExportOptions options)
    {
        if (options.IsSynthetic)
        {
            yield return ("data", EstimateWords.Synthetic(options).TrimEnd(' ', ':'));
        }

        yield return ("release", release.Id.Value);
        yield return ("vintage", release.Manifest.Vintage);
        yield return ("definition", release.Manifest.Definition);
        yield return ("boundaries", release.Manifest.BoundaryVersion);
        yield return ("interval", "lower and upper are the ends of the 80% interval");
        yield return ("sensitivity", options.Words.Sensitivity);
        yield return ("permitted use", options.Words.PermittedUse);
        foreach (var caveat in HdxFolder.Caveats(release))
        {
            yield return ("remark", caveat);
        }
    }
}
