using Tideline.Pipeline.Engine;

namespace Tideline.Engines.Contract.Tests.Bench;

internal static class ClickHouse
{
    public static IEngine Open(IReadOnlyList<Uri> shards, string database, string folder) => throw Xunit.Sdk.SkipException.ForSkip("no engine");
}
