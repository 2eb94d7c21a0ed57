namespace Tideline.Operation;

/// <summary>A file to which lines are added, one at a time, by a program that may be killed at any moment.</summary>
/// <remarks>A line that was cut counts as not written: it is no line when the file is read, and the next one begins anew.</remarks>
internal static class AppendedLines
{
    /// <summary>Lines that were written whole; none where the file is absent.</summary>
    public static IReadOnlyList<string> Read(string path)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var text = File.ReadAllText(path);
        return text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Adds a line, which is on the disk when this returns; a cut one before it is taken away.</summary>
    public static void Add(string path, string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        file.SetLength(EndOfLines(file));
        file.Seek(0, SeekOrigin.End);
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
        file.Flush(flushToDisk: true);
    }

    private static long EndOfLines(FileStream file)
    {
        for (var end = file.Length; end > 0; end--)
        {
            file.Seek(end - 1, SeekOrigin.Begin);
            if (file.ReadByte() == '\n')
            {
                return end;
            }
        }

        return 0;
    }
}
