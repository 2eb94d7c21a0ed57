using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class DeterminismTests
{
    /// <summary>Every named scenario with its hash. A change of the simulation changes them; nothing else may.</summary>
    public static TheoryData<string, string> Worlds => new()
    {
        { "flood", "f6f7e976647b7e65b43a7b873d9d4780e2ca91cbab34e05f19ab27dfafc1d028" },
        { "no-event", "e2894892b749cda7a9ed38cd5bbce50f666882f6c14d34542a144e3a82106760" },
        { "outage", "6f32f1a30e2c35ef12929dd23c02c323a6ddabe7a5caed2a7cff0477101371ea" },
        { "total-evacuation", "b86e7173e106f7e4e77cc633b98ffac847f5a9c75ab8e3e840d17a980db9ff52" },
        { "short-history", "5df0e05176a9a71f3380a7e37485ab48f1108175f29cd65127c18f601753753f" },
        { "feast", "d423f37fb735e355c1e94f207f77ff8eef1e03cdf19b27b08a59ef609af2d8a3" },
        { "churn", "cfc5a9c22ea958ce28639ff90cab2c8a1999a91ef87f42e548b588108fd273fb" },
        { "heatwave", "a8f7c228e5762702da82529b461fc1bfff781f9a90f6a48da0c2236e9bdb41ad" },
        { "drought", "44c142ec4f7ad46ba7191c2de77c2874630bb0631c3fc7b68e708d22a5a55e2a" },
        { "wildfire", "6312655a961ba092ac12554d99fd1096c10c6a8075da818abd89eb1046271c1b" },
        { "earthquake", "e9421f249ef803c6ca0c52ef8589dc03f6b0984d3ddad1a3a3d29bad34c33712" },
    };

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_seed_gives_the_same_files_on_every_machine(string scenario, string expected)
    {
        using var world = new GeneratedFolder(Scenario.Named(scenario), 300, seed: 42);
        Assert.Equal(expected, world.Hash());
    }

    [Fact]
    public void Every_named_scenario_has_its_hash() =>
        Assert.Equal(Scenario.Names, Worlds.Select(w => w.Data.Item1));

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        using var one = new GeneratedFolder(Scenario.Named("earthquake"), 150, threads: 1);
        using var four = new GeneratedFolder(Scenario.Named("earthquake"), 150, threads: 4);
        Assert.Equal(one.Hash(), four.Hash());
    }

    [Fact]
    public void Another_seed_gives_other_people_in_the_same_land()
    {
        using var one = new GeneratedFolder(Scenario.Named("short-history"), 150, seed: 1);
        using var two = new GeneratedFolder(Scenario.Named("short-history"), 150, seed: 2);
        Assert.NotEqual(one.Hash(), two.Hash());
        Assert.Equal(File.ReadAllText(one.FullPath("reference/areas.geojson")), File.ReadAllText(two.FullPath("reference/areas.geojson")));
    }
}
