using Tideline.Domain.Scaling;
using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>scaling:</c>.</summary>
internal static class ScalingSection
{
    /// <summary>Highest ratio g that anyone may claim for people without a phone.</summary>
    private const double HighestRatio = 10;

    public static ScalingConfiguration Read(YamlSection root)
    {
        var standard = new ScalingConfiguration();
        if (root.Node("scaling") is not { } node)
        {
            return standard;
        }

        var section = new YamlSection(node, "scaling", "margins", "categories", "trim", "sims_per_person", "penetration", "ownership", "band");
        var margins = Table(section, "margins", "margin", "category", "people");
        var categories = Table(section, "categories", "pcode", "margin", "category");
        var penetration = Penetration(section);
        if (margins is not null && penetration is not null)
        {
            throw section.Fault("penetration", "stands beside margins; raking to known totals leaves no penetration to estimate, so keep one of them");
        }

        if (categories is not null && margins is null)
        {
            throw section.Fault("categories", "says to which category of a margin areas belong, but there are no margins; add 'margins'");
        }

        var (ownership, areas) = Ownership(section);
        return new ScalingConfiguration
        {
            Margins = margins,
            Categories = categories,
            TrimAt = section.OptionalText("trim") == "none" ? null : section.OptionalNumber("trim", 1.5, 1000) ?? standard.TrimAt,
            SimsPerPerson = section.OptionalNumber("sims_per_person", 1, 10) ?? standard.SimsPerPerson,
            Penetration = penetration,
            Ownership = ownership,
            OwnershipOfAreas = areas,
            Band = Band(section),
        };
    }

    private static TableSource? Table(YamlSection section, string key, params string[] columns) =>
        section.Node(key) is { } node ? InputsSection.Table(node, section.PathOf(key), columns) : null;

    private static BetaDistribution? Penetration(YamlSection section)
    {
        if (section.Node("penetration") is not { } node)
        {
            return null;
        }

        var beta = new YamlSection(node, section.PathOf("penetration"), "alpha", "beta");
        _ = beta.Required("alpha");
        _ = beta.Required("beta");
        return new BetaDistribution(beta.OptionalNumber("alpha", 2, 1e9)!.Value, beta.OptionalNumber("beta", 1, 1e9)!.Value);
    }

    private static (double?, TableSource?) Ownership(YamlSection section)
    {
        switch (section.Node("ownership"))
        {
            case null:
                return (null, null);
            case YamlScalarNode:
                return (section.OptionalShare("ownership"), null);
            case var node:
                var shares = new YamlSection(node, section.PathOf("ownership"), "national", "areas");
                _ = shares.Required("national");
                return (shares.OptionalShare("national"), Table(shares, "areas", "pcode", "ownership"));
        }
    }

    private static PlausibleBand Band(YamlSection section)
    {
        var bounds = section.List("band").Select(n => YamlSection.Number(n, section.PathOf("band"), 0, HighestRatio)).ToArray();
        return bounds switch
        {
            [] => PlausibleBand.Default,
            [var lower, var upper] when lower <= 1 && upper >= 1 => new PlausibleBand(lower, upper),
            _ => throw section.Fault("band", "must be two ratios with 1 between them, such as [0.7, 1.3]"),
        };
    }
}
