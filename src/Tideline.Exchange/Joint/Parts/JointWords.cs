using System.Globalization;
using NodaTime;
using Tideline.Exchange.Joint.Text;
using Tideline.Exchange.Reported;
using Tideline.Exchange.Triangulation;
using Tideline.Release.Bulletins.Html;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Observations;

namespace Tideline.Exchange.Joint.Parts;

/// <summary>Writes reported numbers, ratios and verdicts in the language of a joint page.</summary>
internal sealed class JointWords(JointText text)
{
    public JointText Text => text;

    public Words Words { get; } = new(text.Bulletin);

    /// <summary>A reported number as its source gives it: with its qualifier, and in households where it is of those.</summary>
    public string Reported(ReportedFigure reported)
    {
        var number = Words.Whole(reported.Value);
        var counted = reported.Unit == CountUnit.Households ? Words.Fill(text.Households, number) : number;
        return reported.Qualifier switch
        {
            Qualifier.None => counted,
            Qualifier.MoreThan => Words.Fill(text.MoreThan, counted),
            Qualifier.LessThan => Words.Fill(text.LessThan, counted),
            Qualifier.Approximately => Words.Fill(text.About, counted),
        };
    }

    /// <summary>A released figure of a comparison as a cell: value, interval, or why there is none.</summary>
    public Markup Ours(Comparison c) => c.Status is { } status
        ? Words.Cell(new Figure(c.Value, c.Lower, c.Upper, status))
        : Words.Cell(null);

    public Markup Ours(Observation? o) => Words.Cell(o is null ? null : Figure.Of(o));

    public Markup Ratio(Comparison c)
    {
        if (c.Ratio is not { } ratio)
        {
            return Markup.Plain(text.Bulletin.Tables.Absent);
        }

        var number = Two(ratio);
        var read = c.RatioReads switch
        {
            "at most" => Words.Fill(text.AtMost, number),
            "at least" => Words.Fill(text.AtLeast, number),
            "about" => Words.Fill(text.About, number),
            _ => number,
        };
        return c is { RatioLower: { } lower, RatioUpper: { } upper }
            ? Markup.Of($"<bdi>{read}</bdi> <small><bdi>{Words.Range(Two(lower), Two(upper), signed: false)}</bdi></small>")
            : Markup.Of($"<bdi>{read}</bdi>");
    }

    public string Verdict(JointCount count) => Words.Fill(text.VerdictWords[count.Verdict], Factor(count));

    public static string Title(ReportedFigure reported) =>
        string.Join(", ", new[] { reported.Publisher, reported.Operation }.OfType<string>());

    public string Method(ReportedFigure reported) => string.Join(", ", new[]
    {
        reported.Assessment is { } kind ? text.Assessments.GetValueOrDefault(kind, kind) : null,
        reported.Round is { } round ? Words.Fill(text.Round, round) : null,
    }.OfType<string>()) is { Length: > 0 } method ? method : text.Bulletin.Tables.Absent;

    public string Days((LocalDate Start, LocalDate End) days) => days.Start == days.End ? Words.Date(days.End) : Words.Period(days.Start, days.End);

    public static string Two(decimal number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    // One just outside is not told as 1.0, which would be inside.
    private static string Factor(JointCount count) => count.Verdict == Triangulation.Verdict.Near
        ? Math.Min(1.9m, Math.Ceiling(count.Factor * 10) / 10).ToString("0.0", CultureInfo.InvariantCulture)
        : count.Factor.ToString(count.Factor < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>Such as 97%; never 0% or 100%, as nothing is that sure.</summary>
    public static string Probability(double probability) => probability switch
    {
        > 0.99 => "> 99%",
        < 0.01 => "< 1%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{probability * 100:0}%"),
    };

    public string Areas(int level) => Words.Levels(level);
}
