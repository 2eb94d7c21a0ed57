using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using Tideline.Server.Figures;

namespace Tideline.Server.Formats;

/// <summary>One file to hand on: the table, with and without HXL tags and as SDMX-CSV, its metadata and a page to read first.</summary>
internal static class FigureArchive
{
    private static readonly DateTimeOffset _stamp = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(FigureSelection selection, IReadOnlyList<(string Term, string Text)> notes)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "README.md", Encoding.UTF8.GetBytes(ReadMe(selection, notes)));
            Put(zip, "metadata.json", Metadata(selection, notes));
            Put(zip, "data.csv", Csv.Write(selection));
            Put(zip, "data_hxl.csv", Csv.WriteHxl(selection));
            Put(zip, "data_sdmx.csv", SdmxFigures.Write(selection));
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = _stamp;
        using var sink = entry.Open();
        sink.Write(bytes);
    }

    private static string ReadMe(FigureSelection selection, IReadOnlyList<(string Term, string Text)> notes)
    {
        var text = new StringBuilder($"# {selection.Figures.Indicator} of {selection.Table.Release.Emergency}\n\n");
        text.Append("* `data.csv`: the table, UTF-8 with byte order mark\n* `data_hxl.csv`: the same with a row of HXL tags\n");
        text.Append("* `data_sdmx.csv`: SDMX-CSV 2.0\n* `metadata.json`: what stands below, for programs\n\n");
        foreach (var (term, note) in notes)
        {
            text.Append("**").Append(term).Append("**: ").Append(note).Append("\n\n");
        }

        return text.ToString();
    }

    private static byte[] Metadata(FigureSelection selection, IReadOnlyList<(string Term, string Text)> notes)
    {
        var release = selection.Table.Release;
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                indicator = selection.Figures.Indicator,
                unit = selection.Figures.UnitWord,
                release = release.Id.Value,
                manifest_sha256 = release.ManifestSha256,
                emergency = release.Emergency,
                vintage = LocalDatePattern.Iso.Format(release.Vintage),
                definition = selection.Figures.Definition,
                boundary_version = release.Manifest!.BoundaryVersion,
                rows = selection.Rows.Count,
                columns = TidyColumn.Of(selection).Select(c => new { name = c.Name, hxl = c.Hxl }),
                notes = notes.Select(n => new { term = n.Term, text = n.Text }),
            },
            _readable);
    }
}
