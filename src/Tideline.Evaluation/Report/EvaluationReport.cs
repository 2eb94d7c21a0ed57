using NodaTime;

namespace Tideline.Evaluation;

/// <summary>How near the unreleased cubes of one emergency come to the known truth of a synthetic project.</summary>
/// <param name="Project">The project's name.</param>
/// <param name="Emergency">The emergency's id.</param>
/// <param name="Level">Admin level of the scored areas (districts): the one above the finest.</param>
/// <param name="FirstWeek">First day of the first scored week; null where no week was scored.</param>
/// <param name="LastWeekEnds">Last day of the last scored week.</param>
/// <param name="Absent">What could not be scored and why, one sentence each.</param>
/// <param name="Scores">The scores.</param>
public sealed record EvaluationReport(
    string Project,
    string Emergency,
    int Level,
    LocalDate? FirstWeek,
    LocalDate? LastWeekEnds,
    IReadOnlyList<string> Absent,
    EvaluationScores Scores);
