using NodaTime;

namespace Tideline.Release.Bulletins;

/// <summary>What stands on a bulletin, and in whose words it begins. Figures are not among it: they are the release's.</summary>
public sealed record BulletinComposition
{
    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 120;

    /// <summary>Longest lead, in characters.</summary>
    public const int LongestLead = 600;

    /// <summary>The bulletin that a release carries.</summary>
    public static BulletinComposition OfRelease { get; } = new()
    {
        Parts = new HashSet<BulletinPart>(Enum.GetValues<BulletinPart>().Where(p => p is not (BulletinPart.Returns or BulletinPart.WeekMaps))),
    };

    /// <summary>The parts that a composer may choose: all that can be told from the files of a release alone.</summary>
    public static IReadOnlyList<BulletinPart> Choosable { get; } =
        [.. Enum.GetValues<BulletinPart>().Where(p => p is not (BulletinPart.Projection or BulletinPart.Others))];

    public required IReadOnlySet<BulletinPart> Parts { get; init; }

    /// <summary>First day of the period that charts and maps by week show; null: from the first week of the release. The last is the week
    /// that the release claims displacement for, or does not.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Null: hazard and country.</summary>
    public string? Title { get; init; }

    /// <summary>A few sentences of the composer, set apart from what the figures say; null: none.</summary>
    public string? Lead { get; init; }

    public bool Has(BulletinPart part) => Parts.Contains(part);
}

/// <summary>A part of a bulletin that may be left out. What names the release, its use and its data always stands.</summary>
public enum BulletinPart
{
    /// <summary>What happened, in words, and the key figures.</summary>
    Headline,

    Map,

    /// <summary>A small map for each week.</summary>
    WeekMaps,

    /// <summary>Charts by week.</summary>
    Trend,

    /// <summary>The weeks ahead, with past errors; not in the files of a release.</summary>
    Projection,

    /// <summary>Home areas.</summary>
    Origins,

    /// <summary>The share that returned, by home and day.</summary>
    Returns,

    Hosts,

    /// <summary>Pairs of home and host.</summary>
    Flows,

    /// <summary>Figures of others, from the project's configuration.</summary>
    Others,

    /// <summary>What was not observable, who is missed, and how to read the page.</summary>
    Caveats,
}
