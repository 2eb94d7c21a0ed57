using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tideline.Domain.Cubes;
using Interval = Tideline.Domain.Cubes.Interval;

namespace Tideline.Scenarios.Tests;

/// <summary>One unreleased figure as the enclave's file of cubes holds it.</summary>
/// <param name="Counterpart">Empty where the indicator has none.</param>
public sealed record Figure(
    string Indicator, string Area, string Counterpart, LocalDate Start, LocalDate End, double Value, Interval Interval80,
    Interval Interval95, long Contributors, long Base, ObservationStatus Status)
{
    public bool IsObservable => Status != ObservationStatus.NotObservable;

    public static IReadOnlyList<Figure> Read(string path) => [.. File.ReadLines(path).Skip(1).Select(l => Parse(l.Split(',')))];

    private static Figure Parse(string[] f) => new(
        f[0], f[2], f[3], Date(f[4]), Date(f[5]), Number(f[6]), new Interval(Number(f[7]), Number(f[8])),
        new Interval(Number(f[9]), Number(f[10])), long.Parse(f[11], CultureInfo.InvariantCulture),
        long.Parse(f[12], CultureInfo.InvariantCulture), Enum.Parse<ObservationStatus>(f[14]));

    private static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
