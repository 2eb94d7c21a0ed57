using NodaTime;

namespace Tideline.Operation.Tests;

/// <summary>A clock that stands where the test puts it.</summary>
internal sealed class SetClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
