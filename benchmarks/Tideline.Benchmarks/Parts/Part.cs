using Tideline.Benchmarks.Pages;

namespace Tideline.Benchmarks.Parts;

/// <summary>A part of the benchmarks.</summary>
/// <param name="Name">As <c>--only</c> takes it; its measurements stand below it.</param>
/// <param name="Measure">Measures what is absent, and gives its section of the page.</param>
/// <param name="OnRequest">Whether it runs only where it is named.</param>
internal sealed record Part(string Name, Func<Bench, Section> Measure, bool OnRequest = false)
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<Part> All =
    [
        new("ingest", IngestPart.Measure),
        new("steps", StepsPart.Measure),
        new("postgres", ServerPart.Postgres),
        new("clickhouse", ServerPart.ClickHouse),
        new("newday", NewDayPart.Measure),
        new("fold", FoldPart.Measure),
        new("gate", GatePart.Measure),
        new("growth", GrowthPart.Measure),
        new("plan", PlanPart.Measure),
        new("national", NationalPart.Measure, OnRequest: true),
        new("sizing", SizingPart.Measure),
    ];
}
