using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Tideline.Domain.Disclosure.Privacy;

/// <summary>An exact fraction in lowest terms; the denominator is positive. Budgets and noise are fractions, so that no rounding of
/// floating point stands between what was promised and what is drawn.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Ratio : IComparable<Ratio>
{
    private readonly BigInteger _denominator;

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Ratio(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A fraction has no denominator of 0.");
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        (Numerator, _denominator) = (numerator / divisor, denominator / divisor);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Ratio Zero => new(0, 1);

    public static Ratio One => new(1, 1);

    public static implicit operator Ratio(int whole) => new(whole, 1);

    public static Ratio operator +(Ratio a, Ratio b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator -(Ratio a, Ratio b) =>
        new((a.Numerator * b.Denominator) - (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Ratio operator *(Ratio a, Ratio b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Ratio operator /(Ratio a, Ratio b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator <(Ratio a, Ratio b) => a.CompareTo(b) < 0;

    public static bool operator >(Ratio a, Ratio b) => a.CompareTo(b) > 0;

    public static bool operator <=(Ratio a, Ratio b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Ratio a, Ratio b) => a.CompareTo(b) >= 0;

    /// <summary>The fraction that a decimal number stands for, exactly.</summary>
    public static Ratio Of(decimal value)
    {
        var scale = (decimal.GetBits(value)[3] >> 16) & 0xFF;
        var text = value.ToString(CultureInfo.InvariantCulture).Replace(".", "", StringComparison.Ordinal);
        return new(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), BigInteger.Pow(10, scale));
    }

    /// <summary>Reads what <see cref="ToString"/> wrote: <c>7/50</c>.</summary>
    /// <exception cref="FormatException">The text is no fraction.</exception>
    public static Ratio Parse(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2
            && BigInteger.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)
            && BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            && denominator > 0
            ? new Ratio(numerator, denominator)
            : throw new FormatException("A fraction is written like 7/50.");
    }

    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public double ToDouble() => (double)Numerator / (double)Denominator;

    public override string ToString() => $"{Numerator.ToString(CultureInfo.InvariantCulture)}/{Denominator.ToString(CultureInfo.InvariantCulture)}";
}
