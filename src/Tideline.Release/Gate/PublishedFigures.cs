using Tideline.Domain.Disclosure;
using Tideline.Release.Observations;

namespace Tideline.Release.Gate;

/// <summary>
/// The figures of this emergency that earlier releases made public. What is public is known: it protects nothing, is
/// withdrawn only where nothing else could protect another, and is not printed again with a difference that rounding
/// would have hidden.
/// </summary>
/// <remarks>
/// Contributors of earlier releases are not kept, so that a change is judged by its size: one below the rounding base
/// keeps the earlier figure. A change of more than that goes out as a revision.
/// </remarks>
public sealed class PublishedFigures
{
    private readonly Dictionary<FigureKey, Observation> _figures = [];

    /// <param name="releases">Id and observations of each published release, in the order of publication.</param>
    public PublishedFigures(IEnumerable<(string Id, IReadOnlyList<Observation> Observations)> releases)
    {
        var ids = new List<string>();
        foreach (var (id, observations) in releases)
        {
            ids.Add(id);
            foreach (var o in observations.Where(o => o.Value is not null))
            {
                _figures[new(o.Indicator, o.Unit, o.Area, o.CounterpartArea, o.PeriodStart, o.PeriodEnd)] = o;
            }
        }

        Releases = ids;
    }

    /// <summary>Nothing was published: the releases folder was looked at and holds no published release.</summary>
    public static PublishedFigures None { get; } = new([]);

    /// <summary>Ids in the order of publication.</summary>
    public IReadOnlyList<string> Releases { get; }

    internal Observation? Find(FigureKey key) => _figures.GetValueOrDefault(key);

    /// <summary>Makes the cells that are public already known to the suppression.</summary>
    internal void Mark(IEnumerable<GateRow> rows)
    {
        foreach (var row in rows.Where(r => r.Role != CellRole.Known && _figures.ContainsKey(r.Key)))
        {
            row.Role = CellRole.Known;
        }
    }

    /// <summary>The earlier figure, where the new one differs by less than the base.</summary>
    internal RoundedFigure? Kept(GateRow row, decimal @base) =>
        Find(row.Key) is { Value: { } value } earlier && Math.Abs((decimal)row.Estimate.Value - value) < @base
            ? new(value, earlier.Lower, earlier.Upper)
            : null;
}
