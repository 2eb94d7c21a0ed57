using Tideline.Projects.Files;

namespace Tideline.Projects.Tests;

public sealed class FileGlobTests
{
    [Theory]
    [InlineData("a/x.csv", "a/x.csv")]
    [InlineData("a/*.csv", "a/x.csv a/y.csv")]
    [InlineData("a/?.csv.gz", "a/z.csv.gz")]
    [InlineData("**/*.csv", "a/d=1/e=2/w.csv a/d=1/v.csv a/x.csv a/y.csv")]
    [InlineData("a/**/w.csv", "a/d=1/e=2/w.csv")]
    [InlineData("a/d=*/*.csv", "a/d=1/v.csv")]
    [InlineData("a", "a/d=1/e=2/w.csv a/d=1/v.csv a/x.csv a/y.csv a/z.csv.gz")]
    [InlineData("a/**", "a/d=1/e=2/w.csv a/d=1/v.csv a/x.csv a/y.csv a/z.csv.gz")]
    [InlineData("b/*.csv", "")]
    [InlineData("a/_*", "a/_SUCCESS")]
    public void A_pattern_finds_its_files_in_order(string pattern, string expected)
    {
        using var project = new ReferenceFolder();
        foreach (var path in "a/y.csv a/x.csv a/z.csv.gz a/_SUCCESS a/.hidden.csv a/d=1/v.csv a/d=1/e=2/w.csv".Split(' '))
        {
            project.Write(path, "");
        }

        var found = FileGlob.Expand(project.Folder.Resolve(pattern)).Select(f => Path.GetRelativePath(project.Folder.Root, f).Replace('\\', '/'));

        Assert.Equal(expected, string.Join(' ', found));
    }
}
