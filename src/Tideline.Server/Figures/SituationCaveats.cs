using Tideline.Domain.Cubes;
using Tideline.Release.Files;
using Tideline.Server.Releases;

namespace Tideline.Server.Figures;

/// <summary>What a reader of the situation must know, most important first.</summary>
internal static class SituationCaveats
{
    public static IEnumerable<Caveat> Of(ReleaseEntry release, ReleaseManifest manifest, bool claimed, IReadOnlyList<HeadlineFigure> headline, HiddenAreas hidden)
    {
        foreach (var text in release.Errata)
        {
            yield return Say("erratum", ("text", text));
        }

        if (!claimed)
        {
            yield return Say("not_claimed");
        }

        if (headline.Any(h => h.Status == ObservationStatus.Provisional.Code()))
        {
            yield return Say("provisional");
        }

        if (hidden.NotObservable > 0)
        {
            yield return Say("not_observable", ("areas", hidden.NotObservable), ("of", hidden.Areas), ("level", hidden.Level));
        }

        if (hidden.Suppressed > 0)
        {
            yield return Say("suppressed", ("areas", hidden.Suppressed), ("of", hidden.Areas), ("level", hidden.Level));
        }

        if (manifest.DetectionLimitKm.Count > 0)
        {
            yield return Say("detection_limit", ("least", manifest.DetectionLimitKm.Values.Min()), ("most", manifest.DetectionLimitKm.Values.Max()));
        }

        if (manifest.ExcludedDays.Count > 0)
        {
            yield return Say("excluded_days", ("days", manifest.ExcludedDays.Count));
        }

        if (manifest.UnobservedShare is { } unobserved)
        {
            yield return Say("unobserved_share", ("share", unobserved));
        }

        if (manifest.DifferentialPrivacy is not null)
        {
            yield return Say("differential_privacy");
        }

        foreach (var text in manifest.Caveats)
        {
            yield return Say("remark", ("text", text));
        }
    }

    private static Caveat Say(string code, params (string Name, object Value)[] args) =>
        new(code, args.ToDictionary(a => a.Name, a => a.Value, StringComparer.Ordinal));
}
