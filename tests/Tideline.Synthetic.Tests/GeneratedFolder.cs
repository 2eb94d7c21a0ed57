using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tideline.Synthetic.Scenarios;

[assembly: AssemblyFixture(typeof(Tideline.Synthetic.Tests.FloodFolder))]

namespace Tideline.Synthetic.Tests;

/// <summary>A generated project folder in a temporary place, deleted at the end.</summary>
public sealed class GeneratedFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("darya-");

    public GeneratedFolder(Scenario scenario, int subscribers, ulong seed = 7, int? threads = null) =>
        Summary = DaryaGenerator.Generate(
            new GeneratorOptions(scenario, subscribers, seed, Root) { Threads = threads }, null, TestContext.Current.CancellationToken);

    public string Root => _directory.FullName;

    public GeneratorSummary Summary { get; }

    public string FullPath(string file) => Path.Combine(Root, file);

    /// <summary>Rows of a CSV file without its header.</summary>
    public IEnumerable<string[]> Rows(string file) => File.ReadLines(FullPath(file)).Skip(1).Select(l => l.Split(','));

    public IReadOnlyList<string> EventFiles() =>
        [.. Directory.EnumerateFiles(FullPath("inbox/events")).Order(StringComparer.Ordinal)];

    public static IEnumerable<string> Lines(string gzipped)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(gzipped), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    /// <summary>SHA-256 over names and uncompressed contents of all files in the order of their names.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
        var broken = BrokenFiles();
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(Content(file, broken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Files that the truth calls broken.</summary>
    public IReadOnlySet<string> BrokenFiles() =>
        Rows("truth/defects.csv").Where(d => d[2] == "broken_file").Select(d => d[0]).ToHashSet(StringComparer.Ordinal);

    public void Dispose() => _directory.Delete(recursive: true);

    /// <summary>Uncompressed, save for broken files: compressed bytes may differ between versions of the library.</summary>
    private byte[] Content(string file, IReadOnlySet<string> broken)
    {
        using Stream stream = File.OpenRead(FullPath(file));
        var isWhole = file.EndsWith(".gz", StringComparison.Ordinal) && !broken.Contains(file);
        using var content = isWhole ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}

/// <summary>One flood that many tests read.</summary>
public sealed class FloodFolder : IDisposable
{
    public GeneratedFolder Folder { get; } = new(Scenario.Named("flood"), 1_200);

    public void Dispose() => Folder.Dispose();
}
