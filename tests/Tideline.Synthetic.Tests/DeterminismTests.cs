using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class DeterminismTests
{
    /// <summary>Every named scenario with its hash. A change of the simulation changes them; nothing else may.</summary>
    public static TheoryData<string, string> Emergencies => new()
    {
        { "flood", "f710cfebd99df6fb02f8c5048d43ce1362c80f343b11150e065d671b5e786ac8" },
        { "no-event", "c53fccbca8e503fa65c240756089d72331a421d77f48b528215713f0c68d7d36" },
        { "outage", "9324651eafa13b8d61a79bf918228d81be375a5a89c5f7cc2e04cb6506bc9ec1" },
        { "total-evacuation", "d187657a61cb6cb7a4eca2486e9654d49b46c10ede119f5a0e4efe68a3ab600f" },
        { "short-history", "b6b7fe23d7f67c2eae9262ec800f2be5677b52b4e61001ad7e1d97db6f6d0d63" },
        { "feast", "e2576d41bc3193f0dcd422293bdfa96340bf41d3f043a7fbc77bf18110ebe56a" },
        { "churn", "41cb81d54da31a52d065b86d5453b3765a64c188603aff11c3a2f1aed61daf9e" },
        { "heatwave", "9d4dd438627bee893e5efb0f7cec9b03091386ba4a35cc75b2f0a62ec0bf0044" },
        { "drought", "e85152fc343cdc93d043836de19418d6dd757072f0f4715e3a44f3ae2066153f" },
        { "wildfire", "67feac61f8e57359f4cfdcae8794f755420707b5bb610fd8727b7b8d5349526e" },
        { "earthquake", "3266c9c5e327ee2d139064f4658da812843099cdcabc194b26cc49f537393ee9" },
    };

    /// <summary>Worlds that differ from an emergency in one thing, with fewer subscribers.</summary>
    public static TheoryData<string, string> Variants => new()
    {
        { "step-5", "575ec39bfb890f50cca886ca38adba946a74a68dd4192868c1d737192e5aa00e" },
        { "step-20", "c275b881c96208795862e109424b31ff0a58605efbf91db0426c3b0c42ad011f" },
        { "step-60", "09be98613c9d24d35d3d3333df31f0e942907c9184d5ddc36c10907398540421" },
        { "total-outage", "a235c08c86d43a8931e2e307e57d6c81616572f1bfd64c28da41f90b78ad4f5b" },
        { "rerouted", "b8354faca1930c14e584f09ccfb708f6830387b46136f5a01e2defbe600ceed4" },
        { "renumbered", "145e8a1136ddadcff13d44d372d356fcbb82c4fee48b8b4703302aaf9f4b6a57" },
        { "activity-doubles", "3e691586ff1bf7599672ce79a2f77be29df465950ff0c0a32bfe5bb119b3acfa" },
        { "activity-halves", "96e9987cef2c507f3d9d62e457ed5d0af8b6c8a967890f2db98dd7461f5006bc" },
        { "roamers", "388a60906ca6862417bc5ea7ba5c3789a3584c737760345c368efe3dd2382fa8" },
        { "feast-3", "a3fe95114a4987eb52925654a5ca5a3127f4542b54a0525627181c97cc1d8335" },
        { "harvest", "678375ecbd350587a49592b503bec9e95c2e5b2a5017739b7d5d9fe0c7020373" },
        { "commuters", "d58ca11ef9fe49e08bd57cf5811cbe6a1e3ef868b0a94b86a313d846e7acf3db" },
        { "churn-by-state", "ceb7f88d3d8abe4828efc6a18da72536c095848eaae848a8a8748133ea2cc6e6" },
        { "poor-without-phones", "dab4848447daadaaa8793aea307985b3d667536e0577af9209fefd7201e8ac7a" },
        { "two-sims", "fbc50903c25bbd2eebee3910b0b75a07f1a1b2ae07b52425c57392ac11682733" },
        { "shared-sims", "a52875d28fab44eb95a13fe308382a85e1ade739c052cb091907de9424a04add" },
        { "small-areas", "193fbdabcbf9ef2a256ba517b14cb65c43e52e64842d75fcb6a5021364bd2954" },
        { "camp-sims", "32948444cc7c807e6e51d2ef9f7200fc52531ba61f8b397fa79595c7e9fd025a" },
        { "growth", "0a46294d44cdf14f2ee3d128a5bae76391809a2fa99c62898437e0de0c587e46" },
        { "late-rows", "3723f1d578e954e1d12f40bbc664f80ff23258e19b0cb87a626bb4380e52b22d" },
        { "broken-files", "6da4f3ea26081d38e46b0948919f0683a0bacb3af0448796a247a1ecc01f7032" },
        { "short-moves", "f1709e3f7010d762c6bd11daac0ef6a9e5b20897e23b0ad0919346024d291655" },
        { "second-wave", "e1e8e1d5998c3770a9966102d6c4362dde0c6d266acddb094867c176d8d56c71" },
        { "returns-reversed", "93928da6385ebbde3049aa58a289b256f90b62e18f043eab9a601f581bed97ad" },
        { "cross-border", "66e16e59e6e0a5edbf67aef58acdb9af700e45df486b6f45b893b7606f21aaa0" },
        { "drought-drift", "874793158ea698024ae8f9c881cc4a2b6c33408239db387793a04b9e416ee733" },
        { "anticipatory", "4101372b11fb8889e0a332c6204e27ab87a1d75c31b35603c730a7200609497b" },
        { "wrong-footprint", "e283a12bec6c27d26a0dad6bdb6172d33e3c0e6e841a88545998a6c673a8c205" },
        { "frailty", "9fa78db32c59af4be33c9d2e91633c18a8724e52c09de3ae7afc43993c526d96" },
        { "bursty", "887825dc6d8e600b41ff556608334a134fe5066646457a532ba81ae87530597f" },
        { "correlated-churn", "c0a352684fca8016f1d8d26f3a1cb157e4dc7dd177b86d6af8940790882acc52" },
    };

    [Theory]
    [MemberData(nameof(Emergencies))]
    public void A_seed_gives_the_same_files_on_every_machine(string scenario, string expected)
    {
        using var world = new GeneratedFolder(Scenario.Named(scenario), 300, seed: 42);
        Assert.Equal(expected, world.Hash());
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void So_does_a_seed_of_a_variant(string scenario, string expected)
    {
        using var world = new GeneratedFolder(Scenario.Named(scenario), 100, seed: 42);
        Assert.Equal(expected, world.Hash());
    }

    [Fact]
    public void Every_named_scenario_has_its_hash() =>
        Assert.Equal(Scenario.Names, Emergencies.Concat(Variants).Select(w => w.Data.Item1));

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
