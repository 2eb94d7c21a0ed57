using Microsoft.AspNetCore.Http;
using Tideline.Learning.Progress;
using Tideline.Projects;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Learners;

/// <summary>The learners of this server, each with a work folder under <c>campus/learners/</c> that is named by the hash of their code.</summary>
internal sealed class LearnerShelf(ProjectFolder project, ServeOptions options)
{
    /// <summary>The header that holds the learner's code; it never stands in an address, which others keep.</summary>
    public const string Header = "X-Learner";

    private const int Stripes = 64;

    private readonly Lock[] _locks = [.. Enumerable.Range(0, Stripes).Select(_ => new Lock())];
    private readonly Lock _enrolling = new();

    private string Root => Path.Combine(project.Campus, "learners");

    /// <summary>Makes a new learner.</summary>
    /// <returns>The code, which is kept nowhere.</returns>
    /// <exception cref="ProblemException">There are as many learners as the server holds.</exception>
    public LearnerCode Enrol()
    {
        var code = LearnerCode.Draw();
        lock (_enrolling)
        {
            if (Directory.Exists(Root) && Directory.EnumerateDirectories(Root).Count() >= options.Campus.Learners)
            {
                throw new ProblemException(409, ProblemCode.CampusFull, "The campus holds as many learners as it may. Ask who runs this server; nobody was enrolled.");
            }

            var folder = Path.Combine(Root, code.Hash);
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            LearnerSeed.Write(folder, LearnerSeed.Of(code.Text));
        }

        return code;
    }

    /// <summary>The learner whose code the request brings.</summary>
    /// <exception cref="ProblemException">It brings none, or nobody has it.</exception>
    public Learner Of(HttpContext context)
    {
        if (LearnerCode.Read(context.Request.Headers[Header].ToString()) is { } code && Path.Combine(Root, code.Hash) is var folder && LearnerSeed.Find(folder) is { } seed)
        {
            return new(code.Hash, folder, seed);
        }

        throw new ProblemException(404, ProblemCode.LearnerUnknown, "No learner of this server has this code. Look at it again, or enrol anew.");
    }

    /// <summary>The learner with this hash; null where they went.</summary>
    public Learner? Find(string id) => Path.Combine(Root, id) is var folder && LearnerSeed.Find(folder) is { } seed ? new(id, folder, seed) : null;

    /// <summary>Reads and changes what is a learner's, one after another.</summary>
    public T Alone<T>(Learner learner, Func<T> act)
    {
        lock (_locks[Convert.ToInt32(learner.Id[..2], 16) % Stripes])
        {
            return act();
        }
    }

    /// <summary>The same for work that ends in an entry of the record of progress.</summary>
    /// <exception cref="ProblemException">The learner handed in as often as one may.</exception>
    public T Attempt<T>(Learner learner, Func<T> act) => Alone(learner, () => learner.Progress.Lines < options.Campus.Attempts ? act() : throw new ProblemException(
        409, ProblemCode.CampusFull, "This learner has handed in as often as one may. Take the progress along as a file and enrol anew; nothing was entered."));

    /// <summary>Deletes all that is a learner's.</summary>
    public void Delete(Learner learner) => Alone(learner, () =>
    {
        // First what makes it a learner: a folder that could not be deleted whole is nobody's.
        File.Delete(learner.File(LearnerSeed.FileName));
        Directory.Delete(learner.Folder, recursive: true);
        return true;
    });
}
