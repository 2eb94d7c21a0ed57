namespace Tideline.Synthetic.Scenarios;

/// <summary>What a scenario must keep to be simulated.</summary>
internal static class ScenarioRules
{
    private static readonly string[] _hazards =
        ["flood", "heatwave", "drought", "wildfire", "earthquake", "storm", "conflict", "other"];

    /// <exception cref="SyntheticException">A value is outside its range.</exception>
    public static Scenario Check(Scenario scenario, string where)
    {
        if (!_hazards.Contains(scenario.Hazard, StringComparer.Ordinal))
        {
            throw new SyntheticException(
                $"The hazard '{scenario.Hazard}' in '{where}' is not one of {string.Join(", ", _hazards)}{Nearest.Hint(scenario.Hazard, _hazards)}.");
        }

        Range("weeks_before", scenario.WeeksBefore, 4, 104);
        Range("weeks_after", scenario.WeeksAfter, 1, 104);
        Range("footprint.from", scenario.Footprint.From, 0, 1);
        Range("footprint.to", scenario.Footprint.To, scenario.Footprint.From, 1);
        Range("displacement.strength", scenario.Displacement.Strength, 0, 1);
        Range("displacement.later_days", scenario.Displacement.LaterDays, 1, 400);
        Range("returns.fast_mean_days", scenario.Returns.FastMeanDays, 0.1, 10_000);
        Range("returns.slow_mean_days", scenario.Returns.SlowMeanDays, 0.1, 10_000);
        Range("activity.mean_events", scenario.Activity.MeanEvents, 0.05, 30);
        Range("activity.burst_size", scenario.Activity.BurstSize, 1, 20);
        Range("activity.rate_spread", scenario.Activity.RateSpread, 0, 2);
        Range("sims.people_per_subscriber", scenario.Sims.PeoplePerSubscriber, 3, 1000);
        Range("sims.monthly_churn", scenario.Sims.MonthlyChurn, 0, 0.5);
        Range("displacement.even_share", scenario.Displacement.EvenShare, 0, 1);
        Range("displacement.lead_days", scenario.Displacement.LeadDays, 0, 20);
        Range("displacement.short_moves", scenario.Displacement.ShortMoves, 0, 1);
        Range("displacement.across_border", scenario.Displacement.AcrossBorder, 0, 1);
        Range("displacement.second_wave_day", scenario.Displacement.SecondWaveDay, 0, 300);
        Range("displacement.second_wave_of_returned", scenario.Displacement.SecondWaveOfReturned, 0, 1);
        Range("displacement.second_wave_of_others", scenario.Displacement.SecondWaveOfOthers, 0, 10);
        Range("network.rerouted_km", scenario.Network.ReroutedKm, 0, 300);
        Range("activity.quiet_weeks", scenario.Activity.QuietWeeks, 0, 1);
        Range("travel.harvest", scenario.Travel.Harvest, 0, 1);
        Range("sims.monthly_growth", scenario.Sims.MonthlyGrowth, 0, 0.5);
        Range("sims.district_churn", scenario.Sims.DistrictChurn, 0, 2);
        Range("sims.household_churn", scenario.Sims.HouseholdChurn, 0, 2);
        Range("sims.poor", scenario.Sims.Poor, 0, 1);
        Range("sims.poor_ownership", scenario.Sims.PoorOwnership, 0.01, 1);
        Range("sims.poor_displacement", scenario.Sims.PoorDisplacement, 0, 10);
        Range("sims.thin_districts", scenario.Sims.ThinDistricts, 0, 0.9);
        Range("sims.thin_share", scenario.Sims.ThinShare, 0, 1);
        Range("sims.camp_sims", scenario.Sims.CampSims, 0, 5);
        Range("sims.roamers", scenario.Sims.Roamers, 0, 2);
        Range("sims.roamer_days", scenario.Sims.RoamerDays, 1, 300);
        Range("defects.late_rows", scenario.Defects.LateRows, 0, 1);
        Range("defects.late_by_days", scenario.Defects.LateByDays, 1, 60);
        return scenario;

        void Range(string key, double value, double low, double high)
        {
            if (value < low || value > high)
            {
                throw new SyntheticException(FormattableString.Invariant(
                    $"The value {value} of '{key}' in '{where}' must lie between {low} and {high}."));
            }
        }
    }
}
