using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>engine:</c>: the word duckdb, a mapping with its memory, or one with the shards of a ClickHouse cluster.</summary>
internal static class EngineSection
{
    public static EngineConfiguration Read(YamlSection root)
    {
        switch (root.Node("engine"))
        {
            case null or YamlScalarNode { Value: "duckdb" }:
                return new EngineConfiguration(EngineKind.DuckDb, []);
            case YamlScalarNode { Value: "clickhouse" }:
                throw root.Fault("engine", "is clickhouse without shards; write engine: {clickhouse: {shards: [\"http://host:8123\"]}}");
            case YamlScalarNode { Value: var other }:
                throw root.Fault("engine", $"is '{other}'; it is duckdb, {{duckdb: {{memory_gb: 4}}}} or {{clickhouse: {{shards: [...]}}}}");
            case var node:
                var engine = new YamlSection(node, "engine", "duckdb", "clickhouse");
                return engine.Node("duckdb") is { } own
                    ? DuckDb(engine, new YamlSection(own, "engine.duckdb", "memory_gb"))
                    : ClickHouseSection.Read(new YamlSection(engine.Required("clickhouse"), "engine.clickhouse", ClickHouseSection.Keys));
        }
    }

    private static EngineConfiguration DuckDb(YamlSection engine, YamlSection section) => engine.Node("clickhouse") is not null
        ? throw engine.Fault("duckdb", "stands beside engine.clickhouse; a project has one engine")
        : new EngineConfiguration(EngineKind.DuckDb, [])
        {
            DuckDbMemoryGb = section.Node("memory_gb") is null ? null : (int)Math.Min(section.WholeNumber("memory_gb", 1, 1), 100_000),
        };
}
