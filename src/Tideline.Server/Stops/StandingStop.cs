using NodaTime;
using Tideline.Projects;
using Tideline.Release.Stops;

namespace Tideline.Server.Stops;

/// <summary>Whether exports are stopped now. The registers are read again when they have changed, whoever changed them; they only ever grow.</summary>
internal sealed class StandingStop(ProjectFolder folder, IClock clock)
{
    private readonly Lock _gate = new();
    private ((long, long, DateTime) Of, StopState? State)? _read;

    public ExportStop Register => new(folder.Releases, clock);

    /// <summary>Null where nothing is stopped.</summary>
    /// <exception cref="Domain.EngineException">The register was changed or cannot be read: nothing may leave.</exception>
    public StopState? Now
    {
        get
        {
            var stops = new FileInfo(Register.RegisterFile);
            if (!stops.Exists)
            {
                return null;
            }

            // A key that is registered later makes a signature count.
            var people = new FileInfo(Path.Combine(folder.Releases, "register.jsonl"));
            var of = (stops.Length, people.Exists ? people.Length : 0, stops.LastWriteTimeUtc);
            lock (_gate)
            {
                if (_read?.Of != of)
                {
                    _read = (of, Register.Standing);
                }

                return _read?.State;
            }
        }
    }
}
