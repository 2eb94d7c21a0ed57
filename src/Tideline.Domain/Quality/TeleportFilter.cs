using System.Runtime.InteropServices;
using NodaTime;
using Tideline.Domain.Places;

namespace Tideline.Domain.Quality;

/// <summary>One event of one subscriber, with the position of its cell in WGS 84 degrees.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sighting(Instant At, double Longitude, double Latitude);

/// <summary>Drops sightings that nobody can have travelled to and from: cells with a wrong position, re-routed calls.</summary>
public static class TeleportFilter
{
    /// <summary>Faster than this on both legs is no travel.</summary>
    public const double FasterThanKmPerHour = 200;

    /// <summary>Shorter legs are never judged: neighbouring cells take turns within a second.</summary>
    public const double FartherThanKm = 20;

    /// <summary>Marks the sightings to keep, and returns how many are dropped.</summary>
    /// <remarks>
    /// A leg runs from the last kept sighting, so that in home, far, home, far, home only the far ones go. The first
    /// and the last sighting have one leg and are kept; so are two in a row at the same far place.
    /// </remarks>
    /// <param name="sightings">Of one subscriber, in order of time; the order of equal times is the caller's.</param>
    /// <param name="keep">As long as <paramref name="sightings"/>; every element is written.</param>
    public static int Mark(ReadOnlySpan<Sighting> sightings, Span<bool> keep)
    {
        var dropped = 0;
        var lastKept = 0;
        for (var i = 0; i < sightings.Length; i++)
        {
            var inside = i > 0 && i < sightings.Length - 1;
            keep[i] = !(inside && IsTeleport(sightings[lastKept], sightings[i]) && IsTeleport(sightings[i], sightings[i + 1]));
            if (keep[i])
            {
                lastKept = i;
            }
            else
            {
                dropped++;
            }
        }

        return dropped;
    }

    private static bool IsTeleport(Sighting from, Sighting to)
    {
        var km = Geodesy.DistanceKm(from.Longitude, from.Latitude, to.Longitude, to.Latitude);
        return km > FartherThanKm && km > FasterThanKmPerHour * (to.At - from.At).TotalHours;
    }
}
