namespace Tideline.Evaluation;

/// <summary>Bounds of the acceptance criteria in words.</summary>
internal static class Targets
{
    public const string Wape = "at most 1.5 x oracle";
    public const string Bias = "0.95 to 1.05 x oracle";
    public const string Loss = "within 0.05 of oracle";
    public const string Coverage80 = "0.75 to 0.88";
    public const string Coverage95 = "0.92 to 0.98";
    public const string FalseShare = "at most 0.12";
    public const string None = "none";
    public const string Curve = "at most 0.03";
    public const string Skill = "above 0, or the back-test says no skill";
    public const string InTime = "all";
    public const string FalseAlarms = "at most 2";
}
