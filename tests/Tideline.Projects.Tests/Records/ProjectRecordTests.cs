using System.Globalization;
using System.Text.Json;
using Tideline.Projects.Chains;
using Tideline.Projects.Records;

namespace Tideline.Projects.Tests.Records;

public sealed class ProjectRecordTests
{
    [Fact]
    public void Those_who_write_at_once_all_write()
    {
        using var folder = new ReferenceFolder();
        Parallel.For(0, 8, i => Record(folder).Append((_, sequence, previous) => new(sequence, previous, i)));
        Assert.Equal(Enumerable.Range(0, 8), Record(folder).Entries.Select(e => e.Who).Order());
        Assert.Equal(Enumerable.Range(1, 8).Select(n => (long)n), Record(folder).Entries.Select(e => e.Sequence));
    }

    private static ProjectRecord<Line> Record(ReferenceFolder folder) =>
        new(Path.Combine(folder.Folder.Root, "register"), "test", "nothing was written.", line => JsonSerializer.Deserialize<Line>(line)!);

    private sealed record Line(long Sequence, string Previous, int Who) : IChained
    {
        public string ToLine() => string.Create(CultureInfo.InvariantCulture, $$"""{"Sequence":{{Sequence}},"Previous":"{{Previous}}","Who":{{Who}}}""");
    }
}
