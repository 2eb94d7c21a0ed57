using System.Globalization;
using Tideline.Ingest.Reading;
using Tideline.Ingest.Rows;
using Tideline.Ingest.Writing;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest;

/// <summary>The gates that judge a file by all its rows. Those that judge its bytes stand with its reader.</summary>
internal static class FileGates
{
    // The gate looks for deliveries that hold a part twice. In a small file a few repeats exceed 1% by themselves; one
    // that holds everything twice has half its rows repeated.
    private const double DuplicateShare = 0.01;
    private const long SmallFile = 500;
    private const double DuplicateShareOfSmallFile = 1 / 3d;

    /// <exception cref="FileGateException">The file is refused.</exception>
    public static void Check(long rowsIn, IReadOnlyList<DayPart> days, IReadOnlyDictionary<RejectReason, long> rejects, EventsFeed feed)
    {
        if (rowsIn == 0)
        {
            throw new FileGateException("empty_file", "The file has no data rows. Deliver it again.");
        }

        if (days.Count == 0)
        {
            var reason = rejects.MaxBy(r => r.Value).Key;
            throw new FileGateException("all_rows_rejected", $"Every row is rejected, most of them as {reason.Code()}. {reason.Advice()}");
        }

        var duplicates = days.Sum(d => d.Duplicates);
        var allowed = feed.MaximumDuplicates ?? (rowsIn < SmallFile ? DuplicateShareOfSmallFile : DuplicateShare);
        if (duplicates > allowed * rowsIn)
        {
            throw new FileGateException(
                "duplicate_rows",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{duplicates} of {rowsIn} rows repeat another row, more than {allowed * 100:0.##}%. Ask the operator for the file without the repetition; where the feed is like that, raise maximum_duplicates of its entry in inputs.events."));
        }
    }
}
