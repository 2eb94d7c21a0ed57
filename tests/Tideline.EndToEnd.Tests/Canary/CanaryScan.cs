using System.IO.Compression;
using System.Text;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>A subscriber stands where none may.</summary>
/// <param name="Where">File, and what in it.</param>
/// <param name="Form">How; never the value.</param>
internal sealed record Surfaced(string Where, string Form);

/// <summary>Looks for a subscriber in files of any kind, also inside gzip, zip, Parquet, DuckDB and SQLite, and in their names.</summary>
internal sealed class CanaryScan : IDisposable
{
    private const string InTable = "a value of a column";

    private readonly CanaryNeedles _needles;
    private readonly CanaryTables _tables;
    private readonly TemporaryFolder _unpacked = new();
    private readonly List<string> _unread = [];

    /// <param name="forms">What is looked for.</param>
    /// <param name="grouped">Digits that are found also with separators between them.</param>
    public CanaryScan(IReadOnlyList<CanaryForm> forms, string? grouped = null)
    {
        _needles = new CanaryNeedles(forms, grouped);
        _tables = new CanaryTables(_needles);
    }

    /// <summary>Files that look like a container and could not be opened as one; only their bytes were looked at.</summary>
    public IReadOnlyList<string> Unread => _unread;

    public static CanaryScan ForNumber(string callingCode, string national) => new(CanaryForms.OfNumber(callingCode, national), national);

    public IReadOnlyList<Surfaced> Text(string where, string text) => [.. _needles.In(Encoding.UTF8.GetBytes(text)).Select(f => new Surfaced(where, f))];

    /// <summary>All files below a folder but those that are left out.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="leavesOut">Told each path relative to the folder, with /.</param>
    public IReadOnlyList<Surfaced> Folder(string folder, Func<string, bool>? leavesOut = null)
    {
        List<Surfaced> found = [];
        List<string> parquet = [];
        foreach (var file in Folders.Files(folder).Order(StringComparer.Ordinal))
        {
            var shown = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (leavesOut?.Invoke(shown) == true)
            {
                continue;
            }

            // The runtime of a killed process leaves pipes in the temporary folder, which have no length and never open.
            found.AddRange(Text($"the name of {shown}", shown));
            var bytes = new FileInfo(file).Length == 0 ? [] : File.ReadAllBytes(file);
            if (IsParquet(bytes))
            {
                parquet.Add(file);
                found.AddRange(Raw(shown, bytes));
            }
            else
            {
                found.AddRange(Bytes(shown, bytes));
            }
        }

        found.AddRange(parquet.GroupBy(TableOf, StringComparer.Ordinal).SelectMany(t => Parquet([.. t])).Select(f => new Surfaced(Path.GetRelativePath(folder, f), InTable)));
        return found;
    }

    /// <summary>Bytes as they are, and what is packed in them.</summary>
    public IReadOnlyList<Surfaced> Bytes(string where, byte[] bytes) => [.. Raw(where, bytes), .. Inside(where, bytes)];

    public void Dispose()
    {
        _tables.Dispose();
        _unpacked.Dispose();
    }

    private IEnumerable<Surfaced> Raw(string where, byte[] bytes) => _needles.In(bytes).Select(f => new Surfaced(where, f));

    private IEnumerable<Surfaced> Inside(string where, byte[] bytes)
    {
        try
        {
            return bytes.AsSpan() switch
            {
                [0x1f, 0x8b, ..] => Bytes($"{where}, unpacked", Unpacked(bytes)),
                [(byte)'P', (byte)'K', 3, 4, ..] => Zip(where, bytes),
                _ when IsParquet(bytes) => AsFile(bytes, f => Parquet([f]).Any()) ? [new Surfaced(where, InTable)] : [],
                _ when bytes.AsSpan().StartsWith("SQLite format 3\0"u8) => AsFile(bytes, _tables.Sqlite).Select(t => new Surfaced($"{where}, table {t}", InTable)),
                _ when bytes.Length > 12 && bytes.AsSpan(8, 4).SequenceEqual("DUCK"u8) =>
                    AsFile(bytes, _tables.DuckDb).Select(t => new Surfaced($"{where}, table {t}", InTable)),
                _ => [],
            };
        }
        catch (InvalidDataException)
        {
            _unread.Add(where);
            return [];
        }
    }

    // A file that was cut short still gives what comes before.
    private static byte[] Unpacked(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var whole = new MemoryStream();
        gzip.CopyTo(whole);
        return whole.ToArray();
    }

    private List<Surfaced> Zip(string where, byte[] bytes)
    {
        List<Surfaced> found = [];
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            using var whole = new MemoryStream();
            stream.CopyTo(whole);
            found.AddRange(Text($"{where}, the name of {entry.FullName}", entry.FullName));
            found.AddRange(Bytes($"{where}, {entry.FullName}", whole.ToArray()));
        }

        return found;
    }

    private IEnumerable<string> Parquet(IReadOnlyList<string> files)
    {
        if (_tables.Parquet(files) is { } found)
        {
            return found;
        }

        if (files.Count > 1)
        {
            return files.SelectMany(f => Parquet([f])).ToArray();
        }

        _unread.Add(files[0]);
        return [];
    }

    private T AsFile<T>(byte[] bytes, Func<string, T> read)
    {
        var file = _unpacked.Below(Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(file, bytes);
        return read(file);
    }

    private static bool IsParquet(byte[] bytes) => bytes.AsSpan().StartsWith("PAR1"u8);

    // Files of one table differ only below the folder of the day.
    private static string TableOf(string file) => Path.GetDirectoryName(file)!.Split("local_day=")[0];
}
