using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using Tideline.Operation.Feeds;
using Tideline.Operation.Feeds.S3;
using Tideline.Projects.Configuration;

namespace Tideline.Operation.Tests.S3;

/// <summary>Against a real S3-compatible server in a process of its own.</summary>
public sealed class S3FeedTests(S3Server server) : IClassFixture<S3Server>, IAsyncLifetime
{
    private static readonly Instant _now = Instant.FromUtc(2026, 11, 30, 3, 0);
    private static readonly Duration _settle = Duration.FromMinutes(2);

    private readonly TemporaryProject _project = new();
    private string _bucket = "";

    public async ValueTask InitializeAsync()
    {
        Secret("key", S3Server.KeyFile);
        _bucket = await server.NewBucket();
    }

    public ValueTask DisposeAsync()
    {
        _project.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Objects_of_a_pattern_come_once_page_by_page_when_their_markers_stand_there()
    {
        foreach (var day in Enumerable.Range(1, 7))
        {
            await Put($"out/2025/day{day}.csv", Text($"day {day}"));
            if (day < 7)
            {
                await Put($"out/2025/day{day}.csv.done", []);
            }
        }

        await Put("out/2025/_SUCCESS", []);
        await Put("out/2025/deeper/day9.csv", Text("not of the pattern"));
        await Put("other/day1.csv", Text("not of the prefix"));
        var receiver = Receiver(server.Address, marker: ".done");

        var look = receiver.LookNow(_now);

        Assert.True(look.Faults.Count == 0, string.Join('\n', look.Faults));
        Assert.Equal(Enumerable.Range(1, 6).Select(d => $"inbox/events/day{d}.csv"), look.Received);
        Assert.Equal("day 3", Inbox("day3.csv"));
        Assert.Empty(Receiver(server.Address, marker: ".done").LookNow(_now).Received);

        await Put("out/2025/day3.csv", Text("corrected"));
        Assert.Equal(["inbox/events/day3.csv"], receiver.LookNow(_now).Received);
        Assert.Equal("corrected", Inbox("day3.csv"));
    }

    [Fact]
    public async Task Without_markers_an_object_comes_when_it_stood_still_also_from_one_program_to_the_next()
    {
        await Put("out/2025/day1.csv", Text("a"));

        Assert.Empty(Receiver(server.Address).LookNow(_now).Received);
        await Put("out/2025/day1.csv", Text("b"));
        Assert.Empty(Receiver(server.Address).LookNow(_now + _settle).Received);

        Assert.Single(Receiver(server.Address).LookNow(_now + (2 * _settle)).Received);
        Assert.Equal("b", Inbox("day1.csv"));
    }

    [Fact]
    public async Task A_download_that_was_cut_goes_on_where_it_was_cut_and_is_whole()
    {
        var bytes = await Large();
        await using var line = new CutConnection(server.Address) { CutAfter = 17 << 20 };

        Assert.Single(Receiver(line.Address, marker: ".done").LookNow(_now).Faults);
        Assert.False(File.Exists(_project.Folder.Resolve("inbox/events/large.csv")));
        line.CutAfter = null;
        var before = line.Came;
        Assert.Single(Receiver(line.Address, marker: ".done").LookNow(_now).Received);

        Assert.InRange(line.Came - before, 12 << 20, 13 << 20);
        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(File.ReadAllBytes(_project.Folder.Resolve("inbox/events/large.csv"))));
        Assert.Equal(["large.csv"], Directory.GetFiles(_project.Folder.Resolve("inbox/events")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_not_the_content_of_the_tag_is_not_taken_also_where_a_disk_lost_what_came_before()
    {
        var bytes = await Large();
        await using var line = new CutConnection(server.Address) { CutAfter = 17 << 20 };
        Receiver(line.Address, marker: ".done").LookNow(_now);
        using (var part = File.OpenWrite(Directory.GetFiles(_project.Folder.Resolve("inbox/events"), ".large.csv.*.part").Single()))
        {
            part.Write(new byte[4096]);
        }

        line.CutAfter = null;
        Assert.Contains("(ETag)", Assert.Single(Receiver(line.Address, marker: ".done").LookNow(_now).Faults).Fault, StringComparison.Ordinal);
        Assert.False(File.Exists(_project.Folder.Resolve("inbox/events/large.csv")));
        Assert.Single(Receiver(line.Address, marker: ".done").LookNow(_now).Received);

        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(File.ReadAllBytes(_project.Folder.Resolve("inbox/events/large.csv"))));
    }

    [Fact]
    public async Task An_object_that_was_damaged_where_it_lies_is_not_taken()
    {
        await Put("out/2025/day1.csv", Text("what was stored"));
        await Put("out/2025/day1.csv.done", []);
        File.WriteAllText(Directory.GetFiles(Path.Combine(server.Folder, _bucket), "day1.csv._S3rver_object", SearchOption.AllDirectories).Single(), "what was staled");

        Assert.Contains("hash", Assert.Single(Receiver(server.Address, marker: ".done").LookNow(_now).Faults).Fault, StringComparison.Ordinal);
        Assert.False(File.Exists(_project.Folder.Resolve("inbox/events/day1.csv")));
    }

    [Fact]
    public void A_wrong_key_one_that_others_can_read_and_a_server_that_is_away_are_told()
    {
        Secret("wrong", S3Server.KeyFile.Replace("= S3RVER\n", "= OTHER\n", StringComparison.Ordinal));
        Secret("open", S3Server.KeyFile);
        Secret("empty", "password\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_project.Below("open"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Contains("InvalidAccessKeyId", Fault(server.Address, "wrong"), StringComparison.Ordinal);
        Assert.Contains("chmod 600", Fault(server.Address, "open"), StringComparison.Ordinal);
        Assert.Contains("holds no access key", Fault(server.Address, "empty"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Fault(server.Address, "absent"), StringComparison.Ordinal);
        Assert.Contains("could not be listed", Fault(new("http://127.0.0.1:9"), "key"), StringComparison.Ordinal);
        Assert.Contains("NoSuchBucket", Assert.Single(Receiver(server.Address, bucket: "absent").LookNow(_now).Faults).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_tls_only_a_server_of_the_agreed_authority_is_spoken_to()
    {
        var (certificate, key) = (Certificate("server"), _project.Below("server.key"));
        await using var secure = new S3Server();
        var bucket = await secure.NewBucket((certificate, key));

        Assert.Contains("could not be listed", Fault(secure.Address, "key"), StringComparison.Ordinal);
        Assert.Contains("could not be listed", Fault(secure.Address, "key", Certificate("another")), StringComparison.Ordinal);
        Assert.Empty(Receiver(secure.Address, bucket: bucket, authority: certificate).LookNow(_now).Faults);
    }

    [Theory]
    [InlineData("out/*.csv", "out/", "out/day.csv", true)]
    [InlineData("out/*.csv", "out/", "out/a/day.csv", false)]
    [InlineData("out/*.csv", "out/", "out/day.csv.gz", false)]
    [InlineData("out/day?.csv", "out/", "out/day1.csv", true)]
    [InlineData("out/**/*.csv", "out/", "out/a/b/day.csv", true)]
    [InlineData("out/**/*.csv", "out/", "out/day.csv", true)]
    [InlineData("out/2025-*/day.csv", "out/", "out/2025-08/day.csv", true)]
    [InlineData("*.csv", "", "day.csv", true)]
    [InlineData("*.csv", "", "_day.csv", false)]
    [InlineData("out/**/*", "out/", "out/a/", false)]
    [InlineData("out/a+b.csv", "out/", "out/a+b.csv", true)]
    public void A_pattern_means_keys(string pattern, string folder, string key, bool meant)
    {
        var keys = new KeyPattern(pattern);

        Assert.Equal(folder, keys.Folder);
        Assert.Equal(meant, keys.Matches(key));
    }

    private string Fault(Uri address, string keyFile, string? authority = null) =>
        Assert.Single(Receiver(address, keyFile: keyFile, authority: authority).LookNow(_now).Faults).Fault;

    private Receiver Receiver(Uri address, string? marker = null, string keyFile = "key", string? bucket = null, string? authority = null) => new(
        _project.Folder,
        [(
            new S3Feed(
                "operator", "out/2025/*.csv", marker, new(address, bucket ?? _bucket, "us-east-1", keyFile, null, PathStyle: true), _project.Below(keyFile), authority) { Page = 3 },
            new FeedConfiguration { Name = "operator", Files = "out/2025/*.csv", Marker = marker })],
        _settle);

    private Task Put(string key, byte[] bytes) => server.Put(_bucket, key, bytes);

    private async Task<byte[]> Large()
    {
        var bytes = new byte[20 << 20];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)((i * 31) ^ (i >> 11));
        }

        await Put("out/2025/large.csv", bytes);
        await Put("out/2025/large.csv.done", []);
        return bytes;
    }

    private string Inbox(string name) => File.ReadAllText(_project.Folder.Resolve($"inbox/events/{name}"));

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private void Secret(string name, string text)
    {
        File.WriteAllText(_project.Below(name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_project.Below(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>A certificate of this machine that is its own authority; its key stands beside it.</summary>
    private string Certificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2060, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllText(_project.Below($"{name}.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_project.Below($"{name}.pem"), certificate.ExportCertificatePem());
        return _project.Below($"{name}.pem");
    }
}
