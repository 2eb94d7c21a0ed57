using System.Runtime.InteropServices;
using Tideline.Domain.Displacement;

namespace Tideline.Domain.Returns;

/// <summary>One night on which a subscriber was seen, by the number of its day.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ObservedNight(int Day, bool AtHome);

/// <summary>Day and way in which a spell stopped.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SpellEnd(int Day, SpellEnding Ending);

/// <summary>
/// When a spell of displacement ended at home: at the first three observed nights there in a row, within ten days. The
/// return is dated midway between the last night away and the first of the three, not on the night that confirms it.
/// </summary>
/// <remarks>The last three nights of the data cannot show all returns of theirs, so that they show none: a spell still
/// under way on the day before them is censored there.</remarks>
public static class ReturnRule
{
    /// <summary>Nights at home in a row that make a return.</summary>
    public const int Nights = 3;

    /// <summary>Longest time that these nights may take, in days, first and last included.</summary>
    public const int Span = 10;

    /// <summary>Nights at the end of the data that count for nobody's return.</summary>
    public const int UnconfirmedNights = 3;

    /// <summary>Judges one spell.</summary>
    /// <param name="begun">First day of displacement.</param>
    /// <param name="nights">Nights seen from that day on, in day order.</param>
    /// <param name="lastDay">Last day of the data.</param>
    /// <returns>Null where no day of the spell lies before the unconfirmed nights.</returns>
    public static SpellEnd? Judge(int begun, ReadOnlySpan<ObservedNight> nights, int lastDay)
    {
        var confirmed = lastDay - UnconfirmedNights;
        var (lastAway, lastSeen) = (begun, begun);
        for (var i = 0; i < nights.Length; i++)
        {
            lastSeen = nights[i].Day;
            if (!nights[i].AtHome)
            {
                lastAway = nights[i].Day;
            }
            else if (IsReturn(nights[i..]) && Midway(lastAway, nights[i].Day) is var day && day <= confirmed)
            {
                return new SpellEnd(Math.Max(day, begun + 1), SpellEnding.Returned);
            }
        }

        var end = Math.Min(lastSeen, confirmed);
        return end <= begun ? null : new SpellEnd(end, SpellEnding.Censored);
    }

    /// <summary>The day midway between the last sighting in the old state and the first in the new, of the days on which
    /// the change may have come; the later of two.</summary>
    public static int Midway(int last, int first) => first - ((first - last - 1) / 2);

    private static bool IsReturn(ReadOnlySpan<ObservedNight> nights) =>
        nights.Length >= Nights && nights[1].AtHome && nights[2].AtHome && nights[Nights - 1].Day - nights[0].Day < Span;
}
