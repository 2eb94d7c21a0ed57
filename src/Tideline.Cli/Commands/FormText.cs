using Tideline.Learning.Checks;
using Tideline.Learning.Courses;
using Tideline.Learning.Forms;

namespace Tideline.Cli.Commands;

/// <summary>A form in a terminal: items with their ids and options, to be answered in a CSV file.</summary>
internal static class FormText
{
    /// <summary>A text for each item, in the order of the form.</summary>
    public static IReadOnlyList<string> Of(IFormExercise exercise, ulong seed, CourseModule module)
    {
        var words = FormWords.Read(module.Id, module.Language);
        return [.. exercise.Form(seed).Items.Select(i => Text(i, words?.Of(i)))];
    }

    private static string Text(FormItem item, ItemWords? words)
    {
        var lines = new List<string> { $"{item.Id}  {words?.Prompt}" };
        if (words?.Help is { } help)
        {
            lines.Add("    " + help);
        }

        lines.AddRange(item.Table?.Rows.Select(r => "    " + string.Join("  ", r.Select(c => c.PadRight(10)))) ?? []);
        lines.AddRange(item.Options.Select(o => $"    {o}: {words?.Options.GetValueOrDefault(o)}"));
        return string.Join('\n', lines);
    }
}
