namespace Tideline.Evaluation;

/// <summary>One acceptance criterion of the displacement methods, and what was measured.</summary>
/// <param name="Criterion">What must hold, in words; several lines may serve one criterion.</param>
/// <param name="What">The score that measures it.</param>
/// <param name="Target">The bound in words; empty where the criterion asks only that it be reported.</param>
/// <param name="Measured">The product's score; null where it could not be measured.</param>
/// <param name="Oracle">The oracle's; null where there is none.</param>
/// <param name="Compared">Ours against the oracle's, as <see cref="EvaluationRow.Compared"/>.</param>
/// <param name="Met">Null where there is no bound or nothing to judge it by.</param>
/// <param name="N">Figures that the score is made of; null where it could not be measured.</param>
/// <param name="Of">What those figures are: district-weeks, weeks, areas.</param>
/// <param name="Spread">Its spread over the seeds; null where there is one seed or nothing was measured.</param>
/// <param name="Decimals">Digits shown behind the point.</param>
public sealed record AcceptanceLine(
    string Criterion, string What, string Target, double? Measured, double? Oracle, double? Compared, bool? Met, long? N, string Of,
    Spread? Spread, int Decimals)
{
    /// <summary><c>met</c>, <c>MISSED</c>, <c>not measured</c>, or <c>reported</c> where there is no bound.</summary>
    public string Verdict => this switch
    {
        { Met: true } => "met",
        { Met: false } => "MISSED",
        { Measured: not null, Target: "" } => "reported",
        _ => "not measured",
    };
}
