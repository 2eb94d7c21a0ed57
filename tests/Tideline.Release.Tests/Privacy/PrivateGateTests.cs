using System.Text.Json;
using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Privacy;
using Tideline.Release.Files;
using Tideline.Release.Gate;
using Tideline.Release.Privacy;
using Tideline.Release.Register;

namespace Tideline.Release.Tests.Privacy;

/// <summary>A release with differential privacy, from the fold to the folder.</summary>
public sealed class PrivateGateTests : IDisposable
{
    private static readonly PrivacyRules _rules = new(Ratio.Of(0.5m), Ratio.Of(3m), Ratio.Of(0.3m), 1e-6);

    private readonly TemporaryFolder _folder = new();
    private readonly ReleaseRegister _register;
    private readonly PrivacyLedger _ledger;

    public PrivateGateTests()
    {
        _register = new(_folder.Releases, Clock);
        _ledger = new(_folder.Releases, Clock);
    }

    private IClock Clock { get; } = new TickingClock();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_same_inputs_give_the_same_figures_though_the_noise_is_random()
    {
        var first = Apply(seed: 1);
        var again = Apply(seed: 2);

        Assert.Equal(first.Gated.Observations, again.Gated.Observations);
        Assert.Equal(first.Gated.Id, again.Gated.Id);
        Assert.Equal(JsonSerializer.Serialize(first.Gated.DifferentialPrivacy), JsonSerializer.Serialize(again.Gated.DifferentialPrivacy));
        Assert.Equal(3, _ledger.Entries.Count);
    }

    [Fact]
    public void Without_its_ledger_the_noise_is_another()
    {
        using var other = new TemporaryFolder();
        var elsewhere = PrivateGate.Apply(
            PrivateCountry.Input(_rules), PrivateCountry.Source(2), new(other.Releases, Clock), new(other.Releases, Clock));

        Assert.NotEqual(Apply(seed: 1).Gated.Observations, elsewhere.Gated.Observations);
    }

    [Fact]
    public void Only_measured_series_go_out_down_to_districts_and_every_row_is_labelled()
    {
        var release = Apply(seed: 1);

        Assert.Equal(
            ["displaced_hosted", "displaced_stock", "displacement_flow"],
            release.Gated.Observations.Select(o => o.Indicator).Distinct().Order(StringComparer.Ordinal));
        Assert.All(release.Gated.Observations, o => Assert.Equal("tideline-1a2b3c4d-dp", o.Definition));
        Assert.All(release.Gated.Observations, o => Assert.True(PrivateCountry.Areas[o.Area].AdminLevel <= 2));
        Assert.Empty(release.Input.Cubes);
        Assert.Null(release.Input.Provenance.WithoutReference);
    }

    [Fact]
    public void Half_of_the_exposed_people_are_found_where_they_went()
    {
        // 48,000 people of PK1A, of whom half were moved; noise of some 1% of them at this cost.
        var observations = Apply(seed: 1).Gated.Observations;
        var stock = observations.Single(o => o.Indicator == "displaced_stock" && o.Area == "PK1A" && o.PeriodStart == new LocalDate(2025, 9, 1));
        var pair = observations.Single(
            o => o.Indicator == "displacement_flow" && o.CounterpartArea == "PK2A" && o.PeriodStart == new LocalDate(2025, 9, 1));

        Assert.InRange(stock.Value!.Value, 20_000, 28_000);
        Assert.InRange(pair.Value!.Value, 20_000, 28_000);
        Assert.InRange(24_000, stock.Lower!.Value - 2000, stock.Upper!.Value + 2000);
    }

    [Fact]
    public void A_week_whose_data_are_not_final_has_rows_and_no_number()
    {
        var last = Apply(seed: 1).Gated.Observations.Where(o => o.PeriodStart == new LocalDate(2025, 9, 8)).ToList();

        Assert.NotEmpty(last);
        Assert.All(last, o => Assert.Equal(ObservationStatus.Suppressed, o.Status));
    }

    [Fact]
    public void Provisional_weeks_are_measured_at_their_full_cost_where_they_are_asked_for()
    {
        var release = PrivateGate.Apply(
            PrivateCountry.Input(_rules with { ProvisionalWeeks = true }), PrivateCountry.Source(1), _register, _ledger);

        Assert.Equal(MeasurementStage.Provisional, release.Gated.DifferentialPrivacy!.Weeks[^1].Stage);
        Assert.Equal(2.0, release.Gated.DifferentialPrivacy.Rho);
    }

    [Fact]
    public void The_manifest_holds_cost_guarantee_and_noise_and_nothing_that_was_counted_without_noise()
    {
        var release = Apply(seed: 1);
        ReleaseWriter.Propose(release.Input, release.Gated, _folder.Releases, "<!doctype html>", Clock);
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.Releases, release.Gated.Id.Value, "manifest.json")));
        var privacy = manifest.RootElement.GetProperty("differential_privacy");

        Assert.Equal(1.5, privacy.GetProperty("rho").GetDouble());
        Assert.Equal(ZeroConcentrated.Epsilon(new Ratio(3, 2), 1e-6), privacy.GetProperty("epsilon").GetDouble(), 5);
        Assert.Equal(1.5, privacy.GetProperty("spent_rho").GetDouble());
        Assert.Equal(3, privacy.GetProperty("weeks").GetArrayLength());
        Assert.True(privacy.GetProperty("weeks")[0].GetProperty("noise_of_districts").GetDouble() > 0);
        Assert.Equal(JsonValueKind.Null, manifest.RootElement.GetProperty("without_reference").ValueKind);
        Assert.Equal(JsonValueKind.Null, manifest.RootElement.GetProperty("unobserved_share").ValueKind);
        Assert.NotEqual(1000, manifest.RootElement.GetProperty("panel_subscribers").GetInt64());
        Assert.Empty(_register.Verify(release.Gated.Id).Findings);
    }

    [Fact]
    public void With_the_option_off_a_manifest_does_not_mention_it()
    {
        var input = PrivateCountry.Input(rules: null);
        var gated = ReleaseGate.Apply(input, _register.Published(input));
        ReleaseWriter.Propose(input, gated, _folder.Releases, "<!doctype html>", Clock);

        Assert.DoesNotContain(
            "differential_privacy", File.ReadAllText(Path.Combine(_folder.Releases, gated.Id.Value, "manifest.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_spent_budget_releases_nothing()
    {
        var poor = _rules with { EpochRho = Ratio.Of(1m) };

        var refusal = Assert.Throws<DisclosureRefusedException>(
            () => PrivateGate.Apply(PrivateCountry.Input(poor), PrivateCountry.Source(1), _register, _ledger));
        Assert.Equal(4, refusal.ExitCode);
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public void Weeks_after_the_declared_end_leave_the_reserve_alone()
    {
        // All three weeks cost 1.5. Two of them begin after the end and may spend 70% of 2: the third would pass 1.4.
        var rules = _rules with { EpochRho = Ratio.Of(2m) };
        Assert.Throws<DisclosureRefusedException>(() => PrivateGate.Apply(
            PrivateCountry.Input(rules, new LocalDate(2025, 8, 20)), PrivateCountry.Source(1), _register, _ledger));

        PrivateGate.Apply(PrivateCountry.Input(rules), PrivateCountry.Source(1), _register, _ledger);
        Assert.Equal(3, _ledger.Entries.Count);
    }

    [Fact]
    public void Figures_with_and_without_noise_of_one_emergency_are_not_published_together()
    {
        foreach (var (name, organisation) in new[] { ("Amina", "Operator"), ("Bilal", "Statistics office") })
        {
            _register.CreateKey(name, organisation, "releaser", _folder.File(name));
        }

        var release = Apply(seed: 1);
        var id = ReleaseWriter.Propose(release.Input, release.Gated, _folder.Releases, "<!doctype html>", Clock);
        _register.Approve(id, _folder.File("Amina"));
        _register.Approve(id, _folder.File("Bilal"));
        _register.Publish(id);
        var without = PrivateCountry.Input(rules: null);

        Assert.Equal(4, Assert.Throws<DisclosureRefusedException>(() => _register.Published(without)).ExitCode);
        Assert.Equal(id, Apply(seed: 3).Gated.Id);
    }

    private PrivateRelease Apply(ulong seed) =>
        PrivateGate.Apply(PrivateCountry.Input(_rules), PrivateCountry.Source(seed), _register, _ledger);
}
