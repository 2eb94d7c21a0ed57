using NodaTime;
using Tideline.Cli.Commands;
using Tideline.Domain;
using Tideline.Exchange.Hazards;
using Tideline.Exchange.Hazards.Exposure;
using Tideline.Exchange.Releases;
using Tideline.Projects;
using Tideline.Projects.Configuration;
using Tideline.Projects.Emergencies;
using Tideline.Projects.Reference;
using Tideline.Release.Gate;

namespace Tideline.Cli.Jobs;

/// <summary>Reads hazards, proposes emergencies, and counts the people exposed.</summary>
internal static class HazardJob
{
    /// <param name="project">Whose zone local days are in; a folder without <c>project.yaml</c> has UTC.</param>
    /// <param name="inputs">Paths and addresses.</param>
    public static async Task<HazardReading> Read(DirectoryInfo project, HazardSource source, IReadOnlyList<string> inputs, string language, CancellationToken cancellation)
    {
        var folder = new ProjectFolder(project.FullName);
        var zone = File.Exists(folder.ConfigurationFile) ? ProjectFile.Load(folder).TimeZone : DateTimeZone.Utc;
        var documents = new List<HazardDocument>();
        using var download = new HazardDownload();
        foreach (var input in inputs)
        {
            documents.Add(HazardDownload.IsAddress(input) ? await download.Fetch(input, cancellation) : HazardDocument.OfFile(Path.GetFullPath(input)));
        }

        return HazardFeed.Read(source, documents, new(zone, SystemClock.Instance.GetCurrentInstant(), language));
    }

    /// <param name="into">Full path of a new folder; null: <c>reports/hazards/ID</c>, which is replaced.</param>
    public static (HazardProposal Proposal, string Folder) Propose(DirectoryInfo project, HazardReading reading, IReadOnlyList<string> ids, ProposalWish wish, string? into)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        List<ReportedHazard> chosen = [.. ids.Distinct(StringComparer.Ordinal).Select(id => reading.Hazards.FirstOrDefault(h => h.Id == id) ?? throw new ConfigurationException(
            $"The source has no hazard '{id}'. It has {(reading.Hazards.Count == 0 ? "none" : string.Join(", ", reading.Hazards.Take(10).Select(h => h.Id)))}{(reading.Hazards.Count > 10 ? " …" : "")}; nothing was written."))];
        var proposal = HazardProposal.Of(chosen, wish, folder, ReferenceReader.Read(folder, configuration));
        var target = into ?? Path.Combine(folder.Reports, "hazards", proposal.Id);
        ProposalFiles.Write(proposal, target, replace: into is null);
        return (proposal, target);
    }

    /// <param name="release">Id of a published release of the emergency, whose last week goes beside; null: none.</param>
    /// <param name="into">Full path of a new folder; null: <c>reports/exposure/ID</c>, which is replaced.</param>
    public static (ExposureFiles Exposure, string Folder) Expose(DirectoryInfo project, string emergency, ExposureMethod method, string? release, string? into)
    {
        var folder = new ProjectFolder(project.FullName);
        var configuration = ProjectFile.Load(folder);
        var configured = configuration.Emergencies.FirstOrDefault(e => e.Id == emergency)
            ?? throw new ConfigurationException($"There is no emergency '{emergency}'; there {(configuration.Emergencies.Count == 0 ? "is none" : $"are {string.Join(", ", configuration.Emergencies.Select(e => e.Id))}")}. Nothing was written.");
        var reference = method == ExposureMethod.Masts ? ReferenceReader.Read(folder, configuration) : WithoutCells(folder, configuration);
        var (boundaries, population) = (reference.Boundaries, reference.Population);
        if (boundaries is null || population is null)
        {
            throw new ConfigurationException("People exposed need inputs.areas and inputs.population. Give both in project.yaml; nothing was written.");
        }

        var published = release is null ? null : PublishedRelease.Open(ReleaseCommand.Controlled(project), folder.Releases, ReleaseId.Parse(release));
        if (published is not null && published.Manifest.Emergency.Id != emergency)
        {
            throw new ConfigurationException($"The release {release} is of the emergency '{published.Manifest.Emergency.Id}', not of '{emergency}'. Name one of it; nothing was written.");
        }

        var footprint = configured.Footprint is null ? null : FootprintReader.Read(configured, folder);
        var shares = footprint is null
            ? EmergencyResolver.Resolve(configured, reference, folder).ExposedAreas.ToDictionary(a => a, a => FootprintShares.Whole(boundaries, a), StringComparer.Ordinal)
            : FootprintShares.Of(boundaries, footprint.Geometry, reference.Cells);
        var exposure = new ExposureFiles(emergency, ExposedPeople.Of(boundaries, population, shares, method), method, footprint, boundaries, published);
        var target = into ?? Path.Combine(folder.Reports, "exposure", emergency);
        if (exposure.Areas.Count == 0)
        {
            throw new InputRefusedException($"The footprint of the emergency '{emergency}' covers no area. Check its coordinate system; nothing was written.");
        }

        exposure.Write(target, folder.Lake, replace: into is null);
        return (exposure, target);
    }

    private static ReferenceData WithoutCells(ProjectFolder folder, ProjectConfiguration configuration)
    {
        var (boundaries, population) = ReferenceReader.ReadAreas(folder, configuration);
        return new([], boundaries, population, []);
    }
}
