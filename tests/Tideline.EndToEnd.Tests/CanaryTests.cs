using Tideline.EndToEnd.Tests.Canary;

namespace Tideline.EndToEnd.Tests;

/// <summary>One subscriber's number stands in the operator's files. It must stand nowhere else, in no way to write it.</summary>
public sealed class CanaryTests(World world) : IDisposable
{
    private readonly CanaryScan _scan = CanaryScan.ForNumber(CanaryFiles.CallingCode, CanaryFiles.National);

    [Fact]
    public void The_canary_is_in_the_operators_files() => Assert.NotEmpty(_scan.Folder(Path.Combine(world.Project, "inbox")));

    [Fact]
    public void No_other_file_of_the_project_holds_it()
    {
        Assert.True(Folders.Files(Path.Combine(world.Project, "lake")).Count() > 500);
        Assert.Empty(_scan.Folder(world.Project, p => p.StartsWith("inbox/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_that_was_said_holds_it() => Assert.Empty(world.Calls.SelectMany(c => _scan.Text("what was said", c.Said)));

    public void Dispose() => _scan.Dispose();
}
