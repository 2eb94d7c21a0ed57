using Tideline.Projects;

namespace Tideline.Operation.Tests;

/// <summary>An empty project folder beside an operator's drop folder, gone when disposed of.</summary>
internal sealed class TemporaryProject : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tideline-operation-").FullName;

    public TemporaryProject()
    {
        Directory.CreateDirectory(Folder.Root);
        Directory.CreateDirectory(Drop);
    }

    public ProjectFolder Folder => new(Path.Combine(_root, "project"));

    public string Drop => Path.Combine(_root, "drop");

    public string Below(string name) => Path.Combine(_root, name);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
