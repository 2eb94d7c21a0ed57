using NodaTime;
using Tideline.Domain;
using Tideline.Operation.Requests;

namespace Tideline.Operation.Tests;

public sealed class RequestRegisterTests : IDisposable
{
    private const string Release = "flood-2025-2025-09-14-0a1b2c3d";

    private readonly TemporaryProject _project = new();
    private readonly RequestRegister _register;

    public RequestRegisterTests() => _register = new(_project.Folder, new SetClock(Instant.FromUtc(2026, 9, 1, 6, 0)));

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_request_is_answered_by_a_release_and_led_to_a_decision()
    {
        var asked = _register.Add(Asked(new(2026, 8, 30), "Provincial authority", Release), "Dara");
        var decided = _register.Decide(asked.Id, new(new(2026, 9, 1), "Provincial authority", "Director", "200 tents went to the east.", null, "displaced_stock, week 35"), "Dara");

        Assert.Equal(("r1", true, Release), (decided.Id, decided.Asked.Answered, decided.Asked.Release));
        var decision = Assert.Single(decided.Decisions);
        Assert.Equal((Release, "displaced_stock, week 35"), (decision.Release, decision.Figure));
    }

    [Fact]
    public void A_request_is_answered_or_refused_and_not_both_or_neither()
    {
        var both = Asked(new(2026, 8, 30), "Police", Release) with { Refused = "No purpose that is agreed." };

        Assert.Throws<ConfigurationException>(() => _register.Add(both, "Dara"));
        Assert.Throws<ConfigurationException>(() => _register.Add(both with { Refused = null, Release = " " }, "Dara"));
        Assert.False(_register.Add(both with { Release = null }, "Dara").Asked.Answered);
        Assert.Equal(RequestRegister.Unknown, Assert.Throws<ConfigurationException>(() => _register.Decide("r9", new(new(2026, 9, 1), "IOM", null, "Wait.", null, null), "Dara")).Code);
    }

    [Fact]
    public void Months_count_what_was_asked_in_them()
    {
        _register.Add(Asked(new(2026, 8, 1), "Provincial authority", Release), "Dara");
        _register.Add(Asked(new(2026, 8, 31), "provincial authority ", Release), "Dara");
        _register.Add(Asked(new(2026, 9, 1), "Police", null) with { Refused = "No purpose that is agreed." }, "Dara");
        _register.Decide("r1", new(new(2026, 9, 2), "IOM", null, "One.", null, null), "Dara");
        _register.Decide("r1", new(new(2026, 9, 3), "IOM", null, "Two.", null, null), "Dara");

        Assert.Equal([new(new(2026, 8, 1), 2, 2, 0, 1, 1), new(new(2026, 9, 1), 1, 0, 1, 0, 1)], RequestMonth.Of(_register.All));
    }

    [Fact]
    public void The_table_has_a_row_for_each_entry_and_starts_no_formula()
    {
        _register.Add(Asked(new(2026, 8, 1), "=cmd()", Release) with { Question = "How many, and \"where\"?" }, "Dara");
        _register.Decide("r1", new(new(2026, 9, 2), "IOM", null, "Wait.", null, null), "Dara");

        var lines = RequestCsv.Of(_register.All).Split('\n');

        Assert.Equal(RequestCsv.Header, lines[0]);
        Assert.StartsWith("r1,asked,2026-08-01,'=cmd(),", lines[1], StringComparison.Ordinal);
        Assert.Contains("\"How many, and \"\"where\"\"?\"", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("r1,decided,2026-09-02,IOM,", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    private static NewRequest Asked(LocalDate on, string organisation, string? release) =>
        new(on, organisation, "Duty officer", null, "How many people left the east?", "Relief", "ndma-2025", release, null);
}
