using Tideline.Synthetic.Events;
using Tideline.Synthetic.People;

namespace Tideline.Synthetic.Output;

/// <summary>Writes <c>truth/</c>: what really happened, by tehsil.</summary>
internal static class TruthFiles
{
    public static readonly IReadOnlyList<string> Names =
    [
        "truth/displacement.csv", "truth/returns.csv", "truth/spells.csv", "truth/population.csv", "truth/residents.csv",
        "truth/area_kind.csv", "truth/defects.csv",
    ];

    /// <summary>All but the defects, which the deliveries tell.</summary>
    public static void Write(string folder, World world, Population population)
    {
        var truth = Path.Combine(folder, "truth");
        Displacement(Path.Combine(truth, "displacement.csv"), world, population);
        Returns(Path.Combine(truth, "returns.csv"), world, population);
        Spells(Path.Combine(truth, "spells.csv"), world, population);
        Presence(Path.Combine(truth, "population.csv"), world, population);
        Kinds(Path.Combine(truth, "area_kind.csv"), world);
        using var residents = new CsvFile(Path.Combine(truth, "residents.csv"), "area,people,subscribers");
        foreach (var tehsil in population.Tehsils)
        {
            residents.Row($"{Code(world, tehsil.Tehsil)},{tehsil.People},{tehsil.SubscribersAtOnset}");
        }
    }

    public static void Defects(string folder, IEnumerable<Defect> defects)
    {
        using var list = new CsvFile(Path.Combine(folder, "truth", "defects.csv"), "file,row,kind");
        foreach (var defect in defects)
        {
            list.Row($"{defect.File},{defect.Row},{defect.Kind}");
        }
    }

    /// <summary>Means of the daily stocks over whole weeks, from the Monday of the week in which evacuation starts.
    /// Rows where both stocks are zero all week are absent.</summary>
    private static void Displacement(string path, World world, Population population)
    {
        using var file = new CsvFile(path, "period_start,period_end,home_area,host_area,people,subscribers");
        var start = world.Calendar.Index(world.Calendar.EvacuationStarts) / 7 * 7;
        for (var monday = start; monday + 6 < world.Calendar.Days; monday += 7)
        {
            foreach (var home in population.Tehsils.Where(t => world.Hazard.ExposedTehsils.Contains(t.Tehsil)))
            {
                for (var host = 0; host <= world.AbroadPlace; host++)
                {
                    var people = home.DisplacedPeople.Of(host).AsSpan(monday, 7);
                    var subscribers = home.DisplacedSubscribers.Of(host).AsSpan(monday, 7);
                    if (Sum(people) > 0 || Sum(subscribers) > 0)
                    {
                        file.Row($"{ReferenceFiles.Iso(world.Calendar, monday)},{ReferenceFiles.Iso(world.Calendar, monday + 6)},{Code(world, home.Tehsil)},{Code(world, host)},{Sum(people) / 7.0:0.###},{Sum(subscribers) / 7.0:0.###}");
                    }
                }
            }
        }
    }

    /// <summary>People who had left for the first time, and of them those who had returned for the first time, by the
    /// end of each day; only homes that anybody left.</summary>
    private static void Returns(string path, World world, Population population)
    {
        using var file = new CsvFile(path, "home_area,day_since_onset,displaced_so_far,returned_so_far");
        foreach (var home in population.Tehsils.Where(t => t.Left.Sum() > 0))
        {
            long left = 0, returned = 0;
            for (var day = 0; day < world.Calendar.Days; day++)
            {
                left += home.Left[day];
                returned += home.Returned[day];
                if (day >= world.Calendar.Index(world.Calendar.EvacuationStarts))
                {
                    file.Row($"{Code(world, home.Tehsil)},{day - world.Calendar.Onset},{left},{returned}");
                }
            }
        }
    }

    /// <summary>First spells away, on the clock of each person's own first departure. People who returned after exactly
    /// so many days; people still away when the data end after so many days, whose return is unknown from then on.</summary>
    private static void Spells(string path, World world, Population population)
    {
        using var file = new CsvFile(path, "home_area,days_away,returned_people,settled_or_still_away_people");
        foreach (var home in population.Tehsils)
        {
            for (var days = 0; days < world.Calendar.Days; days++)
            {
                if (home.ReturnedAfter[days] > 0 || home.StillAwayAfter[days] > 0)
                {
                    file.Row($"{Code(world, home.Tehsil)},{days},{home.ReturnedAfter[days]},{home.StillAwayAfter[days]}");
                }
            }
        }
    }

    /// <summary>Urban: where people live more than twice as densely as in the country as a whole.</summary>
    private static void Kinds(string path, World world)
    {
        using var file = new CsvFile(path, "area,kind");
        var country = world.Country;
        var faces = new int[country.Tehsils.Count];
        foreach (var tehsil in country.TehsilOfFace.Where(t => t >= 0))
        {
            faces[tehsil]++;
        }

        foreach (var tehsil in country.Tehsils)
        {
            var density = tehsil.PeopleShare * faces.Sum() / faces[tehsil.Index];
            file.Row($"{tehsil.PCode},{(density > 2 ? "urban" : "rural")}");
        }
    }

    private static void Presence(string path, World world, Population population)
    {
        using var file = new CsvFile(path, "date,area,people,subscribers");
        var people = population.Tehsils.Select(t => population.PresentPeople.Of(t.Tehsil)).ToArray();
        var subscribers = population.Tehsils.Select(t => population.PresentSubscribers.Of(t.Tehsil)).ToArray();
        for (var day = 0; day < world.Calendar.Days; day++)
        {
            for (var tehsil = 0; tehsil < people.Length; tehsil++)
            {
                file.Row($"{ReferenceFiles.Iso(world.Calendar, day)},{Code(world, tehsil)},{people[tehsil][day]},{subscribers[tehsil][day]}");
            }
        }
    }

    /// <summary>P-code; empty for those abroad.</summary>
    private static string Code(World world, int place) => place == world.AbroadPlace ? "" : world.Country.Tehsils[place].PCode;

    private static long Sum(ReadOnlySpan<long> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
