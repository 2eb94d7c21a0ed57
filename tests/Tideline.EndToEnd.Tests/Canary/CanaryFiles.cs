using System.IO.Compression;
using System.Text;
using DuckDB.NET.Data;

namespace Tideline.EndToEnd.Tests.Canary;

/// <summary>Files of an operator that name the canary subscriber in every way that goes wrong.</summary>
internal static class CanaryFiles
{
    public const string CallingCode = "92";

    /// <summary>The generator gives it to an ordinary subscriber of every country.</summary>
    public const string National = "3009999999";

    public const string Number = CallingCode + National;

    private const string Header = "msisdn,event_time,cell_id,direction,duration_s\n";

    /// <summary>Files that ingest takes in part or refuses whole, below a project's <c>inbox/</c>.</summary>
    /// <param name="project">A generated project.</param>
    /// <param name="day">A local day that has events already, such as 2025-10-10.</param>
    /// <param name="cell">A cell that is there on the day.</param>
    public static void Write(TemporaryFolder project, string day, string cell)
    {
        var whole = Header + Rows(day, cell);
        Gzip(project, "events/zz-rows.csv.gz", whole);
        Gzip(project, "events/zz-no-header.csv.gz", $"{Number},{day} 10:00:00,{cell},out,1\n");
        Gzip(project, "events/zz-other-header.csv.gz", $"who;+{Number};where\n{Number};{day} 10:00:00;{cell}\n");
        Gzip(project, "events/zz-all-rejected.csv.gz", $"{Header}{Number},{Number},{Number},out,1\n");
        Gzip(project, "events/zz-long-line.csv.gz", Header + Number + new string('9', 17 << 20));
        Gzip(project, "events/zz-repeated.csv.gz", Header + string.Concat(Enumerable.Repeat($"{Number},{day} 10:00:03,{cell},out,1\n", 30)));
        Write(project, "events/zz-utf16.csv.gz", Packed(Encoding.Unicode.GetBytes(whole)));
        Write(project, "events/zz-not-packed.csv.gz", Encoding.UTF8.GetBytes($"{Header}{Number},{day} 10:00:05,{cell},out,1\n"));
        var packed = Packed(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(whole, 50))));
        Write(project, "events/zz-torn.csv.gz", packed[..^30]);
        packed[packed.Length / 2] ^= 0x55;
        Write(project, "events/zz-damaged.csv.gz", packed);
        WriteParquet(project, day, cell);
    }

    /// <summary>A file of one good row.</summary>
    public static void WriteGood(TemporaryFolder project, string name, string day, string cell) =>
        Gzip(project, $"events/{name}.csv.gz", $"{Header}{Number},{day} 10:00:09,{cell},out,1\n0{National},{day} 11:00:09,{cell},out,1\n");

    // Good rows first; then one of each fault, with the number also where it does not belong.
    private static string Rows(string day, string cell) => $"""
        {Number},{day} 10:00:00,{cell},out,1
        {Number},{day} 10:00:00,{cell},out,1
        +{Number},{day} 10:10:00,{cell},out,1
        00{Number},{day} 10:20:00,{cell},out,1
        0{National},{day} 10:30:00,{cell},out,1
        0300 9999999,{day} 10:40:00,{cell},out,1
        +92-300-9999999,{day} 10:50:00,{cell},out,1
        {Number}.0,{day} 11:00:00,{cell},out,1
        "{Number},{day} 10:00:00,{cell},out,1
        {Number},{day} 10:00:00
        {Number},{day} 10:00:00,{cell},out,1,{Number}
        {Number}{Number},{day} 10:00:00,{cell},out,1
        {Number}x,{day} 10:00:00,{cell},out,1
        {Number},,{cell},out,1
        {Number},soon,{cell},out,1
        {Number},{Number},{cell},out,1
        {Number},1999-01-01 00:00:00,{cell},out,1
        {Number},2099-01-01 00:00:00,{cell},out,1
        {Number},{day} 10:00:00,,out,1
        {Number},{day} 10:00:00,{Number},out,1
        {Number},{day} 10:00:00,no such cell,out,1

        """;

    private static void WriteParquet(TemporaryFolder project, string day, string cell)
    {
        var row = $"{Number}::bigint as msisdn, timestamp '{day} 12:00:00' as event_time, '{cell}' as cell_id";
        var good = project.Below("inbox", "parquet", "good.parquet");
        Directory.CreateDirectory(Path.GetDirectoryName(good)!);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            copy (select {row}) to '{good}';
            copy (select 'x' as msisdn, {Number} as event_time, {Number} as cell_id) to '{Beside("shifted")}';
            copy (select {Number} as "{Number}", {row}) to '{Beside("named")}';
            copy (select {Number} as "{Number}") to '{Beside("lacking")}';
            copy (select {row} from range(9000)) to '{Beside("damaged")}' (compression uncompressed);
            """;
        command.ExecuteNonQuery();
        var bytes = File.ReadAllBytes(Beside("damaged"));
        bytes.AsSpan(4, 200).Fill(0xff);
        File.WriteAllBytes(Beside("damaged"), bytes);
        File.WriteAllText(Beside("text"), $"PAR1 {Number}");

        string Beside(string name) => Path.Combine(Path.GetDirectoryName(good)!, name + ".parquet");
    }

    private static void Gzip(TemporaryFolder project, string path, string text) => Write(project, path, Packed(Encoding.UTF8.GetBytes(text)));

    private static void Write(TemporaryFolder project, string path, byte[] bytes)
    {
        var file = project.Below("inbox", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return memory.ToArray();
    }
}
