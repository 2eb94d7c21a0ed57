using Tideline.Domain;
using Tideline.Learning.Progress;
using Tideline.Projects.Files;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Learners;

/// <summary>Progress that a learner brings along as a file, from another server or from the command line.</summary>
internal static class ProgressImport
{
    /// <summary>Of the record, here and in the folder of the command line.</summary>
    public const string FileName = "progress.jsonl";

    /// <summary>Takes the record whole or not at all. One place: where two records can be joined, it is done here.</summary>
    /// <returns>How many entries it has.</returns>
    /// <exception cref="ProblemException">It is no record, it was changed, or the learner has done something here already.</exception>
    public static int Into(Learner learner, string text, int mostAttempts)
    {
        if (learner.Progress.Attempts.Count > 0)
        {
            throw new ProblemException(409, ProblemCode.Conflict, "This learner has progress here already. Enrol anew and bring the file there; nothing was changed.");
        }

        var aside = Directory.CreateTempSubdirectory("tideline-progress-");
        try
        {
            File.WriteAllText(Path.Combine(aside.FullName, FileName), text);
            var attempts = ProgressBook.Of(aside.FullName).Attempts;
            if (attempts.Count == 0 || attempts.Count > mostAttempts)
            {
                throw Unreadable("The file holds no record of progress, or more of it than a learner may have. Nothing was changed.");
            }

            WholeFile.Write(learner.File(FileName), text);
            return attempts.Count;
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
