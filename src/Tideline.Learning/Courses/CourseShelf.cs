using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Learning.Courses;

/// <summary>The modules of this version, which stand under <c>courses/</c> and are built in.</summary>
public static class CourseShelf
{
    private static readonly Lazy<IReadOnlyList<CourseModule>> _modules = new(() =>
    [
        .. BuiltInText.Names.Where(n => n.EndsWith("/module.yaml", StringComparison.Ordinal))
            .Select(n => Parse(BuiltInText.Read(n), n, BuiltInText.Read(n.Replace("module.yaml", "text.en.md", StringComparison.Ordinal))))
            .OrderBy(m => m.Track, StringComparer.Ordinal).ThenBy(m => int.Parse(m.Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)),
    ]);

    /// <summary>Every module has this language.</summary>
    public const string English = "en";

    /// <summary>By track and number.</summary>
    public static IReadOnlyList<CourseModule> Modules => _modules.Value;

    /// <exception cref="ConfigurationException">There is no such module.</exception>
    public static CourseModule Find(string id) => Modules.FirstOrDefault(m => m.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new ConfigurationException($"There is no module '{id}'; there are {string.Join(", ", Modules.Select(m => m.Id))}.");

    /// <summary>A module in a language, in English where it is not translated.</summary>
    /// <exception cref="ConfigurationException">There is no such module.</exception>
    public static CourseModule Find(string id, string language) => language == English ? Find(id) : ModuleTranslation.Of(Find(id), language);

    /// <exception cref="ConfigurationException">The text is no module; the message names line and key.</exception>
    internal static CourseModule Parse(string yaml, string file, string text)
    {
        var root = YamlSection.OfFile(
            file, Projects.Configuration.YamlDocument.Root(yaml, file, "Restore the file."), "id", "track", "title", "minutes", "prerequisites", "question", "objectives", "task", "hints",
            "criteria", "misconceptions", "policy_use", "key_points", "glossary", "references", "trainer_notes", "quiz");
        return new(
            root.Text("id"), root.Text("track"), root.Text("title"), (int)root.WholeNumber("minutes", 0, 1), root.Texts("prerequisites"), root.Text("question"),
            root.Texts("objectives"), root.Text("task"), root.Texts("hints"), YamlTexts.Pairs(root, "criteria"), YamlTexts.Pairs(root, "misconceptions"), root.Text("policy_use"),
            root.Texts("key_points"), YamlTexts.Pairs(root, "glossary"), root.Texts("references"), root.Text("trainer_notes"),
            [.. root.Sections("quiz", "id", "objective", "stem", "options").Select(Quiz)])
        {
            Text = text,
        };
    }

    private static QuizItem Quiz(YamlSection section) => new(
        section.Text("id"), (int)section.WholeNumber("objective", 0, 1), section.Text("stem"),
        [.. section.Sections("options", "text", "right", "reason").Select(o => new QuizOption(o.Text("text"), o.OptionalText("right") == "true", o.Text("reason")))]);
}
