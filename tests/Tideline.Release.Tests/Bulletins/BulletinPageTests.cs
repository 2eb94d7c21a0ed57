using Tideline.Release.Bulletins;

namespace Tideline.Release.Tests.Bulletins;

public sealed class BulletinPageTests
{
    [Fact]
    public void The_sample_is_written_beside_the_tests_to_be_looked_at()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "bulletins", "sample.html");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Bulletin.Render(SampleRelease.Input));
        Assert.True(new FileInfo(file).Length > 20_000);
    }
}
