using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class DeterminismTests
{
    /// <summary>Every named scenario with its hash. A change of the simulation changes them; nothing else may.</summary>
    public static TheoryData<string, string> Worlds => new()
    {
        { "flood", "eb122a38be139a97f31685f8d916f2285cf2e677aef9f607091f71836241998c" },
        { "no-event", "a998e20c2fb17fb887a17b3f2af9233e9190d9b30679d37dbc1f789633a16f7f" },
        { "outage", "ad047115526fea156a9341a657b1ed5ec240d21e2a784db857fbff01ef75d429" },
        { "total-evacuation", "89371f7a64ebe5d695144140e2f9a2539c5cb9f933105defc5f90766cdcae351" },
        { "short-history", "1cda54305a58f9c0d5b2e35228711e8de7ac454de810f28ac0cff2d81c591d8b" },
        { "feast", "5fd1eb963e7d579675f6e24850ddc0bf0844cc0f8f21f4bb88a402dedb9c18f2" },
        { "churn", "9fb3607a54aafe51fdb713679d721b533dbdc97fada1903ccf4bf81052b1906a" },
        { "heatwave", "cbf0326290cd91b25b8c0e0b8180bc29e3aed42606df09f146b2b93010583d0a" },
        { "drought", "d6a1933a8103cb935819e85063473727e2f5454f997c4c3ea0ac8a1e56f1979d" },
        { "wildfire", "e72d350b989470114e344cfe30a660aef6fb83d07cd4c758bf36d29b1569b735" },
        { "earthquake", "99f650895806d69034a53397b21dde4cfa85e5b46211397c623109f8eccf021c" },
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
