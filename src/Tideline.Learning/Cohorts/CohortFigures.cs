using Tideline.Learning.Courses;
using Tideline.Learning.Progress;

namespace Tideline.Learning.Cohorts;

/// <summary>What a trainer sees of a cohort: counts of people, never one of them.</summary>
/// <param name="Learners">How many joined; null where they are fewer than five, and then nothing else is told.</param>
/// <param name="Minutes">Median of the learners' minutes between what they handed in, to the nearest ten; null: not told.</param>
public sealed record CohortFigures(
    int? Learners, IReadOnlyList<ModuleFigures> Modules, IReadOnlyList<MissedObjective> Missed, IReadOnlyList<MisconceptionCount> Misconceptions, int? Minutes)
{
    private const int MostListed = 10;

    /// <param name="learners">The attempts of each learner of the cohort.</param>
    /// <param name="modules">Of which the figures are told.</param>
    public static CohortFigures Of(IReadOnlyList<IReadOnlyList<Attempt>> learners, IReadOnlyList<CourseModule> modules)
    {
        if (learners.Count < GroupCount.Smallest)
        {
            return new(null, [], [], [], null);
        }

        var standings = learners.Select(ModuleStanding.Of).ToList();
        int Count(string module, Func<ModuleStanding, bool> which) => standings.Count(s => s.TryGetValue(module, out var standing) && which(standing));
        ModuleFigures FiguresOf(string module)
        {
            var (begun, exercise, quiz, passed) = (Count(module, s => s.IsBegun), Count(module, s => s.ExercisePassed), Count(module, s => s.QuizPassed), Count(module, s => s.IsPassed));
            return new(
                module, GroupCount.Of(begun, learners.Count), GroupCount.Within(exercise, learners.Count, begun), GroupCount.Within(quiz, learners.Count, begun),
                GroupCount.Within(passed, learners.Count, begun, exercise, quiz));
        }

        return new(
            learners.Count,
            [
                .. modules.Select(m => FiguresOf(m.Id)),
            ],
            MissedOf(learners, modules), MisconceptionsOf(learners), MedianOf([.. learners.Select(LearningTime.Minutes)]));
    }

    // A learner counts once for an objective, however often they missed it.
    private static IReadOnlyList<MissedObjective> MissedOf(IReadOnlyList<IReadOnlyList<Attempt>> learners, IReadOnlyList<CourseModule> modules)
    {
        var objectives = modules.SelectMany(m => m.Quiz.Select(q => (q.Id, Objective: (Module: m.Id, Number: q.Objective)))).ToDictionary(q => q.Id, q => q.Objective, StringComparer.Ordinal);
        return
        [
            .. learners
                .SelectMany(l => l.Where(a => a.Item == Attempt.Quiz).SelectMany(a => a.Criteria).Where(c => !c.Passed && objectives.ContainsKey(c.Id)).Select(c => objectives[c.Id]).Distinct())
                .CountBy(o => o)
                .Select(o => new MissedObjective(o.Key.Module, o.Key.Number, GroupCount.Of(o.Value, learners.Count)))
                .Where(o => o.Learners.Kind is not CountKind.Few)
                .OrderByDescending(o => o.Learners.Count).ThenBy(o => o.Module, StringComparer.Ordinal).ThenBy(o => o.Objective).Take(MostListed),
        ];
    }

    private static IReadOnlyList<MisconceptionCount> MisconceptionsOf(IReadOnlyList<IReadOnlyList<Attempt>> learners) =>
    [
        .. learners
            .SelectMany(l => l.Where(a => a.Item == Attempt.Exercise).SelectMany(a => a.Criteria.Where(c => c.Misconception is not null).Select(c => (a.Module, Id: c.Misconception!))).Distinct())
            .CountBy(m => m)
            .Select(m => new MisconceptionCount(m.Key.Module, m.Key.Id, GroupCount.Of(m.Value, learners.Count)))
            .Where(m => m.Learners.Kind is not CountKind.Few)
            .OrderByDescending(m => m.Learners.Count).ThenBy(m => m.Module, StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal).Take(MostListed),
    ];

    private static int MedianOf(double[] minutes)
    {
        Array.Sort(minutes);
        return (int)Math.Round((minutes[(minutes.Length - 1) / 2] + minutes[minutes.Length / 2]) / 20, MidpointRounding.AwayFromZero) * 10;
    }
}

/// <param name="Begun">Handed in an exercise or a quiz.</param>
public sealed record ModuleFigures(string Module, GroupCount Begun, GroupCount Exercise, GroupCount Quiz, GroupCount Passed);

/// <param name="Objective">Its number in the module, from 1.</param>
/// <param name="Learners">Who missed a question of it.</param>
public sealed record MissedObjective(string Module, int Objective, GroupCount Learners);

/// <param name="Learners">Who made the mistake.</param>
public sealed record MisconceptionCount(string Module, string Id, GroupCount Learners);
