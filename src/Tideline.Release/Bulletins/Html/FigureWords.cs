using Tideline.Domain.Cubes;
using Tideline.Release.Bulletins.Model;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Bulletins.Html;

/// <summary>Writes figures: a value with its interval, or the reason why there is none.</summary>
public static class FigureWords
{
    /// <summary>Such as <c>12,000 (10,900–13,800)</c>, or the name of the status.</summary>
    public static string Figure(this Words words, Figure? figure) => figure switch
    {
        null => words.Text.Tables.Absent,
        { Value: null } => words.Status(figure.Status),
        { HasInterval: true } => Words.Fill(words.Text.Numbers.About, words.Whole(figure.Value.Value), words.Interval(figure)),
        _ => words.Whole(figure.Value.Value),
    };

    /// <summary>The 80% interval alone; written with a word where a bound is negative.</summary>
    public static string Interval(this Words words, Figure figure)
        => words.Range(words.Whole(figure.Lower!.Value), words.Whole(figure.Upper!.Value), signed: figure.Lower < 0);

    public static string PercentFigure(this Words words, Figure? figure) => figure switch
    {
        null => words.Text.Tables.Absent,
        { Value: null } => words.Status(figure.Status),
        _ => words.Percent(figure.Value.Value),
    };

    /// <summary>A cell of a table: the value, its interval in small beneath.</summary>
    public static Markup Cell(this Words words, Figure? figure, bool signed = false)
    {
        if (figure?.Value is null)
        {
            return Word(figure is null ? words.Text.Tables.Absent : words.Status(figure.Status));
        }

        var value = signed ? words.Signed(figure.Value.Value) : words.Whole(figure.Value.Value);
        return figure.HasInterval
            ? Markup.Of($"""<bdi>{value}</bdi> <small><bdi>{words.Interval(figure)}</bdi></small>""")
            : Markup.Of($"<bdi>{value}</bdi>");
    }

    public static Markup PercentCell(this Words words, Figure? figure) => figure switch
    {
        { Value: not null, HasInterval: true } => Markup.Of($"""
            <bdi>{words.Percent(figure.Value.Value)}</bdi> <small><bdi>{words.Range(words.Decimal(figure.Lower!.Value), words.Decimal(figure.Upper!.Value), figure.Lower < 0)}</bdi></small>
            """),
        { Value: not null } => Markup.Of($"<bdi>{words.Percent(figure.Value.Value)}</bdi>"),
        _ => Word(words.PercentFigure(figure)),
    };

    /// <summary>Households, derived: no interval of their own, to the nearest 10.</summary>
    public static Markup HouseholdCell(this Words words, Figure? figure, double size)
        => figure?.Value is { } people
            ? Markup.Of($"<bdi>{words.Whole(Households(people, size))}</bdi>")
            : Word(figure is null ? words.Text.Tables.Absent : words.Status(figure.Status));

    public static decimal Households(decimal people, double size) => decimal.Round(people / (decimal)size / 10) * 10;

    public static string Status(this Words words, ObservationStatus status) => Name(words.Text.Statuses, status);

    private static string Name(StatusText text, ObservationStatus status) => status switch
    {
        ObservationStatus.Suppressed => text.Suppressed,
        ObservationStatus.NotObservable => text.NotObservable,
        ObservationStatus.SeriesBreak => text.SeriesBreak,
        ObservationStatus.Forecast => text.Forecast,
        ObservationStatus.LowReliability => text.LowReliability,
        ObservationStatus.Provisional => text.Provisional,
        ObservationStatus.Normal => text.Normal,
    };

    public static string Meaning(this Words words, ObservationStatus status)
    {
        var text = words.Text.Statuses;
        return status switch
        {
            ObservationStatus.Suppressed => text.SuppressedMeaning,
            ObservationStatus.NotObservable => text.NotObservableMeaning,
            ObservationStatus.SeriesBreak => text.SeriesBreakMeaning,
            ObservationStatus.Forecast => text.ForecastMeaning,
            ObservationStatus.LowReliability => text.LowReliabilityMeaning,
            ObservationStatus.Provisional => text.ProvisionalMeaning,
            ObservationStatus.Normal => text.NormalMeaning,
        };
    }

    private static Markup Word(string word) => Markup.Of($"""<span class="word">{word}</span>""");
}
