using NodaTime;
using Tideline.Domain.Cubes;

namespace Tideline.Governance.Access;

/// <summary>An agreement that nobody signed: what requests are held against by people who practise.</summary>
public static class PracticeTerms
{
    /// <param name="today">Local day; the terms are in force on it.</param>
    public static AccessTerms Of(LocalDate today) => new()
    {
        Agreement = "practice",
        Products = Indicator.Released,
        FinestLevel = 3,
        FinestPeriod = PeriodKind.Day,
        EarliestDay = today.PlusDays(-365),
        LatestDay = today.PlusDays(60),
        Recipients = ["Disaster authority", "IOM", "OCHA"],
        Start = today.PlusDays(-180),
        End = today.PlusDays(180),
    };
}
