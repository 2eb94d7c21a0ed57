using System.Data.Common;
using Tideline.Pipeline.Engine;

namespace Tideline.Pipeline.Tests.Fold;

/// <summary>An engine that holds nothing but timelines.</summary>
internal sealed class TimelineEngine(IEnumerable<(ulong Subscriber, List<long> Days)> timelines) : IEngine
{
    public string Name => "timelines";

    public string Version => "1";

    public IDialect Dialect => throw new NotSupportedException();

    public void OpenEvents(IReadOnlyList<string> parts) => throw new NotSupportedException();

    public void OpenDays(string table, IReadOnlyList<string> files) => throw new NotSupportedException();

    public void Create(string table, string select) => throw new NotSupportedException();

    public void Drop(string table) => throw new NotSupportedException();

    public void SaveDays(string table, string orderBy, string folder) => throw new NotSupportedException();

    public void SaveEmpty(string table, string file) => throw new NotSupportedException();

    public void Load(string table, IReadOnlyList<(string Name, ColumnType Type)> columns, IEnumerable<object[]> rows) =>
        throw new NotSupportedException();

    public IEnumerable<T> Read<T>(string select, Func<DbDataReader, T> row) => throw new NotSupportedException();

    public IEnumerable<(ulong Subscriber, List<long> Days)> ReadTimelines() => timelines.Select(t => (t.Subscriber, t.Days.ToList()));

    public void Dispose()
    {
    }
}
