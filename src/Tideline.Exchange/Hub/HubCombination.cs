using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Files;
using Tideline.Projects.Reference;
using Tideline.Release.Register;

namespace Tideline.Exchange.Hub;

/// <summary>Combines what a hub has received until a day, and keeps it in <c>hub/combined/</c>.</summary>
public static class HubCombination
{
    private static readonly string[] _caveats =
    [
        "Figures of several operators are estimates of the same people: they were averaged, not added.",
        "An operator that hides a figure, or could not see the area, is left out of it and is not 0.",
        "Errors that all operators share (population table, ordinary travel of an unusual week, people without phones) do not shrink with their number; how much they share is assumed.",
    ];

    /// <param name="vintage">Releases whose last day of data is later are left out; those with an earlier one are told as behind.</param>
    /// <param name="emergency">Null: the only one that releases were received of.</param>
    /// <param name="register">The hub's register of releases, where the signer's key is; null with <paramref name="keyFile"/>: unsigned.</param>
    /// <returns>The manifest, and the folder that holds it.</returns>
    /// <exception cref="ConfigurationException">The project is no hub, or what was received is not of one emergency or definition.</exception>
    /// <exception cref="InputRefusedException">Nothing was received that could be combined.</exception>
    public static (CombinedManifest Manifest, string Folder) Write(
        ProjectFolder project, ProjectConfiguration configuration, LocalDate vintage, string? emergency, IClock clock, ReleaseRegister? register = null, string? keyFile = null)
    {
        var hub = configuration.Hub ?? throw new ConfigurationException("The project is no hub: project.yaml has no 'hub:'. Nothing was combined.");
        var boundaries = ReferenceReader.ReadAreas(project, configuration).Boundaries
            ?? throw new ConfigurationException("The hub has no inputs.areas. Add them to project.yaml; nothing was combined.");
        if (CombinedFigures.Combinable(hub).Count == 0)
        {
            throw new ConfigurationException("None of hub.agreed.indicators is a sum of people over areas that can be combined, such as displaced_stock. Nothing was combined.");
        }

        var folder = new HubFolder(project);
        using var held = folder.Lock();
        var lines = new HubRegister(folder, clock);
        var entries = lines.Entries;
        HubEntry[] inUse = [.. HubRegister.InUse(entries)];
        var chosen = Emergency(inUse, vintage, emergency);
        var newest = Newest(hub, inUse, vintage, chosen);
        CombinedSource[] sources = [.. newest.Select(e => new CombinedSource(e.Operator!, e, Stored(folder, e)))];
        if (sources.FirstOrDefault(s => s.Release.Manifest.BoundaryVersion != boundaries.Version) is { } other)
        {
            throw new ConfigurationException($"Bundle {other.Bundle.Number} of {other.Operator} was taken with other boundaries than inputs.areas has now. Let the operators release with these, or put the earlier ones back; nothing was combined.");
        }

        if (sources.Select(s => s.Release.Manifest.Definition).Distinct().ToArray() is { Length: > 1 } definitions)
        {
            throw new ConfigurationException(
                $"The releases count by different definitions ({string.Join(", ", definitions.Order(StringComparer.Ordinal))}), so that they are not of the same thing. Agree on one, and name it under hub.agreed.definition; nothing was combined.");
        }

        var print = Print(hub);
        var hash = HubBundle.Hex(Encoding.UTF8.GetBytes(string.Join('\n', newest.Select(e => e.Bundle).Append(boundaries.Version).Append(print).Append(AreaWeights(project, hub)))))[..8];
        var id = $"{chosen}-{LocalDatePattern.Iso.Format(vintage)}-{hash}";
        var definition = $"{sources[0].Release.Manifest.Definition}+hub-{HubBundle.Hex(Encoding.UTF8.GetBytes(print))[..8]}";
        var result = new CombinedFigures(
            hub, boundaries.Hierarchy, OperatorWeights.Read(project, hub, boundaries.Hierarchy), vintage, definition,
            hub.Figures == FigureSharing.Open ? new Dictionary<(string, LocalDate, LocalDate), IReadOnlyList<CombinedRow>>() : Standing(folder, entries, chosen, id)).Make(sources);
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [CombinedFiles.Figures] = CombinedFiles.WriteFigures(result.Rows),
            [CombinedFiles.Coverage] = CombinedFiles.WriteCoverage(result.Rows),
        };
        var manifest = new CombinedManifest(
            id, hub.Name, Word(hub.AccessModel), chosen, LocalDatePattern.Iso.Format(vintage), definition, boundaries.Version, Word(hub.Figures), Word(hub.Basis),
            Word(hub.Rules.Weighting), hub.Rules.SharedError, hub.MinimumOperators, hub.ProtectionPercent,
            [.. hub.Operators.Select(o => Told(o, entries, sources, vintage, chosen))], result.Spreads, result.Rows.Count(r => r.Figure.Value is not null),
            result.Audit.Alone + result.Audit.ForOthers, result.Audit.Alone, result.Audit.ForOthers, result.Audit.ByStructure, result.Audit.ByProgramme, result.Standing,
            _caveats, files.ToDictionary(f => f.Key, f => HubBundle.Hex(f.Value)));
        files.Add(CombinedManifest.FileName, ExchangeJson.Bytes(manifest));
        if (register is not null && keyFile is not null)
        {
            files.Add("manifest.jws", Encoding.ASCII.GetBytes(SignedText.Sign(register, keyFile, files[CombinedManifest.FileName]) + "\n"));
        }

        var target = folder.CombinedOf(id);
        OutputFolder.Write(target, files, replace: true);
        if (!entries.Any(e => e.Event == HubEvent.Combined && e.Combined == id))
        {
            lines.Add(HubEvent.Combined, e => e with { Combined = id, Emergency = chosen, Vintage = manifest.Vintage, Definition = definition });
        }

        return (manifest, target);
    }

    private static string Emergency(IReadOnlyList<HubEntry> entries, LocalDate vintage, string? asked)
    {
        string[] known = [.. entries.Where(e => IsUntil(e, vintage)).Select(e => e.Emergency!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return asked is not null && known.Contains(asked, StringComparer.Ordinal) ? asked
            : known.Length == 0 ? throw new InputRefusedException($"No release with data until {LocalDatePattern.Iso.Format(vintage)} was received. Receive bundles first, or name a later day; nothing was combined.")
            : asked is null && known.Length == 1 ? known[0]
            : throw new ConfigurationException($"Releases were received of {string.Join(", ", known)}. Name one with --emergency; nothing was combined.");
    }

    private static bool IsUntil(HubEntry entry, LocalDate vintage) =>
        entry.Event == HubEvent.Accepted && LocalDatePattern.Iso.Parse(entry.Vintage ?? "") is { Success: true } day && day.Value <= vintage;

    /// <summary>Of each operator the release with the newest data until the day; of several the one that was packed last.</summary>
    private static HubEntry[] Newest(HubConfiguration hub, IReadOnlyList<HubEntry> entries, LocalDate vintage, string emergency) =>
    [
        .. hub.Operators.OrderBy(o => o.Name, StringComparer.Ordinal)
            .Select(o => entries.Where(e => e.Operator == o.Name && e.Emergency == emergency && IsUntil(e, vintage)).OrderBy(e => e.Vintage, StringComparer.Ordinal).ThenBy(e => e.Number).LastOrDefault())
            .OfType<HubEntry>(),
    ];

    private static ReceivedRelease Stored(HubFolder folder, HubEntry entry)
    {
        var path = folder.BundleOf(entry.Operator!, entry.Number!.Value, entry.Bundle!);
        if (!File.Exists(Path.Combine(path, "bundle.zip")) || FileHash.Of(Path.Combine(path, "bundle.zip")) != entry.Bundle)
        {
            throw new EngineException($"Bundle {entry.Number} of {entry.Operator} is not what was received. Restore hub/bundles from a copy, or let the operator send it again; nothing was combined.");
        }

        return ReceivedRelease.FromBundle(Path.Combine(path, "bundle.zip"), entry.Release!);
    }

    private static CombinedOperator Told(HubOperator o, IReadOnlyList<HubEntry> entries, IReadOnlyList<CombinedSource> sources, LocalDate vintage, string emergency)
    {
        if (sources.FirstOrDefault(s => s.Operator == o.Name) is { } source)
        {
            var behind = source.Release.Vintage < vintage;
            return new(o.Name, o.Weight, source.Bundle.Release, source.Bundle.Vintage, source.Bundle.Bundle, behind ? $"behind: its data end on {source.Bundle.Vintage}" : null);
        }

        var last = entries.LastOrDefault(e => e.Operator == o.Name && e.Event != HubEvent.Combined && (e.Emergency is null || e.Emergency == emergency));
        return new(o.Name, o.Weight, null, null, null, last switch
        {
            null => "missing: nothing was received",
            { Event: HubEvent.Withdrawn } => "missing: its release was taken back",
            { Event: HubEvent.Refused } => $"missing: what came last was refused ({last.Code})",
            _ => $"missing: its data end after {LocalDatePattern.Iso.Format(vintage)}",
        });
    }

    /// <summary>What went out before: a second version of a figure, of other operators, could be taken from the first.</summary>
    private static Dictionary<(string, LocalDate, LocalDate), IReadOnlyList<CombinedRow>> Standing(HubFolder folder, IReadOnlyList<HubEntry> entries, string emergency, string id)
    {
        var standing = new Dictionary<(string, LocalDate, LocalDate), IReadOnlyList<CombinedRow>>();
        foreach (var earlier in entries.TakeWhile(e => e.Combined != id).Where(e => e.Event == HubEvent.Combined && e.Emergency == emergency))
        {
            var tables = CombinedFiles.Read(folder.CombinedOf(earlier.Combined!)).GroupBy(r => (r.Figure.Indicator, r.Figure.PeriodStart, r.Figure.PeriodEnd));
            // A table without any number told nothing that could be taken from another.
            foreach (var table in tables.Where(t => t.Any(r => r.Figure.Value is not null)))
            {
                standing.TryAdd(table.Key, [.. table]);
            }
        }

        return standing;
    }

    private static string Print(HubConfiguration hub) => Encoding.UTF8.GetString(ExchangeJson.Bytes(new
    {
        hub.Figures,
        hub.Basis,
        hub.MinimumOperators,
        hub.ProtectionPercent,
        hub.Rules,
        Indicators = CombinedFigures.Combinable(hub),
        Weights = hub.Operators.Select(o => new { o.Name, o.Weight }),
    }));

    private static string AreaWeights(ProjectFolder project, HubConfiguration hub) =>
        hub.AreaWeights is { } table ? string.Join('\n', FileGlob.Expand(project.Resolve(table.Files)).Select(FileHash.Of)) : "";

    private static string Word<T>(T word)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(word.ToString());
}
