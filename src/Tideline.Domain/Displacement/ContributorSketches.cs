using Tideline.Domain.Disclosure.Differencing;
using Tideline.Domain.Returns;

namespace Tideline.Domain.Displacement;

/// <summary>
/// Who is behind the live figures of exposed homes, beside how many they are in <see cref="ContributorCounts"/>: what tells a later release
/// how many people a changed figure is about.
/// </summary>
/// <remarks>Contributions are days in the state for stocks, hosts, pairs and changes, and spells for the rest.</remarks>
public sealed class ContributorSketches(FoldFrame frame)
{
    private readonly SketchTable[] _hosted = [.. frame.Map.Levels.Select(_ => new SketchTable())];

    /// <summary>By finest home area × week, as are the next four.</summary>
    public SketchTable Displaced { get; } = new();

    public SketchTable Changed { get; } = new();

    public SketchTable Begun { get; } = new();

    public SketchTable Ended { get; } = new();

    public SketchTable Ever { get; } = new();

    /// <summary>By finest home area × week × <see cref="ReturnCurve.PublishedDays"/>.</summary>
    public SketchTable ReturnedBy { get; } = new();

    /// <summary>By <see cref="ContributorCounts.FlowKey"/>.</summary>
    public SketchTable Flow { get; } = new();

    /// <summary>By level index: host area within the level × week.</summary>
    public IReadOnlyList<SketchTable> Hosted => _hosted;

    /// <summary>Of home areas together in one week.</summary>
    public ContributorSketch Of(SketchTable table, IEnumerable<int> areas, int week) => table.Of(areas.Select(a => Cell(a, week)));

    public ContributorSketch OfHost(int level, int host, int week) => _hosted[level].Of([Cell(host, week)]);

    public ContributorSketch OfFlow(int home, int host, int week) => Flow.Of([ContributorCounts.FlowKey(home, host, week)]);

    /// <summary>Of those returned within the days and of all they are a share of.</summary>
    public ContributorSketch OfReturned(IReadOnlyCollection<int> areas, int week, int dayIndex) => ContributorSketch.Of(
    [
        ReturnedBy.Of(areas.Select(a => ReturnCell(a, week, dayIndex))),
        Of(Ever, areas, week),
    ]);

    internal ulong Cell(int area, int week) => (ulong)((area * frame.Weeks) + week);

    internal ulong ReturnCell(int area, int week, int dayIndex) =>
        (Cell(area, week) * (ulong)ReturnCurve.PublishedDays.Count) + (ulong)dayIndex;

    internal void Add(ContributorSketches other)
    {
        Displaced.Add(other.Displaced);
        Changed.Add(other.Changed);
        Begun.Add(other.Begun);
        Ended.Add(other.Ended);
        Ever.Add(other.Ever);
        ReturnedBy.Add(other.ReturnedBy);
        Flow.Add(other.Flow);
        for (var level = 0; level < _hosted.Length; level++)
        {
            _hosted[level].Add(other._hosted[level]);
        }
    }
}
