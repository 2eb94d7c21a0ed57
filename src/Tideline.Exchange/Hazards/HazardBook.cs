using NodaTime;

namespace Tideline.Exchange.Hazards;

/// <summary>Collects what becomes of the entries of a source, so that none is lost without a count.</summary>
internal sealed class HazardBook
{
    private readonly List<ReportedHazard> _hazards = [];
    private readonly SortedDictionary<string, int> _leftOut = new(StringComparer.Ordinal);
    private int _entries;

    public void Keep(ReportedHazard hazard, int entries = 1)
    {
        _hazards.Add(hazard);
        _entries += entries;
    }

    public void LeaveOut(string reason, int entries = 1)
    {
        _leftOut[reason] = _leftOut.GetValueOrDefault(reason) + entries;
        _entries += entries;
    }

    public HazardReading Close() => new(
        [
            .. _hazards.OrderBy(h => h.Standing).ThenByDescending(h => h.Severity).ThenByDescending(h => h.Onset ?? LocalDate.MinIsoValue)
                .ThenBy(h => h.Id, StringComparer.Ordinal),
        ],
        _entries, _leftOut);
}
