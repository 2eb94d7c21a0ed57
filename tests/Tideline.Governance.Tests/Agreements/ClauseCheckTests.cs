using NodaTime;
using Tideline.Governance.Agreements;

namespace Tideline.Governance.Tests.Agreements;

public sealed class ClauseCheckTests
{
    private static readonly ClauseCheck Whole = new()
    {
        Title = "Agreement",
        End = new LocalDate(2027, 12, 31),
        Clauses = [.. Clause.All.Select(c => new HeldClause { Code = c.Code, Reference = "Article 1" })],
    };

    [Fact]
    public void An_agreement_with_every_clause_has_no_findings() => Assert.Empty(Whole.Findings(Sentences.Desk));

    [Fact]
    public void What_nothing_settles_is_named_and_weighs_by_whom_it_costs()
    {
        var found = (Whole with { Clauses = [.. Whole.Clauses.Where(c => c.Code is not ("retention" or "costs"))] }).Findings(Sentences.Desk);
        Assert.Equal(["retention", "costs"], found.Select(f => f.Subject));
        Assert.Equal([Weight.Missing, Weight.Advice], found.Select(f => f.Weight));
    }

    [Fact]
    public void A_clause_without_its_article_and_an_unknown_one_are_found() =>
        Assert.Equal(["CL2", "CL3"], (Whole with { Clauses = [Whole.Clauses[0] with { Reference = "" }, .. Whole.Clauses.Skip(1), new() { Code = "weather" }] }).Codes());

    [Fact]
    public void After_its_end_it_is_stale_and_before_its_end_renewal_is_advised()
    {
        Assert.Equal(("CL6", Weight.Stale), Only(new LocalDate(2026, 11, 30)));
        Assert.Equal(("CL7", Weight.Advice), Only(new LocalDate(2026, 12, 1)));
        Assert.Equal(("CL5", Weight.Missing), Only(null));
    }

    [Fact]
    public void Codes_of_clauses_are_told_apart() => Assert.Distinct(Clause.All.Select(c => c.Code));

    private static (string Code, Weight Weight) Only(LocalDate? end) => Assert.Single((Whole with { End = end }).Findings(Sentences.Desk).Select(f => (f.Code, f.Weight)));
}
