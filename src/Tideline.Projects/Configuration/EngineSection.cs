using YamlDotNet.RepresentationModel;

namespace Tideline.Projects.Configuration;

/// <summary>Reads <c>engine:</c>, which is the word duckdb or a mapping with the shards of a ClickHouse cluster.</summary>
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
                throw root.Fault("engine", $"is '{other}'; it is duckdb or {{clickhouse: {{shards: [...]}}}}");
            case var node:
                var engine = new YamlSection(node, "engine", "clickhouse");
                return ClickHouseSection.Read(new YamlSection(engine.Required("clickhouse"), "engine.clickhouse", ClickHouseSection.Keys));
        }
    }
}
