using Tideline.Domain;
using Tideline.Release.Files;
using Tideline.Release.Register;
using Tideline.Server.Maps;

namespace Tideline.Server.Releases;

/// <summary>Keeps the tables of the releases that were asked for last. Only what is public, was not taken back and is as it was
/// signed becomes a table.</summary>
internal sealed class ReleasedTables(ReleaseShelf shelf, BoundarySets boundaries)
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, Lazy<ReleasedTable> Table)> _tables = new();

    /// <exception cref="EngineException">Its files are not what was signed.</exception>
    public ReleasedTable Of(ReleaseEntry release)
    {
        if (release.State != ReleaseState.Published)
        {
            throw new InvalidOperationException("Only a release that is public is read.");
        }

        var table = Slot(release);
        try
        {
            return table.Value;
        }
        catch (EngineException)
        {
            // A file that was restored is to be read again.
            Forget(release.Id.Value);
            throw;
        }
    }

    private Lazy<ReleasedTable> Slot(ReleaseEntry release)
    {
        lock (_gate)
        {
            var node = _tables.First;
            while (node is not null && node.Value.Key != release.Id.Value)
            {
                node = node.Next;
            }

            if (node is not null)
            {
                _tables.Remove(node);
            }
            else
            {
                node = new((release.Id.Value, new(() => Read(release))));
            }

            _tables.AddFirst(node);
            while (_tables.Count > Kept)
            {
                _tables.RemoveLast();
            }

            return node.Value.Table;
        }
    }

    private void Forget(string key)
    {
        lock (_gate)
        {
            var node = _tables.First;
            while (node is not null)
            {
                var next = node.Next;
                if (node.Value.Key == key)
                {
                    _tables.Remove(node);
                }

                node = next;
            }
        }
    }

    private ReleasedTable Read(ReleaseEntry release)
    {
        using var reader = new StreamReader(new MemoryStream(ReleasedFile.Read(shelf, release, "observations.csv")));
        return ReleasedTable.Of(release, ObservationCsv.Read(reader, $"releases/{release.Id}/observations.csv"), boundaries.Of(release));
    }
}
