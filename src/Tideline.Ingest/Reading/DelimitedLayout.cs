using System.Globalization;
using System.Text;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Reading;

/// <summary>Where a delimited file has its columns.</summary>
/// <param name="Delimiter">Between fields.</param>
/// <param name="HasHeader">Whether the first line names the columns.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Subscriber">Position of the column, from 0; so the next two.</param>
internal sealed record DelimitedLayout(byte Delimiter, bool HasHeader, int Columns, int Subscriber, int Timestamp, int Cell)
{
    private static readonly byte[] Delimiters = [(byte)',', (byte)';', (byte)'\t', (byte)'|'];

    /// <summary>Finds the layout by the first line: the delimiter is the one under which the three columns are there.</summary>
    /// <exception cref="FileGateException">They are not.</exception>
    public static DelimitedLayout Find(ReadOnlySpan<byte> firstLine, EventsFeed feed)
    {
        byte[] candidates = feed.Delimiter is { } given ? [(byte)given] : Delimiters;
        string[] wanted = [feed.Columns.Subscriber, feed.Columns.Timestamp, feed.Columns.Cell];
        List<string> best = [];
        var delimiter = candidates[0];
        foreach (var candidate in candidates)
        {
            var names = Names(firstLine, candidate);
            if (feed.Header != false && wanted.All(w => Position(names, w) >= 0))
            {
                return At(candidate, hasHeader: true, names, wanted);
            }

            if (names.Count > best.Count)
            {
                (best, delimiter) = (names, candidate);
            }
        }

        List<string> numbered = [.. best.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"column{i}"))];
        if (feed.Header == true || !wanted.All(w => Position(numbered, w) >= 0))
        {
            throw MissingColumns.Gate([.. wanted.Where(w => Position(feed.Header == false ? numbered : best, w) < 0)], feed.Header == false ? numbered : best);
        }

        return At(delimiter, hasHeader: false, numbered, wanted);
    }

    private static DelimitedLayout At(byte delimiter, bool hasHeader, List<string> names, string[] wanted) =>
        new(delimiter, hasHeader, names.Count, Position(names, wanted[0]), Position(names, wanted[1]), Position(names, wanted[2]));

    private static List<string> Names(ReadOnlySpan<byte> line, byte delimiter)
    {
        var splitter = new FieldSplitter(delimiter);
        var names = new List<string>();
        if (splitter.TrySplit(ref line))
        {
            for (var i = 0; i < splitter.Count; i++)
            {
                names.Add(Encoding.UTF8.GetString(splitter[line, i]).Trim());
            }
        }

        return names;
    }

    private static int Position(List<string> names, string wanted) =>
        names.IndexOf(wanted) is var exact and >= 0 ? exact : names.FindIndex(n => string.Equals(n, wanted, StringComparison.OrdinalIgnoreCase));
}
