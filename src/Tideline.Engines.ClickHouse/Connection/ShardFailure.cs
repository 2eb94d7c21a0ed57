using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using ClickHouse.Driver;
using Tideline.Domain;

namespace Tideline.Engines.ClickHouse.Connection;

/// <summary>A shard's errors as what a person may read: the address, what was being done, what to do, what is left.</summary>
public static class ShardFailure
{
    private const string Left = "Nothing partial was used and no figure was made; run the command again when the cause is gone.";

    /// <summary>What a server's error code means, and what to do. The server's own text is not passed on: it can quote a
    /// value of a row, and so a subscriber.</summary>
    private static readonly Dictionary<int, string> Known = new()
    {
        [47] = "it does not know a column of the statement",
        [53] = "types do not fit",
        [60] = "it does not know a table of the statement; another program may have dropped it",
        [62] = "it does not understand the statement",
        [75] = "it cannot write a file; see whether its disk is full",
        [76] = "it cannot make a file; where its disk was full, make room and start the server again, for it left half a definition behind",
        [81] = "the database does not exist and could not be made",
        [115] = "it does not know a setting; it must be of version 18.16 or later",
        [117] = "the data do not fit the columns",
        [158] = "a limit on rows stopped the statement; raise it in the profile of the account",
        [159] = "the statement took longer than the limit; raise engine.clickhouse.timeout_minutes",
        [164] = "the account may only read; give it a profile that is not readonly",
        [192] = "the account is not known there; see engine.clickhouse.user",
        [193] = "the password is wrong; see engine.clickhouse.password_file",
        [194] = "the account needs a password; see engine.clickhouse.password_file",
        [195] = "the account may not come from this address",
        [201] = "the account's quota is used up; raise it or wait",
        [202] = "it runs too many statements already",
        [241] = "the memory limit was reached; raise engine.clickhouse.memory_gb or give the server more",
        [242] = "its tables are read-only; see whether Keeper can be reached",
        [243] = "its disk is full; make room",
        [252] = "it has too many parts; wait until merges have caught up",
        [279] = "servers behind it cannot be reached",
        [291] = "the account may not use the database; grant it the rights that docs/operate/clickhouse.md lists",
        [319] = "it is not known whether the insert was stored on enough replicas",
        [359] = "the partition is larger than it may drop; raise max_partition_size_to_drop",
        [392] = "the statement was killed there",
        [394] = "the statement was killed there",
        [497] = "the account lacks a right; grant it those that docs/operate/clickhouse.md lists",
        [516] = "account or password is wrong; see engine.clickhouse.user and password_file",
        [999] = "Keeper cannot be reached",
    };

    /// <param name="address">The shard's endpoint.</param>
    /// <param name="what">What was being done.</param>
    /// <param name="error">Not kept as the inner exception, since its text can hold a value.</param>
    public static EngineException At(Uri address, string what, Exception error) =>
        new($"ClickHouse shard {Address(address)} failed at {what}: {Cause(error)}. {Left}");

    /// <summary>A shard that answered, but not with what it should have.</summary>
    public static EngineException Wrong(Uri address, string what, string found) =>
        new($"ClickHouse shard {Address(address)} failed at {what}: {found}. {Left}");

    /// <summary>The caller's own wish, with nothing of the server's text in it.</summary>
    public static OperationCanceledException Ended(CancellationToken cancellation) => new("The statement was ended.", cancellation);

    private static string Cause(Exception error) => error switch
    {
        ClickHouseServerException server => string.Create(
            CultureInfo.InvariantCulture,
            $"{Known.GetValueOrDefault(server.ErrorCode, "see the server's log")} (its error {server.ErrorCode})"),
        HttpRequestException { InnerException: SocketException socket } => $"it cannot be reached ({socket.SocketErrorCode}); start it, or correct engine.clickhouse.shards",
        HttpRequestException { InnerException: AuthenticationException } => "its certificate is not trusted; see engine.clickhouse.certificate_authority",
        OperationCanceledException or TimeoutException => "it did not answer in time; see whether it is overloaded, or raise engine.clickhouse.timeout_minutes",
        HttpRequestException or IOException or SocketException => "the connection broke; see whether the server still runs",
        _ => $"the answer cannot be read ({error.GetType().Name})",
    };

    /// <summary>Scheme, host and port: what else stands in an address may be secret.</summary>
    private static string Address(Uri address) => address.GetLeftPart(UriPartial.Authority).Replace(address.UserInfo + "@", "", StringComparison.Ordinal);
}
