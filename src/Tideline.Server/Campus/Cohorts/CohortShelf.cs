using System.Text.Json;
using Tideline.Projects;
using Tideline.Projects.Files;
using Tideline.Server.Campus.Learners;
using Tideline.Server.Problems;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>The cohorts of this server, a file for each in <c>campus/cohorts/</c>.</summary>
internal sealed class CohortShelf(ProjectFolder project)
{
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true, Converters = { new LocalDateConverter() } };

    private readonly Lock _lock = new();
    private Dictionary<string, Cohort>? _all;

    private string Root => Path.Combine(project.Campus, "cohorts");

    /// <summary>By first day, the newest first.</summary>
    public IReadOnlyList<Cohort> All
    {
        get
        {
            lock (_lock)
            {
                return [.. Read().Values.OrderByDescending(c => c.Starts).ThenBy(c => c.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <exception cref="ProblemException">There is none of this id.</exception>
    public Cohort Find(string id) => All.FirstOrDefault(c => c.Id == id) ?? throw Unknown();

    /// <summary>The cohort of a learner; null: in none.</summary>
    public Cohort? Of(string learner) => All.FirstOrDefault(c => c.Members.Contains(learner, StringComparer.Ordinal));

    /// <exception cref="ProblemException">The learner is in no cohort.</exception>
    public Cohort Demand(string learner) => Of(learner) ?? throw Unknown();

    public Cohort Add(Cohort cohort, int most)
    {
        lock (_lock)
        {
            return Read().Count < most ? Write(cohort) : throw new ProblemException(409, ProblemCode.CampusFull, "There are as many cohorts as may be. Delete one that has ended; nothing was made.");
        }
    }

    /// <summary>Changes one cohort as it is now.</summary>
    public Cohort Change(string id, Func<Cohort, Cohort> change)
    {
        lock (_lock)
        {
            return Write(change(Read().GetValueOrDefault(id) ?? throw Unknown()));
        }
    }

    public void Delete(string id)
    {
        lock (_lock)
        {
            if (!Read().Remove(id))
            {
                throw Unknown();
            }

            File.Delete(FileOf(id));
        }
    }

    /// <summary>The learner joins by the code that the trainer gave, and leaves the cohort before.</summary>
    public Cohort Join(string learner, string? code, int most)
    {
        lock (_lock)
        {
            var plain = LearnerCode.Plain(code, CohortCode.Length);
            var cohort = Read().Values.FirstOrDefault(c => c.Code == plain) ?? throw Unknown();
            if (cohort.Members.Contains(learner, StringComparer.Ordinal))
            {
                return cohort;
            }

            if (cohort.Members.Count >= most)
            {
                throw new ProblemException(409, ProblemCode.CampusFull, "The cohort is full. Ask the trainer; nothing was changed.");
            }

            Forget(learner);
            return Write(cohort with { Members = [.. cohort.Members, learner] });
        }
    }

    /// <summary>Takes everything of a learner out of all cohorts.</summary>
    public void Forget(string learner)
    {
        lock (_lock)
        {
            foreach (var cohort in Read().Values.Where(c => c.Members.Contains(learner, StringComparer.Ordinal) || c.Board.Any(q => q.Learner == learner)).ToList())
            {
                Write(cohort with
                {
                    Members = [.. cohort.Members.Where(m => m != learner)],
                    Sessions = [.. cohort.Sessions.Select(s => s with { Present = [.. s.Present.Where(p => p != learner)] })],
                    Board = [.. cohort.Board.Where(q => q.Learner != learner)],
                });
            }
        }
    }

    private Dictionary<string, Cohort> Read() => _all ??= Directory.Exists(Root)
        ? Directory.EnumerateFiles(Root, "*.json").Select(f => JsonSerializer.Deserialize<Cohort>(File.ReadAllText(f), _json)!).ToDictionary(c => c.Id, StringComparer.Ordinal)
        : new(StringComparer.Ordinal);

    private Cohort Write(Cohort cohort)
    {
        Directory.CreateDirectory(Root);
        WholeFile.Write(FileOf(cohort.Id), JsonSerializer.Serialize(cohort, _json));
        Read()[cohort.Id] = cohort;
        return cohort;
    }

    private string FileOf(string id) => Path.Combine(Root, id + ".json");

    private static ProblemException Unknown() => new(404, ProblemCode.CohortUnknown, "There is no such cohort, or the learner is in none. Look at the code again.");
}
