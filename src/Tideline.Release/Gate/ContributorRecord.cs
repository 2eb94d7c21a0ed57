using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Tideline.Domain.Disclosure.Differencing;

namespace Tideline.Release.Gate;

/// <summary>Who was behind one released number.</summary>
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
/// The people behind every number that a release shows, as far as a later release must know them to tell how many a change is about.
/// </summary>
/// <remarks>It is not part of the release: contributors are not rounded. It stays in the lake.</remarks>
public sealed class ContributorRecord
{
    private const string Header = "indicator,unit,area,counterpart_area,period_start,period_end,contributors,sketch";

    private readonly Dictionary<FigureKey, Contribution> _figures;

    internal ContributorRecord(IEnumerable<(FigureKey Key, Contribution People)> figures) =>
        _figures = figures.ToDictionary(f => f.Key, f => f.People);

    internal Contribution? Find(FigureKey key) => _figures.TryGetValue(key, out var people) ? people : null;

    internal string ToText()
    {
        var text = new StringBuilder(Header).Append('\n');
        foreach (var (line, people) in _figures.Select(f => (Line: Line(f.Key), f.Value)).OrderBy(f => f.Line, StringComparer.Ordinal))
        {
            text.Append(line).Append(CultureInfo.InvariantCulture, $"{people.Contributors},{people.Sketch?.ToText()}\n");
        }

        return text.ToString();
    }

    /// <exception cref="FormatException">It is not what <see cref="ToText"/> wrote.</exception>
    internal static ContributorRecord Parse(string text)
    {
        var lines = text.Split('\n');
        return lines[0] == Header ? new(lines.Skip(1).SkipLast(1).Select(ParseLine)) : throw new FormatException("Not a contributor record.");
    }

    private static string Line(FigureKey key) => string.Create(
        CultureInfo.InvariantCulture, $"{key.Indicator},{key.Unit},{key.Area},{key.Counterpart},{key.Start:uuuu-MM-dd},{key.End:uuuu-MM-dd},");

    private static (FigureKey Key, Contribution People) ParseLine(string line)
    {
        if (line.Split(',') is not [var indicator, var unit, var area, var counterpart, var start, var end, var contributors, var sketch]
            || !Enum.TryParse<Unit>(unit, out var unitOf)
            || !long.TryParse(contributors, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || !LocalDatePattern.Iso.Parse(start).TryGetValue(default, out var from)
            || !LocalDatePattern.Iso.Parse(end).TryGetValue(default, out var to))
        {
            throw new FormatException("Not a line of a contributor record.");
        }

        return (
            new(indicator, unitOf, area, counterpart.Length == 0 ? null : counterpart, from, to),
            new(count, sketch.Length == 0 ? null : ContributorSketch.Parse(sketch)));
    }
}
