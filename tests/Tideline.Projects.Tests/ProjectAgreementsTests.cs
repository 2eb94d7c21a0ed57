using NodaTime;
using Tideline.Domain;
using Tideline.Domain.Agreements;
using Tideline.Domain.Emergencies;
using Tideline.Projects.Agreements;
using Tideline.Projects.Configuration;

namespace Tideline.Projects.Tests;

public sealed class ProjectAgreementsTests : IDisposable
{
    private static readonly LocalDate _today = new(2025, 9, 1);

    private static readonly EmergencyConfiguration _flood = new()
    {
        Id = "flood-2025",
        Hazard = Hazard.Flood,
        Onset = new(2025, 8, 26),
        EvacuationStarts = new(2025, 8, 23),
        Ends = new(2025, 9, 9),
    };

    private readonly ReferenceFolder _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void Without_the_key_nothing_binds_though_there_are_files()
    {
        Write("ndma-2025");

        var agreements = Read(MinimalProject.Parse("").Agreements);

        Assert.False(agreements.Bind);
        Assert.Null(Choose(agreements));
    }

    [Fact]
    public void A_list_is_asked_in_its_order_and_required_asks_every_file_by_name()
    {
        Write("b");
        Write("a");

        Assert.Equal("b", Choose(Read(MinimalProject.Parse("agreements: [b, a]").Agreements))!.Terms.Id);
        Assert.Equal("a", Choose(Read(MinimalProject.Parse("agreements: required").Agreements))!.Terms.Id);
    }

    [Fact]
    public void The_hash_is_of_the_text_that_was_read()
    {
        Write("a");
        var first = Choose(Required)!;
        Write("a", "Relief", "Help");

        Assert.Equal("agreements/a.yaml", first.File);
        Assert.NotEqual(first.Sha256, Choose(Required)!.Sha256);
    }

    [Fact]
    public void None_where_one_is_required_is_AG1()
    {
        Assert.Equal("AG1", Code(() => Choose(Required)));
        Assert.Equal("AG1", Code(() => Read(new(["gone"]))));
    }

    [Theory]
    [InlineData("start: 2025-08-01", "start: 2025-09-02", "AG2", "begins on 2025-09-02")]
    [InlineData("end: 2026-07-31", "end: 2025-08-31", "AG2", "ended on 2025-08-31")]
    [InlineData("[flood-2025]", "[flood-2026]", "AG3", "not for emergency 'flood-2025'")]
    [InlineData("kind: disaster_response", "kind: statistics", "AG3", "is for statistics")]
    [InlineData("minimum_subscribers: 16", "minimum_subscribers: 20", "AG9", "at least 20")]
    public void What_one_does_not_allow_is_refused_with_code_reason_and_way_out(string right, string wrong, string code, string reason)
    {
        Write("a", right, wrong);

        var refusal = Assert.Throws<DisclosureRefusedException>(() => Choose(Required));

        Assert.Equal((code, 4), (refusal.Code, refusal.ExitCode));
        Assert.StartsWith(code + ",", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Refusal.All.Single(r => r.Code == code).WayOut, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_and_the_last_day_are_in_force()
    {
        Write("a", "start: 2025-08-01", "start: 2025-09-01");
        Assert.NotNull(Choose(Required));
        Write("a", "end: 2026-07-31", "end: 2025-09-01");
        Assert.NotNull(Choose(Required));
    }

    [Fact]
    public void Of_several_that_refuse_the_nearest_gives_the_code_and_all_give_their_reason()
    {
        Write("a", "[flood-2025]", "[flood-2026]");
        Write("b", "end: 2026-07-31", "end: 2025-08-31");

        var refusal = Assert.Throws<DisclosureRefusedException>(() => Choose(Required));

        Assert.Equal("AG2", refusal.Code);
        Assert.Contains("'a' is not for", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agreements: always", "'agreements'")]
    [InlineData("agreements: []", "'agreements'")]
    [InlineData("agreements: [../key]", "'agreements'")]
    [InlineData("purpose: marketing", "'purpose'")]
    [InlineData("agreement: required", "did you mean 'agreements'?")]
    public void A_wrong_key_of_the_project_is_named(string section, string names) =>
        Assert.Contains(names, Assert.Throws<ConfigurationException>(() => MinimalProject.Parse(section)).Message, StringComparison.Ordinal);

    private ProjectAgreements Required => Read(new([]));

    private ProjectAgreements Read(AgreementRules? rules) => ProjectAgreements.Read(_project.Folder, rules);

    private static HeldAgreement? Choose(ProjectAgreements agreements) => agreements.Choose(_flood, PurposeKind.DisasterResponse, 16, _today);

    private static string? Code(Func<object?> act) => Assert.Throws<DisclosureRefusedException>(act).Code;

    private void Write(string id, string right = "", string wrong = "")
    {
        var text = AgreementTexts.Whole.Replace("id: ndma-2025", $"id: {id}", StringComparison.Ordinal);
        _project.Write($"agreements/{id}.yaml", right.Length == 0 ? text : text.Replace(right, wrong, StringComparison.Ordinal));
    }
}
