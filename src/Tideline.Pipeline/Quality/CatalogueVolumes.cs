using NodaTime;
using Tideline.Domain.Quality;
using Tideline.Projects.Lake;

namespace Tideline.Pipeline.Quality;

/// <summary>Volumes by local day from the file records alone: the day gate right after ingest, without an engine.</summary>
public static class CatalogueVolumes
{
    /// <summary>One row per local day with kept rows, in order, over accepted files and all feeds.</summary>
    /// <remarks>The records hold no first second; an engine that reads the events gives it.</remarks>
    public static IReadOnlyList<DayVolume> Of(IEnumerable<IngestedFile> files)
    {
        var days = new SortedDictionary<LocalDate, DayVolume>();
        foreach (var file in files.Where(f => f.Outcome == FileOutcome.Accepted))
        {
            foreach (var (day, rows) in file.RowsByDay)
            {
                var held = days.GetValueOrDefault(day) ?? new DayVolume(day, 0, null, 0);
                var last = file.LastSecondByDay.TryGetValue(day, out var second) ? second : 0;
                days[day] = held with { Events = checked(held.Events + rows), LastSecond = Math.Max(held.LastSecond, last) };
            }
        }

        return [.. days.Values];
    }
}
