using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Tideline.Domain;
using Tideline.Projects.Configuration;

namespace Tideline.Learning.Maturity;

/// <summary>Reads an answer sheet: YAML, as <c>tideline learn maturity sheet</c> writes it to be filled in.</summary>
public static class AnswerSheetFile
{
    private const string Unknown = "unknown";

    /// <exception cref="ConfigurationException">The text is no answer sheet; the message names file, line and key.</exception>
    public static AnswerSheet Parse(string text, string file, MaturityFramework framework)
    {
        var root = YamlSection.OfFile(
            file, YamlDocument.Root(text, file, "Write a sheet with 'tideline learn maturity sheet' and fill it in."), "country", "day", "custody", "staff_at_operator", "respondents");
        _ = root.Required("day");
        var respondents = root.Sections("respondents", "organisation", "kind", "answers");
        return respondents.Count == 0
            ? throw root.Fault("respondents", "must list at least one organisation")
            : new(
                root.Text("country"),
                root.Time("day", LocalDatePattern.Iso, "2026-11-30")!.Value,
                root.OptionalText("custody") is { } custody ? Word<Custody>(root, "custody", custody) : null,
                root.OptionalText("staff_at_operator") switch
                {
                    null or "false" => false,
                    "true" => true,
                    _ => throw root.Fault("staff_at_operator", "is true or false"),
                },
                [.. respondents.Select(r => OfOne(r, framework))]);
    }

    /// <summary>An empty sheet, with the questions and what each level looks like as comments.</summary>
    public static string Blank(MaturityFramework framework)
    {
        var text = new System.Text.StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"country: \nday: \ncustody: operator            # who holds the records: {Words<Custody>()}\nstaff_at_operator: false     # whether the recipient's staff may run code at the operator\nrespondents:\n");
        text.Append(CultureInfo.InvariantCulture, $"  - organisation: \n    kind: operator           # {Words<RespondentKind>()}\n    answers:                 # evidence: {Words<Evidence>()}\n");
        foreach (var question in framework.Questions)
        {
            text.Append(CultureInfo.InvariantCulture, $"      # {question.Asks} Evidence: {question.Evidence}.\n");
            for (var level = 0; level <= MaturityQuestion.HighestLevel; level++)
            {
                text.Append(CultureInfo.InvariantCulture, $"      #   {level}: {question.LevelText(level)}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"      {question.Code}: {{ level: {Unknown}, evidence: none, note: \"\" }}\n");
        }

        return text.ToString();
    }

    private static Respondent OfOne(YamlSection section, MaturityFramework framework)
    {
        string[] codes = [.. framework.Questions.Select(q => q.Code)];
        var answers = section.Section("answers", codes);
        return new(
            section.Text("organisation"),
            Word<RespondentKind>(section, "kind", section.Text("kind")),
            codes.Where(c => answers.Node(c) is not null).ToDictionary(c => c, c => Answer(answers.Section(c, "level", "evidence", "note")), StringComparer.Ordinal));
    }

    private static MaturityAnswer Answer(YamlSection section)
    {
        var level = section.Text("level");
        int? known = level == Unknown ? null
            : level is [>= '0' and <= '4'] ? level[0] - '0'
            : throw section.Fault("level", $"is a level from 0 to 4, or '{Unknown}'");
        return new(known, Word<Evidence>(section, "evidence", section.OptionalText("evidence") ?? "none"), section.OptionalText("note") ?? "");
    }

    private static T Word<T>(YamlSection section, string key, string text)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => Spelt(v) == text).Select(v => (T?)v).FirstOrDefault()
            ?? throw section.Fault(key, $"is one of {Words<T>()}");

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Spelt));

    /// <summary>A word as sheets write it: StatisticsOffice is statistics_office.</summary>
    public static string Spelt<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
