using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Tideline.Exchange.Joint.Text;
using Tideline.Exchange.Triangulation;
using Tideline.Server.Problems;

namespace Tideline.Server.Joint;

/// <summary>Which imports a release is held against, and how.</summary>
public sealed record JointQuery
{
    private const int MostDays = 3660;

    [FromQuery(Name = "with"), Description("Names of imports with commas between; by default all.")]
    public string? With { get; init; }

    [FromQuery(Name = "threshold"), Description("People; areas that nobody counted are ranked by the probability of more. By default 1000.")]
    public long? Threshold { get; init; }

    [FromQuery(Name = "recent"), Description("Days up to which a count is recent. By default 30.")]
    public int? Recent { get; init; }

    [FromQuery(Name = "level"), Description("Admin level of the rows; by default districts (2).")]
    public int? Level { get; init; }

    [FromQuery(Name = "lang"), Description("Language of pages: en or ur.")]
    public string? Language { get; init; }

    [FromQuery(Name = "download"), Description("As a file to keep.")]
    public bool? Download { get; init; }

    /// <exception cref="ProblemException">A parameter is not understood.</exception>
    internal TriangulationRules Rules(double? householdSize)
    {
        var standard = new TriangulationRules();
        return new()
        {
            Threshold = Threshold is null or (>= 0 and <= 1_000_000_000) ? Threshold ?? standard.Threshold : throw Wrong("threshold", "is no number of people"),
            RecentDays = Recent is null or (>= 0 and <= MostDays) ? Recent ?? standard.RecentDays : throw Wrong("recent", "is no number of days up to 3660"),
            HouseholdSize = householdSize,
        };
    }

    /// <exception cref="ProblemException">There is no such language.</exception>
    internal JointText Text() => JointLanguages.Find(Language ?? "en")
        ?? throw Wrong("lang", $"is none of {string.Join(", ", JointLanguages.All.Select(l => l.Bulletin.Language))}");

    /// <summary>The imports that are asked for, of those there are.</summary>
    /// <exception cref="ProblemException">One is none of them.</exception>
    internal IReadOnlyList<string> Names(IReadOnlyList<string> there) => With is null ? there :
    [
        .. With.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)
            .Select(n => there.Contains(n, StringComparer.Ordinal) ? n : throw Wrong("with", $"names an import that is none of {string.Join(", ", there)}")),
    ];

    internal static ProblemException Wrong(string parameter, string why) => new(400, ProblemCode.ParameterWrong, $"The parameter '{parameter}' {why}.");
}
