using System.Globalization;
using System.IO.Compression;

namespace Tideline.Learning.Practice;

/// <summary>Tables of a practice country that its maker wrote: CSV with a header, no quotes.</summary>
public static class PracticeTable
{
    /// <summary>The rows below the header. An empty field is an empty text.</summary>
    public static IReadOnlyList<string[]> Read(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        using Stream stream = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(File.OpenRead(path), CompressionMode.Decompress) : File.OpenRead(path);
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            rows.Add(line.Split(','));
        }

        return rows;
    }

    /// <summary>Writes rows below a header; lines end with a line feed.</summary>
    public static void Write(string folder, string file, string header, IEnumerable<string> rows)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, header + "\n" + string.Concat(rows.Select(r => r + "\n")));
    }

    /// <summary>A number of a table, as invariant text.</summary>
    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>A whole number of a table, as invariant text.</summary>
    public static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
