using System.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Exports;

/// <summary>
/// <c>displaced_hosted</c> of admin levels 0 to 2 with the columns of HDX HAPI's <c>idps</c> resource. <c>warning</c> says in every row that it is
/// an estimate, its interval and status, or why there is no number; <c>population</c> is then empty.
/// </summary>
internal static class HapiFile
{
    public const string Name = "idps_estimate.csv";

    /// <summary>The resource's columns, in its order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "location_code", "has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code", "admin1_name", "admin2_code", "admin2_name", "admin_level",
        "operation", "assessment_type", "population", "reporting_round", "reference_period_start", "reference_period_end", "dataset_hdx_id", "resource_hdx_id", "warning",
        "error",
    ];

    public static byte[] Of(PublishedRelease release, ExportOptions options)
    {
        List<Observation> hosted = [.. release.Observations.Where(o => o.Indicator == Indicator.DisplacedHosted.Name)];
        var weeks = hosted.Select(o => o.PeriodEnd).Distinct().Order().ToList();
        var text = new StringBuilder().Line(Columns);
        foreach (var o in hosted.Where(o => release.ByPCode.GetValueOrDefault(o.Area)?.AdminLevel is >= 0 and <= 2))
        {
            var (province, district) = (release.At(o.Area, 1), release.At(o.Area, 2));
            text.Line(
                options.Location, null, null, province?.Name, district?.Name, province?.PCode, province?.Name, district?.PCode, district?.Name,
                release.ByPCode[o.Area].AdminLevel, EstimateWords.Operation(o.Emergency, options), EstimateWords.Assessment, o.Value, weeks.IndexOf(o.PeriodEnd) + 1, o.PeriodStart,
                o.PeriodEnd, null, null, EstimateWords.Warning(o), null);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
