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
        { "step-5", "663dc1b72c927ca0631146aebbf4f0a7c573797df33543768146f8d1894595f4" },
        { "step-20", "95d8c9f3af195a6bbc7d71b7145ffbcc086c679270f83497ed4d4784f2ac31ec" },
        { "step-60", "2587c890e8c2e2670f0f674ad366d2616fbbf99ed8b49e90ae883c5adf186dec" },
        { "total-outage", "86123127983d1ec7cccc0c800bda23921ce884b4bbb82ef1e86587827f9fb7e9" },
        { "rerouted", "cc4146c7661a99e2bcd097b02752cf61847a7dc7a576d1e799ec7fb892e12156" },
        { "renumbered", "ca741277204036c69e6e1dec310462e5981e3e3cdb01ee6d4f8a6a72f525c701" },
        { "activity-doubles", "cc79507315ffb4ea3ff5cb7335d25f3188d300d07f6b5759276193f587c7a43a" },
        { "activity-halves", "df84aae7ca4109d3e0f804a162c95a753099e4f2696c7d308da97699645d0b8a" },
        { "roamers", "76e644985fd213d754b2a787f431016236d08fad91a8e7ac67d3fece226a8b5a" },
        { "feast-3", "988234a5db60e8d26af2183f3234ecfe168367301d27cc5fcf44d2ebfdcd2ee8" },
        { "commuters", "2bb9832e8171f7632af61c3a4c8c6c40e2f1e2ab0f022670e75084c259588c4e" },
        { "churn-by-state", "432a240f7d19aad7a244c9e4c92b956f5aea62ea06fdbf104d1c2b093d7f44f2" },
        { "poor-without-phones", "d4896c197d0a0e899215b8f244a2e4a6a542a912e4e6e8f07eb985c5ffc24a13" },
        { "two-sims", "6ea03eb67f90e5e07c7cc99ac8d2d6f19e2061a0f53cdf8f711c9e6cd9915546" },
        { "shared-sims", "87d67eb7fbf0632665889c141699e9c985a96b9ad772c741a98e974d0087a681" },
        { "small-areas", "116ebc62e64458d577e0667765cc49c47d390da53dde02227f903f3c49cc1c72" },
        { "camp-sims", "8869bcc1219ba90dc6e13d157ae0af16028bad52777f88cd33bd15dfcf2735fb" },
        { "growth", "c64f3d96f0c218f115de07faa6d44df8ef8bb32a6cdd6c3470af5c2b20af47e4" },
        { "late-rows", "f3f474a6026bad03f107e0397c53a09a9d974bfb9004a5b5e6b5f93e65e49319" },
        { "broken-files", "3de05a866bc025f6b52f5df10a26d5126a1f12145792611f076502578e709188" },
        { "short-moves", "9a85e14363da2bafefb09b602f0d2493955e84099b11da89d552f50fb2f9bdbd" },
        { "second-wave", "2f4d2a1ee46a36b59f30aee7a997b25eea8201f7b952c2dd1c975a3f0861a16f" },
        { "returns-reversed", "720335f0db738e7bea51ac5489c861be55d484a0b5134515f58a1d71cb7d0717" },
        { "cross-border", "58975983982ec84ae867af9cef2de3a536a6c991d292bf4021f7992894ac4b98" },
        { "drought-drift", "bd9204f1c4a056a461bf88e911c23936aa032233f1f7e7f247a29de74f6d2db8" },
        { "anticipatory", "41f8680235263d2889381440d293fc8c44050363fa96400d86958cb043f9b3cf" },
        { "wrong-footprint", "1dcae523884bbcee56b05d50ac3c1556912849d6bc640765ccbd97941d50d860" },
        { "frailty", "07055e2f4eb7812081753f1e46a2ea008258224279a1ffe4af01eb84c165b2fe" },
        { "bursty", "12811a0facc45a7e0d7d72e1fba304da4a7d7a7662245d76389f1eee92d01fdb" },
        { "correlated-churn", "afde4346e2abd02cdf3f7be36cb1acd2dcd6bc834c3ebf7c8911e64b6ab415a5" },
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
