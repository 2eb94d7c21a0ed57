using System.Net.Sockets;
using ClickHouse.Driver;
using Tideline.Engines.ClickHouse.Connection;

namespace Tideline.Engines.ClickHouse.Tests;

public sealed class ShardFailureTests
{
    private static readonly Uri Address = new("https://account:secret@shard2.example:8443/path?password=secret");

    public static TheoryData<Exception, string> Causes => new()
    {
        { new ClickHouseServerException("Code: 241. DB::Exception: 923001234567", "select 923001234567", 241), "memory_gb" },
        { new ClickHouseServerException("Code: 516. DB::Exception", "select 1", 516), "password" },
        { new ClickHouseServerException("Code: 497. DB::Exception", "select 1", 497), "right" },
        { new ClickHouseServerException("Code: 243. DB::Exception", "select 1", 243), "disk is full" },
        { new ClickHouseServerException("Code: 9999. DB::Exception", "select 1", 9999), "9999" },
        { new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused)), "cannot be reached" },
        { new TaskCanceledException("timeout", new TimeoutException()), "in time" },
        { new IOException("reset"), "connection broke" },
        { new EndOfStreamException(), "connection broke" },
        { new FormatException("923001234567"), "cannot be read" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_failure_says_where_what_to_do_and_what_is_left(Exception cause, string advice)
    {
        var fault = ShardFailure.At(Address, "table 'trip'", cause);
        Assert.StartsWith("ClickHouse shard https://shard2.example:8443 failed at table 'trip': ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(advice, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing partial was used", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Causes))]
    public void A_failure_holds_no_statement_no_value_and_no_secret(Exception cause, string advice)
    {
        var text = ShardFailure.At(Address, "table 'trip'", cause).ToString();
        Assert.Contains(advice, text, StringComparison.Ordinal);
        Assert.DoesNotContain("923001234567", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("select", text, StringComparison.Ordinal);
    }
}
