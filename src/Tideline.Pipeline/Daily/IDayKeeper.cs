using NodaTime;

namespace Tideline.Pipeline.Daily;

/// <summary>
/// Where the days of a table are kept, each under the fingerprint of all it was made from. A day is kept whole or not at
/// all: what a run left half done is never taken for a day.
/// </summary>
public interface IDayKeeper
{
    /// <summary>The days that are kept whole under just these fingerprints.</summary>
    IReadOnlySet<LocalDate> Whole(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints);

    /// <summary>Keeps days of the engine's table of the step's name, also those without a row; older versions of them go last.</summary>
    void Keep(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints);

    /// <summary>Makes just these versions of days, all kept whole, visible under the table's name.</summary>
    void Open(DailyTable table, IReadOnlyDictionary<LocalDate, string> fingerprints);
}
