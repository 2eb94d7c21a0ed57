using System.Text.RegularExpressions;

namespace Tideline.Governance.Communications;

/// <summary>Who reads or hears it.</summary>
public enum Audience
{
    Public,
    Press,
    Partners,
    Incident,
}

/// <summary>A text with places to fill in, for a moment in which nobody has time to write one.</summary>
/// <param name="Code">Stays the same in every version.</param>
/// <param name="When">In which moment it is used, a phrase.</param>
/// <param name="Text">With places like <c>{area}</c>.</param>
public sealed partial record MessageTemplate(string Code, Audience Audience, string When, string Text)
{
    public static readonly IReadOnlyList<MessageTemplate> All =
    [
        new("first_release", Audience.Public, "the first figures of an emergency",
            "To help relief reach people after {event}, {agency} uses estimates of how many people stay where. They are made from phone activity, added up for whole {areas} at the operator. They hold no names, no numbers and no calls, and nobody can be found in them. A figure of fewer than {minimum} subscribers is left out. The estimates may miss people without phones; they are read beside field counts. Questions: {contact}."),
        new("press_line", Audience.Press, "a question of the press on a peak day",
            "Our estimate for {area} on {day} is between {low} and {high} people. It is experimental: it helps to decide where teams look first, and does not replace counting in the field. We will say more when {source} has reported."),
        new("caveat", Audience.Partners, "a figure that is handed over",
            "{figure} of {area}, {period}: estimate with a likely range of {low} to {high}. Permitted use: {use}. Not for: {not_for}. Release {release}."),
        new("withdrawn", Audience.Partners, "a release that is recalled",
            "On {day} we withdrew release {release} because {reason}. Please stop using it and delete copies. {replacement} Decisions that cited it: please tell {contact}."),
        new("incident_first", Audience.Incident, "the first hour of an incident",
            "On {day} at {time} we learned that {what}. All exports are stopped. We do not know yet whether people were touched by it; we will say what we know by {next}. Contact: {contact}."),
        new("incident_known", Audience.Incident, "when it is known what happened",
            "We now know that {what}. It touched {scope}. Since then we have {done}. Those concerned are told by {whom}. What remains open: {open}."),
        new("incident_end", Audience.Incident, "the end of an incident",
            "The incident of {day} is closed. Cause: {cause}. What changed: {changed}. Exports go on since {resumed}; two organisations signed for it."),
    ];

    /// <summary>Names of the places, in the order of the text, each once.</summary>
    public IReadOnlyList<string> Places => [.. Place().Matches(Text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with what was given; a place for which nothing was given stays.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values) => Place().Replace(
        Text, m => values.GetValueOrDefault(m.Groups["name"].Value) is { } value && !Words.Blank(value) ? value.Trim() : m.Value);

    /// <summary>Places that were left open in a text, each once.</summary>
    public static IReadOnlyList<string> Open(string text) => [.. Place().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
