using System.Text.Json;
using System.Text.RegularExpressions;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Cubes;
using Tideline.Domain.Places;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Observations;

namespace Tideline.Release.Agreements;

/// <summary>Reads the files of a release as a stranger would, before it is proposed: only figures of agreed areas may stand in them.</summary>
internal static partial class ReleasedFiles
{
    private const string Left = "No release was proposed.";

    // More people than there are: a number from here on is no count, and may be a phone number or a pseudonym.
    private const decimal Most = 10_000_000_000;

    private static readonly string[] _names =
        ["observations.csv", "observations.parquet", MergedCsv.FileName, "areas.geojson", "bulletin.html", ReleaseManifest.FileName, ReleaseFolder.Log];

    /// <exception cref="DisclosureRefusedException">RL2, RL3 or RL4.</exception>
    public static void Demand(string folder, ReleaseInput input)
    {
        EnclavePath.DemandNoLinks(folder);
        if (Directory.EnumerateFileSystemEntries(folder).Select(f => Path.GetFileName(f)).FirstOrDefault(f => !_names.Contains(f)) is { } strange)
        {
            throw Refusal.SubscriberTable.Because($"'{strange}' is no file of a release.", Left);
        }

        var areas = input.Reference.Boundaries!.Hierarchy;
        var rows = Rows(folder);
        var finest = Math.Min(RedLines.FinestLevel, input.Agreement?.Terms.FinestLevel ?? RedLines.FinestLevel);
        foreach (var row in rows)
        {
            Demand(row, input, areas, finest);
        }

        if (!ObservationParquet.Holds(rows, Path.Combine(folder, "observations.parquet")))
        {
            throw Refusal.Identifier.Because("observations.parquet holds other columns or values than observations.csv.", Left);
        }

        DemandProperties(Path.Combine(folder, "areas.geojson"));
        HashSet<string> known = [.. Known(input, areas)];
        DemandNoNumber(folder, "bulletin.html", known);
        DemandNoNumber(folder, MergedCsv.FileName, known);
        DemandNoNumber(folder, ReleaseManifest.FileName, known);
    }

    private static IReadOnlyList<Observation> Rows(string folder)
    {
        try
        {
            return ObservationCsv.Read(File.ReadAllText(Path.Combine(folder, "observations.csv")), "observations.csv");
        }
        catch (EngineException)
        {
            throw Refusal.Identifier.Because("observations.csv holds a column or value that no figure has.", Left);
        }
    }

    private static void Demand(Observation row, ReleaseInput input, AreaHierarchy areas, int finest)
    {
        if (!Indicator.Released.Contains(row.Indicator) || row.Definition != input.Definition || row.Emergency != input.Emergency.Id
            || !areas.TryGet(row.Area, out var area) || (row.CounterpartArea is not (null or GateRow.Other) && !areas.TryGet(row.CounterpartArea, out _))
            || new[] { row.Value, row.Lower, row.Upper }.Any(v => Math.Abs(v ?? 0) >= Most))
        {
            throw Refusal.Identifier.Because("observations.csv holds a value that is no figure, area or name of this release.", Left);
        }

        var counterpart = row.CounterpartArea is null or GateRow.Other ? area : areas[row.CounterpartArea];
        if (Math.Max(area.AdminLevel, counterpart.AdminLevel) > finest)
        {
            throw Refusal.FineArea.Because(
                FormattableString.Invariant($"observations.csv speaks of areas below admin level {finest}."), Left);
        }
    }

    private static void DemandProperties(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var strange = json.RootElement.GetProperty("features").EnumerateArray()
            .SelectMany(f => f.GetProperty("properties").EnumerateObject()).Select(p => p.Name).FirstOrDefault(n => !AreasGeoJson.Properties.Contains(n));
        if (strange is not null)
        {
            throw Refusal.Identifier.Because($"areas.geojson has the property '{strange}', which no release has.", Left);
        }
    }

    private static void DemandNoNumber(string folder, string name, HashSet<string> known)
    {
        // Which one is not said: the message could tell it.
        if (LongNumber().Matches(File.ReadAllText(Path.Combine(folder, name))).Any(m => !known.Contains(m.Value)))
        {
            throw Refusal.Identifier.Because($"{name} holds a number as long as a phone number or a pseudonym.", Left);
        }
    }

    /// <summary>Long numbers that public tables and the project's own words bring along, such as the telephone of whoever issues it.</summary>
    private static IEnumerable<string> Known(ReleaseInput input, AreaHierarchy areas)
    {
        var (bulletin, provenance) = (input.Project.Bulletin, input.Provenance);
        IEnumerable<string?> texts =
        [
            FormattableString.Invariant($"{provenance.Seed}"), provenance.CodeVersion, input.Reference.Boundaries!.Version,
            bulletin.IssuedBy, bulletin.Contact, bulletin.Sensitivity, bulletin.PermittedUse,
            .. bulletin.OtherFigures.SelectMany(f => new[] { f.Label, f.Source }),
            .. areas.All.SelectMany(a => new[] { a.PCode, a.Name }),
            .. provenance.InputHashes.Keys, .. provenance.Parameters.Values, .. provenance.BridgedDays.Values,
            input.Agreement?.Told, .. input.Agreement?.Terms.Recipients ?? [],
        ];
        return texts.OfType<string>().SelectMany(t => LongNumber().Matches(t)).Select(m => m.Value);
    }

    // E.164 with country code, or a pseudonym of 64 bits; not a part of a longer word, of a decimal fraction or of a path.
    [GeneratedRegex(@"(?<!\w|\w[./-])[0-9]{10,20}(?!\w|[./-]\w)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LongNumber();
}
