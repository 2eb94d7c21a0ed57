using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Release.Gate;

namespace Tideline.Release.Register;

/// <summary>What a new release is held against.</summary>
internal static class EarlierReleases
{
    /// <inheritdoc cref="ReleaseRegister.Published"/>
    public static PublishedFigures For(ReleaseInput input, ReleaseRegister register, ContributorRecords? records)
    {
        var own = ReleaseId.Of(input);
        IEnumerable<string> ids = register.Entries.Where(e => e.Event == RegisterEvent.Published).Select(e => e.Release!)
            .Distinct(StringComparer.Ordinal).Where(r => r != own.Value);
        if (register.StateOf(own) != ReleaseState.Unknown && Directory.Exists(register.Folder.Of(own)))
        {
            ids = ids.Intersect(ReleaseManifest.Read(register.Folder.Of(own)).ComparedWith);
        }

        var published = new List<EarlierRelease>();
        foreach (var id in ids.Select(ReleaseId.Parse))
        {
            var verification = register.Demand(id);
            var manifest = ReleaseManifest.Read(register.Folder.Of(id));
            var isOfOther = manifest.Emergency.Id != input.Emergency.Id;
            if (!isOfOther)
            {
                DemandSameKind(manifest, input);
            }

            var file = Path.Combine(register.Folder.Of(id), "observations.csv");
            var observations = ObservationCsv.Read(File.ReadAllText(file), $"releases/{id}/observations.csv")
                .Where(o => !isOfOther || Indicator.OfEveryEmergency.Contains(o.Indicator)).ToList();
            if (observations.Count > 0)
            {
                var record = records?.Read(id.Value, verification.ManifestSha256);
                published.Add(new(
                    id.Value, observations, manifest.BoundaryVersion, isOfOther ? record?.Of(Indicator.OfEveryEmergency) : record));
            }
        }

        return new(published);
    }

    // Exact and noisy figures of the same people: each undoes what the other promised.
    private static void DemandSameKind(ReleaseManifest earlier, ReleaseInput input)
    {
        if (earlier.DifferentialPrivacy is null != input.Project.Disclosure.DifferentialPrivacy is null)
        {
            throw new DisclosureRefusedException(
                $"Release {earlier.Release} of emergency '{input.Emergency.Id}' was published {(earlier.DifferentialPrivacy is null ? "without" : "with")} differential privacy, and this one would not be of the same kind. Set disclosure.differential_privacy in project.yaml as it was then; nothing was released.");
        }
    }
}
