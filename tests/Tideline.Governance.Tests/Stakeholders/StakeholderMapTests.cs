using NodaTime;
using Tideline.Governance.Stakeholders;

namespace Tideline.Governance.Tests.Stakeholders;

public sealed class StakeholderMapTests
{
    private static readonly ActorKind[] Kinds =
    [
        ActorKind.Operator, ActorKind.Regulator, ActorKind.DataProtection, ActorKind.StatisticsOffice,
        ActorKind.DisasterAuthority, ActorKind.User, ActorKind.CivilSociety, ActorKind.Funder,
    ];

    private static readonly StakeholderMap Whole = new()
    {
        Actors =
        [
            .. Kinds.Select(k => new Actor
            {
                Name = k.ToString(), Kind = k, Mandate = "By law", Influence = 4, Interest = 3, Concern = "Trust", Owner = "Desk", NextStep = "Meet", NextContact = new LocalDate(2026, 12, 1),
            }),
        ],
    };

    [Fact]
    public void A_whole_map_has_no_findings() => Assert.Empty(Whole.Findings(Sentences.Desk));

    [Fact]
    public void Seven_actors_are_too_few_and_the_part_that_nobody_plays_is_named()
    {
        var found = (Whole with { Actors = [.. Whole.Actors.Where(a => a.Kind != ActorKind.CivilSociety)] }).Findings(Sentences.Desk);
        Assert.Equal(["SM1", "SM2"], found.Select(f => f.Code));
        Assert.Equal("civil_society", found[1].Subject);
    }

    [Fact]
    public void An_owner_is_asked_for_only_where_influence_is_much()
    {
        Assert.Equal(["SM5"], With(a => a with { Owner = "" }).Codes());
        Assert.Empty(With(a => a with { Owner = "", Influence = 3 }).Codes());
    }

    [Fact]
    public void A_meeting_whose_day_is_past_is_stale() =>
        Assert.Equal(Weight.Stale, Assert.Single(With(a => a with { NextContact = new LocalDate(2026, 11, 30) }).Findings(Sentences.Desk)).Weight);

    [Fact]
    public void A_score_of_six_and_a_name_twice_are_found() =>
        Assert.Equal(["SM8", "SM3"], With(a => a with { Name = " regulator ", Influence = 6 }).Codes());

    [Theory]
    [InlineData(4, 4, Quadrant.WorkTogether)]
    [InlineData(5, 3, Quadrant.KeepContent)]
    [InlineData(3, 4, Quadrant.KeepInformed)]
    [InlineData(3, 3, Quadrant.Watch)]
    public void Influence_and_interest_place_an_actor(int influence, int interest, Quadrant quadrant) =>
        Assert.Equal(quadrant, new Actor { Influence = influence, Interest = interest }.Quadrant);

    [Fact]
    public void Who_was_not_judged_has_no_place() => Assert.Null(new Actor { Influence = 3 }.Quadrant);

    private static StakeholderMap With(Func<Actor, Actor> change) => Whole with { Actors = [change(Whole.Actors[0]), .. Whole.Actors.Skip(1)] };
}
