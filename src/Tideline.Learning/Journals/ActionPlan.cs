using System.Text;
using Tideline.Learning.Courses;

namespace Tideline.Learning.Journals;

/// <summary>A country's plan, in six sections, made from a journal.</summary>
public static class ActionPlan
{
    /// <summary>Ids of the sections, in the order of the plan: who must agree, access to data and its law, processing and indicators, outputs and their use, questions still open, and when.</summary>
    public static readonly IReadOnlyList<string> Sections = ["stakeholders", "access", "processing", "outputs", "questions", "timeline"];

    private static readonly IReadOnlyDictionary<string, string> _titles = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stakeholders"] = "Who must agree",
        ["access"] = "Access to data, law and regulation",
        ["processing"] = "Processing, sharing and indicators",
        ["outputs"] = "Outputs and their use",
        ["questions"] = "Questions to be answered by research",
        ["timeline"] = "Timeline",
    };

    /// <summary>The plan as Markdown: each section with what was written for it, then the notes that go to it. What is empty is said to be open.</summary>
    public static string Markdown(Journal journal, IReadOnlyList<CourseModule> modules)
    {
        var text = new StringBuilder("# Action plan\n");
        foreach (var section in Sections)
        {
            text.Append("\n## ").Append(_titles[section]).Append("\n\n");
            var written = journal.Plan.GetValueOrDefault(section);
            var notes = modules.Where(m => journal.Notes.TryGetValue(m.Id, out var note) && note.Section == section).ToList();
            if (written is not null)
            {
                text.Append(Lines(written)).Append('\n');
            }

            foreach (var module in notes)
            {
                text.Append(written is null && module == notes[0] ? "" : "\n").Append("### ").Append(module.Id).Append(' ').Append(module.Title).Append("\n\n").Append(Lines(journal.Notes[module.Id].Text)).Append('\n');
            }

            if (written is null && notes.Count == 0)
            {
                text.Append("Open.\n");
            }
        }

        return text.ToString();
    }

    private static string Lines(string text) => text.Trim().ReplaceLineEndings("\n");
}
