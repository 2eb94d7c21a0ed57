using Tideline.Learning.Courses;
using Tideline.Projects.Configuration;

namespace Tideline.Learning.Maturity;

/// <summary>Questions and levels in another language than English: <c>courses/maturity/framework.LANGUAGE.yaml</c>, built in.</summary>
public sealed class FrameworkWords
{
    private readonly YamlSection _root;

    private FrameworkWords(YamlSection root) => _root = root;

    /// <summary>Null where the language has no words: then those of the framework stand.</summary>
    public static FrameworkWords? In(string? language)
    {
        var name = $"maturity/framework.{language}.yaml";
        return BuiltInText.Names.Contains(name, StringComparer.Ordinal)
            ? new(YamlSection.OfFile(name, YamlDocument.Root(BuiltInText.Read(name), name, "Restore the file."), [.. FrameworkFile.BuiltIn.Questions.Select(q => q.Code)])) : null;
    }

    /// <summary>A question with its texts in this language; actions stay as they are.</summary>
    public MaturityQuestion Of(MaturityQuestion question)
    {
        var section = _root.Section(question.Code, "asks", "levels", "evidence");
        return question with { Asks = section.Text("asks"), Levels = section.Texts("levels"), Evidence = section.Text("evidence") };
    }
}
