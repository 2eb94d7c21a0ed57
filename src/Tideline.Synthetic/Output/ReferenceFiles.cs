using System.Globalization;
using NodaTime.Text;
using Tideline.Synthetic.Geography;
using Tideline.Synthetic.Network;
using Tideline.Synthetic.People;
using Calendar = Tideline.Synthetic.Scenarios.Calendar;

namespace Tideline.Synthetic.Output;

/// <summary>Writes <c>reference/</c>: boundaries, rivers, towns, cells, population, holidays and the footprint.</summary>
internal static class ReferenceFiles
{
    public static readonly IReadOnlyList<string> Names =
    [
        "reference/areas.geojson", "reference/rivers.geojson", "reference/towns.csv", "reference/cells.csv",
        "reference/population.csv", "reference/holidays.csv", "reference/footprint.geojson",
    ];

    public static void Write(string folder, World world, Population population, CellPlan cells)
    {
        var reference = Path.Combine(folder, "reference");
        Areas(Path.Combine(reference, "areas.geojson"), world.Country);
        Rivers(Path.Combine(reference, "rivers.geojson"));
        Footprint(Path.Combine(reference, "footprint.geojson"), world);
        Towns(Path.Combine(reference, "towns.csv"), world, population);
        Cells(Path.Combine(reference, "cells.csv"), world, cells);
        using var people = new CsvFile(Path.Combine(reference, "population.csv"), "pcode,population");
        foreach (var tehsil in population.Tehsils)
        {
            people.Row($"{world.Country.Tehsils[tehsil.Tehsil].PCode},{tehsil.People}");
        }

        using var holidays = new CsvFile(Path.Combine(reference, "holidays.csv"), "name,first_day,last_day");
        foreach (var feast in world.Calendar.Feasts)
        {
            holidays.Row($"{feast.Name},{Iso(world.Calendar, feast.First)},{Iso(world.Calendar, feast.Last)}");
        }
    }

    public static string Iso(Calendar calendar, int day) => LocalDatePattern.Iso.Format(calendar.Date(day));

    private static void Areas(string path, Country country) => GeoJson.Write(path, json =>
    {
        foreach (var place in country.Places)
        {
            GeoJson.Feature(
                json,
                () =>
                {
                    json.WriteString("pcode", place.PCode);
                    json.WriteString("name", place.Name.Latin);
                    json.WriteString("name_ur", place.Name.Urdu);
                    json.WriteNumber("admin_level", place.Level);
                    json.WriteString("parent", place.Parent);
                    json.WriteString("division", place.Division);
                },
                () => GeoJson.Polygon(json, country.Rings(place)));
        }
    });

    private static void Rivers(string path) => GeoJson.Write(path, json =>
    {
        foreach (var river in Geography.Rivers.All)
        {
            GeoJson.Feature(
                json,
                () =>
                {
                    json.WriteString("name", river.Name);
                    json.WriteString("name_ur", river.NameUrdu);
                    json.WriteNumber("order", river.Order);
                },
                () => GeoJson.Line(json, river.Course));
        }
    });

    private static void Footprint(string path, World world) => GeoJson.Write(path, json => GeoJson.Feature(
        json,
        () =>
        {
            json.WriteString("emergency", world.Scenario.EmergencyId);
            json.WriteString("hazard", world.Scenario.Hazard);
        },
        () => GeoJson.MultiPolygon(json, Declared(world))));

    /// <summary>Where the hazard is said to be: where it is, unless the scenario has it elsewhere.</summary>
    private static IReadOnlyList<IReadOnlyList<PlanePoint>> Declared(World world)
    {
        var shift = world.Scenario.Footprint.DeclaredShiftKm;
        return shift == 0 ? world.Hazard.Rings : [.. world.Hazard.Rings.Select(r => r.Select(p => p with { East = p.East + shift }).ToList())];
    }

    private static void Towns(string path, World world, Population population)
    {
        using var towns = new CsvFile(path, "name,name_ur,longitude,latitude,pcode,rank,population");
        foreach (var tehsil in world.Country.Tehsils)
        {
            var people = (long)Math.Round(population.Tehsils[tehsil.Index].People * tehsil.UrbanShare);
            towns.Row($"{tehsil.TownName.Latin},{tehsil.TownName.Urdu},{Degrees(tehsil.Town.Longitude)},{Degrees(tehsil.Town.Latitude)},{tehsil.PCode},{Rank(tehsil.Rank)},{people}");
        }
    }

    private static void Cells(string path, World world, CellPlan plan)
    {
        using var cells = new CsvFile(path, "cell,longitude,latitude,valid_from,valid_to");
        for (var cell = 0; cell < plan.Count; cell++)
        {
            var at = world.Sites[cell / Site.Sectors].At;
            var isRenumbered = plan.IsRenumbered(cell);
            Row(0, "", isRenumbered ? Iso(world.Calendar, plan.RenumberedOn - 1) : "");
            if (isRenumbered)
            {
                Row(plan.RenumberedOn, Iso(world.Calendar, plan.RenumberedOn), "");
            }

            void Row(int day, string from, string to) => cells.Row(
                $"{System.Text.Encoding.ASCII.GetString(plan.IdOn(cell, day))},{Degrees(at.Longitude)},{Degrees(at.Latitude)},{from},{to}");
        }
    }

    private static string Rank(int rank) => rank switch { 0 => "country", 1 => "province", 2 => "district", _ => "tehsil" };

    private static string Degrees(double value) => value.ToString("0.#####", CultureInfo.InvariantCulture);
}
