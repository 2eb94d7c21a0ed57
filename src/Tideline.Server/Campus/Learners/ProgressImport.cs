using Tideline.Domain;
using Tideline.Learning.Progress;
using Tideline.Projects.Files;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Learners;

/// <summary>Progress that a learner brings along as a file, from another server or from the command line.</summary>
internal static class ProgressImport
{
    /// <summary>Takes the record whole or not at all: a learner who did nothing here yet takes any, all others join one of their own code.</summary>
    /// <returns>How many entries are new.</returns>
    /// <exception cref="ProblemException">It is no record, it was changed, it is another learner's, or the learner would have done too much.</exception>
    public static int Into(Learner learner, string text, int mostAttempts)
    {
        var aside = Directory.CreateTempSubdirectory("tideline-progress-");
        try
        {
            var file = Path.Combine(aside.FullName, ProgressBook.FileName);
            File.WriteAllText(file, text);
            var book = ProgressBook.Of(aside.FullName);
            var brought = book.Lines;
            var held = learner.Progress.Lines;
            var here = new FileInfo(learner.File(ProgressBook.FileName));
            if (!book.HistoriesHold)
            {
                throw Unreadable("The file holds lines of a record that is not in it. Take it again where you learned; nothing was changed.");
            }

            if (brought == 0 || brought + held > mostAttempts || (here.Exists ? here.Length : 0) + text.Length > CampusLimits.LargestProgress)
            {
                throw Unreadable("The file holds no record of progress, or more of it than a learner may have. Nothing was changed.");
            }

            if (held > 0)
            {
                return learner.Progress.Merge([file], learner.Seed);
            }

            WholeFile.Write(learner.File(ProgressBook.FileName), text);
            return brought;
        }
        catch (InputRefusedException)
        {
            throw Unreadable("The file is the record of another learner, or of another version of this program. A record is joined to one of the same code; nothing was changed.");
        }
        catch (EngineException)
        {
            throw Unreadable("The file is no record of progress, or was changed since it was taken. Take it again where you learned; nothing was changed.");
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }

    private static ProblemException Unreadable(string detail) => new(400, ProblemCode.HandedInUnreadable, detail);
}
