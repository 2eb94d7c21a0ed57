using Tideline.Projects;

namespace Tideline.Operation.Feeds;

/// <summary>The right to fetch for a project. One program holds it at a time, and it ends with the program.</summary>
internal static class ReceiverTurn
{
    /// <summary>Below the lake.</summary>
    public const string Lock = "receiver.lock";

    /// <summary>Null: another program fetches now.</summary>
    public static IDisposable? Take(ProjectFolder project)
    {
        Directory.CreateDirectory(project.Lake);
        try
        {
            return new FileStream(Path.Combine(project.Lake, Lock), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
