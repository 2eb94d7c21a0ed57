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
/// <param name="Share">Of what is printed of the home, 0 to 1.</param>
/// <param name="Lower">Least share that the printed 80% intervals allow together: lower than an 80% interval of the share.</param>
/// <param name="Upper">Most.</param>
/// <param name="Rank">1 is the most; of one home and basis.</param>
/// <param name="Periods">Weeks or days with a number.</param>
/// <param name="Hidden">Weeks or days of the home in which some pair is hidden.</param>
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
            .. Ties(newest.SelectMany(r => r.Observations.Where(o => o.Indicator == Indicator.DisplacementFlow.Name)), TieBasis.Flows),
            // The days before each emergency, once: releases of all emergencies say the same of a day.
            .. Ties(
                newest.SelectMany(r => r.Observations.Where(o =>
                    o.Indicator == Indicator.Travellers.Name && o.Unit == Unit.People && o.Area != o.CounterpartArea
                    && o.PeriodEnd < LocalDatePattern.Iso.Parse(r.Manifest.Emergency.EvacuationStarts).Value))
                    .DistinctBy(o => (o.Area, o.CounterpartArea, o.PeriodStart)),
                TieBasis.Travel),
        ];
        return rows.Count > 0 ? new(newest, rows) : throw new ConfigurationException(
            "The releases print no flow and no trip between areas: all are hidden or left out. More subscribers or coarser areas are needed; nothing was written.");
    }

    private static IEnumerable<PreparednessRow> Ties(IEnumerable<Observation> observations, TieBasis basis)
    {
        foreach (var home in observations.GroupBy(o => o.Area, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var hidden = home.Where(o => o.Value is null).Select(o => (o.Emergency, o.PeriodStart)).Distinct().Count();
            List<(string Host, decimal Value, decimal Lower, decimal Upper, int Periods)> hosts = [.. home.Where(o => o.Value is > 0).GroupBy(o => o.CounterpartArea!, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Sum(o => o.Value!.Value), g.Sum(o => Math.Max(0, o.Lower ?? o.Value!.Value)), g.Sum(o => o.Upper ?? o.Value!.Value), g.Count()))
                .OrderByDescending(h => h.Item2).ThenBy(h => h.Key, StringComparer.Ordinal)];
            var (value, lower, upper) = (hosts.Sum(h => h.Value), hosts.Sum(h => h.Lower), hosts.Sum(h => h.Upper));
            foreach (var (i, h) in hosts.Index())
            {
                yield return new(
                    home.Key, h.Host, basis, h.Value / value, Share(h.Lower, upper - h.Upper), Share(h.Upper, lower - h.Lower), i + 1, h.Periods, hidden);
            }
        }
    }

    private static decimal Share(decimal part, decimal rest) => part + rest == 0 ? 0 : part / (part + rest);

    public IReadOnlyDictionary<string, byte[]> Files() => new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
    {
        ["preparedness.csv"] = Encoding.UTF8.GetBytes(Csv()),
        ["preparedness.html"] = Page(),
    };

    private string Csv()
    {
        var text = new StringBuilder().Line(
            "home", "home_name", "host", "host_name", "basis", "rank", "share", "least", "most", "periods", "periods_with_hidden_pairs", "releases");
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
            .Paragraph($"From published releases alone: {string.Join(", ", Releases.Select(r => $"{r.Id} ({r.Manifest.Emergency.Hazard}, onset {r.Manifest.Emergency.Onset})"))}. Of 100 people who leave an area and whose place is printed, how many were in each place. It does not say how many leave.")
            .Paragraph("The next emergency may have another footprint, other roads and other camps. Pairs that are hidden are missing, so that shares of places that are shown are too high; the CSV file says in how many weeks. The range is what the printed 80% intervals allow together; it is no interval of the share.", isNote: true);
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
