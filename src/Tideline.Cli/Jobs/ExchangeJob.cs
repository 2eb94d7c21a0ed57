using Tideline.Cli.Commands;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Places;
using Tideline.Exchange;
using Tideline.Exchange.Exports;
using Tideline.Exchange.Import;
using Tideline.Exchange.Import.Places;
using Tideline.Exchange.Import.Sources;
using Tideline.Exchange.Joint;
using Tideline.Exchange.Joint.Text;
using Tideline.Exchange.Releases;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Reference;
using Tideline.Release.Gate;

namespace Tideline.Cli.Jobs;

/// <summary>What <c>exchange import</c> is told; paths are full.</summary>
internal sealed record ImportWish(
    SourceKind Source, string Name, IReadOnlyList<string> Files, string? Crosswalk, string? Coding, string? Map, int? Level);

/// <summary>What <c>exchange export</c> is told; the folder's path is full.</summary>
/// <param name="Formats">Empty: all but CAP.</param>
internal sealed record ExportWish(
    string Release, IReadOnlyList<ExportFormat> Formats, string Folder, string? Recipient, string? Location, string? Licence, string? Sender, bool IsExercise);

/// <summary>Imports, triangulations and exports of a project.</summary>
internal static class ExchangeJob
{
    /// <summary>Whether anything of an import can be used; one that cannot is not written.</summary>
    public static bool IsUseful(ReportedImport import) => import.Account.Kept > 0 || import.Account.Entries == 0;

    public static ReportedImport Import(ProjectFolder folder, ImportWish wish)
    {
        var name = ReportedFolder.Name(wish.Name);
        var configuration = ProjectFile.Load(folder);
        var (areas, version, finestAt) = Areas(folder, configuration, wish);
        var import = ReportedImport.Read(new(name, wish.Source, wish.Files, areas, version)
        {
            Crosswalk = wish.Crosswalk is { } crosswalk ? Crosswalk.Read(crosswalk, areas) : Crosswalk.None,
            Map = wish.Map is { } map ? AssessmentMap.Parse(TextOf(map), Path.GetFileName(map)) : null,
            PointLevel = wish.Level,
            FinestAt = finestAt,
        });
        if (IsUseful(import))
        {
            new ReportedFolder(folder).Save(import);
        }

        return import;
    }

    /// <summary>Holds a release against imports and writes tables and pages.</summary>
    public static (TriangulationTable Table, string Folder) Triangulate(
        DirectoryInfo project, string id, IReadOnlyList<string> names, TriangulationRules rules, int? level, string? into)
    {
        var joint = Joined(project, id, names, rules);
        var target = into ?? Path.Combine(joint.Folder.Reports, "triangulation", joint.Release.Id.Value);
        var pages = JointLanguages.All.ToDictionary(l => $"triangulation.{l.Bulletin.Language}.html", l => JointPage.Triangulation(joint.In(l) with { Level = level }));
        TriangulationFiles.Write(joint.Table, pages, target, replace: into is null);
        return (joint.Table, target);
    }

    /// <summary>Writes the joint bulletin of a release in one language.</summary>
    /// <returns>Full path of the page.</returns>
    public static string Bulletin(
        DirectoryInfo project, string id, IReadOnlyList<string> names, TriangulationRules rules, int? level, string language, string? into)
    {
        var text = JointLanguages.Find(language) ?? throw new ConfigurationException(
            $"--language is '{language}'; known are {string.Join(", ", JointLanguages.All.Select(l => l.Bulletin.Language))}. Nothing was written.");
        var joint = Joined(project, id, names, rules);
        var target = into ?? Path.Combine(joint.Folder.Reports, $"joint-bulletin-{joint.Release.Id}-{language}.html");
        OutputFolder.DemandOutside(target, joint.Folder.Lake);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, JointPage.Bulletin(joint.In(text) with { Level = level }));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"'{target}' cannot be written: {e.Message} Name another file with --out.", e);
        }

        return target;
    }

    private static JointProject Joined(DirectoryInfo project, string id, IReadOnlyList<string> names, TriangulationRules rules)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        var release = PublishedRelease.Open(ReleaseCommand.Controlled(project), folder.Releases, ReleaseId.Parse(id));
        var reported = new ReportedFolder(folder);
        if ((names.Count > 0 ? names : reported.Names) is not { Count: > 0 } wanted)
        {
            throw new ConfigurationException("Nothing was imported into reported/ yet. Import what others counted with 'tideline exchange import'; nothing was written.");
        }

        return new(folder, configuration, release, TriangulationTable.Of(TriangulationInput.Of(
            release.Manifest, release.Observations, release.Areas, [.. wanted.Distinct(StringComparer.Ordinal).Select(reported.Load)],
            rules with { HouseholdSize = configuration.Bulletin.HouseholdSize })));
    }

    public static IReadOnlyList<string> Export(DirectoryInfo project, ExportWish wish)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        var register = ReleaseCommand.Controlled(project);
        var release = PublishedRelease.Open(register, folder.Releases, ReleaseId.Parse(wish.Release));
        register.Control?.DemandRecipient(release.Manifest, wish.Recipient);
        IReadOnlyCollection<ExportFormat> formats = wish.Formats.Count > 0 ? wish.Formats : [.. Enum.GetValues<ExportFormat>().Where(f => f != ExportFormat.Cap)];
        return ReleaseExport.Write(
            release, formats,
            new()
            {
                Words = configuration.Bulletin,
                EmergencyName = configuration.Emergencies.FirstOrDefault(e => e.Id == release.Manifest.Emergency.Id)?.Name,
                Location = wish.Location,
                Licence = wish.Licence,
                Sender = wish.Sender,
                IsSynthetic = IsSynthetic(folder, configuration),
                IsExercise = wish.IsExercise,
                TimeZone = configuration.TimeZone,
            },
            wish.Folder, folder.Lake);
    }

    // A generated country has its truth beside it.
    private static bool IsSynthetic(ProjectFolder folder, ProjectConfiguration configuration) =>
        Directory.Exists(folder.Truth) || configuration.Purpose == PurposeKind.Training;

    private static (AreaHierarchy Areas, string Version, AreaOfPoint? FinestAt) Areas(ProjectFolder folder, ProjectConfiguration configuration, ImportWish wish)
    {
        if (wish.Coding is { } coding)
        {
            var (areas, version) = CodingList.Read(coding);
            return (areas, version, null);
        }

        var boundaries = ReferenceReader.ReadAreas(folder, configuration).Boundaries ?? throw new ConfigurationException(
            "The project has no inputs.areas to check p-codes against. Add them to project.yaml, or name a list of p-codes with --coding. Nothing was imported.");
        return (boundaries.Hierarchy, boundaries.Version, wish.Level is null ? null : new AreaLocator(boundaries).Find);
    }

    private static string TextOf(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"The map '{file}' cannot be read: {e.Message} Name a file that is there; nothing was imported.", e);
        }
    }

    /// <summary>A release beside imports, with what pages need of the project.</summary>
    private sealed record JointProject(ProjectFolder Folder, ProjectConfiguration Configuration, PublishedRelease Release, TriangulationTable Table)
    {
        public JointInput In(JointText text) => JointInput.Of(Table, text, Release.Manifest, Release.Areas, Configuration.Bulletin) with
        {
            IsSynthetic = IsSynthetic(Folder, Configuration),
            Names = NamesIn(text.Bulletin.Language),
            Fonts = PageFonts.Of(Path.Combine(AppContext.BaseDirectory, "wwwroot"), text.Bulletin.Language),
        };

        // Names in other languages are not in a release's files: they are the project's of now.
        private Dictionary<string, string> NamesIn(string language)
        {
            try
            {
                return (ReferenceReader.ReadAreas(Folder, Configuration).Boundaries?.Names ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
                    .Where(n => n.Value.ContainsKey(language)).ToDictionary(n => n.Key, n => n.Value[language], StringComparer.Ordinal);
            }
            catch (InputRefusedException)
            {
                // The release has the names that it was made with.
                return [];
            }
        }
    }
}
