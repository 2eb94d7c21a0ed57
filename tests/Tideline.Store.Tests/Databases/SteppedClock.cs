using NodaTime;

namespace Tideline.Store.Tests.Databases;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class SteppedClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2025, 9, 1, 6, 0);

    public Instant GetCurrentInstant() => Now;
}
