using NodaTime;

namespace Tideline.Projects.Configuration;

/// <summary>For how many days what is kept inside the enclave. Released tables are kept for ever.</summary>
/// <param name="EventsDays">Accepted events, by their local day.</param>
/// <param name="SubscriberDays">Tables about single subscribers, by the first local day in them.</param>
/// <param name="CubesDays">Unsuppressed figures: by their local day, and where a run writes them anew, since it did.</param>
/// <param name="LandingFilesDays">The operator's files in the project, since they were ingested.</param>
public sealed record RetentionRules(int EventsDays, int SubscriberDays, int CubesDays, int LandingFilesDays)
{
    /// <summary>Defaults where <c>retention:</c> says nothing of a key.</summary>
    public static readonly RetentionRules Standard = new(90, 400, 730, 7);

    /// <summary>What is before this day is not kept.</summary>
    public static LocalDate FirstKept(LocalDate today, int days) => today.PlusDays(-days);
}
