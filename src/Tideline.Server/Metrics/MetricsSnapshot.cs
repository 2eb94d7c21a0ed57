using NodaTime;
using Tideline.Operation.Metrics;
using Tideline.Projects;
using Tideline.Projects.Configuration;

namespace Tideline.Server.Metrics;

/// <summary>The metrics as they were a moment ago: whoever asks often does not have the files read each time.</summary>
internal sealed class MetricsSnapshot(ProjectFolder folder, ProjectConfiguration configuration, IClock clock)
{
    private static readonly Duration _kept = Duration.FromSeconds(5);

    private readonly Lock _gate = new();
    private (Instant At, IReadOnlyList<Measured> Measured)? _last;

    public IReadOnlyList<Measured> Now
    {
        get
        {
            lock (_gate)
            {
                var now = clock.GetCurrentInstant();
                if (_last is not { } last || now - last.At > _kept || now < last.At)
                {
                    _last = (now, ProjectMetrics.Of(folder, configuration, clock));
                }

                return _last.Value.Measured;
            }
        }
    }
}
