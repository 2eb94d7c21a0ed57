namespace Tideline.Server.Campus;

/// <summary>How much the campus may hold, so that nobody fills the disk of the server.</summary>
/// <param name="Learners">Most learners at a time.</param>
/// <param name="Attempts">Most exercises and quizzes that one learner hands in.</param>
/// <param name="Cohorts">Most cohorts.</param>
/// <param name="Members">Most learners of one cohort.</param>
/// <param name="Questions">Most questions on the board of one cohort.</param>
/// <param name="Countries">Most practice countries at a time; each takes about 20 MB of disk.</param>
public sealed record CampusLimits(int Learners, int Attempts, int Cohorts, int Members, int Questions, int Countries)
{
    /// <summary>Longest table that is handed in, in bytes.</summary>
    public const int LargestTable = 5_000_000;

    /// <summary>Longest record of progress that is brought along, in bytes.</summary>
    public const int LargestProgress = 4_000_000;

    /// <summary>Longest other request, in bytes.</summary>
    public const int LargestRequest = 200_000;

    /// <summary>Bounds for a ministry or a country's training centre.</summary>
    public static readonly CampusLimits Standard = new(Learners: 5_000, Attempts: 2_000, Cohorts: 200, Members: 300, Questions: 300, Countries: 200);
}
