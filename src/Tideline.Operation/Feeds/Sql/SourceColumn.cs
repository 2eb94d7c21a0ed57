using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>What a column holds, as far as files of events care.</summary>
internal enum ColumnKind
{
    Text,
    Number,

    /// <summary>A time that is the same everywhere.</summary>
    Instant,

    /// <summary>A wall clock without a zone.</summary>
    LocalTime,
    Other,
}

/// <param name="Type">As the source names it.</param>
internal sealed record SourceColumn(string Name, string Type, ColumnKind Kind);

/// <summary>The columns that are read, found in the source before anything is read.</summary>
/// <param name="Values">Of the files, in order.</param>
internal sealed record ReadColumns(IReadOnlyList<SourceColumn> Values, SourceColumn Watermark, SourceColumn Id)
{
    /// <param name="feed">Name of the feed, for faults.</param>
    /// <exception cref="FeedException">A column is not there, or holds what cannot be used so.</exception>
    public static ReadColumns Of(string feed, SqlConfiguration settings, IReadOnlyList<SourceColumn> source)
    {
        return new(
            [.. settings.Columns.Select(c => Demand(c.Source, "its values", ColumnKind.Text, ColumnKind.Number, ColumnKind.Instant, ColumnKind.LocalTime))],
            Demand(settings.Watermark, "a time", ColumnKind.Instant, ColumnKind.LocalTime),
            Demand(settings.Id, "an id of each row", ColumnKind.Text, ColumnKind.Number));

        SourceColumn Demand(string name, string use, params ColumnKind[] kinds)
        {
            if (source.FirstOrDefault(c => c.Name == name) is not { } column)
            {
                var names = source.Select(c => c.Name).ToArray();
                var nearest = NearestKey.To(name, names);
                throw new FeedException(
                    $"Feed '{feed}': {settings.Rows} has no column '{name}'{(nearest is null ? "" : $"; did you mean '{nearest}'?")} It has {string.Join(", ", names)}. Mend operation.feeds in project.yaml; nothing was read.");
            }

            return kinds.Contains(column.Kind)
                ? column
                : throw new FeedException($"Feed '{feed}': column '{name}' of {settings.Rows} is of type {column.Type}, which cannot be taken for {use}. Name another column, or a query that casts it; nothing was read.");
        }
    }
}
