using Tideline.Release.Gate;

namespace Tideline.Release.Tests;

public sealed class ProofRecordTests
{
    private static readonly ProofRecord _good = new(ProofRecord.SourcesOfThisVersion, "2026-11-29", 200, 52, 1, 10_000, 0, 900, 0.55, 0.7);

    [Fact]
    public void A_record_is_read_as_it_was_written() => Assert.Equal(_good, ProofRecord.Parse(_good.ToText()));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"sources\": 3}")]
    public void What_is_no_record_is_refused(string text) => Assert.Throws<FormatException>(() => ProofRecord.Parse(text));

    [Fact]
    public void A_proof_passes_only_where_nothing_was_told_and_the_attacker_can_attack()
    {
        Assert.True(_good.Passed);
        Assert.False((_good with { Told = 1 }).Passed);
        Assert.False((_good with { ToldByThreshold = 0 }).Passed);
        Assert.False((_good with { MeanMembership = 0.61 }).Passed);
        Assert.False((_good with { WorstMembership = null }).Passed);
        Assert.False((_good with { Hierarchies = 199 }).Passed);
        Assert.False((_good with { Weeks = 51 }).Passed);
    }

    [Fact]
    public void This_version_is_proven() => Assert.True(
        ProofRecord.OfThisVersion() is { Passed: true },
        "Disclosure control changed since it was attacked, so that the gate refuses every release. Run the attack as CONTRIBUTING.md says, and commit its record and page.");
}
