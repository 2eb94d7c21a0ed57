using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tideline.Domain;
using Tideline.Release.Register;

namespace Tideline.Release.Tests;

public sealed class ReleaseBundleTests : IDisposable
{
    private readonly PublishedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_bundle_is_checked_without_the_project()
    {
        var id = _folder.Published();
        var file = Bundle("one.zip");

        var found = BundleVerification.Of(file);

        Assert.Empty(found.Findings);
        Assert.Equal(id.Value, found.Release);
        Assert.Equal("Bilal", found.SignedBy?.Name);
        Assert.Equal(["Amina", "Bilal"], found.Approvals.Select(a => a.Name));
        Assert.Equal(_folder.Register.Head, found.Head);
    }

    [Fact]
    public void Its_signature_is_a_compact_jws_that_other_programs_check()
    {
        _folder.Published();
        var file = Bundle("one.zip");
        var parts = Encoding.ASCII.GetString(Read(file, "bundle.jws")).Trim().Split('.');
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(_folder.Register.Keys.Single(k => k.Name == "Bilal").PublicKey), out _);

        Assert.Equal("ES256", System.Text.Json.JsonDocument.Parse(FromBase64Url(parts[0])).RootElement.GetProperty("alg").GetString());
        Assert.True(key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), FromBase64Url(parts[2]), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Two_bundles_of_one_release_differ_in_their_signature_alone()
    {
        _folder.Published();
        var (one, two) = (Contents(Bundle("one.zip")), Contents(Bundle("two.zip")));

        Assert.Equal(["bundle.jws"], one.Keys.Where(n => !one[n].SequenceEqual(two[n])));
    }

    [Fact]
    public void Every_change_is_found()
    {
        var id = _folder.Published();
        var file = Bundle("one.zip");
        foreach (var name in Contents(file).Keys)
        {
            var changed = _folder.File("changed.zip");
            File.Copy(file, changed, overwrite: true);
            using (var zip = ZipFile.Open(changed, ZipArchiveMode.Update))
            {
                using var stream = zip.GetEntry(name)!.Open();
                var first = stream.ReadByte();
                stream.Position = 0;
                stream.WriteByte((byte)(first ^ 1));
            }

            Assert.NotEmpty(BundleVerification.Of(changed).Findings);
        }

        File.Copy(file, _folder.File("added.zip"));
        using (var zip = ZipFile.Open(_folder.File("added.zip"), ZipArchiveMode.Update))
        {
            zip.CreateEntry($"{id}/subscribers.csv");
        }

        Assert.Contains($"{id}/subscribers.csv does not belong to it", BundleVerification.Of(_folder.File("added.zip")).Findings);
    }

    [Fact]
    public void A_bundle_whose_files_would_land_elsewhere_is_refused()
    {
        var file = _folder.File("outside.zip");
        using (var zip = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            zip.CreateEntry("../outside.txt");
        }

        Assert.Equal(3, Assert.Throws<InputRefusedException>(() => BundleVerification.Of(file)).ExitCode);
        Assert.Throws<InputRefusedException>(() => BundleVerification.Of(_folder.Key("amina")));
    }

    [Fact]
    public void Only_a_published_release_is_packed()
    {
        var id = _folder.Proposed();
        Assert.Throws<DisclosureRefusedException>(() => Bundle("early.zip"));

        _folder.Register.Approve(id, _folder.Key("amina"));
        _folder.Register.Approve(id, _folder.Key("bilal"));
        _folder.Register.Publish(id);
        _folder.Register.Recall(id, _folder.Key("amina"), "Two days were read twice.");

        Assert.Throws<DisclosureRefusedException>(() => Bundle("late.zip"));
        Assert.False(File.Exists(_folder.File("early.zip")) || File.Exists(_folder.File("late.zip")));
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        _folder.Published();
        Bundle("one.zip");

        Assert.Throws<ConfigurationException>(() => Bundle("one.zip"));
    }

    private string Bundle(string name)
    {
        var id = _folder.Proposed();
        ReleaseBundle.Write(_folder.Register, id, _folder.Key("bilal"), _folder.File(name));
        return _folder.File(name);
    }

    private static SortedDictionary<string, byte[]> Contents(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        return new(zip.Entries.ToDictionary(e => e.FullName, e => Read(file, e.FullName)), StringComparer.Ordinal);
    }

    private static byte[] Read(string file, string name)
    {
        using var zip = ZipFile.OpenRead(file);
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] FromBase64Url(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
