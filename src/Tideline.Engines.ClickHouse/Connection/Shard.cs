using System.Globalization;
using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using Tideline.Domain;
using Tideline.Engines.ClickHouse.Rows;

namespace Tideline.Engines.ClickHouse.Connection;

/// <summary>One server that holds one shard. Statements go over HTTP with the guards; every failure names the address.</summary>
internal sealed class Shard : IDisposable
{
    private static readonly TimeSpan KillTimeout = TimeSpan.FromSeconds(5);

    private readonly ClickHouseClient _client;
    private readonly ClickHouseOptions _options;
    private readonly string _session;
    private readonly Dictionary<string, object> _settings;
    private int _statements;

    /// <param name="index">From 0, in the order of the shards.</param>
    /// <param name="options">The cluster.</param>
    /// <param name="http">Connections, shared by the shards.</param>
    /// <param name="session">Prefix of query ids.</param>
    public Shard(int index, ClickHouseOptions options, HttpClient http, string session)
    {
        (Index, Address, _options, _session) = (index, options.Shards[index], options, session);
        _settings = Guards.Always(options);
        _client = new ClickHouseClient(new ClickHouseClientSettings
        {
            Protocol = Address.Scheme,
            Host = Address.Host,
            Port = (ushort)Address.Port,
            Path = Address.AbsolutePath.Trim('/'),
            Username = options.User,
            Password = options.Password,
            Database = options.Database,
            UseCompression = false,
            UseSession = false,
            Timeout = options.Timeout,
            HttpClient = http,

            // Old servers refuse settings that they do not know.
            JsonReadMode = JsonReadMode.None,
            JsonWriteMode = JsonWriteMode.None,
        });
    }

    public int Index { get; }

    public Uri Address { get; }

    /// <summary>As the server reports it; empty before <see cref="GreetAsync"/>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Learns the version and which of the newer guards the server knows. Works before the database is there.</summary>
    public async Task GreetAsync(CancellationToken cancellation)
    {
        Version = (await TextAsync("greeting", "select version()", cancellation, database: "system").ConfigureAwait(false)).Single()[0];
        var names = string.Join(", ", Guards.WhereKnown.Keys.Select(k => $"'{k}'"));
        foreach (var row in await TextAsync("greeting", $"select name from system.settings where name in ({names})", cancellation, database: "system").ConfigureAwait(false))
        {
            _settings[row[0]] = Guards.WhereKnown[row[0]];
        }
    }

    /// <summary>Runs a statement whose answer is of no interest.</summary>
    /// <param name="what">For messages.</param>
    /// <param name="sql">Holds no value of a subscriber: servers log statements.</param>
    /// <param name="cancellation">Ends the statement on the server too.</param>
    /// <param name="database">Null: Tideline's own.</param>
    public Task ExecuteAsync(string what, string sql, CancellationToken cancellation, string? database = null) =>
        GuardAsync<object?>(what, async id =>
        {
            await _client.ExecuteNonQueryAsync(sql, null, Options(id, database), cancellation).ConfigureAwait(false);
            return null;
        }, cancellation);

    /// <summary>Rows of a small select as text.</summary>
    public Task<IReadOnlyList<string[]>> TextAsync(string what, string select, CancellationToken cancellation, string? database = null) =>
        GuardAsync<IReadOnlyList<string[]>>(what, async id =>
        {
            using var result = await _client.ExecuteRawResultAsync($"{select}\nformat TabSeparated", Options(id, database), cancellation).ConfigureAwait(false);
            var text = await result.ReadAsStringAsync().ConfigureAwait(false);
            return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t').Select(Unescaped).ToArray())];
        }, cancellation);

    /// <summary>Names and types of a select's columns.</summary>
    public async Task<IReadOnlyList<(string Name, string Type)>> DescribeAsync(string what, string select, CancellationToken cancellation) =>
        [.. (await TextAsync(what, $"describe table ({select})", cancellation).ConfigureAwait(false)).Select(c => (c[0], c[1]))];

    /// <summary>Opens the rows of a select in binary form; the caller disposes the stream.</summary>
    public Task<RowStream> OpenAsync(string what, string select, CancellationToken cancellation) =>
        GuardAsync(what, async id =>
        {
            var result = await _client.ExecuteRawResultAsync($"{select}\nformat RowBinary", Options(id, null), cancellation).ConfigureAwait(false);
            try
            {
                return new RowStream(result, await result.ReadAsStreamAsync().ConfigureAwait(false), _options.Timeout, e => Failure(what, e), cancellation);
            }
            catch
            {
                result.Dispose();
                throw;
            }
        }, cancellation);

    /// <summary>Inserts rows in binary form; when it returns they are stored.</summary>
    public Task InsertAsync(
        string table, IReadOnlyList<(string Name, string Type)> columns, IReadOnlyCollection<object[]> rows, CancellationToken cancellation) =>
        rows.Count == 0 ? Task.CompletedTask : GuardAsync($"insert into '{table}'", id =>
            _client.InsertBinaryAsync(
                table,
                columns.Select(c => c.Name),
                rows,
                new InsertOptions
                {
                    QueryId = id,
                    CustomSettings = _settings,
                    ColumnTypes = columns.ToDictionary(c => c.Name, c => c.Type, StringComparer.Ordinal),
                    Compressor = null,
                    MaxDegreeOfParallelism = 1,
                    BatchSize = Math.Max(1, rows.Count),
                },
                cancellation), cancellation);

    /// <summary>Ends what an earlier run left running on the server.</summary>
    public Task KillEarlierAsync(string prefix, CancellationToken cancellation) =>
        TextAsync("ending statements of an earlier run", $"kill query where query_id like '{prefix}%' sync", cancellation, "system");

    public EngineException Failure(string what, Exception error) => ShardFailure.At(Address, what, error);

    public EngineException Wrong(string what, string found) => ShardFailure.Wrong(Address, what, found);

    public void Dispose() => _client.Dispose();

    private QueryOptions Options(string id, string? database) => new() { QueryId = id, CustomSettings = _settings, Database = database };

    private async Task<T> GuardAsync<T>(string what, Func<string, Task<T>> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var id = string.Create(CultureInfo.InvariantCulture, $"{_session}-{Index}-{Interlocked.Increment(ref _statements)}");
        try
        {
            return await work(id).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            await KillAsync(id).ConfigureAwait(false);
            throw ShardFailure.Ended(cancellation);
        }
        catch (ClickHouseServerException e)
        {
            throw Failure(what, e);
        }
        catch (Exception e) when (e is not (EngineException or OutOfMemoryException))
        {
            await KillAsync(id).ConfigureAwait(false);
            throw Failure(what, e);
        }
    }

    /// <summary>A server goes on with a statement whose caller is gone, so it is told. Where it cannot be told, nothing is lost:
    /// the next run does so.</summary>
    private async Task KillAsync(string id)
    {
        using var patience = new CancellationTokenSource(KillTimeout);
        try
        {
            using var answer = await _client.ExecuteRawResultAsync(
                $"kill query where query_id = '{id}' async\nformat TabSeparated", new QueryOptions { Database = "system" }, patience.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
        }
    }

    private static string Unescaped(string field) =>
        field.Contains('\\', StringComparison.Ordinal)
            ? field.Replace("\\'", "'", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : field;
}
