using System.Text;
using Tideline.Learning.Checks;
using Tideline.Learning.Forms;
using Tideline.Projects.Files;
using Tideline.Server.Campus.Learners;

namespace Tideline.Server.Campus.Exercises;

/// <summary>A form as the file that the command line reads: a table of items and answers.</summary>
internal static class HandedInForm
{
    public static void Write(Learner learner, IFormExercise form, FormAnswers answers)
    {
        var text = new StringBuilder(string.Join(',', FormAnswers.Columns)).Append('\n');
        foreach (var item in answers.Items)
        {
            text.AppendJoin(',', CsvField.Quoted(item), CsvField.Quoted(answers[item])).Append('\n');
        }

        WholeFile.Write(learner.File(form.File), text.ToString());
    }

    /// <summary>What was handed in last; nothing where nothing was, or where it cannot be read.</summary>
    public static IReadOnlyDictionary<string, string> Read(Learner learner, IFormExercise form)
    {
        if (!File.Exists(learner.File(form.File)))
        {
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }

        var answers = FormAnswers.Of(HandedIn.Read(learner.File(form.File), form.Columns));
        return answers.Items.ToDictionary(i => i, i => answers[i]!, StringComparer.Ordinal);
    }
}
