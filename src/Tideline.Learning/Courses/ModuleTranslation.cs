using Tideline.Projects.Configuration;

namespace Tideline.Learning.Courses;

/// <summary>A module in another language: <c>module.LANGUAGE.yaml</c> and <c>text.LANGUAGE.md</c> beside the English ones, which keep structure, ids and what is right.</summary>
internal static class ModuleTranslation
{
    private static readonly string[] _keys =
    [
        "title", "question", "objectives", "task", "hints", "criteria", "misconceptions", "policy_use", "key_points", "glossary", "references", "trainer_notes", "quiz",
    ];

    /// <summary>The module in the language; as it is where there is no translation.</summary>
    /// <exception cref="Domain.ConfigurationException">The translation has no such questions or options; the message names it.</exception>
    public static CourseModule Of(CourseModule module, string language)
    {
        var folder = module.Id.ToLowerInvariant();
        var file = $"{folder}/module.{language}.yaml";
        return BuiltInText.Names.Contains(file, StringComparer.Ordinal)
            ? Parse(module, language, BuiltInText.Read(file), file, BuiltInText.Read($"{folder}/text.{language}.md")) : module;
    }

    internal static CourseModule Parse(CourseModule module, string language, string yaml, string file, string text)
    {
        var root = YamlSection.OfFile(file, Projects.Configuration.YamlDocument.Root(yaml, file, "Restore the file."), _keys);
        var questions = root.Sections("quiz", "id", "stem", "options").ToDictionary(q => q.Text("id"), StringComparer.Ordinal);
        return module with
        {
            Language = language,
            Text = text,
            Title = root.Text("title"),
            Question = root.Text("question"),
            Objectives = root.Texts("objectives"),
            Task = root.Text("task"),
            Hints = root.Texts("hints"),
            Criteria = YamlTexts.Pairs(root, "criteria"),
            Misconceptions = YamlTexts.Pairs(root, "misconceptions"),
            PolicyUse = root.Text("policy_use"),
            KeyPoints = root.Texts("key_points"),
            Glossary = YamlTexts.Pairs(root, "glossary"),
            References = root.Node("references") is null ? module.References : root.Texts("references"),
            TrainerNotes = root.Text("trainer_notes"),
            Quiz = [.. module.Quiz.Select(q => Translated(q, questions.GetValueOrDefault(q.Id) ?? throw root.Fault("quiz", $"has no question {q.Id}")))],
        };
    }

    private static QuizItem Translated(QuizItem item, YamlSection section)
    {
        var options = section.Sections("options", "text", "reason");
        return options.Count != item.Options.Count
            ? throw section.Fault("options", FormattableString.Invariant($"must be {item.Options.Count}, in the order of the English ones"))
            : item with { Stem = section.Text("stem"), Options = [.. item.Options.Zip(options, (o, t) => o with { Text = t.Text("text"), Reason = t.Text("reason") })] };
    }
}
