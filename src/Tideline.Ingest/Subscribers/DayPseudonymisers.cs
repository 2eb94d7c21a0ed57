using NodaTime;
using Tideline.Domain.Places;
using Tideline.Ingest.Keys;
using Tideline.Projects.Configuration;

namespace Tideline.Ingest.Subscribers;

/// <summary>Pseudonyms by local day: each day has those of its key epoch. One instance serves one thread.</summary>
internal sealed class DayPseudonymisers(EpochKeys keys, SubscriberKind kind) : IDisposable
{
    private readonly Dictionary<string, Pseudonymiser?> _made = new(StringComparer.Ordinal);
    private int _first = 1;
    private int _last;
    private Pseudonymiser? _current;

    /// <param name="day">Local day, as days since 1970-01-01.</param>
    /// <returns>Null where the key of the day was destroyed.</returns>
    public Pseudonymiser? Of(int day)
    {
        // Rows of a file lie in one epoch but around a rotation.
        if (day < _first || day > _last)
        {
            Turn(Day.Date(day));
        }

        return _current;
    }

    public void Dispose()
    {
        foreach (var pseudonymiser in _made.Values)
        {
            pseudonymiser?.Dispose();
        }
    }

    private void Turn(LocalDate day)
    {
        var (epoch, key) = keys.Of(day);
        _first = epoch.From is { } from ? Day.Number(from) : int.MinValue;
        _last = epoch.Until is { } until ? Day.Number(until) : int.MaxValue;
        if (!_made.TryGetValue(epoch.Id, out _current))
        {
            _made[epoch.Id] = _current = key is null ? null : new Pseudonymiser(key, kind);
        }
    }
}
