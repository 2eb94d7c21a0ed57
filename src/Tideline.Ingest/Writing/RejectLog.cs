using Tideline.Ingest.Rows;

namespace Tideline.Ingest.Writing;

/// <summary>Counts the rejected rows of one file and hands them to the engine in batches.</summary>
internal sealed class RejectLog(PartWriter writer)
{
    private const int Batch = 100_000;

    private readonly List<(long, RejectReason)> _pending = [];
    private readonly SortedDictionary<RejectReason, long> _counts = [];

    /// <summary>Rejected rows by reason.</summary>
    public IReadOnlyDictionary<RejectReason, long> Counts => _counts;

    public void Add(long row, RejectReason reason)
    {
        _counts[reason] = _counts.GetValueOrDefault(reason) + 1;
        _pending.Add((row, reason));
        if (_pending.Count >= Batch)
        {
            Flush();
        }
    }

    /// <summary>Writes all rejected rows of the file to <paramref name="path"/>.</summary>
    public void Write(string file, string path)
    {
        Flush();
        writer.WriteRejects(file, path);
    }

    private void Flush()
    {
        writer.AddRejects(_pending);
        _pending.Clear();
    }
}
