namespace Tideline.Ingest.Writing;

/// <summary>The rows of one file in one local day, written to a part.</summary>
/// <param name="Day">Days since 1970-01-01.</param>
/// <param name="Path">Where the part is for now.</param>
/// <param name="Rows">Rows in the part.</param>
/// <param name="Duplicates">Rows left out because they repeat another.</param>
/// <param name="LastSecond">Largest second of the local day.</param>
/// <param name="Ambiguous">Rows whose local time occurred twice.</param>
/// <param name="Skipped">Rows whose local time never occurred.</param>
internal sealed record DayPart(int Day, string Path, long Rows, long Duplicates, int LastSecond, long Ambiguous, long Skipped);
