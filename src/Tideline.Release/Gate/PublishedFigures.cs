using System.Globalization;
using NodaTime;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>An earlier release that is public.</summary>
/// <param name="Observations">Those that the figures at hand can be compared with.</param>
/// <param name="BoundaryVersion">Of the areas it speaks of.</param>
/// <param name="Contributors">The people behind its numbers; null where they are not known.</param>
public sealed record EarlierRelease(
    string Id, IReadOnlyList<Observation> Observations, string BoundaryVersion, ContributorRecord? Contributors = null);

/// <summary>
/// What earlier releases made public. What is public is known: it protects nothing, is withdrawn only where nothing else
/// could protect another, and is printed with another number only where enough people are behind the change.
/// </summary>
public sealed class PublishedFigures
{
    private readonly Dictionary<FigureKey, List<(Observation Observation, Contribution? People)>> _figures = [];
    private readonly HashSet<FigureKey> _hidden = [];
    private readonly HashSet<(string Indicator, Unit Unit, string Area, LocalDate Start, LocalDate End)> _pairsOf = [];
    private readonly IReadOnlyList<EarlierRelease> _releases;

    /// <param name="releases">In the order of publication.</param>
    public PublishedFigures(IReadOnlyList<EarlierRelease> releases)
    {
        _releases = releases;
        foreach (var release in releases)
        {
            foreach (var o in release.Observations)
            {
                var key = new FigureKey(o.Indicator, o.Unit, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd);
                if (o.CounterpartArea is not null)
                {
                    _pairsOf.Add(Origin(key));
                }

                if (o.Value is null)
                {
                    if (o.Status == ObservationStatus.Suppressed)
                    {
                        _hidden.Add(key);
                    }

                    continue;
                }

                if (!_figures.TryGetValue(key, out var versions))
                {
                    _figures.Add(key, versions = []);
                }

                versions.Add((o, release.Contributors?.Find(key)));
            }
        }
    }

    /// <summary>Nothing was published: the releases folder was looked at and holds no published release.</summary>
    public static PublishedFigures None { get; } = new([]);

    /// <summary>Ids in the order of publication.</summary>
    public IReadOnlyList<string> Releases => [.. _releases.Select(r => r.Id)];

    /// <summary>The number that stands now.</summary>
    internal Observation? Find(FigureKey key) => _figures.TryGetValue(key, out var versions) ? versions[^1].Observation : null;

    /// <summary>Who was behind the number that stands now; null where that is not known.</summary>
    internal Contribution? People(FigureKey key) => _figures.TryGetValue(key, out var versions) ? versions[^1].People : null;

    /// <summary>At least so many subscribers are behind the difference to every number that was ever printed for this figure; 0 where
    /// nothing is known of them.</summary>
    internal long ChangedAtLeast(GateRow row) =>
        _figures[row.Key].Min(v => v.People is { } people ? people.ChangedAtLeast(row.People) : 0);

    /// <summary>Makes what is public already known to the suppression, and keeps hidden what was hidden: shown now, it would tell the
    /// figures that it protected then.</summary>
    internal void Mark(IEnumerable<GateRow> rows)
    {
        foreach (var row in rows.Where(r => r.Role != CellRole.Known))
        {
            if (_figures.ContainsKey(row.Key))
            {
                row.Role = CellRole.Known;
            }
            else if (WasHidden(row))
            {
                row.Role = CellRole.Sensitive;
                row.Hidden = true;
            }
        }
    }

    // A pair without a row, of an origin that had rows, stood in `other`.
    private bool WasHidden(GateRow row) =>
        _hidden.Contains(row.Key) || (row.Key.Counterpart is not (null or GateRow.Other) && _pairsOf.Contains(Origin(row.Key)));

    private static (string Indicator, Unit Unit, string Area, LocalDate Start, LocalDate End) Origin(FigureKey key) =>
        (key.Indicator, key.Unit, key.Area, key.Start, key.End);

    /// <summary>Why the figures cannot be held against earlier ones at all, each with the way out; none where they can.</summary>
    internal IEnumerable<string> Conflicts(IReadOnlyCollection<GateRow> rows, string boundaryVersion)
    {
        foreach (var release in _releases.Where(r => r.BoundaryVersion != boundaryVersion))
        {
            yield return $"release {release.Id} was made with other boundaries, and areas that overlap can be subtracted from each other; put the boundaries of that release into inputs.areas";
        }

        foreach (var indicator in rows.GroupBy(r => (r.Indicator, r.Key.Unit)))
        {
            (LocalDate Start, LocalDate End)[] periods = [.. indicator.Select(r => (r.Key.Start, r.Key.End)).Distinct()];
            foreach (var (start, end) in _figures.Keys.Where(k => k.Indicator == indicator.Key.Indicator.Name && k.Unit == indicator.Key.Unit)
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

    // Periods since the onset share their start and follow one another; the sums that this makes are protected.
    private static bool Overlaps((LocalDate Start, LocalDate End) a, (LocalDate Start, LocalDate End) b, PeriodKind kind) =>
        a != b && a.Start <= b.End && b.Start <= a.End && !(kind == PeriodKind.SinceOnset && a.Start == b.Start);
}
