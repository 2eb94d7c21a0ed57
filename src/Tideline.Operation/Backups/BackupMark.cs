using NodaTime;
using NodaTime.Text;
using Tideline.Projects;
using Tideline.Projects.Files;

namespace Tideline.Operation.Backups;

/// <summary>When the last backup of a project was made: <c>register/last-backup</c>.</summary>
public static class BackupMark
{
    /// <summary>Null: none was ever made, or the mark cannot be read.</summary>
    public static Instant? Read(ProjectFolder project) =>
        File.Exists(FileOf(project)) && InstantPattern.General.Parse(File.ReadAllText(FileOf(project)).Trim()) is { Success: true } at ? at.Value : null;

    public static void Write(ProjectFolder project, Instant at)
    {
        Directory.CreateDirectory(project.Register);
        WholeFile.Write(FileOf(project), InstantPattern.General.Format(at) + "\n");
    }

    private static string FileOf(ProjectFolder project) => Path.Combine(project.Register, "last-backup");
}
