using Tideline.Ingest.Rows;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Reading;

/// <summary>The data rows of one event file, in file order.</summary>
internal abstract class RowSource : IDisposable
{
    /// <summary>How this file writes its times where its own types say so; null: as the feed is configured.</summary>
    public virtual TimestampFormat? TimestampFormat => null;

    /// <exception cref="FileGateException">The file turns out to be unusable as a whole.</exception>
    public abstract bool Next(out RawRow row);

    public abstract void Dispose();
}
