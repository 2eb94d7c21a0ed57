using Tideline.Domain;
using Tideline.Release.Agreements;
using Tideline.Release.Register;

namespace Tideline.Release.Tests.Agreements;

/// <summary>What stands in files is looked at before a release is proposed, and where files go before they are written.</summary>
public sealed class RedLineTests : IDisposable
{
    // A number of the reserved kind that no subscriber has.
    private const string Number = "923000000001";

    private readonly PublishedFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_of_a_release_pass() => ReleasedFiles.Demand(Written(), Input);

    [Theory]
    [InlineData("observations.csv", "indicator,area", "subscriber,area", "RL3")]
    [InlineData("observations.csv", "displaced_stock,PK1A1", "displaced_stock," + Number, "RL3")]
    [InlineData("observations.csv", "tideline-1a2b3c4d", "17446744073709551615", "RL3")]
    [InlineData("observations.csv", ",people,", "," + Number + ",", "RL3")]
    [InlineData("observations.csv", "displaced_stock,PK1A3", "displaced_stock,PK1A2", "RL3")]
    [InlineData("areas.geojson", "\"admin_level\"", "\"subscriber\"", "RL3")]
    [InlineData("bulletin.html", "<!doctype html>", "<p>" + Number + ".</p>", "RL3")]
    [InlineData("manifest.json", "Moves inside", Number + " inside", "RL3")]
    public void What_is_no_figure_is_refused(string file, string right, string wrong, string code)
    {
        var folder = Written();
        var path = Path.Combine(folder, file);
        Assert.Contains(right, File.ReadAllText(path), StringComparison.Ordinal);
        File.WriteAllText(path, File.ReadAllText(path).Replace(right, wrong, StringComparison.Ordinal));

        var refusal = Assert.Throws<DisclosureRefusedException>(() => ReleasedFiles.Demand(folder, Input));

        Assert.Equal(code, refusal.Code);
        Assert.DoesNotContain(Number, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_too_large_for_people_is_refused()
    {
        var folder = Written();
        var path = Path.Combine(folder, "observations.csv");
        var lines = File.ReadAllLines(path);
        var fields = lines[1].Split(',');
        lines[1] = string.Join(',', [.. fields[..7], Number, .. fields[8..]]);
        File.WriteAllLines(path, lines);

        Assert.Equal("RL3", Assert.Throws<DisclosureRefusedException>(() => ReleasedFiles.Demand(folder, Input)).Code);
    }

    [Fact]
    public void The_telephone_of_whoever_issues_it_is_no_subscriber()
    {
        var input = Input with { Project = Input.Project with { Bulletin = new() { Contact = $"Situation room, +{Number}" } } };
        var folder = Written();
        File.WriteAllText(Path.Combine(folder, "bulletin.html"), $"<p>Situation room, &#x2B;{Number}</p>");

        ReleasedFiles.Demand(folder, input);
    }

    [Fact]
    public void Areas_below_the_agreed_level_are_refused_whatever_the_gate_said() => Assert.Equal(
        "RL2",
        Assert.Throws<DisclosureRefusedException>(
            () => ReleasedFiles.Demand(Written(), Input with { Agreement = Agreed.Held(Agreed.All with { FinestLevel = 2 }) })).Code);

    [Fact]
    public void A_strange_file_is_refused_and_so_is_a_link()
    {
        var folder = Written();
        File.WriteAllText(Path.Combine(folder, "subscriber_day.parquet"), "");
        Assert.Equal("RL4", Assert.Throws<DisclosureRefusedException>(() => ReleasedFiles.Demand(folder, Input)).Code);

        File.Delete(Path.Combine(folder, "subscriber_day.parquet"));
        File.Delete(Path.Combine(folder, "log.json"));
        File.CreateSymbolicLink(Path.Combine(folder, "log.json"), _folder.File("amina.pem"));
        Assert.Equal("RL4", Assert.Throws<DisclosureRefusedException>(() => ReleasedFiles.Demand(folder, Input)).Code);
    }

    [Fact]
    public void A_bundle_is_not_written_into_the_lake_by_whatever_way()
    {
        var id = _folder.Published();
        var lake = Directory.CreateDirectory(_folder.File("lake/cubes")).FullName;
        Directory.CreateSymbolicLink(_folder.File("elsewhere"), lake);

        foreach (var file in (string[])["lake/bundle.zip", "lake/cubes/../bundle.zip", "elsewhere/bundle.zip"])
        {
            var refusal = Assert.Throws<DisclosureRefusedException>(
                () => ReleaseBundle.Write(_folder.Register, id, _folder.Key("bilal"), _folder.File(file)));
            Assert.Equal("RL4", refusal.Code);
        }

        ReleaseBundle.Write(_folder.Register, id, _folder.Key("bilal"), _folder.File("lakeside.zip"));
    }

    [Fact]
    public void A_release_whose_files_lead_into_the_lake_is_not_handed_over()
    {
        var id = _folder.Published();
        var file = Path.Combine(_folder.Releases, id.Value, "observations.csv");
        Directory.CreateDirectory(_folder.File("lake"));
        File.Move(file, _folder.File("lake/observations.csv"));
        File.CreateSymbolicLink(file, _folder.File("lake/observations.csv"));

        Assert.Equal("RL4", Assert.Throws<DisclosureRefusedException>(
            () => ReleaseBundle.Write(_folder.Register, id, _folder.Key("bilal"), _folder.File("bundle.zip"))).Code);
    }

    private static ReleaseInput Input => PublishedFolder.Sample(new(2025, 9, 14));

    private string Written() => Path.Combine(_folder.Releases, _folder.Proposed().Value);
}
