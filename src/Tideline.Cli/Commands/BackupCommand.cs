using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using NodaTime;
using Tideline.Cli.Terminal;
using Tideline.Operation.Backups;
using Tideline.Projects;

namespace Tideline.Cli.Commands;

/// <summary><c>backup</c> and <c>restore</c>: a project as one file, and back.</summary>
internal static class BackupCommand
{
    public static Command Backup()
    {
        var project = CommandLine.Project();
        var to = new Option<FileInfo>("--to") { Description = "The file to write, such as project.tar.gz.", Required = true };
        var without = new Option<bool>("--without-secrets") { Description = "Leaves the keys out; keep them elsewhere, or later files cannot be joined to these." };
        return new Command("backup", "Packs the project into one file.") { project, to, without }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var file = parsed.GetValue(to)!.FullName;
                var folder = new ProjectFolder(parsed.GetValue(project)!.FullName);
                var summary = ProjectBackup.Write(folder, file, !parsed.GetValue(without), CopyDatabase, cancellation);
                Mark(folder);
                output.Write(summary, _ => Say(output, $"Packed {{0:N0}} files, {{1:0.0}} MB, into {file}. It holds what the project holds: keep it as safe, and apart.", summary));
                return 0;
            });
    }

    public static Command Restore()
    {
        var from = new Option<FileInfo>("--from") { Description = "A file that 'backup' wrote.", Required = true };
        var target = new Option<DirectoryInfo>("--out") { Description = "The folder to make; absent or empty.", Required = true };
        return new Command("restore", "Makes a project again from a backup.") { from, target }
            .Does(CommandLine.Json(), (parsed, output, cancellation) =>
            {
                var folder = parsed.GetValue(target)!.FullName;
                var summary = ProjectRestore.Read(parsed.GetValue(from)!.FullName, folder, cancellation);
                output.Write(summary, _ => Say(output, $"Restored {{0:N0}} files, {{1:0.0}} MB, into {folder}. 'tideline verify --project {folder}' holds its releases against the register.", summary));
                return 0;
            });
    }

    private static void Mark(ProjectFolder folder)
    {
        try
        {
            BackupMark.Write(folder, SystemClock.Instance.GetCurrentInstant());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The backup is there; only the doctor does not know of it.
        }
    }

    private static void Say(Output output, string sentence, BackupSummary summary) =>
        output.Say(string.Format(CultureInfo.InvariantCulture, sentence, summary.Files, summary.Bytes / 1e6));

    private static void CopyDatabase(string from, string to)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ConnectionString);
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
