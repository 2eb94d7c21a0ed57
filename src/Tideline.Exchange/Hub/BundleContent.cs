using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Domain.Places;
using Tideline.Projects.Configuration;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Hub;

/// <summary>Holds what a release says against what the parties agreed. What is not agreed is named, and the whole bundle is refused for it: half a release
/// would be another one.</summary>
/// <param name="Version">Of the hub's boundaries.</param>
/// <param name="Today">The hub's local day.</param>
internal sealed record BundleContent(HubTerms Terms, AreaHierarchy Areas, string Version, LocalDate Today)
{
    private const int MostNamed = 5;

    // A pair's counterpart that gathers the pairs which may not be shown.
    private const string Other = "other";

    /// <param name="folder">The release's observations and manifest, whose hashes were checked.</param>
    /// <exception cref="InputRefusedException">The first thing that is not agreed.</exception>
    public void Demand(HubStatement statement, string folder)
    {
        ReceivedRelease release;
        try
        {
            release = ReceivedRelease.Read(folder);
        }
        catch (EngineException e)
        {
            throw HubRefusal.Schema.Because(e.Message);
        }

        var (manifest, rows) = (release.Manifest, release.Observations);
        Refuse(HubRefusal.Agreement, Terms.Agreement is not null && manifest.Agreement?.Id != Terms.Agreement, () =>
            $"It was made under {(manifest.Agreement?.Id is { } id ? $"'{id}'" : "no agreement")}, and the hub's is '{Terms.Agreement}'.");
        Refuse(HubRefusal.Boundaries, manifest.BoundaryVersion != Version, () => $"Its boundaries are of version {manifest.BoundaryVersion}, and the hub's of {Version}.");
        Refuse(HubRefusal.Definition, Terms.Definition is not null && manifest.Definition != Terms.Definition, () =>
            $"It is of '{manifest.Definition}', and agreed is '{Terms.Definition}'.");
        Refuse(HubRefusal.Schema, !IsOne(statement, release), () => "Its rows, its manifest and what was signed name another emergency, definition or day of data.");
        Named(HubRefusal.Indicator, rows.Select(o => o.Indicator).Where(i => !Terms.Indicators.Contains(i, StringComparer.Ordinal)));
        Named(HubRefusal.Area, rows.SelectMany(Places).Where(a => !Areas.TryGet(a, out _)));
        Named(HubRefusal.Level, rows.SelectMany(Places).Where(a => Areas[a].AdminLevel > Terms.FinestLevel));
        Named(HubRefusal.Period, rows.Where(o => o.PeriodStart < Terms.From || o.PeriodEnd > Terms.To).Select(o => $"{LocalDatePattern.Iso.Format(o.PeriodStart)} to {LocalDatePattern.Iso.Format(o.PeriodEnd)}"));
        Refuse(HubRefusal.Stale, Terms.VintageWithinDays is { } days && Period.DaysBetween(release.Vintage, Today) > days, () =>
            FormattableString.Invariant($"Its last day of data is {manifest.Vintage}, more than {Terms.VintageWithinDays} days ago."));
    }

    private static bool IsOne(HubStatement statement, ReceivedRelease release) =>
        (statement.Emergency, statement.Definition, statement.Vintage, statement.BoundaryVersion, statement.Agreement)
            == (release.Manifest.Emergency.Id, release.Manifest.Definition, release.Manifest.Vintage, release.Manifest.BoundaryVersion, release.Manifest.Agreement?.Id)
        && release.Observations.All(o => o.Emergency == statement.Emergency && o.Definition == statement.Definition && o.Vintage == release.Vintage)
        && release.Observations.Select(o => (o.Indicator, o.Unit, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd)).Distinct().Count() == release.Observations.Count;

    private static IEnumerable<string> Places(Observation o) => o.CounterpartArea is null or Other ? [o.Area] : [o.Area, o.CounterpartArea];

    private static void Refuse(HubRefusal refusal, bool isWrong, Func<string> detail)
    {
        if (isWrong)
        {
            throw refusal.Because(detail());
        }
    }

    private static void Named(HubRefusal refusal, IEnumerable<string> wrong)
    {
        string[] all = [.. wrong.Distinct().Order(StringComparer.Ordinal)];
        Refuse(refusal, all.Length > 0, () => all.Length <= MostNamed
            ? $"{string.Join(", ", all)}."
            : FormattableString.Invariant($"{string.Join(", ", all.Take(MostNamed))} and {all.Length - MostNamed} more."));
    }
}
