using System.Globalization;
using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>The scanner finds a subscriber in every form and every container, and nobody else.</summary>
public sealed class CanaryScanTests : IDisposable
{
    private const string CallingCode = "92";
    private const string National = "3018765432";
    private const ulong Pseudonym = 0xfedc_ba98_7654_3210;

    private readonly TemporaryFolder _folder = new();
    private readonly CanaryScan _scan = new([.. CanaryForms.OfNumber(CallingCode, National), .. CanaryForms.OfPseudonym(Pseudonym)], National);

    public static TheoryData<string> Forms =>
        [.. CanaryForms.OfNumber(CallingCode, National).Concat(CanaryForms.OfPseudonym(Pseudonym)).Select(f => f.Name)];

    public static TheoryData<string> Parquet =>
    [
        "'{0}'", "'+92{0}'", "'0301 876-5432'", "92{0}::bigint", "92{0}::ubigint", "{0}::double", "92{0}::decimal(18, 0)", "['x', '{0}']", "{{'n': {0}}}", "encode('{0}')",
        "unhex(sha256('92{0}'))", "md5('+92{0}')", "hex(92{0})", "18364758544493064720::ubigint", "(18364758544493064720 - 18446744073709551616::hugeint)::bigint",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_is_found_among_bytes(string name)
    {
        var form = CanaryForms.OfNumber(CallingCode, National).Concat(CanaryForms.OfPseudonym(Pseudonym)).Single(f => f.Name == name);

        Assert.Contains(new Surfaced("here", name), _scan.Bytes("here", [1, 2, .. form.Bytes, 3]));
    }

    [Theory]
    [InlineData("0301 8765432")]
    [InlineData("+92-301-876-54-32")]
    [InlineData("(0301) 876 5432")]
    [InlineData("92_3018_765432")]
    [InlineData("923,018,765,432")]
    [InlineData("3.018.765.432")]
    [InlineData("923\u202f018\u202f765\u202f432")]
    [InlineData("923 018\u00a0765'432")]
    public void Digits_with_separators_are_found(string written) => Assert.NotEmpty(_scan.Text("here", $"a {written} b"));

    // Encoded from where another text begins, so that no character is that of the number by itself.
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("who=")]
    public void A_number_inside_text_in_base64_is_found(string before) =>
        Assert.NotEmpty(_scan.Text("here", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}92{National};and more"))));

    [Theory]
    [MemberData(nameof(Parquet))]
    public void A_value_of_Parquet_is_found(string value)
    {
        Run(":memory:", $"copy (select 1 as a, {string.Format(CultureInfo.InvariantCulture, value, National)} as b from range(50)) to '{_folder.Below("a.parquet")}' (compression zstd)");
        Run(":memory:", $"copy (select 1 as a, 'nobody' as b) to '{_folder.Below("b.parquet")}'");

        Assert.All(_scan.Folder(_folder.Path), f => Assert.Equal("a.parquet", f.Where));
        Assert.NotEmpty(_scan.Folder(_folder.Path));
        Assert.NotEmpty(_scan.Bytes("here", File.ReadAllBytes(_folder.Below("a.parquet"))));
        Assert.Empty(_scan.Unread);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("gzip, cut short")]
    [InlineData("zip")]
    [InlineData("zip in zip")]
    [InlineData("gzip in zip")]
    [InlineData("name in zip")]
    [InlineData("Parquet in zip")]
    [InlineData("SQLite, text")]
    [InlineData("SQLite, integer")]
    [InlineData("SQLite, blob")]
    [InlineData("DuckDB, text")]
    [InlineData("DuckDB, integer")]
    [InlineData("DuckDB, blob")]
    public void A_number_is_found_in_a_container(string kind)
    {
        // Noise before it, so that a packed file does not show it as it is.
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 900).Select(i => $"{i * i};")) + "92" + National);
        var bytes = kind switch
        {
            "gzip" => Gzip(text),
            "gzip, cut short" => Gzip([.. text, .. text])[..^40],
            "zip" => Zip("a.csv", text),
            "zip in zip" => Zip("a.zip", Zip("a.csv", text)),
            "gzip in zip" => Zip("a.gz", Gzip(text)),
            "name in zip" => Zip($"92{National}.csv", []),
            "Parquet in zip" => Zip("a.parquet", Made("a.parquet", f => Run(":memory:", $"copy (select 92{National} as n) to '{f}' (compression zstd)"))),
            "SQLite, text" => Sqlite($"'0{National}'"),
            "SQLite, integer" => Sqlite($"92{National}"),
            "SQLite, blob" => Sqlite("x'" + Convert.ToHexString(Encoding.UTF8.GetBytes(National)) + "'"),
            "DuckDB, text" => DuckDb($"'0{National}'"),
            "DuckDB, integer" => DuckDb($"92{National}"),
            _ => DuckDb($"encode('{National}')"),
        };

        Assert.NotEmpty(_scan.Bytes("here", bytes));
        Assert.Empty(_scan.Unread);
    }

    [Fact]
    public void A_name_of_a_file_is_scanned_and_what_is_left_out_is_not()
    {
        _folder.Write($"inbox/0{National}.csv", "nothing");
        _folder.Write("lake/a.txt", National);

        Assert.Equal("lake/a.txt", Assert.Single(_scan.Folder(_folder.Path, p => p.StartsWith("inbox/", StringComparison.Ordinal)).Select(f => f.Where).Distinct()));
        Assert.Contains(_scan.Folder(_folder.Path), f => f.Where.StartsWith("the name of inbox", StringComparison.Ordinal));
    }

    [Fact]
    public void A_damaged_container_is_named_and_its_bytes_are_scanned()
    {
        _folder.Write("a.parquet", $"PAR1 {National} and no footer");

        Assert.NotEmpty(_scan.Folder(_folder.Path));
        Assert.Equal(_folder.Below("a.parquet"), Assert.Single(_scan.Unread));
    }

    [Fact]
    public void Others_are_not_found()
    {
        var other = CanaryForms.OfNumber(CallingCode, "3018765433").Concat(CanaryForms.OfPseudonym(Pseudonym + 1));

        Assert.All(other.Where(f => !f.Name.Contains("base64", StringComparison.Ordinal)), f => Assert.Empty(_scan.Bytes("here", f.Bytes)));
        Assert.Empty(_scan.Text("here", "3018765,432 0301876543, 92301876 5433, 3.018765432, 3,0,1,8,7,6,5,4,3,2"));
    }

    public void Dispose()
    {
        _scan.Dispose();
        _folder.Dispose();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }

    private static byte[] Zip(string name, byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }

        return memory.ToArray();
    }

    private byte[] Sqlite(string value) => Made("a.sqlite", file =>
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create table t (a, b); insert into t values (1, {value})";
        command.ExecuteNonQuery();
    });

    private byte[] DuckDb(string value) => Made("a.duckdb", file => Run(file, $"create table t as select 1 as a, {value} as b from range(5000)"));

    private byte[] Made(string name, Action<string> make)
    {
        make(_folder.Below(name));
        return File.ReadAllBytes(_folder.Below(name));
    }

    private static void Run(string database, string statement)
    {
        using var connection = new DuckDBConnection($"DataSource={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
