using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Tideline.Domain;
using Tideline.Operation.Backups;
using Tideline.Projects.Lake;

namespace Tideline.Operation.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryProject _project = new();

    public BackupTests()
    {
        foreach (var (name, text) in new[]
        {
            ("project.yaml", "name: darya"), ("lake/cubes/flood-2025.cubes", "events"), ("lake/steps/day.parquet", "derived"),
            ("lake/seen.json", "{}"), ("releases/register.jsonl", "{}\n"), ("secrets/pseudonym.key", "key"), ("store/tideline.db", "database"), ("store/tideline.db-wal", "open"),
        })
        {
            var path = _project.Folder.Resolve(name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_project_comes_back_without_what_is_made_again_by_itself()
    {
        var written = Back();

        var read = ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Below("again"), CancellationToken.None);

        Assert.Equal(written, read);
        Assert.Equal(
            ["lake/cubes/flood-2025.cubes", "project.yaml", "releases/register.jsonl", "secrets/pseudonym.key", "store/tideline.db"],
            Directory.GetFiles(_project.Below("again"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_project.Below("again"), f)).Order(StringComparer.Ordinal));
        Assert.Equal("copy of the database", File.ReadAllText(_project.Below("again/store/tideline.db")));
        Assert.Equal("events", File.ReadAllText(_project.Below("again/lake/cubes/flood-2025.cubes")));
    }

    [Fact]
    public void Learners_come_back_without_countries_which_are_made_again_from_their_seed()
    {
        foreach (var name in (string[])["cohorts/a.json", "learners/0f/.seed", "learners/0f/progress.jsonl", "learners/0f/b1.csv", "learners/0f/journal.json", "learners/0f/.country", "learners/0f/inbox/events/1.csv.gz", "learners/0f/.truth/defects.csv", "learners/0f/project.yaml"])
        {
            var path = _project.Folder.Resolve("campus/" + name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, name);
        }

        Back();
        ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Below("again"), CancellationToken.None);

        Assert.Equal(
            ["cohorts/a.json", "learners/0f/.seed", "learners/0f/b1.csv", "learners/0f/journal.json", "learners/0f/progress.jsonl"],
            Directory.GetFiles(_project.Below("again/campus"), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(_project.Below("again/campus"), f)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_owner_can_read_it_and_keys_keep_their_rights()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such rights.");
            return;
        }

        File.SetUnixFileMode(_project.Folder.KeyFile, UnixFileMode.UserRead);
        Back();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_project.Below("backup.tar.gz")));
        ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Below("again"), CancellationToken.None);
        Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(_project.Below("again/secrets/pseudonym.key")));
    }

    [Fact]
    public void Keys_stay_out_where_that_is_asked()
    {
        Back(secrets: false);
        ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Below("again"), CancellationToken.None);

        Assert.False(Directory.Exists(_project.Below("again/secrets")));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.98)]
    public void A_cut_backup_is_refused_and_leaves_nothing(double share)
    {
        Back();
        var bytes = File.ReadAllBytes(_project.Below("backup.tar.gz"));
        File.WriteAllBytes(_project.Below("backup.tar.gz"), bytes[..(int)(bytes.Length * share)]);

        Refused();
    }

    [Fact]
    public void A_changed_file_an_added_one_and_a_name_that_leads_out_are_refused()
    {
        Pack(("project.yaml", "name: other"), ("SHA256SUMS", $"{new string('0', 64)}  project.yaml\n"));
        Refused();
        Pack(("project.yaml", "name: other"), ("SHA256SUMS", ""));
        Refused();
        Pack(("../outside.yaml", "name: other"), ("SHA256SUMS", ""));
        Refused();
        Assert.False(File.Exists(_project.Below("outside.yaml")));
    }

    [Fact]
    public void Nothing_is_written_over_and_nothing_beside_a_writer()
    {
        Back();
        Assert.Throws<InputRefusedException>(() => Back());
        File.Delete(_project.Below("backup.tar.gz"));

        using (LakeWriter.Open(_project.Folder))
        {
            Assert.Throws<EngineException>(() => Back());
        }

        Assert.False(File.Exists(_project.Below("backup.tar.gz")));
        Back();
        Assert.Throws<InputRefusedException>(() => ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Folder.Root, CancellationToken.None));
        Assert.Equal("name: darya", File.ReadAllText(_project.Folder.ConfigurationFile));
    }

    private BackupSummary Back(bool secrets = true) => ProjectBackup.Write(
        _project.Folder, _project.Below("backup.tar.gz"), secrets, (_, to) => File.WriteAllText(to, "copy of the database"), CancellationToken.None);

    private void Refused()
    {
        Assert.Throws<InputRefusedException>(() => ProjectRestore.Read(_project.Below("backup.tar.gz"), _project.Below("again"), CancellationToken.None));
        Assert.False(Directory.Exists(_project.Below("again")));
        Assert.False(Directory.Exists(_project.Below("again.restoring")));
    }

    private void Pack(params (string Name, string Text)[] files)
    {
        using var packed = new GZipStream(File.Create(_project.Below("backup.tar.gz")), CompressionLevel.Fastest);
        using var tar = new TarWriter(packed, TarEntryFormat.Pax);
        foreach (var (name, text) in files)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
        }
    }
}
