namespace Tideline.Operation.Feeds.Sql;

/// <summary>One row, as text.</summary>
/// <param name="Values">Of the file's columns; null where the row has none.</param>
/// <param name="Watermark">As <see cref="ISqlSource.Read"/> takes it back.</param>
internal readonly record struct SourceRow(string?[] Values, string Watermark, string Id);

/// <summary>What a span holds at one look.</summary>
/// <param name="Rows">All of its rows.</param>
/// <param name="WithId">Those that have an id.</param>
/// <param name="LastId">The greatest; null where there is none.</param>
internal sealed record SpanHolds(long Rows, long WithId, string? LastId);

/// <summary>A database that is read, and never written.</summary>
/// <remarks>All throw <see cref="FeedException"/> where the database cannot be read now.</remarks>
internal interface ISqlSource : IDisposable
{
    IReadOnlyList<SourceColumn> Columns();

    SpanHolds Holds(ReadColumns columns, Span span);

    /// <summary>Rows of a span in the order of watermark and id, at most so many, from after another row on.</summary>
    /// <param name="after">Watermark and id of the last row that was read; null: from the first.</param>
    IEnumerable<SourceRow> Read(ReadColumns columns, Span span, (string Watermark, string Id)? after, int most);
}
