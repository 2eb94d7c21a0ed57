using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using NodaTime.Text;
using Tideline.Release.Bulletins;
using Tideline.Release.Bulletins.Text;
using Tideline.Server.Problems;

namespace Tideline.Server.Bulletins;

/// <summary>What a composer asks for.</summary>
internal sealed record BulletinQuery
{
    private static readonly Dictionary<string, BulletinPart> Parts = BulletinComposition.Choosable.ToDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyList<BulletinText> Languages { get; } = [English.Text, Urdu.Text];

    /// <summary>en or ur.</summary>
    [FromQuery(Name = "lang")]
    public string? Language { get; init; }

    /// <summary>Names of parts with commas between; without it all.</summary>
    [FromQuery(Name = "parts")]
    public string? Chosen { get; init; }

    /// <summary>First day of the period that charts and small maps show.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    [FromQuery(Name = "title")]
    public string? Title { get; init; }

    /// <summary>Words of the composer, set apart from what the figures say.</summary>
    [FromQuery(Name = "lead")]
    public string? Lead { get; init; }

    /// <summary>P-code of the area that the bulletin is about, such as a province; without it everything.</summary>
    [FromQuery(Name = "area")]
    public string? Area { get; init; }

    /// <summary>As a file to keep.</summary>
    [FromQuery(Name = "download")]
    public bool? Download { get; init; }

    /// <summary>Name of a part, such as <c>week_maps</c>.</summary>
    public static string NameOf(BulletinPart part) => JsonNamingPolicy.SnakeCaseLower.ConvertName(part.ToString());

    /// <exception cref="ProblemException">There is no such language.</exception>
    public BulletinText Text() => Languages.FirstOrDefault(l => l.Language == (Language ?? "en"))
        ?? throw Wrong("lang", $"is none of {string.Join(", ", Languages.Select(l => l.Language))}");

    /// <exception cref="ProblemException">A parameter is not understood.</exception>
    public BulletinComposition Composition() => new()
    {
        Parts = Chosen is null
            ? BulletinComposition.Choosable.ToHashSet()
            : Chosen.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(p => Parts.TryGetValue(p, out var part) ? part : throw Wrong("parts", $"names one that is none of {string.Join(", ", Parts.Keys)}"))
                .ToHashSet(),
        From = From is null ? null : LocalDatePattern.Iso.Parse(From) is { Success: true } day ? day.Value : throw Wrong("from", "is no day like 2025-09-01"),
        Title = Words("title", Title, BulletinComposition.LongestTitle, lines: false),
        Lead = Words("lead", Lead, BulletinComposition.LongestLead, lines: true),
    };

    private static string? Words(string name, string? text, int longest, bool lines)
    {
        var words = text?.ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(words) ? null
            : words.Length > longest ? throw Wrong(name, FormattableString.Invariant($"is longer than {longest} characters"))
            : words.Any(c => char.IsControl(c) && !(lines && c == '\n')) ? throw Wrong(name, "holds characters that are no text")
            : words;
    }

    /// <exception cref="ProblemException">The release has no such area.</exception>
    public string? AreaIn(Domain.Places.AreaHierarchy areas) => string.IsNullOrEmpty(Area) ? null
        : areas.TryGet(Area, out _) ? Area : throw Wrong("area", "is no area of the release");

    private static ProblemException Wrong(string parameter, string why) =>
        new(400, ProblemCode.ParameterWrong, $"The parameter '{parameter}' {why}.");
}
