using System.Text.Json.Serialization;
using NodaTime;

namespace Tideline.Projects.Lake;

public enum FileOutcome
{
    Accepted,

    /// <summary>Refused whole by a gate; none of its rows are in the lake.</summary>
    Quarantined,
}

/// <summary>
/// What became of one offered event file. Its JSON in <c>lake/files/</c> is the commit: event parts that no accepted
/// record names do not exist for any reader.
/// </summary>
/// <param name="File">Path relative to the project folder, as first offered.</param>
/// <param name="Sha256">Lower-case hex of the file's bytes; the file's identity.</param>
/// <param name="Feed">Index of the feed in <c>inputs.events</c>.</param>
/// <param name="Reason">Code of the gate that refused it, such as <c>duplicate_rows</c> or <c>truncated_gzip</c>; null when accepted.</param>
/// <param name="Advice">What to do about it, in one sentence; null when accepted without remark.</param>
/// <param name="RowsIn">Data rows read.</param>
/// <param name="RowsKept">Rows written to the lake.</param>
/// <param name="Duplicates">Rows dropped because another row has the same subscriber, timestamp and cell.</param>
/// <param name="Rejected">Rows rejected by reason code; RowsIn = RowsKept + Duplicates + sum of Rejected.</param>
/// <param name="AmbiguousTimes">Kept rows whose local time occurred twice (resolved to the earlier offset's reading).</param>
/// <param name="SkippedTimes">Kept rows whose local time never occurred (resolved by rule).</param>
/// <param name="RowsByDay">Kept rows by local day.</param>
/// <param name="LastSecondByDay">Largest second of the local day (0 = <c>day_starts_at</c>) among kept rows, by local day.</param>
/// <param name="Parts">Parquet parts relative to the lake, with forward slashes.</param>
/// <param name="IngestedOn">Calendar day of the ingest, in the project's time zone; null in records of before it was kept.</param>
/// <param name="DeletedParts">Those of the parts that retention deleted; null where it deleted none.</param>
public sealed record IngestedFile(
    string File,
    string Sha256,
    int Feed,
    FileOutcome Outcome,
    string? Reason,
    string? Advice,
    long RowsIn,
    long RowsKept,
    long Duplicates,
    IReadOnlyDictionary<string, long> Rejected,
    long AmbiguousTimes,
    long SkippedTimes,
    IReadOnlyDictionary<LocalDate, long> RowsByDay,
    IReadOnlyDictionary<LocalDate, int> LastSecondByDay,
    IReadOnlyList<string> Parts,
    LocalDate? IngestedOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? DeletedParts = null)
{
    /// <summary>Days after its newest day within which a file counts as brought by the day of its ingest. A later ingest
    /// brings history, and says nothing of when the operator had the rows.</summary>
    public const int HistoryAfterDays = 7;

    public bool IsDeleted(string part) => DeletedParts?.Contains(part) == true;

    /// <summary>When the rows were there, as far as it is known: the day of the ingest; for history, and where that day was
    /// not kept, the day after the newest day in the file. Null for a file without rows.</summary>
    [JsonIgnore]
    public LocalDate? DeliveredOn
    {
        get
        {
            if (RowsByDay.Count == 0)
            {
                return null;
            }

            var written = RowsByDay.Keys.Max().PlusDays(1);
            return IngestedOn is { } on && on >= written && on <= written.PlusDays(HistoryAfterDays) ? on : written;
        }
    }
}
