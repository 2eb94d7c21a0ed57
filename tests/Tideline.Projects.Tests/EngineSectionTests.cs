using Tideline.Domain;
using static Tideline.Projects.Tests.MinimalProject;

namespace Tideline.Projects.Tests;

public sealed class EngineSectionTests
{
    [Fact]
    public void DuckDb_takes_what_the_machine_has_unless_memory_is_given()
    {
        Assert.Null(Parse("engine: duckdb").Engine.DuckDbMemoryGb);
        Assert.Equal(3, Parse("engine: { duckdb: { memory_gb: 3 } }").Engine.DuckDbMemoryGb);
    }

    [Theory]
    [InlineData("memory_gb: 0", "whole number of at least 1")]
    [InlineData("memory_gb: -4", "whole number of at least 1")]
    [InlineData("memory_gb: 1.5", "whole number of at least 1")]
    [InlineData("memory_gb: 4GB", "whole number of at least 1")]
    [InlineData("memory: 4", "did you mean 'memory_gb'")]
    public void A_faulty_memory_is_refused_with_its_line(string key, string names)
    {
        var fault = Assert.Throws<ConfigurationException>(() => Parse($"engine:\n  duckdb:\n    {key}"));

        Assert.Contains("line 9", fault.Message, StringComparison.Ordinal);
        Assert.Contains("engine.duckdb", fault.Message, StringComparison.Ordinal);
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_has_one_engine()
    {
        var fault = Assert.Throws<ConfigurationException>(
            () => Parse("engine:\n  duckdb: { memory_gb: 4 }\n  clickhouse: { shards: [\"http://a:8123\"] }"));

        Assert.Contains("line 8: 'engine.duckdb' stands beside engine.clickhouse", fault.Message, StringComparison.Ordinal);
    }
}
