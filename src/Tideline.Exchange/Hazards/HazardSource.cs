namespace Tideline.Exchange.Hazards;

/// <summary>Who reports a hazard: each has its own shape.</summary>
public enum HazardSource
{
    /// <summary>The Global Disaster Alert and Coordination System: its RSS, or its list of events as GeoJSON.</summary>
    Gdacs,

    /// <summary>Reporting points of the Global Flood Awareness System, as a table with the chance that thresholds are exceeded.</summary>
    Glofas,

    /// <summary>Disasters of the ReliefWeb API, version 2.</summary>
    ReliefWeb,

    /// <summary>Alerts in CAP 1.2, as weather services and disaster authorities send them.</summary>
    Cap,
}

/// <summary>The words of sources in files and commands.</summary>
public static class HazardSourceWords
{
    /// <summary>Every word, in the order of <see cref="HazardSource"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<HazardSource>().Select(s => s.Word())];

    public static string Word(this HazardSource source) => source.ToString().ToLowerInvariant();

    /// <summary>The source of a word; null where there is none.</summary>
    public static HazardSource? Parse(string word) =>
        Enum.GetValues<HazardSource>().Where(s => s.Word() == word).Select(s => (HazardSource?)s).FirstOrDefault();
}
