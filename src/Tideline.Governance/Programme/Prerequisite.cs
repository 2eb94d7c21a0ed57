namespace Tideline.Governance.Programme;

/// <summary>What a country needs before it stands on a rung of the ladder.</summary>
/// <param name="Code">Stays the same in every version.</param>
/// <param name="Rung">1 to 6: it must be there from this rung on.</param>
/// <param name="Asks">What must be there, a phrase.</param>
public sealed record Prerequisite(string Code, int Rung, string Asks)
{
    public static readonly IReadOnlyList<Prerequisite> All =
    [
        new("maturity", 1, "a maturity assessment answered by at least two organisations"),
        new("use_case", 2, "a use-case sheet signed by who decides"),
        new("stakeholders", 2, "a stakeholder map with an owner for each that can stop it"),
        new("legal_opinion", 3, "a written legal opinion for each step"),
        new("agreement", 3, "a signed agreement with an operator"),
        new("dpia", 4, "an assessment of impact signed by two organisations"),
        new("enclave", 4, "a place of processing that was tested"),
        new("key", 4, "a key of pseudonyms that the operator alone holds"),
        new("analysts", 5, "two analysts who passed track B"),
        new("approvers", 5, "approvers of two organisations who passed track A"),
        new("release", 5, "a release that passed the gate"),
        new("budget", 6, "a budget line for the pipeline"),
        new("decisions", 6, "decisions that cited figures, in the record of requests"),
    ];
}
