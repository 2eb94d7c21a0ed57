using NodaTime;
using Tideline.Pipeline.Daily;
using Tideline.Pipeline.Engine;
using Tideline.Pipeline.Runs;

namespace Tideline.Benchmarks.Work;

/// <summary>Events to subscriber_day, home and origin-destination, by the product's own steps.</summary>
internal static class TidelineSteps
{
    /// <param name="arguments">An ingested project, and the folder that takes the daily tables.</param>
    public static Dictionary<string, string> Run(string[] arguments, Tasks.Clock clock)
    {
        using var project = new StepsProject(arguments[0], arguments[1]);
        var engine = project.Engine;
        var days = project.Days.Select(d => (d, project.Catalogue.PartsOf(d))).ToArray();
        void Step(string step) => engine.Create(step, StepText.Render(step, engine.Dialect, project.Parameters));

        // The gate of devices is no part of what is compared.
        engine.Load("device", [("subscriber", ColumnType.UnsignedBigInteger)], []);
        clock.Time(() => new DayStore(project.Aside, engine, project.Places.Map).Update(
            [(DailyTable.SubscriberDay, LocalDate.MinIsoValue), (DailyTable.Trip, LocalDate.MinIsoValue)], days,
            project.Parameters, "benchmark", (_, _) => { }, CancellationToken.None));
        var daily = (clock.Wall, clock.Cpu);
        clock.Time(() =>
        {
            Step("person_day");
            MonthHomes.Create(engine, project.Calendar, project.Days[0], project.Days[^1], derived: null);
        });
        var homes = (clock.Wall, clock.Cpu);
        clock.Time(() =>
        {
            engine.Create("month_home", "select subscriber, month as local_day, area from home_month");
            engine.Create("travel_day", StepText.Render("travel_day", engine.Dialect, new Dictionary<string, string>
            {
                ["source"] = "trip",
                ["home_month"] = $"date '{project.Calendar.Reference:uuuu-MM-dd}'",
                ["first_day"] = $"date '{project.Days[0]:uuuu-MM-dd}'",
                ["last_day"] = $"date '{project.Days[^1]:uuuu-MM-dd}'",
            }));
            engine.Create("trips", "select local_day, origin, destination, sum(subscribers) as subscribers, sum(trips) as trips from travel_day group by all");
        });
        var facts = project.Checks("subscriber_day", "home_month", "trips");
        DuckDbSteps.Laps(facts, ("daily tables", daily), ("homes", homes), ("trips", (clock.Wall, clock.Cpu)));
        return facts;
    }
}
