namespace Tideline.Exchange.Reported;

/// <summary>What a reported number counts. Concepts are never added, and a comparison across them says so.</summary>
public enum Concept
{
    /// <summary>People who were brought away, mostly before the hazard; many of them are not displaced a week later.</summary>
    Evacuated,

    /// <summary>Stock: people displaced <em>from</em> homes in the area.</summary>
    Displaced,

    /// <summary>Flow: people who became displaced within the period; one person may be counted again.</summary>
    NewlyDisplaced,

    /// <summary>Stock: displaced people who are <em>in</em> the area, wherever they come from.</summary>
    Hosted,

    /// <summary>People whom the hazard touched in any way, displaced or not.</summary>
    Affected,

    /// <summary>People who need assistance, displaced or not.</summary>
    InNeed,

    /// <summary>People who are in the area, displaced or not.</summary>
    Present,

    /// <summary>People who came back to the area within the period or until its end.</summary>
    Returned,
}

/// <summary>The words of concepts in files.</summary>
public static class ConceptWords
{
    /// <summary>Every word, in the order of <see cref="Concept"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<Concept>().Select(c => c.Word())];

    /// <summary>The word in the column <c>concept</c>.</summary>
    public static string Word(this Concept concept) => concept switch
    {
        Concept.Evacuated => "evacuated",
        Concept.Displaced => "displaced",
        Concept.NewlyDisplaced => "newly_displaced",
        Concept.Hosted => "hosted",
        Concept.Affected => "affected",
        Concept.InNeed => "in_need",
        Concept.Present => "present",
        Concept.Returned => "returned",
    };

    /// <summary>The concept of a word; null where there is none.</summary>
    public static Concept? Parse(string word) =>
        Enum.GetValues<Concept>().Where(c => c.Word() == word).Select(c => (Concept?)c).FirstOrDefault();
}
