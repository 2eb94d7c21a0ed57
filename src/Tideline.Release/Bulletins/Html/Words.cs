using System.Globalization;
using NodaTime;
using Tideline.Release.Bulletins.Text;

namespace Tideline.Release.Bulletins.Html;

/// <summary>Writes numbers and dates in the page's language; knows no culture of the machine.</summary>
public sealed class Words(BulletinText text)
{
    private readonly NumberFormatInfo _format = new()
    {
        NumberGroupSeparator = text.Numbers.GroupSeparator,
        NumberDecimalSeparator = text.Numbers.DecimalSeparator,
        NegativeSign = "−",
    };

    public BulletinText Text => text;

    /// <summary>A sentence of the string table with its places filled, as plain text.</summary>
    public static string Fill(string template, params ReadOnlySpan<object?> arguments)
        => string.Format(CultureInfo.InvariantCulture, template, arguments);

    public string Number(decimal number) => number.ToString(number == decimal.Truncate(number) ? "N0" : "N1", _format);

    public string Whole(decimal number) => number.ToString("N0", _format);

    /// <summary>With a plus where it is a gain.</summary>
    public string Signed(decimal number) => number > 0 ? "+" + Whole(number) : Whole(number);

    /// <summary>One decimal; what would round to zero is told as less than the smallest.</summary>
    public string Percent(decimal percent)
        => percent is > 0 and < 0.05m
            ? string.Format(_format, text.Numbers.LessThan, WithPercentSign(0.1m))
            : WithPercentSign(percent);

    public string Kilometres(double km)
        => string.Format(_format, text.Numbers.Kilometres, ((decimal)km).ToString(km < 10 ? "0.#" : "0", _format));

    public string Kilometres(double least, double most)
    {
        var (a, b) = (((decimal)least).ToString("0", _format), ((decimal)most).ToString("0", _format));
        return a == b ? Kilometres(most) : string.Format(_format, text.Numbers.Kilometres, Range(a, b, signed: false));
    }

    public string Range(string lower, string upper, bool signed)
        => string.Format(_format, signed ? text.Numbers.SignedRange : text.Numbers.Range, lower, upper);

    public string Date(LocalDate date)
        => string.Format(_format, text.Numbers.Date, date.Day, text.Numbers.Months[date.Month - 1], date.Year);

    public string ShortDate(LocalDate date)
        => string.Format(_format, text.Numbers.ShortDate, date.Day, text.Numbers.ShortMonths[date.Month - 1]);

    public string Period(LocalDate first, LocalDate last) => (first.Year == last.Year, first.Month == last.Month) switch
    {
        (true, true) => string.Format(
            _format, text.Numbers.DaysOfMonth, first.Day, last.Day, text.Numbers.Months[last.Month - 1], last.Year),
        (true, false) => string.Format(
            _format, text.Numbers.DaysOfYear, first.Day, text.Numbers.Months[first.Month - 1], last.Day, text.Numbers.Months[last.Month - 1], last.Year),
        _ => string.Format(_format, text.Numbers.DaysBetween, Date(first), Date(last)),
    };

    /// <summary>The instant at which the vintage's local day was complete.</summary>
    public string EndOfDay(LocalDate day, LocalTime dayStartsAt, string zone)
        => string.Format(_format, text.Numbers.Moment, dayStartsAt.ToString("HH:mm", CultureInfo.InvariantCulture), Date(day.PlusDays(1)), zone);

    public string Level(int level) => text.Numbers.LevelNames[Math.Min(level, text.Numbers.LevelNames.Count - 1)];

    public string Levels(int level) => text.Numbers.LevelNamesPlural[Math.Min(level, text.Numbers.LevelNamesPlural.Count - 1)];

    public string List(IEnumerable<string> items) => string.Join(text.Numbers.ListSeparator, items);

    /// <summary>An identifying number, without grouping.</summary>
    public string Plain(ulong number) => number.ToString(_format);

    public string Decimal(decimal number) => number.ToString("0.0", _format);

    private string WithPercentSign(decimal percent)
        => string.Format(_format, text.Numbers.Percent, percent.ToString("0.0", _format));
}
