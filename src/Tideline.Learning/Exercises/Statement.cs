using System.Globalization;
using Tideline.Learning.Forms;

namespace Tideline.Learning.Exercises;

/// <summary>A sentence about figures, and what may be said to it.</summary>
/// <param name="Verdict">The right one.</param>
/// <param name="Reasons">Each of them is right.</param>
/// <param name="Mistakes">By wrong verdict, the known mistake behind it.</param>
internal sealed record Statement(string Id, IReadOnlyList<ShownFigure> Figures, string Verdict, IReadOnlyList<string> Reasons, IReadOnlyDictionary<string, string> Mistakes)
{
    public const string Holds = "holds";
    public const string Fails = "fails";
    public const string Caveat = "caveat";

    public static IReadOnlyList<string> Verdicts { get; } = [Holds, Fails, Caveat];

    public static IReadOnlyList<string> ReasonOptions { get; } = ["supported", "contradicted", "interval", "suppressed", "not_observed", "provisional", "unreliable", "coverage", "not_measured"];

    public FormTable Table => new([["", "W", "n", "min", "max", "S", "N"], .. Figures.Select(f => f.Row)]);
}

/// <summary>A row of a bulletin.</summary>
/// <param name="Label">Letter of the district.</param>
/// <param name="Value">People displaced; null where no number may be shown.</param>
/// <param name="Width">Half of the 80% interval.</param>
/// <param name="Status">SDMX letter.</param>
/// <param name="Coverage">Of the network, in per cent.</param>
internal sealed record ShownFigure(string Label, int Week, int? Value, int Width, char Status, int? Coverage)
{
    public IReadOnlyList<string> Row =>
        [Label, Text(Week), Text(Value), Text(Value - Width), Text(Value + Width), Status == ' ' ? "" : Status.ToString(), Coverage is null ? "" : Text(Coverage) + "%"];

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
