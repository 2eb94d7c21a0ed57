using NodaTime;

namespace Tideline.Release.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tideline-release-");

    public string Releases => Path.Combine(_directory.FullName, "releases");

    public string File(string name) => Path.Combine(_directory.FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}

/// <summary>A clock that moves on by a minute at every look: what is written must not depend on it.</summary>
internal sealed class TickingClock : IClock
{
    private Instant _now = Instant.FromUtc(2025, 9, 15, 8, 0);

    public Instant GetCurrentInstant() => _now += Duration.FromMinutes(1);
}
