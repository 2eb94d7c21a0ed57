namespace Tideline.EndToEnd.Tests;

/// <summary>A folder that lives for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tideline-test-").FullName;

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Below(path))!);
        File.WriteAllText(Below(path), text);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
