using System.CommandLine;
using Tideline.Cli.Jobs;

namespace Tideline.Cli.Commands;

/// <summary>Who proposes what a command releases: a person with a key, or an account of the server that asked.</summary>
internal sealed class ProposerOptions
{
    private readonly Option<FileInfo?> _key = new("--proposer")
    {
        Description = "Private key file of the registered person who proposes, and who then cannot approve; default: a run without a person.",
    };

    private readonly Option<string?> _askedBy = new("--asked-by")
    {
        Description = "Account of the server that asked for this, and that then cannot approve.",
        Hidden = true,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_key);
        command.Options.Add(_askedBy);
    }

    /// <summary>The project, opened for whom was named.</summary>
    public Workspace Open(DirectoryInfo project, ParseResult parsed) => Workspace.Open(project.FullName) with
    {
        ProposerKey = parsed.GetValue(_key)?.FullName,
        AskedBy = parsed.GetValue(_askedBy),
    };
}
