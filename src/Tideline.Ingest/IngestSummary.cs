using Tideline.Projects.Lake;

namespace Tideline.Ingest;

/// <summary>What one ingest did.</summary>
/// <param name="Offered">Files that the feeds' patterns matched.</param>
/// <param name="Accepted">Files committed now, in the order offered.</param>
/// <param name="Skipped">Paths, relative to the project, of files whose content was ingested before (or twice now).</param>
/// <param name="Quarantined">Files refused whole now, with reason and advice.</param>
/// <param name="KeyMade">Path of the pseudonym key when it was made now; null otherwise.</param>
public sealed record IngestSummary(
    int Offered,
    IReadOnlyList<IngestedFile> Accepted,
    IReadOnlyList<string> Skipped,
    IReadOnlyList<IngestedFile> Quarantined,
    string? KeyMade)
{
    public long RowsIn => Accepted.Sum(f => f.RowsIn);

    public long RowsKept => Accepted.Sum(f => f.RowsKept);

    public long Duplicates => Accepted.Sum(f => f.Duplicates);

    public long RowsRejected => Accepted.Sum(f => f.Rejected.Values.Sum());

    /// <summary>True where files failed and none was accepted; the command line then exits 3.</summary>
    public bool NothingAcceptedThoughOffered => Accepted.Count == 0 && Quarantined.Count > 0;
}

/// <summary>How far an ingest is.</summary>
/// <param name="File">The file just finished, relative to the project.</param>
public sealed record IngestProgress(int FilesDone, int FilesTotal, long BytesDone, long BytesTotal, long RowsKept, string File);
