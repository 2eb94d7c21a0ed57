using Tideline.Benchmarks.Measuring;

namespace Tideline.Benchmarks.Peers;

/// <summary>A database server that does the same steps in its own SQL: the seam for further engines.</summary>
internal interface IServerPeer : IDisposable
{
    /// <summary>Name and version, as the page shows it.</summary>
    string Name { get; }

    /// <summary>Settings and indexes, in a sentence.</summary>
    string Settings { get; }

    /// <summary>Loads exported events, places and calendar, with indexes and statistics.</summary>
    /// <param name="folder">The files of the task <c>steps-export</c>.</param>
    /// <param name="export">What that task said of them.</param>
    Measurement Load(string folder, Measurement export);

    /// <summary>All steps from the loaded events, nothing cached; checksums as facts under the names of the results.</summary>
    Measurement Steps(Measurement export);
}
