using System.Globalization;
using Tideline.Domain;
using Tideline.Learning.Courses;
using Tideline.Projects.Configuration;
using YamlDotNet.RepresentationModel;

namespace Tideline.Learning.Maturity;

/// <summary>Reads the framework, which stands under <c>courses/maturity</c> and is built in.</summary>
public static class FrameworkFile
{
    private const string Name = "maturity/framework.yaml";
    private static readonly Lazy<MaturityFramework> _builtIn = new(() => Parse(BuiltInText.Read(Name), Name));

    /// <summary>The framework of this version.</summary>
    public static MaturityFramework BuiltIn => _builtIn.Value;

    /// <exception cref="ConfigurationException">The text is no framework; the message names line and key.</exception>
    public static MaturityFramework Parse(string text, string file)
    {
        var root = YamlSection.OfFile(file, Projects.Configuration.YamlDocument.Root(text, file, "Restore the file."), "dimensions", "gates");
        IReadOnlyList<MaturityDimension> dimensions = [.. root.Sections("dimensions", "code", "name", "questions").Select(Dimension)];
        var framework = new MaturityFramework(dimensions, []);
        var known = framework.Questions.Select(q => q.Code).ToArray();
        if (known.Distinct(StringComparer.Ordinal).Count() != known.Length)
        {
            throw root.Fault("dimensions", "has a question's code twice");
        }

        return framework with { Gates = [.. root.Sections("gates", "code", "name", "stage", "needs").Select(s => Gate(s, known))] };
    }

    private static MaturityDimension Dimension(YamlSection section) => new(
        section.Text("code"), section.Text("name"),
        [.. section.Sections("questions", "code", "asks", "levels", "evidence", "actions").Select(Question)]);

    private static MaturityQuestion Question(YamlSection section)
    {
        var levels = section.Texts("levels");
        var actions = section.Sections("actions", "do", "role", "days", "artefact", "module");
        return levels.Count != MaturityQuestion.HighestLevel ? throw section.Fault("levels", "must say what levels 1 to 4 look like")
            : actions.Count != MaturityQuestion.HighestLevel ? throw section.Fault("actions", "must lead on from each of the levels 0 to 3")
            : new(section.Text("code"), section.Text("asks"), levels, section.Text("evidence"), [.. actions.Select(Action)]);
    }

    private static MaturityAction Action(YamlSection section) => new(
        section.Text("do"), section.Text("role"), (int)section.WholeNumber("days", 1, 1), section.Text("artefact"), section.Text("module"));

    private static MaturityGate Gate(YamlSection section, string[] known)
    {
        var needs = section.Section("needs", known);
        return new(
            section.Text("code"), section.Text("name"),
            Enum.TryParse<MaturityStage>(section.Text("stage"), ignoreCase: true, out var stage) ? stage : throw section.Fault("stage", "is no stage"),
            known.Where(k => needs.Node(k) is not null).ToDictionary(k => k, k => Level(needs, k), StringComparer.Ordinal));
    }

    private static int Level(YamlSection needs, string question) =>
        needs.Node(question) is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= MaturityQuestion.HighestLevel
            ? level : throw needs.Fault(question, "must be a level from 1 to 4");
}
