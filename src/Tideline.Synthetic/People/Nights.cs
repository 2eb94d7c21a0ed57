namespace Tideline.Synthetic.People;

/// <summary>The site of each night of one person; later stays take the place of earlier ones.</summary>
internal sealed class Nights(int days)
{
    private readonly int[] _site = new int[days];

    public ReadOnlySpan<int> Sites => _site;

    public bool IsAway { get; private set; }

    public void Reset(int home)
    {
        Array.Fill(_site, home);
        IsAway = false;
    }

    public void Spend(Stay stay)
    {
        int first = Math.Max(0, stay.First), last = Math.Min(_site.Length - 1, stay.Last);
        if (first <= last)
        {
            _site.AsSpan(first, last - first + 1).Fill(stay.Site);
            IsAway = true;
        }
    }

    public void Spend(List<Stay> stays)
    {
        foreach (var stay in stays)
        {
            Spend(stay);
        }
    }

    /// <summary>Weeks in which a shared SIM is with the other member.</summary>
    public void TakeWeeks(Nights other, Func<int, bool> isWithOther)
    {
        for (var monday = 0; monday < _site.Length; monday += 7)
        {
            if (isWithOther(monday))
            {
                var length = Math.Min(7, _site.Length - monday);
                other._site.AsSpan(monday, length).CopyTo(_site.AsSpan(monday));
                IsAway |= other.IsAway;
            }
        }
    }

    public int AddChanges(List<NightChange> changes)
    {
        var before = changes.Count;
        for (var day = 0; day < _site.Length; day++)
        {
            if (day == 0 || _site[day] != _site[day - 1])
            {
                changes.Add(new NightChange(day, _site[day]));
            }
        }

        return changes.Count - before;
    }
}
