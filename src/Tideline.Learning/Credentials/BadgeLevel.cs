using Tideline.Domain;

namespace Tideline.Learning.Credentials;

/// <summary>What a learner can have a credential of.</summary>
/// <param name="Code">As <c>reader</c>.</param>
/// <param name="Modules">All of them must be passed.</param>
/// <param name="Can">What a person can do who has it, to go on "can …".</param>
public sealed record BadgeLevel(string Code, string Name, IReadOnlyList<string> Modules, string Can)
{
    private static readonly string[] _decisions = ["A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8", "A9"];

    private static readonly string[] _figures = ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B12"];

    /// <summary>The least demanding first.</summary>
    public static readonly IReadOnlyList<BadgeLevel> All =
    [
        new("reader", "Reader of mobility figures", ["A1", "A2", "A8"], "read figures of displacement from mobile phone data, and say what they do not show"),
        new("steward", "Steward of mobile phone data", _decisions, "decide on purpose, partners, agreements, safeguards and words of a mobile phone data programme"),
        new("analyst", "Analyst of mobile phone data", _figures, "make aggregates of mobile phone data that are checked, protected and labelled with what they may be used for"),
        new("producer", "Producer of displacement figures", [.. Enumerable.Range(1, 13).Select(n => $"B{n}"), "C1"], "produce, protect, explain and hand over figures of displacement in operation"),
    ];

    /// <exception cref="ConfigurationException">There is no such level.</exception>
    public static BadgeLevel Find(string code) => All.FirstOrDefault(l => l.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
        ?? throw new ConfigurationException($"There is no level '{code}'; there are {string.Join(", ", All.Select(l => l.Code))}. Nothing was written.");

    /// <summary>Modules that are not among those passed.</summary>
    public IReadOnlyList<string> Lacking(IReadOnlySet<string> passed) => [.. Modules.Where(m => !passed.Contains(m))];
}
