using System.IO.Compression;
using System.Text;
using Tideline.Domain;
using Tideline.Exchange.Hazards;

namespace Tideline.Exchange.Tests.Hazards;

public sealed class HazardDownloadTests
{
    private static readonly DownloadRules _quick = new() { Pause = TimeSpan.FromMilliseconds(1), Most = 100_000 };

    [Fact]
    public async Task A_recorded_answer_is_fetched_and_read()
    {
        using var source = new LoopbackSource((_, _) => LoopbackSource.Text(Feed.GdacsRss));
        using var download = new HazardDownload(_quick);
        var document = await download.Fetch(source.Address("/rss.xml?key=secret"), TestContext.Current.CancellationToken);
        Assert.Equal(2, HazardFeed.Read(HazardSource.Gdacs, [document], Feed.Rules).Hazards.Count);
        Assert.EndsWith("/rss.xml", document.Name, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_source_that_is_busy_is_asked_again(int status)
    {
        using var source = new LoopbackSource((_, n) => n < 3 ? LoopbackSource.Text("busy", status) : LoopbackSource.Text("[]"));
        using var download = new HazardDownload(_quick);
        Assert.Equal("[]", Encoding.UTF8.GetString((await download.Fetch(source.Address("/"), TestContext.Current.CancellationToken)).Bytes));
        Assert.Equal(3, source.Asked("/"));
    }

    [Fact]
    public async Task A_source_that_stays_busy_is_given_up_with_a_sentence()
    {
        using var source = new LoopbackSource((_, _) => LoopbackSource.Text("busy", 503));
        Assert.Contains("answered 503, also when it was asked again", await Refused(source.Address("/")), StringComparison.Ordinal);
        Assert.Equal(4, source.Asked("/"));
    }

    [Fact]
    public async Task A_refusal_is_not_asked_again_and_keys_are_not_said()
    {
        using var source = new LoopbackSource((_, _) => LoopbackSource.Text("no", 403));
        var said = await Refused(source.Address("/v2/disasters?appname=secret"));
        Assert.Contains("/v2/disasters answered 403", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", said, StringComparison.Ordinal);
        Assert.Equal(1, source.Asked("/v2/disasters?appname=secret"));
    }

    [Fact]
    public async Task One_that_does_not_answer_is_given_up()
    {
        using var source = new LoopbackSource((_, _) => null);
        Assert.Contains("did not answer", await Refused(source.Address("/"), _quick with { Timeout = TimeSpan.FromMilliseconds(100), Retries = 1 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_to_another_address_but_to_no_other_scheme_and_not_forever()
    {
        using var source = new LoopbackSource((path, _) => path switch
        {
            "/moved" => LoopbackSource.Text("", 301, "Location: /here\r\n"),
            "/here" => LoopbackSource.Text("[]"),
            "/file" => LoopbackSource.Text("", 302, "Location: file:///etc/passwd\r\n"),
            "/ftp" => LoopbackSource.Text("", 302, "Location: ftp://example.org/a\r\n"),
            _ => LoopbackSource.Text("", 302, "Location: /round\r\n"),
        });
        using var download = new HazardDownload(_quick);
        Assert.Equal("[]", Encoding.UTF8.GetString((await download.Fetch(source.Address("/moved"), TestContext.Current.CancellationToken)).Bytes));
        Assert.Contains("scheme 'file'", await Refused(source.Address("/file")), StringComparison.Ordinal);
        Assert.Contains("scheme 'ftp'", await Refused(source.Address("/ftp")), StringComparison.Ordinal);
        Assert.Contains("sends on and on", await Refused(source.Address("/round")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_left_also_where_it_comes_packed()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new byte[10_000_000]);
        }

        Assert.True(packed.Length < _quick.Most, "the packed answer itself is too large");
        using var source = new LoopbackSource((path, _) => path == "/packed" ? (200, "Content-Encoding: gzip\r\n", packed.ToArray()) : (200, "", new byte[200_000]));
        Assert.Contains("sends more than", await Refused(source.Address("/plain")), StringComparison.Ordinal);
        Assert.Contains("sends more than", await Refused(source.Address("/packed")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/rss.xml")]
    [InlineData("https://name:word@example.org/rss.xml")]
    [InlineData("https://")]
    public async Task Other_addresses_are_refused(string address) => Assert.NotEmpty(await Refused(address));

    [Fact]
    public async Task A_machine_that_is_not_there_is_told()
    {
        string address;
        using (var source = new LoopbackSource((_, _) => null))
        {
            address = source.Address("/rss.xml");
        }

        Assert.Contains("cannot be reached (ConnectionRefused)", await Refused(address), StringComparison.Ordinal);
    }

    private static async Task<string> Refused(string address, DownloadRules? rules = null)
    {
        using var download = new HazardDownload(rules ?? _quick);
        return (await Assert.ThrowsAsync<InputRefusedException>(() => download.Fetch(address, TestContext.Current.CancellationToken))).Message;
    }
}
