using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Displacement;
using Tideline.Domain.Emergencies;
using Tideline.Pipeline.Runs;
using Tideline.Projects.Configuration;
using Tideline.Projects.Keys;

namespace Tideline.Pipeline.Tests.Runs;

/// <summary>What key epochs take from figures. A full baseline wants 7 × 20 + 63 = 203 days.</summary>
public sealed class EpochReachTests
{
    private static readonly LocalDate Rotation = new(2026, 7, 1);
    private static readonly KeyEpoch First = new("e1", null, Rotation.PlusDays(-1), null, null, "aa");
    private static readonly KeyEpoch Second = new("e2", Rotation, null, null, null, "bb");

    // 100 days before the rotation and 60 from it on.
    private static readonly LocalDate[] Ingested = [.. Enumerable.Range(-100, 160).Select(n => Rotation.PlusDays(n))];

    [Fact]
    public void Days_of_the_epoch_before_are_no_history()
    {
        var reach = EpochReach.Of("flood", Rotation.PlusDays(50), Second, Ingested, new DisplacementParameters());

        Assert.Equal(new EpochReach("flood", Second, 203, 50, 100, 0), reach);
        Assert.Contains("50 are usable; 100 ingested days before the change are not", reach.Told, StringComparison.Ordinal);
        Assert.Contains("full again for onsets from 2027-01-20", reach.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_of_the_epoch_after_do_not_follow_the_emergency()
    {
        var reach = EpochReach.Of("flood", Rotation.PlusDays(-20), First, Ingested, new DisplacementParameters());

        Assert.Equal(new EpochReach("flood", First, 203, 80, 0, 60), reach);
        Assert.Contains("figures end there, and 60 later ingested days do not count", reach.Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_an_epoch_takes_nothing_nothing_is_said()
    {
        var whole = new KeyEpoch("e1", null, null, null, null, "aa");

        Assert.Null(EpochReach.Of("flood", Rotation, whole, Ingested, new DisplacementParameters()).Told);
        Assert.Null(EpochReach.Of("flood", Rotation.PlusDays(203), Second, Ingested, new DisplacementParameters()).Told);
    }

    [Fact]
    public void A_rotation_costs_the_days_before_it()
    {
        var cost = RotationCost.Of(Rotation, Project(onset: new(2025, 1, 1)), Ingested[..100]);

        Assert.Equal((100, Rotation.PlusDays(36), Rotation.PlusDays(203)), (cost.DaysLost, cost.EarliestOnset, cost.FullFrom));
        Assert.Empty(cost.Cut);
        cost.DemandNoCut();
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(63, false)]
    [InlineData(62, true)]
    [InlineData(0, true)]
    [InlineData(-90, true)]
    [InlineData(-91, false)]
    public void A_rotation_between_the_first_day_of_homes_and_90_days_after_the_onset_is_refused(int daysUntilOnset, bool refused)
    {
        var cost = RotationCost.Of(Rotation, Project(Rotation.PlusDays(daysUntilOnset)), []);

        Assert.Equal(refused ? ["flood"] : [], cost.Cut);
        if (refused)
        {
            Assert.Contains("'flood'", Assert.Throws<ConfigurationException>(cost.DemandNoCut).Message, StringComparison.Ordinal);
        }
    }

    private static ProjectConfiguration Project(LocalDate onset) => new()
    {
        Name = "test",
        TimeZone = DateTimeZone.Utc,
        Inputs = new InputsConfiguration { Events = [], Cells = new TableSource { Files = "cells.csv" } },
        Emergencies =
        [
            new EmergencyConfiguration { Id = "flood", Hazard = Hazard.Flood, Onset = onset, EvacuationStarts = onset.PlusDays(-3), Ends = onset.PlusDays(14) },
        ],
    };
}
