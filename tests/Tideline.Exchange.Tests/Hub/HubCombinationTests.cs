using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Exchange.Hub;
using Tideline.Release.Observations;
using Tideline.Release.Tests;

namespace Tideline.Exchange.Tests.Hub;

public sealed class HubCombinationTests
{
    private const string Open = "  figures: open\n  minimum_operators: 1\n  shared_error: 0\n  between_operators: 0";

    private static readonly (LocalDate, string, long)[] Homes = Moved(60, 40, 100);

    [Fact]
    public void Three_operators_are_averaged_by_their_shares_and_not_added()
    {
        using var world = new HubWorld(Open);
        world.Nodes["alpha"].Publish(Moved(60, 40, 100));
        world.Nodes["beta"].Publish(Moved(80, 40, 100));
        world.Nodes["gamma"].Publish(Moved(60, 60, 80));
        world.Deliver();

        var manifest = world.Combine();
        var figures = world.Combined(manifest);

        // .5 · 1,800 + .3 · 2,400 + .2 · 1,800, to the nearest 50, which is the base at 30 people to a subscriber.
        Assert.Equal(2000m, Of(figures, "PK1A1").Value);
        Assert.Equal(["alpha", "beta", "gamma"], manifest.Operators.Select(o => o.Name));
        Assert.All(manifest.Operators, o => Assert.Null(o.Note));
        Assert.All(figures.Where(f => f.Value is not null), f => Assert.True(f.Lower <= f.Value && f.Value <= f.Upper));
        Assert.All(figures, f => Assert.Matches("^tideline-1a2b3c4d\\+hub-[0-9a-f]{8}$", f.Definition));
        Assert.Contains("displaced_stock,PK1A1,2025-08-25,2025-08-31,3,1\n", File.ReadAllText(Path.Combine(world.Project.Hub, "combined", manifest.Id, "coverage.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void One_operator_alone_gives_its_own_figures()
    {
        using var world = new HubWorld(Open, "", ("alpha", 0.5));
        world.Nodes["alpha"].Publish(Homes);
        world.Deliver();
        var combined = world.Combined(world.Combine());
        Assert.Equal(
            world.Nodes["alpha"].Released().Where(o => o.Value is not null).Select(o => (o.Area, o.PeriodStart, o.Value)),
            combined.Where(o => o.Value is not null).Select(o => (o.Area, o.PeriodStart, o.Value)));
        Assert.All(combined.Zip(world.Nodes["alpha"].Released()), p => Assert.True(p.First.Lower <= p.Second.Lower && p.First.Upper >= p.Second.Upper));
    }

    [Fact]
    public void Open_figures_of_fewer_operators_than_asked_for_are_hidden()
    {
        using var world = new HubWorld("  figures: open\n  minimum_operators: 3");
        foreach (var (name, second) in new[] { ("alpha", 40), ("beta", 40), ("gamma", 3) })
        {
            world.Nodes[name].Publish(Moved(60, second, 100));
        }

        world.Deliver();
        var figures = world.Combined(world.Combine());
        Assert.Equal((ObservationStatus.Suppressed, null), (Of(figures, "PK1A2").Status, Of(figures, "PK1A2").Value));
        Assert.NotNull(Of(figures, "PK").Value);
    }

    [Fact]
    public void Releases_of_other_boundaries_than_the_hub_has_now_are_not_combined()
    {
        using var world = new HubWorld(Open);
        world.Nodes["alpha"].Publish(Homes);
        world.Deliver("alpha");
        var file = world.File("hub/reference/areas.geojson");
        File.WriteAllText(file, File.ReadAllText(file).Replace("60.1", "60.11", StringComparison.Ordinal));
        Assert.Contains("other boundaries", Assert.Throws<ConfigurationException>(() => world.Combine()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_operator_that_is_cut_off_is_told_as_missing_and_taken_up_when_it_comes()
    {
        using var world = new HubWorld(Open);
        foreach (var node in world.Nodes.Values)
        {
            node.Publish(Homes);
        }

        world.Deliver("alpha", "beta");
        var two = world.Combine();
        Assert.Equal("missing: nothing was received", two.Operators.Single(o => o.Name == "gamma").Note);
        Assert.Contains(",2,0.8\n", File.ReadAllText(Path.Combine(world.Project.Hub, "combined", two.Id, "coverage.csv")), StringComparison.Ordinal);

        world.Deliver("gamma");
        var three = world.Combine();
        Assert.All(three.Operators, o => Assert.NotNull(o.Release));
        Assert.NotEqual(two.Id, three.Id);
        Assert.Equal(2, world.Register.Entries.Count(e => e.Event == HubEvent.Combined));
    }

    [Fact]
    public void An_operator_whose_data_end_earlier_is_told_as_behind_and_later_data_wait()
    {
        using var world = new HubWorld(Open);
        world.Nodes["alpha"].Publish(Homes, new(2025, 9, 13));
        world.Nodes["beta"].Publish(Homes);
        world.Nodes["gamma"].Publish(Homes, new(2025, 9, 15));
        world.Deliver();
        var manifest = world.Combine();
        Assert.Equal(
            ["behind: its data end on 2025-09-13", null, "missing: its data end after 2025-09-14"], manifest.Operators.Select(o => o.Note));
    }

    [Fact]
    public void A_release_that_was_taken_back_is_not_combined_any_more()
    {
        using var world = new HubWorld(Open);
        foreach (var node in world.Nodes.Values)
        {
            node.Publish(Homes);
        }

        world.Deliver();
        Assert.Throws<ConfigurationException>(() => world.Register.Withdraw("beta", 2, "Recalled."));
        Assert.Throws<ConfigurationException>(() => world.Register.Withdraw("beta", 1, " "));
        world.Register.Withdraw("beta", 1, "Two days were read twice.");
        Assert.Equal("missing: its release was taken back", world.Combine().Operators.Single(o => o.Name == "beta").Note);
        Assert.Empty(HubView.Figures(world.Project, world.Clock, "beta"));
        Assert.Throws<ConfigurationException>(() => world.Register.Withdraw("beta", 1, "Again."));
    }

    [Fact]
    public void The_same_bundles_give_the_same_bytes_in_whatever_order_they_came()
    {
        using var one = new HubWorld(Open);
        using var other = new HubWorld(Open);
        foreach (var (world, order) in new[] { (one, new[] { "alpha", "beta", "gamma" }), (other, ["gamma", "alpha", "beta"]) })
        {
            world.Nodes["alpha"].Publish(Moved(60, 40, 100));
            world.Nodes["beta"].Publish(Moved(80, 17, 100));
            world.Nodes["gamma"].Publish(Moved(61, 60, 85));
            world.Deliver(order);
        }

        Assert.Equal(one.Combined(one.Combine()), other.Combined(other.Combine()));
        Assert.Equal(one.Combine().Id, one.Combine().Id);
        Assert.Single(one.Register.Entries, e => e.Event == HubEvent.Combined);
    }

    [Fact]
    public void Where_one_hides_a_figure_the_others_stand_for_it_and_it_is_no_0()
    {
        using var world = new HubWorld(Open);
        world.Nodes["alpha"].Publish(Moved(60, 40, 100));
        world.Nodes["beta"].Publish(Moved(60, 40, 100));
        world.Nodes["gamma"].Publish(Moved(60, 3, 100));
        world.Deliver();
        Assert.Equal(ObservationStatus.Suppressed, world.Nodes["gamma"].Released().First(o => o.Area == "PK1A2").Status);

        // 1,200 and 1,200; raked to what is left of the district by those that are complete, at most by half or twice.
        Assert.InRange(Of(world.Combined(world.Combine()), "PK1A2").Value!.Value, 600, 1200);
    }

    [Fact]
    public void Where_all_hide_a_figure_it_is_hidden_and_where_nobody_could_see_it_not_observable()
    {
        using var world = new HubWorld(Open);
        foreach (var (node, i) in world.Nodes.Values.Select((n, i) => (n, i)))
        {
            node.Publish([.. Moved(60, 3, 100), (Country.Week1, "PK2A1", 50)], with: input => input with { Cubes = [Unseen(input.Cubes[0], "PK2A1"), .. input.Cubes.Skip(1)] });
        }

        world.Deliver();
        var figures = world.Combined(world.Combine());
        Assert.Equal((ObservationStatus.Suppressed, null), (Of(figures, "PK1A2").Status, Of(figures, "PK1A2").Value));
        Assert.Equal((ObservationStatus.NotObservable, null), (Of(figures, "PK2A1").Status, Of(figures, "PK2A1").Value));
    }

    [Fact]
    public void Two_operators_that_are_confidential_show_nothing()
    {
        using var world = new HubWorld("  minimum_operators: 3");
        foreach (var node in world.Nodes.Values)
        {
            node.Publish(Homes);
        }

        world.Deliver("alpha", "beta");
        var manifest = world.Combine();
        Assert.Equal(0, manifest.Shown);
        Assert.True(manifest.HiddenAlone > 0);

        // Nothing went out, so that nothing stands in the way of the third.
        world.Deliver("gamma");
        Assert.True(world.Combine().Shown > 0);
    }

    [Fact]
    public void What_went_out_of_confidential_figures_stands()
    {
        using var world = new HubWorld("  minimum_operators: 3", "", ("alpha", 0.3), ("beta", 0.3), ("gamma", 0.2), ("delta", 0.2));
        foreach (var node in world.Nodes.Values)
        {
            node.Publish(node.Name == "delta" ? Moved(200, 200, 200) : Homes);
        }

        world.Deliver("alpha", "beta", "gamma");
        var three = world.Combined(world.Combine());
        world.Deliver("delta");
        var manifest = world.Combine();
        Assert.Equal(2, manifest.Standing);
        Assert.Equal(three.Select(o => (o.Area, o.PeriodStart, o.Value, o.Status)), world.Combined(manifest).Select(o => (o.Area, o.PeriodStart, o.Value, o.Status)));
        Assert.Contains(three, o => o.Value is not null);
    }

    [Fact]
    public void Weights_by_area_are_those_of_the_nearest_area_above()
    {
        using var world = new HubWorld(Open);
        File.WriteAllText(world.File("hub/reference/weights.csv"), "pcode,operator,weight\nPK1A,alpha,0.1\nPK1A,beta,0.8\nPK1A,gamma,0.1\n");
        var yaml = world.Project.ConfigurationFile;
        File.WriteAllText(yaml, File.ReadAllText(yaml).Replace("{ basis: market_share }", "{ basis: market_share, areas: reference/weights.csv }", StringComparison.Ordinal));
        world.Nodes["alpha"].Publish(Moved(60, 40, 100));
        world.Nodes["beta"].Publish(Moved(120, 40, 100));
        world.Nodes["gamma"].Publish(Moved(60, 40, 100));
        world.Deliver();
        var figures = world.Combined(world.Combine());
        // .2 · 1,800 + .8 · 3,600 in the tehsil; .7 · 6,000 + .3 · 7,800 in the country.
        Assert.Equal(3250m, Of(figures, "PK1A1").Value);
        Assert.Equal(6550m, Of(figures, "PK").Value);
    }

    [Fact]
    public void Releases_of_different_definitions_are_not_combined()
    {
        using var world = new HubWorld(Open);
        world.Nodes["alpha"].Publish(Homes);
        world.Nodes["beta"].Publish(Homes, with: i => i with { Definition = "tideline-99999999" });
        world.Deliver("alpha", "beta");
        Assert.Contains("tideline-1a2b3c4d, tideline-99999999", Assert.Throws<ConfigurationException>(() => world.Combine()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_nothing_received_there_is_nothing_to_combine()
    {
        using var world = new HubWorld(Open);
        Assert.Contains("Receive bundles first", Assert.Throws<InputRefusedException>(() => world.Combine()).Message, StringComparison.Ordinal);
        Assert.Throws<ConfigurationException>(() => HubCombination.Write(world.Project, world.Configuration with { Hub = null }, Node.Vintage, null, world.Clock));
    }

    private static (LocalDate, string, long)[] Moved(long first, long second, long third) =>
    [
        .. new[] { Country.Week1, Country.Week2 }.SelectMany(w => new (LocalDate, string, long)[] { (w, "PK1A1", first), (w, "PK1A2", second), (w, "PK1A3", third) }),
    ];

    private static Cube Unseen(Cube cube, string area) => new(
        cube.Indicator, [.. cube.Cells.Select(c => c.Area == area ? c with { Estimate = c.Estimate with { Value = double.NaN, Status = ObservationStatus.NotObservable } } : c)]);

    private static Observation Of(IReadOnlyList<Observation> figures, string area) => figures.First(f => f.Area == area && f.PeriodStart == Country.Week1);
}
