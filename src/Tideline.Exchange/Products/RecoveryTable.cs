using System.Globalization;
using System.Text;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Emergencies;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Releases;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Products;

/// <summary>One home area some days after its people left.</summary>
/// <param name="Share">The released share that returned; its value is null where it is hidden.</param>
/// <param name="Stock">The last released week of the displaced stock of the area; null where the release has none.</param>
public sealed record RecoveryRow(ReleasedArea Area, Observation Share, Observation? Stock)
{
    /// <summary>Share that is not home again: still away, settled elsewhere, or away again. Null where the release shows none.</summary>
    public decimal? NotReturned => 1 - Share.Value;

    public decimal? Lower => 1 - Share.Upper;

    public decimal? Upper => 1 - Share.Lower;
}

/// <summary>Long-term recovery from a published release alone: who is not back, by home area. What is suppressed there is suppressed here.</summary>
/// <param name="Day">Days since each person's own departure.</param>
/// <param name="Rows">Coarse to fine; within a level those with the largest share away first, then those without a number, by p-code.</param>
public sealed record RecoveryTable(PublishedRelease Release, int Day, IReadOnlyList<RecoveryRow> Rows)
{
    /// <summary>The day that is meant by long-term.</summary>
    public const int LongTerm = 90;

    /// <exception cref="ConfigurationException">The release has no share of that day.</exception>
    public static RecoveryTable Of(PublishedRelease release, int day)
    {
        ILookup<int, Observation> shares = release.Observations.Where(o => o.Indicator == Indicator.ReturnedShare.Name).ToLookup(o => Period.DaysBetween(o.PeriodStart, o.PeriodEnd));
        if (!shares.Contains(day))
        {
            int[] days = [.. shares.Select(s => s.Key).Order()];
            throw new ConfigurationException(string.Create(
                CultureInfo.InvariantCulture,
                $"Release {release.Id} has no share that returned after {day} days{(days.Length == 0 ? "" : $"; it has those of day {string.Join(", ", days)}, which --day can name")}. Wait for a release with more days; nothing was written."));
        }

        List<Observation> stocks = [.. release.Observations.Where(o => o.Indicator == Indicator.DisplacedStock.Name)];
        var last = stocks.Count == 0 ? default : stocks.Max(o => o.PeriodEnd);
        var stock = stocks.Where(o => o.PeriodEnd == last).ToDictionary(o => o.Area, StringComparer.Ordinal);
        return new(release, day,
        [
            .. shares[day].Select(o => new RecoveryRow(release.ByPCode[o.Area], o, stock.GetValueOrDefault(o.Area)))
                .OrderBy(r => r.Area.AdminLevel).ThenByDescending(r => r.NotReturned ?? -1).ThenBy(r => r.Area.PCode, StringComparer.Ordinal),
        ]);
    }

    public IReadOnlyDictionary<string, byte[]> Files() => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["recovery.csv"] = Encoding.UTF8.GetBytes(Csv()),
        ["recovery.html"] = Page(),
    };

    private string Csv()
    {
        var text = new StringBuilder().Line(
            "pcode", "name", "admin_level", "parent", "day", "share_not_returned", "lower", "upper", "status", "displaced", "displaced_lower", "displaced_upper",
            "displaced_status", "week_start", "week_end", "release", "definition", "vintage");
        foreach (var r in Rows)
        {
            text.Line(
                r.Area.PCode, r.Area.Name, r.Area.AdminLevel, r.Area.Parent, Day, r.NotReturned, r.Lower, r.Upper, r.Share.Status.Code(), r.Stock?.Value, r.Stock?.Lower,
                r.Stock?.Upper, r.Stock?.Status.Code(), r.Stock?.PeriodStart, r.Stock?.PeriodEnd, Release.Id.Value, r.Share.Definition, r.Share.Vintage);
        }

        return text.ToString();
    }

    private byte[] Page()
    {
        var page = new ProductPage(string.Create(CultureInfo.InvariantCulture, $"Not returned after {Day} days: {Release.Manifest.Emergency.Id}"))
            .Paragraph($"From the published release {Release.Id}, data to {Release.Manifest.Vintage}. Of the people who left an area because of the emergency, the share who are not home again so many days after their own departure.")
            .Paragraph("Not home again means still away, settled elsewhere, or away again. It does not say where people want to live, nor whether home is safe. A figure that is hidden is not 0.", isNote: true);
        if (Enum.TryParse<Hazard>(Release.Manifest.Emergency.Hazard, ignoreCase: true, out var hazard) && hazard == Hazard.Drought)
        {
            page.Paragraph("Do not use this page for decisions: where people leave over months, as in a drought, the share that returned was far too high on known truth, so that these shares are far too low.", isNote: true);
        }

        foreach (var level in Rows.GroupBy(r => r.Area.AdminLevel))
        {
            page.Table(
                string.Create(CultureInfo.InvariantCulture, $"Admin level {level.Key}"),
                ["Home area", "#Not returned", "#80% interval", "Status", "#Displaced in the last week", "#80% interval", "Status"],
                level.Select(r => (IReadOnlyList<string>)
                [
                    $"{r.Area.Name} ({r.Area.PCode})", Percent(r.NotReturned, r.Share.Status), Range(r.Lower, r.Upper, Percent), r.Share.Status.Code(),
                    r.Stock?.Value is { } v ? ProductWords.People(v) : r.Stock is null ? "–" : ProductWords.Hidden(r.Stock.Status),
                    Range(r.Stock?.Lower, r.Stock?.Upper, ProductWords.People), r.Stock?.Status.Code() ?? "–",
                ]));
        }

        return page.Heading("Caveats").List(HdxFolder.Caveats(Release)).Bytes();
    }

    private static string Percent(decimal share) => (100 * share).ToString("0", CultureInfo.InvariantCulture) + "%";

    private static string Percent(decimal? share, ObservationStatus status) => share is { } s ? Percent(s) : ProductWords.Hidden(status);

    private static string Range(decimal? lower, decimal? upper, Func<decimal, string> text) => lower is { } l && upper is { } u ? $"{text(l)} to {text(u)}" : "–";
}
