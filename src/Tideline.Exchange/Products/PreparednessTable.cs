using System.Globalization;
using System.Text;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Products;

/// <summary>What an answer to "where would they go" rests on.</summary>
public enum TieBasis
{
    /// <summary>Where people of the area went in past emergencies.</summary>
    Flows,

    /// <summary>Where people of the area travel on ordinary days: not displacement.</summary>
    Travel,
}

/// <summary>A home area and one place where its people would go.</summary>
/// <param name="Host">P-code, or <c>other</c> for pairs that the release puts together.</param>
/// <param name="Share">0 to 1. Of flows: of all who were displaced from the home, over the weeks in which the pair is printed. Of travel: of the trips that are
/// printed.</param>
/// <param name="Lower">Least share that the printed 80% intervals allow together: lower than an 80% interval of the share.</param>
/// <param name="Upper">Most, at most 1.</param>
/// <param name="Rank">1 is the most; of one home and basis.</param>
/// <param name="Periods">Weeks or days in which the pair is printed.</param>
/// <param name="Hidden">Weeks or days in which it is hidden or has no row: it is not known to be 0 then.</param>
public sealed record PreparednessRow(string Home, string Host, TieBasis Basis, decimal Share, decimal Lower, decimal Upper, int Rank, int Periods, int Hidden);

/// <summary>
/// Who would go where, from published releases alone: flows of past emergencies, and beside them ordinary travel. It says how those who leave would
/// share out, not how many leave. What is suppressed in a release is missing here.
/// </summary>
/// <param name="Releases">Those that it is made of: of each emergency the newest.</param>
public sealed record PreparednessTable(IReadOnlyList<PublishedRelease> Releases, IReadOnlyList<PreparednessRow> Rows)
{
    private const int MostShown = 5;

    /// <exception cref="ConfigurationException">Boundaries differ, or nothing is printed.</exception>
    public static PreparednessTable Of(IReadOnlyList<PublishedRelease> releases)
    {
        // Two releases of one emergency tell the same weeks.
        List<PublishedRelease> newest = [.. releases.GroupBy(r => r.Manifest.Emergency.Id, StringComparer.Ordinal)
            .Select(g => g.OrderBy(r => r.Manifest.Vintage, StringComparer.Ordinal).ThenBy(r => r.Id.Value, StringComparer.Ordinal).Last())
            .OrderBy(r => r.Manifest.Emergency.Id, StringComparer.Ordinal)];
        if (newest.Select(r => r.Manifest.BoundaryVersion).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            throw new ConfigurationException("The releases have different boundaries, so that their areas are not the same. Name releases of one version; nothing was written.");
        }

        List<PreparednessRow> rows =
        [
            .. Flows(newest),
            // The days before each emergency, once: releases of all emergencies say the same of a day.
            .. Travel(newest.SelectMany(r => r.Observations.Where(o =>
                o.Indicator == Indicator.Travellers.Name && o.Unit == Unit.People && o.Area != o.CounterpartArea
                && o.PeriodEnd < LocalDatePattern.Iso.Parse(r.Manifest.Emergency.EvacuationStarts).Value))
                .DistinctBy(o => (o.Area, o.CounterpartArea, o.PeriodStart))),
        ];
        return rows.Count > 0 ? new(newest, rows) : throw new ConfigurationException(
            "The releases print no flow and no trip between areas: all are hidden or left out. More subscribers or coarser areas are needed; nothing was written.");
    }

    private static IEnumerable<PreparednessRow> Flows(IReadOnlyList<PublishedRelease> releases)
    {
        List<Observation> all = [.. releases.SelectMany(r => r.Observations)];
        // What is hidden of a home's flows is in its stock all the same.
        var stocks = all.Where(o => o.Indicator == Indicator.DisplacedStock.Name && o.Value is > 0).ToDictionary(o => (o.Emergency, o.Area, o.PeriodStart));
        foreach (var home in all.Where(o => o.Indicator == Indicator.DisplacementFlow.Name).GroupBy(o => o.Area, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var weeks = home.Select(o => (o.Emergency, o.PeriodStart)).Distinct().Count();
            List<PreparednessRow> hosts = [];
            foreach (var host in home.GroupBy(o => o.CounterpartArea!, StringComparer.Ordinal))
            {
                List<(Observation Flow, Observation Stock)> told = [.. host.Where(o => o.Value is not null && stocks.ContainsKey((o.Emergency, o.Area, o.PeriodStart)))
                    .Select(o => (o, stocks[(o.Emergency, o.Area, o.PeriodStart)]))];
                if (told.Count > 0)
                {
                    hosts.Add(new(
                        home.Key, host.Key, TieBasis.Flows, Ratio(told.Sum(t => t.Flow.Value!.Value), told.Sum(t => t.Stock.Value!.Value)),
                        Ratio(told.Sum(t => Math.Max(0, t.Flow.Lower ?? t.Flow.Value!.Value)), told.Sum(t => t.Stock.Upper ?? t.Stock.Value!.Value)),
                        Ratio(told.Sum(t => t.Flow.Upper ?? t.Flow.Value!.Value), told.Sum(t => Math.Max(0, t.Stock.Lower ?? t.Stock.Value!.Value))), 0, told.Count, weeks - told.Count));
                }
            }

            foreach (var row in Ranked(hosts))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<PreparednessRow> Travel(IEnumerable<Observation> trips)
    {
        foreach (var home in trips.GroupBy(o => o.Area, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var days = home.Select(o => o.PeriodStart).Distinct().Count();
            List<Observation> told = [.. home.Where(o => o.Value is > 0)];
            var (value, lower, upper) = (told.Sum(o => o.Value!.Value), told.Sum(o => o.Lower ?? o.Value!.Value), told.Sum(o => o.Upper ?? o.Value!.Value));
            foreach (var row in Ranked([.. told.GroupBy(o => o.CounterpartArea!, StringComparer.Ordinal).Select(g =>
            {
                var (v, l, u) = (g.Sum(o => o.Value!.Value), g.Sum(o => o.Lower ?? o.Value!.Value), g.Sum(o => o.Upper ?? o.Value!.Value));
                return new PreparednessRow(home.Key, g.Key, TieBasis.Travel, Ratio(v, value), Ratio(l, l + upper - u), Ratio(u, u + lower - l), 0, g.Count(), days - g.Count());
            })]))
            {
                yield return row;
            }
        }
    }

    private static IEnumerable<PreparednessRow> Ranked(List<PreparednessRow> hosts) =>
        hosts.OrderByDescending(h => h.Share).ThenBy(h => h.Host, StringComparer.Ordinal).Select((h, i) => h with { Rank = i + 1 });

    // An interval may begin at 0, and a part may be rounded above the whole.
    private static decimal Ratio(decimal part, decimal whole) => whole <= 0 ? (part > 0 ? 1 : 0) : Math.Min(1, part / whole);

    public IReadOnlyDictionary<string, byte[]> Files() => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["preparedness.csv"] = Encoding.UTF8.GetBytes(Csv()),
        ["preparedness.html"] = Page(),
    };

    private string Csv()
    {
        var text = new StringBuilder().Line(
            "home", "home_name", "host", "host_name", "basis", "rank", "share", "least", "most", "periods", "periods_not_told", "releases");
        foreach (var r in Rows)
        {
            text.Line(
                r.Home, Name(r.Home), r.Host, Name(r.Host), r.Basis.ToString().ToLowerInvariant(), r.Rank, decimal.Round(r.Share, 3), decimal.Round(r.Lower, 3),
                decimal.Round(r.Upper, 3), r.Periods, r.Hidden, string.Join(' ', Releases.Select(p => p.Id.Value)));
        }

        return text.ToString();
    }

    private byte[] Page()
    {
        var page = new ProductPage("Who would go where")
            .Paragraph($"From published releases alone: {string.Join(", ", Releases.Select(r => $"{r.Id} ({r.Manifest.Emergency.Hazard}, onset {r.Manifest.Emergency.Onset})"))}. Of 100 people displaced from an area, how many were in each place, over the weeks in which the pair is printed. It does not say how many leave.")
            .Paragraph("The next emergency may have another footprint, other roads and other camps. A pair is printed when many take it, so that its share over those weeks is too high for all weeks; what is missing of 100 is hidden, not nobody. The range is what the printed 80% intervals allow together; it is no interval of the share.", isNote: true);
        Section(page, TieBasis.Flows, "Where they went in past emergencies");
        Section(page, TieBasis.Travel, "Where they travel on ordinary days: for areas without a printed flow");
        return page.Bytes();
    }

    private void Section(ProductPage page, TieBasis basis, string title)
    {
        var withFlows = Rows.Where(r => r.Basis == TieBasis.Flows).Select(r => r.Home).ToHashSet(StringComparer.Ordinal);
        List<IGrouping<string, PreparednessRow>> homes = [.. Rows.Where(r => r.Basis == basis && (basis == TieBasis.Flows || !withFlows.Contains(r.Home))).GroupBy(r => r.Home, StringComparer.Ordinal)];
        page.Heading(title);
        if (homes.Count == 0)
        {
            page.Paragraph("None is printed.");
        }

        foreach (var home in homes)
        {
            page.Table(
                $"From {Name(home.Key)} ({home.Key})", ["To", "#Of 100", "#Range", basis == TieBasis.Flows ? "#Weeks" : "#Days"],
                home.Take(MostShown).Select(r => (IReadOnlyList<string>)
                [
                    r.Host == home.Key ? "within the area" : r.Host == "other" ? "other areas together" : $"{Name(r.Host)} ({r.Host})", Of100(r.Share),
                    $"{Of100(r.Lower)} to {Of100(r.Upper)}", r.Periods.ToString(CultureInfo.InvariantCulture),
                ]));
        }
    }

    private string Name(string pcode) => Releases[0].ByPCode.GetValueOrDefault(pcode)?.Name ?? pcode;

    private static string Of100(decimal share) => (100 * share).ToString("0", CultureInfo.InvariantCulture);
}
