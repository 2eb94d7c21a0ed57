using System.Globalization;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Places;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>An earlier release that is public.</summary>
/// <param name="Observations">Those that the figures at hand can be compared with.</param>
/// <param name="BoundaryVersion">Of the areas it speaks of.</param>
/// <param name="Contributors">All its figures with the people behind them; null where they are not known.</param>
public sealed record EarlierRelease(
    string Id, IReadOnlyList<Observation> Observations, string BoundaryVersion, ContributorRecord? Contributors = null);

/// <summary>
/// What earlier releases made public. A table that was published once stands: its numbers, what it hides, and that it has no row
/// elsewhere. Each table was safe when it went out, and two versions of one could be subtracted from each other. A table of displacement that a
/// release left out, though it had that week or a later one, had nobody in it, as everybody could see, and does not go out later.
/// </summary>
/// <remarks>Shares returned are about the same period in every release, though more people have come into it. They stand in no sum, and are
/// revised one by one.</remarks>
public sealed class PublishedFigures
{
    private readonly Dictionary<TableKey, PublishedTable> _tables = [];
    private readonly LocalDate? _until;
    private readonly Dictionary<FigureKey, Observation> _last = [];
    private readonly PublishedShares _shares = new();
    private readonly IReadOnlyList<EarlierRelease> _releases;

    /// <param name="releases">In the order of publication.</param>
    public PublishedFigures(IReadOnlyList<EarlierRelease> releases)
    {
        _releases = releases;
        foreach (var release in releases)
        {
            var observed = release.Observations.Select(o => (Key: FigureKey.Of(o), Observation: o)).ToList();
            foreach (var (key, o) in observed)
            {
                _last[key] = o;
                _shares.Add(key, o, release.Contributors);
            }

            var figures = release.Contributors?.Figures ?? [.. observed.Select(o => KeptFigure.Of(o.Key, o.Observation))];
            var lastWeek = TableKey.LastWeekOf(figures.Select(f => f.Key));
            foreach (var table in figures.Where(f => !PublishedShares.Has(f.Key)).GroupBy(f => TableKey.Of(f.Key, lastWeek)))
            {
                _tables[table.Key] = new([.. table], release.Contributors is not null);
                if (IsOfWeeks(table.Key.Indicator))
                {
                    _until = LocalDate.Max(table.Key.End, _until ?? table.Key.End);
                }
            }
        }
    }

    /// <summary>Nothing was published: the releases folder was looked at and holds no published release.</summary>
    public static PublishedFigures None { get; } = new([]);

    /// <summary>Ids in the order of publication.</summary>
    public IReadOnlyList<string> Releases => [.. _releases.Select(r => r.Id)];

    /// <summary>Takes the rows of published tables away, and gives those that stand in their place. Published tables that are not asked for any
    /// more are among them, <see cref="GateRow.Outside"/>: they do not go out, and a reader has them.</summary>
    internal List<GateRow> Replace(List<GateRow> rows, AreaHierarchy areas)
    {
        var lastWeek = TableKey.LastWeekOf(rows.Select(r => r.Key));
        var now = rows.ToLookup(r => TableKey.Of(r.Key, lastWeek));
        var standing = new List<GateRow>();
        foreach (var (table, published) in _tables.Where(t => t.Key.LastWeek is null || t.Key.LastWeek == lastWeek))
        {
            foreach (var row in published.Again([.. now[table]], areas))
            {
                row.Outside = !now.Contains(table);
                standing.Add(row);
            }
        }

        rows.RemoveAll(r => IsPublished(r.Key, lastWeek));
        return standing;
    }

    /// <summary>Decides which shares go out with another number than they were published with.</summary>
    internal void KeepShares(IEnumerable<GateRow> rows, DisclosureRules rules) => _shares.Keep(rows, rules);

    /// <summary>Figures that differ from what was published and must not: rows of a published table that say something else, and shares that too few
    /// people are behind the change of.</summary>
    internal int Differing(IReadOnlyList<ReleasedFigure> figures, DisclosureRules rules)
    {
        var lastWeek = TableKey.LastWeekOf(figures.Select(f => f.Row.Key));
        return figures.Count(f => f.Row.Standing
            ? _last.TryGetValue(f.Row.Key, out var o) && !SaysTheSame(o, f.Observation)
            : IsPublished(f.Row.Key, lastWeek) || _shares.IsRevisedByFew(f, rules));
    }

    /// <summary>Why the figures cannot be held against earlier ones at all, each with the way out; none where they can.</summary>
    internal IEnumerable<string> Conflicts(IReadOnlyCollection<GateRow> rows, string boundaryVersion)
    {
        foreach (var release in _releases.Where(r => r.BoundaryVersion != boundaryVersion))
        {
            yield return $"release {release.Id} was made with other boundaries, and areas that overlap can be subtracted from each other; put the boundaries of that release into inputs.areas";
        }

        foreach (var indicator in rows.Where(r => !r.Standing).GroupBy(r => (r.Indicator, r.Key.Unit)))
        {
            (LocalDate Start, LocalDate End)[] periods = [.. indicator.Select(r => (r.Key.Start, r.Key.End)).Distinct()];
            foreach (var (start, end) in _last.Where(l => l.Value.Value is not null).Select(l => l.Key)
                .Where(k => k.Indicator == indicator.Key.Indicator.Name && k.Unit == indicator.Key.Unit)
                .Select(k => (k.Start, k.End)).Distinct())
            {
                if (periods.Any(p => Overlaps(p, (start, end), indicator.Key.Indicator.Period)))
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"{indicator.Key.Indicator.Name} was published from {start:uuuu-MM-dd} to {end:uuuu-MM-dd}, and a period here overlaps that without being the same; declare the emergency with the dates that it had then");
                    break;
                }
            }
        }
    }

    private bool IsPublished(FigureKey key, LocalDate? lastWeek) =>
        _tables.ContainsKey(TableKey.Of(key, lastWeek)) || (IsOfWeeks(key.Indicator) && key.End <= _until);

    // Displacement in weeks that are over.
    private static bool IsOfWeeks(string indicator) => !Indicator.OfEveryEmergency.Contains(indicator)
        && indicator != Indicator.ReturnedShare.Name && indicator != Indicator.ProjectedDisplaced.Name;

    private static bool SaysTheSame(Observation before, Observation now) =>
        before.Value == now.Value && before.Lower == now.Lower && before.Upper == now.Upper && before.Status == now.Status;

    // Periods since the onset share their start and follow one another; the sums that this makes are protected.
    private static bool Overlaps((LocalDate Start, LocalDate End) a, (LocalDate Start, LocalDate End) b, PeriodKind kind) =>
        a != b && a.Start <= b.End && b.Start <= a.End && !(kind == PeriodKind.SinceOnset && a.Start == b.Start);
}
