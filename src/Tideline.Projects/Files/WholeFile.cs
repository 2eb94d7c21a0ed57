namespace Tideline.Projects.Files;

/// <summary>Writes a file that others find whole, as it was before or as it is now, whenever this program is stopped.</summary>
public static class WholeFile
{
    /// <summary>Writes the bytes beside the file, and moves them into its place.</summary>
    /// <exception cref="IOException">The disk refuses; the file is as it was.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(path + ".tmp", bytes);
        File.Move(path + ".tmp", path, overwrite: true);
    }

    /// <summary>The same for text, as UTF-8 without mark.</summary>
    public static void Write(string path, string text)
    {
        File.WriteAllText(path + ".tmp", text);
        File.Move(path + ".tmp", path, overwrite: true);
    }
}
