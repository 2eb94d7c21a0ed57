namespace Tideline.Evaluation;

/// <summary>One line of the tables that people read.</summary>
/// <param name="What">The score, in words.</param>
/// <param name="Ours">Its value for the product; null where it is undefined.</param>
/// <param name="Oracle">Its value for the oracle; null where there is none.</param>
/// <param name="Compared">Ours ÷ oracle for errors and biases, oracle − ours for ranks and overlaps, ours − oracle for
/// divergences; null otherwise.</param>
/// <param name="Target">The acceptance criterion in words; empty where none is set.</param>
/// <param name="Met">Whether the criterion holds; null where none is set or it cannot be judged.</param>
/// <param name="Decimals">Digits shown behind the point.</param>
/// <param name="N">Figures that the score is made of (district-weeks, unless the score names others); null for counts.</param>
public sealed record EvaluationRow(
    string What, double? Ours, double? Oracle = null, double? Compared = null, string Target = "", bool? Met = null, int Decimals = 3,
    long? N = null);
