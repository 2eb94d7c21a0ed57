using Tideline.Domain;
using Tideline.Projects;

namespace Tideline.Exchange.Hub;

/// <summary>Paths of <c>hub/</c>, and the lock that lets one process at a time change it.</summary>
/// <param name="Root">Full path.</param>
internal sealed record HubFolder(string Root)
{
    public HubFolder(ProjectFolder project)
        : this(project.Hub)
    {
    }

    /// <summary>At an operator: what was packed.</summary>
    public string SentFile => Path.Combine(Root, "sent.jsonl");

    /// <summary>At a hub: what was received, refused and combined.</summary>
    public string RegisterFile => Path.Combine(Root, "register.jsonl");

    /// <summary>Where a bundle lies while it is looked at; what a killed process left there is deleted by the next.</summary>
    public string Receiving => Path.Combine(Root, ".receiving");

    public string BundleOf(string name, long number, string sha256) =>
        Path.Combine(Root, "bundles", name, FormattableString.Invariant($"{number:000000}-{sha256[..8]}"));

    public string CombinedOf(string id) => Path.Combine(Root, "combined", id);

    /// <exception cref="EngineException">Another process holds it.</exception>
    public FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(Root);
            return new(Path.Combine(Root, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                "The folder hub/ cannot be changed now: another command is at work in it, or it may not be written. Wait or check its rights; nothing was changed.", e)
            { Code = HubFault.Busy };
        }
    }
}
