using System.Globalization;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using NodaTime;
using NodaTime.Text;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>ClickHouse over HTTP, with the settings that keep a statement from writing.</summary>
/// <remarks>Text is asked for in the one format that old and new servers write alike.</remarks>
internal sealed class ClickHouseSource : ISqlSource
{
    private static readonly TimeSpan _patience = TimeSpan.FromHours(1);
    private static readonly LocalDateTimePattern _seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    // Reads, and may be told how; a null is no zero.
    private static readonly Dictionary<string, object> _readOnly = new(StringComparer.Ordinal) { ["readonly"] = 2, ["join_use_nulls"] = 1 };

    private readonly string _feed;
    private readonly SqlConfiguration _settings;
    private readonly HttpClient _http;
    private readonly ClickHouseClient _client;

    /// <param name="feed">Name of the feed, for faults.</param>
    /// <param name="settings">What is read.</param>
    /// <param name="password">Null: none is asked for.</param>
    /// <param name="authority">Full path of the PEM file of the only authority that is trusted; null: those of the system.</param>
    public ClickHouseSource(string feed, SqlConfiguration settings, string? password, string? authority)
    {
        (_feed, _settings) = (feed, settings);
        _http = TrustedHttp.Open(feed, authority, _patience);
        _client = new(new ClickHouseClientSettings
        {
            Protocol = settings.Encrypted ? "https" : "http",
            Host = settings.Server,
            Port = (ushort)settings.Port,
            Username = settings.User,
            Password = password ?? "",
            Database = settings.Database,
            UseCompression = false,
            UseSession = false,
            Timeout = _patience,
            HttpClient = _http,

            // Old servers refuse settings that they do not know.
            JsonReadMode = JsonReadMode.None,
            JsonWriteMode = JsonWriteMode.None,
        });
    }

    public IReadOnlyList<SourceColumn> Columns() =>
        [.. Rows($"describe table (select * from {From})").Select(c => new SourceColumn(c[0]!, c[1]!, KindOf(Bare(c[1]!))))];

    public SpanHolds Holds(ReadColumns columns, Span span)
    {
        var id = Quoted(columns.Id);
        var row = Rows($"select toString(count()), toString(count({id})), toString(max({id})) from {From} where {Within(columns, span)}").Single();
        var withId = long.Parse(row[1]!, CultureInfo.InvariantCulture);
        return new(long.Parse(row[0]!, CultureInfo.InvariantCulture), withId, withId == 0 ? null : row[2]);
    }

    public IEnumerable<SourceRow> Read(ReadColumns columns, Span span, (string Watermark, string Id)? after, int most)
    {
        var (watermark, id) = (Quoted(columns.Watermark), Quoted(columns.Id));
        var beyond = "";
        if (after is { } last)
        {
            var (at, key) = (Time(columns.Watermark, last.Watermark), columns.Id.Kind == ColumnKind.Number ? last.Id : Literal(last.Id));
            beyond = $" and ({watermark} > {at} or ({watermark} = {at} and {id} > {key}))";
        }

        foreach (var row in Rows(
            $"select {string.Join(", ", columns.Values.Select(AsText))}, toString({watermark}, 'UTC'), toString({id}) from {From} where {Within(columns, span)}{beyond} order by {watermark}, {id} limit {most.ToString(CultureInfo.InvariantCulture)}"))
        {
            // Times are as ISO 8601; an instant says that it is one.
            for (var i = 0; i < columns.Values.Count; i++)
            {
                row[i] = columns.Values[i].Kind == ColumnKind.Instant && row[i] is { } time ? $"{time[..10]}T{time[11..19]}Z" : row[i];
            }

            yield return new(row[..columns.Values.Count], row[^2]!, row[^1]!);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private string From => $"{_settings.Rows} as source";

    private static string Quoted(SourceColumn column) => $"\"{column.Name}\"";

    private static string Within(ReadColumns columns, Span span) =>
        $"{Quoted(columns.Watermark)} >= {Time(columns.Watermark, Text(span.Start))} and {Quoted(columns.Watermark)} < {Time(columns.Watermark, Text(span.End))}";

    private static string Text(Instant at) => _seconds.Format(at.InUtc().LocalDateTime);

    private static string Time(SourceColumn watermark, string utc) => Bare(watermark.Type) is var type && type.StartsWith("DateTime64", StringComparison.Ordinal)
        ? $"toDateTime64('{utc}', {(type.Length > 11 ? type[11] : '3')}, 'UTC')"
        : $"toDateTime('{utc}', 'UTC')";

    private static string AsText(SourceColumn column) => column.Kind == ColumnKind.Instant ? $"toString({Quoted(column)}, 'UTC')" : $"toString({Quoted(column)})";

    private static string Literal(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>A type without what says how it is stored and that it may be absent.</summary>
    private static string Bare(string type)
    {
        foreach (var outer in (ReadOnlySpan<string>)["LowCardinality(", "Nullable("])
        {
            type = type.StartsWith(outer, StringComparison.Ordinal) ? type[outer.Length..^1] : type;
        }

        return type;
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "String" or "UUID" => ColumnKind.Text,
        _ when type.StartsWith("FixedString(", StringComparison.Ordinal) => ColumnKind.Text,
        _ when type.StartsWith("DateTime", StringComparison.Ordinal) => ColumnKind.Instant,
        _ when type.StartsWith("UInt", StringComparison.Ordinal) || (type.StartsWith("Int", StringComparison.Ordinal) && !type.StartsWith("Interval", StringComparison.Ordinal)) => ColumnKind.Number,
        _ when type.StartsWith("Decimal", StringComparison.Ordinal) => ColumnKind.Number,
        _ => ColumnKind.Other,
    };

    /// <summary>Rows of a select as text; null where there is none.</summary>
    private IEnumerable<string?[]> Rows(string select)
    {
        using var result = Guarded(() => _client.ExecuteRawResultAsync($"{select}\nformat TabSeparated", new QueryOptions { CustomSettings = _readOnly, Database = _settings.Database }));
        using var reader = new StreamReader(Guarded(result.ReadAsStreamAsync));
        while (Guarded(() => reader.ReadLineAsync()) is { } line)
        {
            yield return [.. line.Split('\t').Select(TabSeparated)];
        }
    }

    private static string? TabSeparated(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal))
        {
            return field;
        }

        if (field == "\\N")
        {
            return null;
        }

        var text = new System.Text.StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            text.Append(field[i] != '\\' || i + 1 == field.Length ? field[i] : field[++i] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'b' => '\b', 'f' => '\f', '0' => '\0', var c => c });
        }

        return text.ToString();
    }

    private T Guarded<T>(Func<Task<T>> work)
    {
        try
        {
            return work().GetAwaiter().GetResult();
        }
        catch (ClickHouseServerException e)
        {
            // Its text may quote a row; its code says what is wrong.
            throw new FeedException($"Feed '{_feed}': database '{_settings.Database}' at {_settings.Server}:{_settings.Port} refused: {Reason(e.ErrorCode)} (ClickHouse {e.ErrorCode}).", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or InvalidOperationException)
        {
            throw new FeedException($"Feed '{_feed}': database '{_settings.Database}' at {_settings.Server}:{_settings.Port} could not be read: {(e.InnerException ?? e).Message}", e);
        }
    }

    private static string Reason(int code) => code switch
    {
        60 => "there is no such table",
        81 => "there is no such database",
        47 => "there is no such column",
        62 => "the query is no select",
        164 => "the query would write",
        192 or 193 or 194 or 516 => "the account or its password is wrong",
        497 => "the account may not read this; grant it select",
        159 or 394 => "the query was cancelled there",
        _ => "it gave an error",
    };
}
