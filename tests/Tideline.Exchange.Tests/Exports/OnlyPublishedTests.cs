using Tideline.Domain;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Releases;
using Tideline.Release.Gate;
using Tideline.Release.Stops;

namespace Tideline.Exchange.Tests.Exports;

public sealed class OnlyPublishedTests : IDisposable
{
    private readonly PublishedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_proposed_release_may_not_leave()
    {
        var fault = Assert.Throws<DisclosureRefusedException>(() => _project.Open(_project.Proposed()));
        Assert.EndsWith("is not published, so that it may not leave. Let it be approved and published first; nothing was written.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_approved_release_may_not_leave()
    {
        var id = _project.Proposed();
        _project.Register.Approve(id, _project.Key("amina"));
        Assert.Throws<DisclosureRefusedException>(() => _project.Open(id));
    }

    [Fact]
    public void A_recalled_release_may_not_leave()
    {
        var id = _project.Published();
        _project.Register.Recall(id, _project.Key("amina"), "A feed was counted twice.");
        Assert.Contains("was recalled", Assert.Throws<DisclosureRefusedException>(() => _project.Open(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_whose_files_were_changed_may_not_leave()
    {
        var id = _project.Published();
        File.AppendAllText(Path.Combine(_project.Releases, id.Value, "observations.csv"), "\n");
        Assert.Contains("observations.csv was changed", Assert.Throws<DisclosureRefusedException>(() => _project.Open(id)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_may_leave_while_exports_are_stopped()
    {
        var id = _project.Published();
        new ExportStop(_project.Releases, NodaTime.SystemClock.Instance).Stop("Dara", "Week 36 is wrong.");
        Assert.Equal("exports_stopped", Assert.Throws<DisclosureRefusedException>(() => _project.Open(id)).Code);
    }

    [Fact]
    public void A_release_that_is_not_there_is_wrong_use() =>
        Assert.Throws<ConfigurationException>(() => _project.Open(ReleaseId.Parse("flood-2025-2025-09-14-00000000")));

    [Fact]
    public void An_export_is_written_whole_into_a_new_folder_and_into_no_other()
    {
        var release = _project.Open(_project.Published());
        var files = Write(release, _project.File("out"));
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(_project.File("out"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_project.File("out"), f)).Order(StringComparer.Ordinal));
        Assert.Contains("is not empty", Assert.Throws<ConfigurationException>(() => Write(release, _project.File("out"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_into_the_lake_also_by_way_of_a_link()
    {
        var release = _project.Open(_project.Published());
        Directory.CreateDirectory(_project.Lake);
        Directory.CreateSymbolicLink(_project.File("link"), _project.Lake);
        Assert.All(
            [Path.Combine(_project.Lake, "x"), Path.Combine(_project.File("link"), "x"), _project.Lake],
            folder => Assert.Equal("RL4", Assert.Throws<DisclosureRefusedException>(() => Write(release, folder)).Code));
        Assert.Empty(Directory.GetFileSystemEntries(_project.Lake));
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes_in_every_format()
    {
        var release = _project.Open(_project.Published());
        byte[] Bytes() => [.. ReleaseExport.Files(release, Enum.GetValues<ExportFormat>(), PublishedProject.Options).SelectMany(f => f.Value)];
        Assert.Equal(Bytes(), Bytes());
    }

    private IReadOnlyList<string> Write(PublishedRelease release, string folder) =>
        ReleaseExport.Write(release, Enum.GetValues<ExportFormat>(), PublishedProject.Options, folder, _project.Lake);
}
