using Tideline.Domain;

namespace Tideline.Ingest.Tests;

public sealed class PseudonymKeyTests
{
    [Fact]
    public void The_first_ingest_makes_a_key_that_only_its_owner_can_read()
    {
        using var project = WithOneFile();

        Assert.Equal(project.Folder.KeyFile, project.Ingest().KeyMade);

        Assert.Equal(65, new FileInfo(project.Folder.KeyFile).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(project.Folder.KeyFile));
        }
    }

    [Fact]
    public void A_lost_key_is_never_replaced_where_data_exist()
    {
        using var project = WithOneFile();
        project.Ingest();
        File.Delete(project.Folder.KeyFile);

        Assert.Equal(2, Assert.Throws<ConfigurationException>(() => project.Ingest()).ExitCode);
        Assert.False(File.Exists(project.Folder.KeyFile));
    }

    [Fact]
    public void Another_key_is_refused_where_data_exist()
    {
        using var project = WithOneFile();
        project.Ingest();
        File.WriteAllText(project.Folder.KeyFile, new string('a', 64));

        var refused = Assert.Throws<ConfigurationException>(() => project.Ingest());

        Assert.DoesNotContain(new string('a', 64), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_given_key_file_holds_and_must_exist()
    {
        using var project = WithOneFile();
        var given = project.Write("elsewhere.key", new string('1', 64) + "\n");

        Assert.Throws<ConfigurationException>(() => Run(project, given + ".missing"));
        Assert.Null(Run(project, given).KeyMade);
        Assert.False(File.Exists(project.Folder.KeyFile));
    }

    [Fact]
    public void The_same_key_gives_the_same_pseudonyms_and_another_gives_others()
    {
        var first = Pseudonym(new string('1', 64));

        Assert.Equal(first, Pseudonym(new string('1', 64)));
        Assert.NotEqual(first, Pseudonym(new string('2', 64)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz")]
    public void A_file_that_is_no_key_is_refused(string text)
    {
        using var project = WithOneFile();

        Assert.Throws<ConfigurationException>(() => Run(project, project.Write("elsewhere.key", text)));
    }

    private static string Pseudonym(string key)
    {
        using var project = WithOneFile();
        Run(project, project.Write("elsewhere.key", key));
        return Assert.Single(project.Query("select subscriber from t"));
    }

    private static TemporaryProject WithOneFile()
    {
        var project = new TemporaryProject();
        project.Write("inbox/events/1.csv", $"{TemporaryProject.Header}\n923001234567,2025-08-15 10:00:00,A1\n");
        return project;
    }

    private static IngestSummary Run(TemporaryProject project, string key) =>
        project.Run(TemporaryProject.Options with { KeyFile = key }, new Progress<IngestProgress>(), TestContext.Current.CancellationToken);
}
