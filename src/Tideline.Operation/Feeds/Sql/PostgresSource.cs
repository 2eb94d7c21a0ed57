using System.Globalization;
using System.Net.Sockets;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Feeds.Sql;

/// <summary>PostgreSQL, in one read-only connection of a look.</summary>
internal sealed class PostgresSource : ISqlSource
{
    private static readonly LocalDateTimePattern _local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm:ss");

    private readonly string _feed;
    private readonly SqlConfiguration _settings;
    private readonly DateTimeZone _clocks;
    private readonly NpgsqlConnection _connection;

    /// <param name="feed">Name of the feed, for faults.</param>
    /// <param name="settings">What is read.</param>
    /// <param name="password">Null: none is asked for.</param>
    /// <param name="authority">Full path of the PEM file of the only authority that is trusted; null: those of the system.</param>
    /// <param name="clocks">Zone of times that have none.</param>
    public PostgresSource(string feed, SqlConfiguration settings, string? password, string? authority, DateTimeZone clocks)
    {
        (_feed, _settings, _clocks) = (feed, settings, clocks);
        _connection = new(new NpgsqlConnectionStringBuilder
        {
            Host = settings.Server,
            Port = settings.Port,
            Database = settings.Database,
            Username = settings.User,
            Password = password,
            SslMode = settings.Server[0] == '/' ? SslMode.Disable : settings.Encrypted ? SslMode.VerifyFull : SslMode.Prefer,
            RootCertificate = authority,
            Pooling = false,
            Timeout = 30,
            CommandTimeout = 3600,
            KeepAlive = 30,
            ApplicationName = "tideline",
            Options = "-c default_transaction_read_only=on -c timezone=UTC",
        }.ConnectionString);
        Guarded<object?>(() =>
        {
            _connection.Open();
            return null;
        });
    }

    public IReadOnlyList<SourceColumn> Columns() => Guarded<IReadOnlyList<SourceColumn>>(() =>
    {
        using var command = Command($"select * from {From} limit 0");
        using var reader = command.ExecuteReader();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(i => (Name: reader.GetName(i), Type: WithoutLength(reader.GetDataTypeName(i)))).Select(c => new SourceColumn(c.Name, c.Type, KindOf(c.Type)))];
    });

    public SpanHolds Holds(ReadColumns columns, Span span) => Guarded(() =>
    {
        using var command = Command($"select count(*), count({Quoted(columns.Id)}), max({Quoted(columns.Id)}{(columns.Id.Type == "uuid" ? "::text" : "")})::text from {From} where {Within(columns)}", Bounds(columns, span));
        using var reader = command.ExecuteReader();
        reader.Read();
        return new SpanHolds(reader.GetInt64(0), reader.GetInt64(1), reader.IsDBNull(2) ? null : reader.GetString(2));
    });

    public IEnumerable<SourceRow> Read(ReadColumns columns, Span span, (string Watermark, string Id)? after, int most)
    {
        var (watermark, id) = (Quoted(columns.Watermark), Quoted(columns.Id));
        var beyond = after is null ? "" : $" and ({watermark}, {id}) > (cast($3 as {columns.Watermark.Type}), cast($4 as {columns.Id.Type}))";
        string[] bounds = after is { } last ? [.. Bounds(columns, span), last.Watermark, last.Id] : Bounds(columns, span);
        using var command = Command(
            $"select {string.Join(", ", columns.Values.Select(AsText))}, {watermark}::text, {id}::text from {From} where {Within(columns)}{beyond} order by {watermark}, {id} limit {most.ToString(CultureInfo.InvariantCulture)}",
            bounds);
        using var reader = Guarded(command.ExecuteReader);
        while (Guarded(reader.Read))
        {
            var values = new string?[columns.Values.Count];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i) ? null : reader.GetString(i);
            }

            yield return new(values, reader.GetString(values.Length), reader.GetString(values.Length + 1));
        }
    }

    public void Dispose() => _connection.Dispose();

    private string From => $"{_settings.Rows} as source";

    // With its table: an order goes by a column of the result where one has the name, and that is text.
    private static string Quoted(SourceColumn column) => $"source.\"{column.Name}\"";

    private static string Within(ReadColumns columns) =>
        $"{Quoted(columns.Watermark)} >= cast($1 as {columns.Watermark.Type}) and {Quoted(columns.Watermark)} < cast($2 as {columns.Watermark.Type})";

    private string[] Bounds(ReadColumns columns, Span span) => [Text(columns, span.Start), Text(columns, span.End)];

    private string Text(ReadColumns columns, Instant at) =>
        columns.Watermark.Kind == ColumnKind.Instant ? InstantPattern.General.Format(at) : _local.Format(at.InZone(_clocks).LocalDateTime);

    // As ISO 8601; an instant says that it is one.
    private static string AsText(SourceColumn column) => column.Kind switch
    {
        ColumnKind.Instant => $"to_char({Quoted(column)} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')",
        ColumnKind.LocalTime => $"to_char({Quoted(column)}, 'YYYY-MM-DD\"T\"HH24:MI:SS')",
        _ => $"{Quoted(column)}::text",
    };

    private static string WithoutLength(string type) =>
        type.IndexOf('(', StringComparison.Ordinal) is >= 0 and var at ? type[..at] + type[(type.IndexOf(')', StringComparison.Ordinal) + 1)..] : type;

    private static ColumnKind KindOf(string type) => type switch
    {
        "text" or "character varying" or "character" or "uuid" => ColumnKind.Text,
        "smallint" or "integer" or "bigint" or "numeric" => ColumnKind.Number,
        "timestamp with time zone" => ColumnKind.Instant,
        "timestamp without time zone" => ColumnKind.LocalTime,
        _ => ColumnKind.Other,
    };

    private NpgsqlCommand Command(string sql, params IReadOnlyList<string> texts)
    {
        var command = new NpgsqlCommand(sql, _connection);
        foreach (var text in texts)
        {
            command.Parameters.Add(new() { Value = text, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        }

        return command;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PostgresException e)
        {
            // Its text may quote a row; its code says what is wrong.
            throw new FeedException($"Feed '{_feed}': database '{_settings.Database}' at {_settings.Server} refused: {Reason(e.SqlState)} (PostgreSQL {e.SqlState}).", e);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException or IOException or TimeoutException or InvalidOperationException)
        {
            throw new FeedException($"Feed '{_feed}': database '{_settings.Database}' at {_settings.Server} could not be read: {(e.InnerException ?? e).Message}", e);
        }
    }

    private static string Reason(string state) => state switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "the account or its password is wrong",
        PostgresErrorCodes.UndefinedTable => "there is no such table",
        PostgresErrorCodes.UndefinedColumn => "there is no such column",
        PostgresErrorCodes.InsufficientPrivilege => "the account may not read this; grant it select",
        PostgresErrorCodes.InvalidCatalogName => "there is no such database",
        PostgresErrorCodes.ReadOnlySqlTransaction => "the query would write",
        PostgresErrorCodes.SyntaxError => "the query is no select",
        PostgresErrorCodes.QueryCanceled => "the query was cancelled there",
        _ => "it gave an error",
    };
}
