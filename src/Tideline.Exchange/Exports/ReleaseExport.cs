using System.Globalization;
using System.Text;
using Tideline.Domain;
using Tideline.Exchange.Releases;

namespace Tideline.Exchange.Exports;

/// <summary>Hands a published release on in the shapes that others read.</summary>
public static class ReleaseExport
{
    /// <summary>Bytes by path within the export; the same release and options give the same bytes.</summary>
    /// <exception cref="ConfigurationException">A format cannot be made; see <see cref="CapAlert"/>.</exception>
    public static IReadOnlyDictionary<string, byte[]> Files(PublishedRelease release, IReadOnlyCollection<ExportFormat> formats, ExportOptions options)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var format in formats.Distinct().Order())
        {
            foreach (var (name, bytes) in Of(format, release, options))
            {
                files.Add($"{format.Word()}/{name}", bytes);
            }
        }

        files.Add("README.md", Encoding.UTF8.GetBytes(ReadMe(release, options, [.. files.Keys])));
        return files;
    }

    /// <summary>Writes a new folder.</summary>
    /// <param name="lake">Path of the project's <c>lake/</c>, where nothing that is handed over may lie.</param>
    /// <returns>The paths within the folder.</returns>
    /// <exception cref="ConfigurationException">The folder holds something or cannot be written, or a format cannot be made.</exception>
    /// <exception cref="DisclosureRefusedException">It lies in the lake.</exception>
    public static IReadOnlyList<string> Write(PublishedRelease release, IReadOnlyCollection<ExportFormat> formats, ExportOptions options, string folder, string lake)
    {
        OutputFolder.DemandOutside(folder, lake);
        var files = Files(release, formats, options);
        OutputFolder.Write(folder, files, replace: false);
        return [.. files.Keys];
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Of(ExportFormat format, PublishedRelease release, ExportOptions options) => format switch
    {
        ExportFormat.Hxl => HxlFiles.Of(release),
        ExportFormat.Dtm => DtmFiles.Of(release, options),
        ExportFormat.Hapi => [(HapiFile.Name, HapiFile.Of(release, options))],
        ExportFormat.GeoPackage => [(GeoPackageFile.Name, GeoPackageFile.Of(release))],
        ExportFormat.Xlsx => WorkbookFiles.Of(release, options),
        ExportFormat.Sdmx => [(SdmxFile.Name, SdmxFile.Of(release))],
        ExportFormat.Cap => [(CapAlert.Name, CapAlert.Of(release, options))],
        ExportFormat.Hdx => HdxFolder.Of(release, options),
    };

    private static string ReadMe(PublishedRelease release, ExportOptions options, IReadOnlyList<string> files)
    {
        var text = new StringBuilder($"# Release {release.Id}\n\n");
        text.Append(options.IsSynthetic ? "**The data are synthetic: nothing here is of a real emergency.**\n\n" : "");
        text.Append(options.Words.IssuedBy is { } issuer ? $"Issued by {issuer}. " : "").Append(CultureInfo.InvariantCulture, $"Last day of data {release.Manifest.Vintage}, published {release.PublishedAt}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Sensitivity**: {options.Words.Sensitivity}. **Permitted use**: {options.Words.PermittedUse}.\n\n");
        text.AppendJoin("", HdxFolder.Caveats(release).Select(c => $"* {c}\n"));
        text.Append("\nTables in the shape of DTM and HAPI hold `displaced_hosted`, as estimates by name and by kind of assessment; they must not be merged with counts.\n\n");
        text.AppendJoin("", files.Select(f => $"* `{f}`\n"));
        return text.ToString();
    }
}
