using System.Security.Cryptography;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Releases;
using Tideline.Release.Files;

namespace Tideline.Exchange.Exports;

/// <summary>
/// A folder that a person can put on HDX: the HXL files, the GeoPackage and the merged areas as resources, and <c>dataset.json</c> with the fields that HDX asks for.
/// <c>private</c> is true: whoever uploads it decides, with the parties of the agreement, whether it becomes public.
/// </summary>
internal static class HdxFolder
{
    public static IEnumerable<(string Name, byte[] Bytes)> Of(PublishedRelease release, ExportOptions options)
    {
        List<(string Name, byte[] Bytes)> resources =
            [.. HxlFiles.Of(release).Select(f => ($"resources/{f.Name}", f.Bytes)), ($"resources/{GeoPackageFile.Name}", GeoPackageFile.Of(release))];
        if (release.MergedAreas is { } merged)
        {
            resources.Add(($"resources/{MergedCsv.FileName}", merged));
        }

        return [("dataset.json", Metadata(release, options, resources)), .. resources];
    }

    private static byte[] Metadata(PublishedRelease release, ExportOptions options, IReadOnlyList<(string Name, byte[] Bytes)> resources)
    {
        var (manifest, words) = (release.Manifest, options.Words);
        var name = options.EmergencyName ?? $"{manifest.Emergency.Hazard} of {manifest.Emergency.Onset}";
        return ExchangeJson.Bytes(new
        {
            Name = $"estimated-displacement-{release.Id}",
            Title = $"{EstimateWords.Synthetic(options)}Estimated displacement from mobile operator data: {name}",
            Notes = $"Estimates of people displaced, hosted and returned by area, from pseudonymised records of one mobile operator, aggregated and disclosure-controlled inside the operator's premises. Release {release.Id}, last day of data {manifest.Vintage}. Estimates with 80% intervals; not a count of IDPs.",
            DatasetSource = words.IssuedBy ?? "",
            DatasetDate = $"[{First(release)}T00:00:00 TO {Last(release)}T23:59:59]",
            Methodology = "Other",
            MethodologyOther = $"Displaced means nights away from the home area beyond ordinary travel, which placebo onsets measure; intervals by resampling of homes. Definition {manifest.Definition}; every parameter stands in the release's manifest. Subscribers are scaled to people.",
            Caveats = string.Join(" ", Caveats(release)),
            LicenseId = options.Licence ?? "hdx-other",
            LicenseOther = options.Licence is null ? words.PermittedUse : null,
            DataUpdateFrequency = FormattableString.Invariant($"{words.NextIssueAfterDays}"),
            Private = true,
            Subnational = "1",
            Groups = options.Location is { } location ? new[] { new { Name = location.ToLowerInvariant() } } : [],
            Tags = new[] { new { Name = "displacement" }, new { Name = "hxl" } },
            Tideline = new
            {
                Release = release.Id.Value,
                words.Sensitivity,
                words.PermittedUse,
                words.Contact,
                manifest.BoundaryVersion,
                manifest.Disclosure.MinimumSubscribers,
                Agreement = manifest.Agreement?.Id,
                release.Errata,
            },
            Resources = resources.Select(r => new
            {
                Name = Path.GetFileName(r.Name),
                File = r.Name,
                Format = Path.GetExtension(r.Name) == ".gpkg" ? "Geopackage" : "CSV",
                Description = Path.GetFileName(r.Name) switch
                {
                    GeoPackageFile.Name => "Areas with the stocks of the last released week, and every observation; no value is not 0.",
                    MergedCsv.FileName => "Areas whose own numbers are hidden, taken together, with bounds and without an interval.",
                    var table => $"{Path.GetFileNameWithoutExtension(table)} with HXL tags in row 2; no value is not 0.",
                },
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(r.Bytes)),
            }),
        });
    }

    /// <summary>What a reader must know: the fixed words, then the release's own.</summary>
    public static IEnumerable<string> Caveats(PublishedRelease release) =>
    [
        "Estimates, not counts: people are counted through subscribers of one operator, and people without a phone are taken to move like those with one.",
        "An empty value is not 0: status Q is suppressed by disclosure control, L not observable by the network.",
        "Moves inside the home area are not seen. 'Returned' means physically back, not that displacement has ended.",
        .. release.Manifest.Caveats,
        .. release.Errata.Select(e => $"Correction: {e}"),
    ];

    private static string First(PublishedRelease release) => CsvText.Text(release.Observations.Min(o => o.PeriodStart))!;

    private static string Last(PublishedRelease release) => CsvText.Text(release.Observations.Where(o => o.Status != ObservationStatus.Forecast).Max(o => o.PeriodEnd))!;
}
