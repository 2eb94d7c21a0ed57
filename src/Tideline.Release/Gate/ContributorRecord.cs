using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure;
using Tideline.Domain.Disclosure.Differencing;

namespace Tideline.Release.Gate;

/// <summary>Who was behind one figure.</summary>
/// <param name="Contributors">Distinct subscribers.</param>
/// <param name="Sketch">Their marks; null where the method keeps none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Contribution(long Contributors, ContributorSketch? Sketch)
{
    /// <summary>At least so many subscribers differ between the two. Without marks it is the difference of their numbers,
    /// which says nothing of people who took each other's place.</summary>
    public long ChangedAtLeast(Contribution other)
    {
        var fewer = Math.Abs(Contributors - other.Contributors);
        return Sketch is { } own && other.Sketch is { } others ? Math.Max(fewer, own.ChangedAtLeast(others)) : fewer;
    }

    /// <summary>Whether the same people are known to be behind both.</summary>
    public bool IsOfTheSame(Contribution other) =>
        Contributors == other.Contributors && Sketch is { } own && other.Sketch is { } others && own.ChangedAtLeast(others) == 0;
}

/// <summary>
/// Every figure of a release as the gate left it, those that it hid, folded, or left out by an agreement too, with the people behind
/// them: what a later release must know to say the same again.
/// </summary>
/// <remarks>It is not part of the release: most of it never went out. It stays in the lake.</remarks>
public sealed class ContributorRecord
{
    private const string Header =
        "indicator,unit,area,counterpart_area,period_start,period_end,hidden,folded,value,lower,upper,status,people,contributors,base,daily,weight,largest_weight,sketch";

    private readonly Dictionary<FigureKey, KeptFigure> _figures;

    internal ContributorRecord(IEnumerable<KeptFigure> figures) => _figures = figures.ToDictionary(f => f.Key);

    /// <summary>Without order.</summary>
    internal IReadOnlyCollection<KeptFigure> Figures => _figures.Values;

    internal KeptFigure? Find(FigureKey key) => _figures.GetValueOrDefault(key);

    /// <summary>The figures of some indicators alone.</summary>
    internal ContributorRecord Of(IReadOnlySet<string> indicators) => new(_figures.Values.Where(f => indicators.Contains(f.Key.Indicator)));

    /// <summary>Without the marks, which are of no use beside those of another pseudonym key.</summary>
    internal ContributorRecord WithoutMarks() => new(_figures.Values.Select(f => f with { Sketch = null }));

    internal string ToText()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var line in _figures.Values.Select(Line).Order(StringComparer.Ordinal))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">It is not what <see cref="ToText"/> wrote.</exception>
    internal static ContributorRecord Parse(string text)
    {
        var lines = text.Split('\n');
        return lines[0] == Header ? new(lines.Skip(1).SkipLast(1).Select(ParseLine)) : throw new FormatException("Not a contributor record.");
    }

    private static string Line(KeptFigure f) => string.Create(
        CultureInfo.InvariantCulture,
        $"{f.Key.Indicator},{f.Key.Unit},{f.Key.Area},{f.Key.Counterpart},{f.Key.Start:uuuu-MM-dd},{f.Key.End:uuuu-MM-dd},{f.Hidden},{f.Folded},{f.Number?.Value},{f.Number?.Lower},{f.Number?.Upper},{f.Estimate.Status},{f.Estimate.Value:R},{f.Estimate.Contributors},{f.Estimate.Base},{f.Estimate.Daily:R},{f.Estimate.Weight:R},{f.LargestWeight:R},{f.Sketch?.ToText()}");

    private static KeptFigure ParseLine(string line)
    {
        if (line.Split(',') is not
            [
                var indicator, var unit, var area, var counterpart, var start, var end, var hidden, var folded, var value, var lower, var upper,
                var status, var people, var contributors, var @base, var daily, var weight, var largest, var sketch,
            ])
        {
            throw new FormatException("Not a line of a contributor record.");
        }

        return new(
            new(indicator, Word<Unit>(unit), area, counterpart.Length == 0 ? null : counterpart, Date(start), Date(end)),
            Printed(value) is { } number ? new RoundedFigure(number, Printed(lower), Printed(upper)) : null,
            bool.Parse(hidden), bool.Parse(folded),
            new(
                Number(people), default, default, long.Parse(contributors, CultureInfo.InvariantCulture), long.Parse(@base, CultureInfo.InvariantCulture),
                Number(weight), Word<ObservationStatus>(status), daily.Length == 0 ? null : Number(daily)),
            Number(largest), sketch.Length == 0 ? null : ContributorSketch.Parse(sketch));
    }

    private static T Word<T>(string text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var word) ? word : throw new FormatException("Not a word of a contributor record.");

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }
        ? date
        : throw new FormatException("Not a date of a contributor record.");

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal? Printed(string text) =>
        text.Length == 0 ? null : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
