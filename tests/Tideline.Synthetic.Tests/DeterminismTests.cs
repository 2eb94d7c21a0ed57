using Tideline.Synthetic.Scenarios;

namespace Tideline.Synthetic.Tests;

public sealed class DeterminismTests
{
    /// <summary>Every named scenario with its hash. A change of the simulation changes them; nothing else may.</summary>
    public static TheoryData<string, string> Worlds => new()
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
        { "step-5", "307b800a7d9f8006d234eb83812a6773943a91da480ebb3ca2c3bcdd0522c786" },
        { "step-20", "ceb2aeb5ef2916eb24df45cdc4c1af8a7798528e03d3c4a137b5f81ce2082116" },
        { "step-60", "0208a22d5846f8da92bb4ec05dd5062ac2d1dc5e81cc67b90e95f4393ac0bfaf" },
        { "total-outage", "a2fa81215575009baba4711edfe093bc33aacb7a4740eb299ed8691c9e2d9e03" },
        { "rerouted", "af42d8adf8229944f26e3bfd2c47a7b4f83810d7b80e55fcbef4fbe6c8ccf4f1" },
        { "renumbered", "1e7996fcad57cc5ff14fd442cff7d0e238ecf1a0a24a2ad8a9a8a0f3ea79cb51" },
        { "activity-doubles", "ffb65e156ea2520b1e0113acb2139293d6c4edca5197af36b7e9ae25d2df58e6" },
        { "activity-halves", "384867c181bec7093dd863ef3e642cf159c1a4ecea2c00b4147d314ed1990c89" },
        { "roamers", "5b81de15ba97f981b0dd13cc3a30545155a94f5b19003d410eac356693443cc4" },
        { "feast-3", "e7af374d752a2b8f1ecb28aab834047318f375fc360a33519a0f61ec3d318b2d" },
        { "commuters", "fe55c6da095d46924e544c45a5c3661285e425022c135d99d3f194cfacedcfee" },
        { "churn-by-state", "0c140c3f9ca709a78859a64bfd3157c181c93b62fbb4dba4dcc98140f10c8188" },
        { "poor-without-phones", "e2fa3e00e632297fe2cf292f9566fd9acf3317d0f4a0a12d37407e7378100e8d" },
        { "two-sims", "1b375f081e8ff323c234d80eaa3ad408579379d4be0c46d5b0c41412c1f956b5" },
        { "shared-sims", "950a64369cd965792a4edac433d050042f6dcf756ede1ae10cd6d5918037a166" },
        { "small-areas", "89de7b6eb4fc835ea51a1b96de4be9753ab5de37fd9be0d61236baf7d07a5749" },
        { "camp-sims", "af3a7b3729de8bd2ba61a9e2020eab6476e5401c75a4e132dbbcb9cea5f86dc4" },
        { "growth", "6d7b51b284cdc3dbc4608917c08381eca7ac09576a33c872eaffe62440980e34" },
        { "late-rows", "e2dc4a2d82d8cf4eaef0e591f79c043d53796b7c3ec6d48c3a000ea0d085e316" },
        { "broken-files", "fdc369f9cf91459ce837611403b2729b3b11594e7bffe159950487a3072aeced" },
        { "short-moves", "9b014e12906d49372c65844f6efe2e7e987a2997b9ce2d6f8a418abb327f6051" },
        { "second-wave", "f3fd32318d210f1846d9f9cc875b073f24d1ddec1990ffadb34cf698d2239451" },
        { "returns-reversed", "20f0f0dcdfb3a7a3760742ea6f0180447445e6250402168a6711a3ecc4a6f1f6" },
        { "cross-border", "66468c1fbd2f9c930d9237b58b19143a2b18b1dff8136f0fd635dbdcd583b7af" },
        { "drought-drift", "a645332fc00d4afb06cb8124a2fe4f2d35653cd031e8eb855e0b71e39f9889a6" },
        { "anticipatory", "0540e95a2b5d554962108c344b51e18427a2d0aef65b6b9fd00b880f3f28dd98" },
        { "wrong-footprint", "dbb19191a479837c8bf343f083018974fa667a1cb6b825a052f2fb80cbc5659d" },
        { "frailty", "ac1681be240cec1132acbd2c422664a28ead3c17862bf6244c2c5259652049d2" },
        { "bursty", "0787836a3683b48236094d1645d8d1c9c637c7099eb6245d36b570e617db1044" },
        { "correlated-churn", "31c7ea628ad5485384b689e2a9e44fe5b2fee876ba0c98fa900b811feb3bd956" },
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
