namespace Tideline.Synthetic.Scenarios;

/// <summary>The flood among people with other habits, so that no estimate is fitted to one world.</summary>
internal static class OtherWorlds
{
    public static IEnumerable<Scenario> All()
    {
        yield return new Scenario { Name = "frailty", Sims = new() { MonthlyChurn = 0.02, Frailty = 1 } };
        yield return new Scenario { Name = "bursty", Activity = new() { BurstSize = 4, RateSpread = 1.4, QuietWeeks = 0.15 } };
        yield return new Scenario
        {
            Name = "correlated-churn",
            Sims = new() { MonthlyChurn = 0.03, DistrictChurn = 0.8, HouseholdChurn = 0.8 },
        };
    }
}
