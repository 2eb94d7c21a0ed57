using Tideline.Domain;

namespace Tideline.Engines.ClickHouse;

/// <summary>A file that one process holds open: two runs on one database would overwrite each other's tables. The system lets go
/// of it when the process ends, however it ends.</summary>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    public static RunLock Take(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new RunLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new EngineException(
                $"Another command works on this project's ClickHouse tables ({file} is held, or cannot be written). Wait until it has ended; nothing was changed.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
