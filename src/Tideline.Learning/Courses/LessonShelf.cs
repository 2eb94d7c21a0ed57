namespace Tideline.Learning.Courses;

/// <summary>What a figure is, in two minutes: a file for each indicator and language under <c>courses/lessons</c>, built in.</summary>
public static class LessonShelf
{
    /// <summary>What two minutes hold.</summary>
    public const int MostWords = 250;

    private const string Folder = "lessons/";

    /// <summary>Languages that every lesson has.</summary>
    public static readonly IReadOnlyList<string> Languages = ["en", "ur"];

    /// <summary>Indicators that have a lesson, by name.</summary>
    public static IReadOnlyList<string> Indicators { get; } =
    [
        .. BuiltInText.Names.Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..].Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Markdown, its first line the title; null where there is none.</summary>
    public static string? Find(string indicator, string language) =>
        BuiltInText.Names.Contains(NameOf(indicator, language), StringComparer.Ordinal) ? BuiltInText.Read(NameOf(indicator, language)) : null;

    /// <summary>What lacks or is too long, sentences; none where every indicator has its lesson in every language.</summary>
    public static IReadOnlyList<string> FaultsOf(IEnumerable<string> indicators) =>
    [
        .. from indicator in indicators
           from language in Languages
           let text = Find(indicator, language)
           let words = text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0
           let fault = text is null ? "is absent" : !text.StartsWith("# ", StringComparison.Ordinal) ? "begins with no title" : words > MostWords ? $"has {words} words, more than {MostWords}" : null
           where fault is not null
           select $"lessons/{indicator}.{language}.md {fault}.",
    ];

    private static string NameOf(string indicator, string language) => $"{Folder}{indicator}.{language}.md";
}
