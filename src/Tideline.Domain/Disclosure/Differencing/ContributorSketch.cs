namespace Tideline.Domain.Disclosure.Differencing;

/// <summary>
/// Who is behind a figure, as 64 marks of 16 bits in which nobody can be found, but of which two show that at least so
/// many subscribers changed between them.
/// </summary>
/// <remarks>
/// A subscriber falls into one bucket by its pseudonym alone. A bucket holds the exclusive or, over its subscribers, of a hash of
/// pseudonym and contribution (days away, say). Where d subscribers were added, left out or contribute otherwise, at most d
/// buckets differ: the buckets that differ are a lower bound of d, and no collision makes them more. With 64 buckets a bound of 16 takes
/// about 19 subscribers. Marks of disjoint groups, and of several contributions of one subscriber, combine by
/// exclusive or. Two sketches can be compared only under one pseudonym key.
/// </remarks>
public sealed class ContributorSketch
{
    internal const int Buckets = 64;

    private readonly ushort[] _marks;

    private ContributorSketch(ushort[] marks) => _marks = marks;

    /// <summary>Nobody.</summary>
    public static ContributorSketch Empty { get; } = new(new ushort[Buckets]);

    /// <summary>Of several groups together.</summary>
    public static ContributorSketch Of(IEnumerable<ContributorSketch> parts) => OfMarks(parts.Select(p => p._marks));

    internal static ContributorSketch OfMarks(IEnumerable<ushort[]> parts)
    {
        var marks = new ushort[Buckets];
        foreach (var part in parts)
        {
            Combine(marks, part);
        }

        return new(marks);
    }

    /// <summary>At least so many subscribers are behind one of the two and not the other, or contribute otherwise.</summary>
    public int ChangedAtLeast(ContributorSketch other) =>
        _marks.Zip(other._marks, (a, b) => a == b ? 0 : 1).Sum();

    /// <summary>Base64 of the marks, low byte first.</summary>
    public string ToText()
    {
        var bytes = new byte[2 * Buckets];
        for (var i = 0; i < Buckets; i++)
        {
            (bytes[2 * i], bytes[(2 * i) + 1]) = ((byte)_marks[i], (byte)(_marks[i] >> 8));
        }

        return Convert.ToBase64String(bytes);
    }

    /// <exception cref="FormatException">It is not what <see cref="ToText"/> wrote.</exception>
    public static ContributorSketch Parse(string text)
    {
        var bytes = Convert.FromBase64String(text);
        return bytes.Length == 2 * Buckets
            ? new([.. Enumerable.Range(0, Buckets).Select(i => (ushort)(bytes[2 * i] | (bytes[(2 * i) + 1] << 8)))])
            : throw new FormatException("A contributor sketch has 128 bytes.");
    }

    internal static void Combine(ushort[] sum, ushort[] part)
    {
        for (var i = 0; i < Buckets; i++)
        {
            sum[i] ^= part[i];
        }
    }
}
