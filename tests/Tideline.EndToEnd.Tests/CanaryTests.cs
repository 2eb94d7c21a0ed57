using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;

namespace Tideline.EndToEnd.Tests;

/// <summary>One subscriber's number stands in the operator's files. It must stand nowhere else, in no way to write it.</summary>
public sealed class CanaryTests(World world)
{
    // Each way to write it (with +92, 92, 0092, 0, spaces or hyphens) holds one of these.
    private static readonly string[] Forms = ["3009999999", "300 9999999", "300-9999999", "300 999 9999", "300-999-9999"];

    [Fact]
    public void The_canary_is_in_the_operators_files()
    {
        var found = Folders.Files(Path.Combine(world.Project, "inbox")).Any(file =>
        {
            using var text = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
            return Forms.Any(text.ReadToEnd().Contains);
        });
        Assert.True(found);
    }

    [Fact]
    public void No_file_of_lake_reports_or_releases_holds_it()
    {
        var files = Below("lake", "reports", "releases").ToArray();
        Assert.True(files.Length > 500);
        foreach (var file in files)
        {
            var text = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.DoesNotContain(Forms, text.Contains);
        }
    }

    [Fact]
    public void No_row_of_a_parquet_file_holds_it()
    {
        var folders = Below("lake", "releases").Where(f => f.EndsWith(".parquet", StringComparison.Ordinal))
            .GroupBy(TableOf, StringComparer.Ordinal).ToArray();
        Assert.True(folders.Length >= 7, string.Join(' ', folders.Select(f => f.Key)));
        Assert.All(folders, table => Assert.Equal((true, 0L), Search([.. table])));
    }

    [Fact]
    public void Nothing_that_was_said_holds_it() =>
        Assert.All(world.Calls, call => Assert.DoesNotContain(Forms, call.Said.Contains));

    private static (bool HasRows, long Found) Search(IReadOnlyList<string> files)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"select count(*), count(*) filter (where {string.Join(" or ", Forms.Select(f => $"contains(t::varchar, '{f}')"))}) "
            + $"from read_parquet([{string.Join(", ", files.Select(f => $"'{f}'"))}], union_by_name = true) as t";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0) > 0, reader.GetInt64(1));
    }

    private IEnumerable<string> Below(params string[] folders) => folders.SelectMany(f => Folders.Files(Path.Combine(world.Project, f)));

    // Files of one table differ only below the folder of the day.
    private string TableOf(string file) =>
        Path.GetRelativePath(world.Project, Path.GetDirectoryName(file)!).Split("local_day=")[0];
}
