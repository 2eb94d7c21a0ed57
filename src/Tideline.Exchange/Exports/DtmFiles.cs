using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Exports;

/// <summary>
/// <c>displaced_hosted</c> with the fields of IOM's DTM API v3, so that who reads DTM's tables can read it. It is labelled in the fields that
/// DTM has for it: the operation is named an estimate, the kind of assessment is none of DTM's. A figure without number has an empty
/// <c>numPresentIdpInd</c>. Intervals have no field here; they are in the HXL files.
/// </summary>
internal static class DtmFiles
{
    private const string Missing = "Not available";

    private static readonly string[] _after =
    [
        "numPresentIdpInd", "reportingDate", "yearReportingDate", "monthReportingDate", "roundNumber", "displacementReason", "numberMales", "numberFemales",
        "idpOriginAdmin1Name", "idpOriginAdmin1Pcode", "assessmentType",
    ];

    // As OCHA tags DTM's columns on HDX; but for the number, which is no count of internally displaced persons.
    private static readonly Dictionary<string, string> _tags = new(StringComparer.Ordinal)
    {
        ["id"] = "#id+code",
        ["operation"] = "#operation+name",
        ["admin0Name"] = "#country+name",
        ["admin0Pcode"] = "#country+code",
        ["admin1Name"] = "#adm1+name",
        ["admin1Pcode"] = "#adm1+code",
        ["admin2Name"] = "#adm2+name",
        ["admin2Pcode"] = "#adm2+code",
        ["numPresentIdpInd"] = "#affected+displaced+ind+stock+hosted+estimate",
        ["reportingDate"] = "#date+reported",
        ["yearReportingDate"] = "#date+year+reported",
        ["monthReportingDate"] = "#date+month+reported",
        ["roundNumber"] = "#round+code",
        ["displacementReason"] = "#cause+type",
        ["numberMales"] = "#affected+displaced+m+estimate",
        ["numberFemales"] = "#affected+displaced+f+estimate",
        ["idpOriginAdmin1Name"] = "#adm1+name+origin",
        ["idpOriginAdmin1Pcode"] = "#adm1+code+origin",
        ["assessmentType"] = "#assessment+type",
    };

    /// <summary>Bytes by file name, <c>admin0.csv</c> to <c>admin2.csv</c>, and the same with HXL tags in row 2 as <c>admin0_hxl.csv</c>; a level
    /// without figures has no file.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(PublishedRelease release, ExportOptions options)
    {
        List<Observation> hosted = [.. release.Observations.Where(o => o.Indicator == Indicator.DisplacedHosted.Name)];
        List<LocalDate> weeks = [.. hosted.Select(o => o.PeriodEnd).Distinct().Order()];
        foreach (var level in Enumerable.Range(0, 3))
        {
            List<Observation> rows = [.. hosted.Where(o => release.ByPCode.GetValueOrDefault(o.Area)?.AdminLevel == level)];
            if (rows.Count > 0)
            {
                yield return (FormattableString.Invariant($"admin{level}.csv"), Encoding.UTF8.GetBytes(Table(release, rows, level, weeks, options, hxl: false)));
                yield return (FormattableString.Invariant($"admin{level}_hxl.csv"), Encoding.UTF8.GetBytes(Table(release, rows, level, weeks, options, hxl: true)));
            }
        }
    }

    /// <summary>The API's fields of a level, in its order.</summary>
    public static IReadOnlyList<string> Columns(int level) =>
    [
        .. level > 0 ? ["id"] : (string[])[],
        "operation",
        .. Enumerable.Range(0, level + 1).SelectMany(l => new[] { FormattableString.Invariant($"admin{l}Name"), FormattableString.Invariant($"admin{l}Pcode") }),
        .. _after,
    ];

    /// <summary>The HXL tag of a column.</summary>
    public static string TagOf(string column) => _tags[column];

    private static string Table(PublishedRelease release, IReadOnlyList<Observation> rows, int level, List<LocalDate> weeks, ExportOptions options, bool hxl)
    {
        var text = new StringBuilder().Line(Columns(level));
        if (hxl)
        {
            text.AppendJoin(',', Columns(level).Select(TagOf)).Append('\n');
        }

        foreach (var (i, o) in rows.Index())
        {
            text.Line(
            [
                .. level > 0 ? [i + 1] : (object?[])[],
                EstimateWords.Operation(o.Emergency, options),
                .. Enumerable.Range(0, level + 1).Select(l => release.At(o.Area, l))
                    // DTM has the country by its ISO code.
                    .SelectMany((a, l) => new object?[] { a?.Name, l == 0 ? options.Location ?? a?.PCode : a?.PCode }),
                o.Value, LocalDatePattern.Iso.Format(o.PeriodEnd) + "T00:00:00", o.PeriodEnd.Year, o.PeriodEnd.Month, (weeks.IndexOf(o.PeriodEnd) + 1).ToString(CultureInfo.InvariantCulture),
                EstimateWords.Reason(release.Manifest.Emergency.Hazard), null, null, Missing, Missing, EstimateWords.Assessment,
            ]);
        }

        return text.ToString();
    }
}
