using Tideline.Exchange.Import.Tables;
using Tideline.Exchange.Reported;

namespace Tideline.Exchange.Import;

/// <summary>Makes one figure of entries that speak of the same concept, place, period, operation, round and assessment.</summary>
internal static class SameFigures
{
    /// <summary>The entries are parts (by reason, origin, place within): they are summed.</summary>
    public static IReadOnlyList<OfferedFigure> Summed(IEnumerable<OfferedFigure> offered) => [.. offered.GroupBy(f => f.Identity).Select(Sum)];

    /// <summary>Each entry is whole: equal ones are repeats, and of those that differ none is kept, as nobody can say which is right.</summary>
    public static IReadOnlyList<OfferedFigure> Once(IEnumerable<OfferedFigure> offered, EntryBook book)
    {
        var kept = new List<OfferedFigure>();
        foreach (var same in offered.GroupBy(f => f.Identity))
        {
            if (same.Select(f => (f.Value, f.Qualifier)).Distinct().Count() > 1)
            {
                book.LeaveOut(same.SelectMany(f => f.Entries), LeftOutReason.Contradicted);
                continue;
            }

            kept.Add(same.First());
            book.LeaveOut(same.Skip(1).SelectMany(f => f.Entries), LeftOutReason.Repeated);
        }

        return kept;
    }

    private static OfferedFigure Sum(IEnumerable<OfferedFigure> parts)
    {
        OfferedFigure[] all = [.. parts];
        return all[0] with
        {
            Entries = [.. all.SelectMany(f => f.Entries)],
            Value = all.Sum(f => f.Value),
            Qualifier = all.Select(f => f.Qualifier).Aggregate(QualifierWords.OfSum),
            Cause = Fields.Joined(all.Select(f => f.Cause)),
        };
    }
}
