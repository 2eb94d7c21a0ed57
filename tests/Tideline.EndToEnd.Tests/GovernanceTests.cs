using System.Text.Json;
using NodaTime;
using Tideline.Governance.Dpia;
using Tideline.Governance.Records;
using Tideline.Governance.UseCases;
using Tideline.Projects;

namespace Tideline.EndToEnd.Tests;

/// <summary>The documents of governance, read at the command line.</summary>
public sealed class GovernanceTests
{
    [Fact]
    public async Task What_is_missing_or_stale_is_3_and_the_doctor_names_what_is_stale()
    {
        using var project = SmallProject.Create();
        var folder = new ProjectFolder(project.Path);
        var book = new GovernanceBook(folder, SystemClock.Instance);
        Assert.Equal(0, (await Call.Run(project.Path, "governance", "check")).ExitCode);

        book.Add(ArtefactKind.Demand("use-case"), new UseCaseSheet { Title = "Tents" }, "amina");
        book.Add(ArtefactKind.Impact, new ImpactAssessment { Title = "Weekly figures", PipelineHash = ProjectDesk.PipelineHash(folder) }, "amina");
        var found = await Call.Run(project.Path, "governance", "check");
        Assert.True(found.ExitCode == 3, found.Said);
        Assert.Contains("UC1", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DP19", found.Output, StringComparison.Ordinal);

        await File.AppendAllTextAsync(folder.ConfigurationFile, "\n# a later thought\n", TestContext.Current.CancellationToken);
        var shown = await Call.Run(project.Path, "governance", "show", "im1", "--json");
        Assert.Equal("Weekly figures", JsonDocument.Parse(shown.Output).RootElement.GetProperty("document").GetProperty("title").GetString());
        Assert.Contains("DP19", shown.Output, StringComparison.Ordinal);
        Assert.Contains("use-case", (await Call.Run(project.Path, "governance", "list")).Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Call.Run(project.Path, "governance", "show", "uc9")).ExitCode);

        var looked = JsonDocument.Parse((await Call.Run(project.Path, "doctor", "--json")).Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        Assert.Contains(looked, f => f.GetProperty("what").GetString() == "governance im1" && f.GetProperty("state").GetString() == "warning");
    }

    [Fact]
    public async Task A_backup_brings_the_documents_back()
    {
        using var project = SmallProject.Create();
        var book = new GovernanceBook(new ProjectFolder(project.Path), SystemClock.Instance);
        book.Add(ArtefactKind.Demand("use-case"), new UseCaseSheet { Title = "Tents" }, "amina");
        using var aside = new TemporaryFolder();
        var packed = await Call.Run(project.Path, "backup", "--to", aside.Below("b.tar.gz"));
        Assert.True(packed.ExitCode == 0, packed.Said);
        var restored = await Call.Run(project.Path, "restore", "--from", aside.Below("b.tar.gz"), "--out", aside.Below("again"));
        Assert.True(restored.ExitCode == 0, restored.Said);
        Assert.Equal("Tents", Assert.Single(new GovernanceBook(new ProjectFolder(aside.Below("again")), SystemClock.Instance).All).Document.Title);
    }
}
