using Tideline.Domain;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Register;
using Tideline.Server.Maps;

namespace Tideline.Server.Releases;

/// <summary>Keeps the tables of the releases that were asked for last. Only what is public, was not taken back and is as it was
/// signed becomes a table.</summary>
internal sealed class ReleasedTables(ReleaseShelf shelf, BoundarySets boundaries)
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    // The one that was asked for last comes first.
    private readonly List<(ReleaseId Release, Lazy<ReleasedTable> Table)> _tables = [];

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
            // The figures stay; what the register says of them, such as a correction, may have grown.
            return table.Value with { Release = release };
        }
        catch (EngineException)
        {
            // A file that was restored is to be read again.
            lock (_gate)
            {
                _tables.RemoveAll(t => t.Release == release.Id);
            }

            throw;
        }
    }

    private Lazy<ReleasedTable> Slot(ReleaseEntry release)
    {
        lock (_gate)
        {
            var at = _tables.FindIndex(t => t.Release == release.Id);
            var slot = at < 0 ? (release.Id, new(() => Read(release))) : _tables[at];
            if (at >= 0)
            {
                _tables.RemoveAt(at);
            }

            _tables.Insert(0, slot);
            if (_tables.Count > Kept)
            {
                _tables.RemoveAt(Kept);
            }

            return slot.Table;
        }
    }

    private ReleasedTable Read(ReleaseEntry release)
    {
        using var reader = new StreamReader(new MemoryStream(ReleasedFile.Read(shelf, release, "observations.csv")));
        return ReleasedTable.Of(release, ObservationCsv.Read(reader, $"releases/{release.Id}/observations.csv"), boundaries.Of(release));
    }
}
