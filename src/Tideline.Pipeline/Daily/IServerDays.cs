using NodaTime;

namespace Tideline.Pipeline.Daily;

/// <summary>Days that an engine keeps on servers of its own, where no file shows them: retention asks for them by name.</summary>
public interface IServerDays : IDayKeeper
{
    /// <summary>The days that are kept of a table, in whatever version.</summary>
    IReadOnlyCollection<LocalDate> Days(DailyTable table);

    /// <summary>Deletes a day of a table in all its versions.</summary>
    void Forget(DailyTable table, LocalDate day);
}
