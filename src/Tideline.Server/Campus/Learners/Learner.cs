using Tideline.Learning.Progress;

namespace Tideline.Server.Campus.Learners;

/// <summary>A learner of this server.</summary>
/// <param name="Id">Hash of the code.</param>
/// <param name="Folder">Full path of the work folder.</param>
/// <param name="Seed">Of the learner's exercises.</param>
internal sealed record Learner(string Id, string Folder, ulong Seed)
{
    public ProgressBook Progress => ProgressBook.Of(Folder);

    /// <summary>Full path of a file in the folder; the name is ours, never what somebody sent.</summary>
    public string File(string name) => Path.Combine(Folder, name);
}
