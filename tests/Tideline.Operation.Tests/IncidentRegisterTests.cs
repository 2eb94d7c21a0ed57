using NodaTime;
using Tideline.Domain;
using Tideline.Operation.Incidents;

namespace Tideline.Operation.Tests;

public sealed class IncidentRegisterTests : IDisposable
{
    private const int Hours = 72;

    private static readonly Instant _start = Instant.FromUtc(2026, 9, 1, 6, 0);

    private readonly TemporaryProject _project = new();
    private readonly SetClock _clock = new(_start);
    private readonly IncidentRegister _register;

    public IncidentRegisterTests() => _register = new(_project.Folder, _clock);

    public void Dispose() => _project.Dispose();

    [Fact]
    public void An_incident_is_opened_noted_told_of_and_closed_with_what_was_learned()
    {
        var opened = _register.Open(new("A feed was counted twice.", Severity.High, ["flood-2025-2025-09-14-0a1b2c3d"]), "Dara", Hours);
        Assert.Equal(("i1", true, _start, _start + Duration.FromHours(72)), (opened.Id, opened.IsOpen, opened.KnownSince, opened.NotifyBy));
        _clock.Now += Duration.FromHours(1);
        _register.Note("i1", "The second copy came by SFTP.", "Emal");
        _register.Tell("i1", "Darya Mobile", "By telephone.", "Emal");
        var closed = _register.Close("i1", "Feeds have names of their own now.", "Dara");

        Assert.False(closed.IsOpen);
        Assert.Equal(["Darya Mobile"], closed.Told);
        Assert.Equal([IncidentEvent.Opened, IncidentEvent.Noted, IncidentEvent.Told, IncidentEvent.Closed], closed.Entries.Select(e => e.Event));
        Assert.Equal(4, File.ReadAllLines(Path.Combine(_project.Folder.Register, "incidents.jsonl")).Length);
    }

    [Fact]
    public void The_hours_for_telling_run_from_when_it_became_known_until_somebody_was_told()
    {
        _register.Open(new("A list was sent to the wrong address.", Severity.Severe, [], _start - Duration.FromHours(70)), "Dara", Hours);
        Assert.False(_register.Demand("i1").IsOverdue(_clock.Now));
        _clock.Now += Duration.FromHours(2) + Duration.FromSeconds(1);
        Assert.True(_register.Demand("i1").IsOverdue(_clock.Now));

        _register.Tell("i1", "Darya Mobile", "By telephone.", "Dara");

        Assert.False(_register.Demand("i1").IsOverdue(_clock.Now));
    }

    [Fact]
    public void A_closed_incident_is_not_closed_again_and_can_be_added_to()
    {
        _register.Open(new("One.", Severity.Low, []), "Dara", Hours);
        _register.Open(new("Two.", Severity.Low, []), "Dara", Hours);
        _register.Close("i2", "Nothing.", "Dara");

        Assert.Equal(IncidentRegister.Closed, Assert.Throws<ConfigurationException>(() => _register.Close("i2", "Again.", "Dara")).Code);
        Assert.Equal(3, _register.Note("i2", "More came to light.", "Dara").Entries.Count);
        Assert.Equal([true, false], _register.All.Select(i => i.IsOpen));
    }

    [Fact]
    public void What_there_is_not_is_named_and_a_number_of_a_person_is_not_kept()
    {
        Assert.Equal(IncidentRegister.Unknown, Assert.Throws<ConfigurationException>(() => _register.Note("i1", "What?", "Dara")).Code);
        Assert.Throws<ConfigurationException>(() => _register.Open(new("Later.", Severity.Low, [], _start + Duration.FromHours(1)), "Dara", Hours));
        Assert.Throws<ConfigurationException>(() => _register.Open(new("923001234567 was named.", Severity.Low, []), "Dara", Hours));

        Assert.Empty(_register.All);
    }

    [Fact]
    public void A_record_that_was_changed_is_not_believed()
    {
        _register.Open(new("One.", Severity.Low, []), "Dara", Hours);
        _register.Note("i1", "Two.", "Dara");
        var file = Path.Combine(_project.Folder.Register, "incidents.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("One.", "Another.", StringComparison.Ordinal));

        Assert.Throws<EngineException>(() => _register.All);
    }
}
