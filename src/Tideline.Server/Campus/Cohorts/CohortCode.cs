using Tideline.Server.Campus.Learners;

namespace Tideline.Server.Campus.Cohorts;

/// <summary>What a trainer writes on the board of a room: eight letters and digits.</summary>
internal static class CohortCode
{
    public const int Length = 8;

    public static string Draw() => LearnerCode.Drawn(Length);
}
