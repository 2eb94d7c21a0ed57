using System.Text;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Files;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Exports;

/// <summary>
/// CSV with HXL tags in the second row, one table to a file: of areas, and of pairs of areas. The tags say that numbers are estimates, and
/// never <c>+idps</c>: a subscriber who is away is no internally displaced person in the sense of the law.
/// </summary>
internal static class HxlFiles
{
    private const string Other = "other";

    /// <summary>Bytes by file name: the indicator, with its unit where it has several.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(PublishedRelease release)
    {
        foreach (var table in release.Observations.GroupBy(o => (o.Indicator, o.Unit)))
        {
            var units = release.Observations.Where(o => o.Indicator == table.Key.Indicator).Select(o => o.Unit).Distinct().Count();
            yield return ($"{table.Key.Indicator}{(units > 1 ? "_" + table.Key.Unit.Word() : "")}.csv", Encoding.UTF8.GetBytes(Table(release, [.. table])));
        }
    }

    private static string Table(PublishedRelease release, IReadOnlyList<Observation> rows)
    {
        var columns = rows.Any(o => o.CounterpartArea is not null) ? Pairs(release, rows) : Areas(release);
        columns = [.. columns, .. Figures(release, rows[0])];
        var text = new StringBuilder().Line(columns.Select(c => c.Name));
        text.AppendJoin(',', columns.Select(c => c.Tag)).Append('\n');
        foreach (var row in rows)
        {
            text.Line(columns.Select(c => c.Get(row)));
        }

        return text.ToString();
    }

    private static IReadOnlyList<Column> Areas(PublishedRelease release) =>
    [
        new("admin_level", "#geo+admin_level", o => release.ByPCode.GetValueOrDefault(o.Area)?.AdminLevel),
        new("pcode", "#adm+code", o => o.Area),
        new("name", "#adm+name", o => release.ByPCode.GetValueOrDefault(o.Area)?.Name),
        new("parent_pcode", "#adm+code+parent", o => release.ByPCode.GetValueOrDefault(o.Area)?.Parent),
    ];

    private static IReadOnlyList<Column> Pairs(PublishedRelease release, IReadOnlyList<Observation> rows)
    {
        int[] levels = [.. rows.Select(o => release.ByPCode.GetValueOrDefault(o.Area)?.AdminLevel ?? -1).Distinct()];
        var adm = levels is [>= 0 and var level] ? FormattableString.Invariant($"#adm{level}") : "#adm";
        return
        [
            new("origin_pcode", $"{adm}+code+origin", o => o.Area),
            new("origin_name", $"{adm}+name+origin", o => release.ByPCode.GetValueOrDefault(o.Area)?.Name),
            // All other hosts together are no place: they have a name and no code.
            new("destination_pcode", $"{adm}+code+destination", o => o.CounterpartArea == Other ? null : o.CounterpartArea),
            new("destination_name", $"{adm}+name+destination", o => o.CounterpartArea == Other ? "other areas" : release.ByPCode.GetValueOrDefault(o.CounterpartArea ?? "")?.Name),
        ];
    }

    private static IReadOnlyList<Column> Figures(PublishedRelease release, Observation first)
    {
        var tag = Tag(first);
        return
        [
            new("period_start", "#date+start", o => o.PeriodStart),
            new("period_end", "#date+end", o => o.PeriodEnd),
            new("value", tag, o => o.Value),
            new("lower", tag + "+lower", o => o.Lower),
            new("upper", tag + "+upper", o => o.Upper),
            new("unit", "#indicator+unit", o => o.Unit.Word()),
            new("status", "#indicator+status", o => o.Status.Code()),
            new("suppressed", "#meta+suppressed", o => o.Status == ObservationStatus.Suppressed ? "true" : "false"),
            new("definition", "#meta+definition", o => o.Definition),
            new("emergency", "#crisis+code", o => o.Emergency),
            new("vintage", "#date+vintage", o => o.Vintage),
            new("release", "#meta+version", _ => release.Id.Value),
        ];
    }

    private static string Tag(Observation o) => o.Unit != Unit.People ? "#indicator+num+estimate" : o.Indicator switch
    {
        "displaced_stock" => "#affected+displaced+ind+stock+estimate",
        "displaced_hosted" => "#affected+displaced+ind+stock+hosted+estimate",
        "displacement_flow" => "#affected+displaced+ind+estimate",
        "newly_displaced" => "#affected+displaced+ind+newdisp+estimate",
        "ever_displaced" => "#affected+displaced+ind+cumulative+estimate",
        "displaced_change" => "#affected+displaced+ind+change+estimate",
        "projected_displaced" => "#affected+displaced+ind+stock+projected+estimate",
        "returned" => "#affected+returned+ind+estimate",
        _ => "#population+ind+estimate",
    };

    private sealed record Column(string Name, string Tag, Func<Observation, object?> Get);
}
